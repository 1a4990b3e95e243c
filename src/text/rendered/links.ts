import { escapedLabel, shownAddress } from "./escape.ts"
import type { PageElement } from "./page-tree.ts"
import type { Context } from "./reading.ts"

const MENTION = /^@[A-Za-z\d-]+(?:\/[\w.-]+)?$/
const FOOTNOTE = /^#(?:user-content-)?fn/
const BACK_FROM_FOOTNOTE = /^↩\uFE0E?\d*$/

/**
 * A link as Markdown, with its address. Of a mention only the words stay, and a link without words is left out.
 * @param label its words, as Markdown
 */
export function linkText(label: string, address: string, context: Context): string {
  const words = label.trim()
  if (words === "") {
    context.tally.leftOut.hiddenElements += 1
    return label
  }
  if (isMention(words, address, context.tally.serverUrl)) return label
  const start = label.startsWith(" ") ? " " : ""
  const end = label.endsWith(" ") ? " " : ""
  const shown = shownAddress(address)
  if (words === escapedLabel(shown)) return `${start}<${shown}>${end}`
  return `${start}[${words}](${shown})${end}`
}

/**
 * What a link within the page is written as: the number of a footnote, nothing for the arrow back from one.
 * @returns undefined for any other, of which only the words stay
 */
export function footnoteMark(address: string, words: string): string | undefined {
  if (!FOOTNOTE.test(address)) return undefined
  if (/^\d+$/.test(words)) return `[^${words}]`
  return BACK_FROM_FOOTNOTE.test(words) ? "" : undefined
}

const MOST_WORDS = 8

/** The text of a link that holds next to nothing; a longer one gives "". */
export function wordsOf(element: PageElement): string {
  const [first, second, ...others] = element.children
  const text = (node: typeof first): string => {
    if (node === undefined || typeof node === "string") return node ?? ""
    const [only] = node.children
    return node.children.length === 1 && typeof only === "string" ? only : ""
  }
  const words = text(first) + text(second)
  return others.length === 0 && words.length <= MOST_WORDS ? words.trim() : ""
}

function isMention(words: string, address: string, serverUrl: string): boolean {
  if (!MENTION.test(words)) return false
  const [name = "", team] = words.slice(1).split("/")
  const page = team === undefined ? name : `orgs/${name}/teams/${team}`
  return address.toLowerCase() === `${serverUrl}/${page}`.toLowerCase()
}

/** GitHub puts a link to the image itself around each image. */
export function isLinkToItsImage(element: PageElement): boolean {
  const [only] = element.children
  if (element.children.length !== 1 || typeof only !== "object") return false
  return only.name === "img" && only.attributes.src === element.attributes.href
}
