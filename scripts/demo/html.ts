/** A piece of HTML that may go into a page as it is. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

type Content = string | number | Html | undefined | readonly Content[]

/** A template that escapes every value but HTML; lists are joined, undefined is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(parts.map((part, at) => part + (at < values.length ? contentText(values[at]) : "")).join(""))
}

function contentText(content: Content): string {
  if (content === undefined) return ""
  if (content instanceof Html) return content.text
  if (typeof content === "object") return content.map(contentText).join("")
  return String(content).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
