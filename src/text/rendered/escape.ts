/**
 * What would turn into something else if the text were read as Markdown once more: tags, comments, character references,
 * links, definitions, footnotes, code. Signs that only look like emphasis stay: they take no word away. A text must be
 * escaped in one piece; only a backslash and a tilde could join with a mark of ours behind it.
 */
const MISREAD = /`|\\(?=[!-/:-@[-`{-~]|$)|<(?=[A-Za-z/!?])|&(?=#?\w)|~(?=~|$)|\](?=[([:])|\[(?=\^)/g
/** The same within the brackets of a link or an image, where a bracket counts wherever it is. */
const MISREAD_IN_LABEL = /[`[\]]|\\(?=[!-/:-@[-`{-~]|$)|<(?=[A-Za-z/!?])|&(?=#?\w)|~(?=~|$)/g

/** Visible text of a page as Markdown that shows the same. */
export function escapedText(text: string): string {
  return text.replace(MISREAD, "\\$&")
}

/** The same for the words of a link or an image. */
export function escapedLabel(text: string): string {
  return text.replace(MISREAD_IN_LABEL, "\\$&")
}

/** What starts a heading, a quote, a list, a rule or a table's second row. */
const LINE_START = /^(?:(?=#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|[-=:|*_][-=:|*_\s]*$)|(\d{1,9})(?=[.)](?:\s|$)))/

/** One line of text, made from escaped text, that starts no block. A footnote's number and a colon would define it. */
export function plainLine(line: string): string {
  return line.replace(LINE_START, "$1\\").replace(/^\[\^\d+\](?=:)/, "$&\\")
}

const LONGEST_ADDRESS = 2000

/**
 * An address as it may be in a Markdown link: the web's, a mail address, or one relative to the page. Whatever is not
 * plain is written as %XX.
 * @returns undefined for every other kind of address, and for one of more than 2,000 characters
 */
export function plainAddress(address: string | undefined): string | undefined {
  const trimmed = address?.trim() ?? ""
  if (trimmed === "" || trimmed.length > LONGEST_ADDRESS) return undefined
  if (/^[^/?#]*:/.test(trimmed) && !/^(?:https?|mailto):/i.test(trimmed)) return undefined
  return trimmed.replace(/[^!#-'*-;=?-Z^_a-z~]/gu, (sign) => {
    // A lone half of a pair has no UTF-8 form; Buffer writes the replacement character for it.
    return [...Buffer.from(sign)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("")
  })
}

/** The address as it may be told of: without the query of a signed one, which lets whoever has it in for some minutes. */
export function shownAddress(address: string): string {
  return address.replace(/\?(?:[^#]*&)?(?:jwt|X-Amz-Signature)=.*$/, "")
}
