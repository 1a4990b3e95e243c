import { encodingsOf } from "./secret-encodings.ts"

const mask = "***"

/** Replaces secrets by `***` as the runner does (SecretMasker of actions/runner 2.336.0). */
export class SecretMasker {
  readonly #registered = new Set<string>()
  readonly #forms = new Set<string>()

  /** The values registered so far, without their encoded forms. */
  get registered(): readonly string[] {
    return [...this.#registered]
  }

  /** Registers one value and its encoded forms. An empty value is ignored. */
  add(value: string): void {
    if (value === "" || this.#registered.has(value)) return
    this.#registered.add(value)
    this.#forms.add(value)
    for (const form of encodingsOf(value)) this.#forms.add(form)
  }

  /** Registers a value whole and line by line, for output arrives as lines. */
  addWithLines(value: string): void {
    this.add(value)
    for (const line of value.split(/[\r\n]/)) this.add(line.trim())
  }

  /** The text with every occurrence of a registered form replaced; overlapping and touching ones become one mask. */
  mask(text: string): string {
    const ranges = [...this.#forms].flatMap((form) => occurrences(text, form))
    if (ranges.length === 0) return text
    let result = ""
    let position = 0
    for (const { start, end } of merged(ranges)) {
      result += text.slice(position, start) + mask
      position = end
    }
    return result + text.slice(position)
  }
}

type Range = { readonly start: number; readonly end: number }

function occurrences(text: string, form: string): Range[] {
  const ranges: Range[] = []
  let start = text.indexOf(form)
  while (start >= 0) {
    ranges.push({ start, end: start + form.length })
    start = text.indexOf(form, start + 1)
  }
  return ranges
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last !== undefined && range.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else result.push(range)
  }
  return result
}
