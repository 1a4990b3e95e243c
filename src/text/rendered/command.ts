import { isBlockName } from "./elements.ts"
import { type PageElement, type PageNode, readPage } from "./page-tree.ts"
import { isAlert } from "./reading.ts"
import { type ReadingOptions, type RefusedPage, type SeenText, seen } from "./visible-markdown.ts"

/** A comment whose first word is something else. */
export type NoCommand = { readonly kind: "no-command" }

/**
 * The instruction of a rendered comment whose first word is `phrase`: what follows it, to the comment's end, as
 * `visibleMarkdown` gives it. Quotes and blocks of code in front of it are passed over, and a phrase inside them does not
 * count, because the writer only shows it there. The word must be in plain text: not in a heading, a list, a link
 * other than a mention, nor in code or emphasis. Pure.
 */
export function visibleCommand(
  html: string,
  phrase: string,
  options: ReadingOptions,
): SeenText | NoCommand | RefusedPage {
  const page = readPage(html)
  if (page.kind === "refused") return page
  const rest = restAfter(page.children, phrase)
  return rest === undefined ? { kind: "no-command" } : seen(rest, page.invisibleCharacters, options)
}

/** What is behind the phrase; undefined when something else is first. */
function restAfter(nodes: readonly PageNode[], phrase: string): PageNode[] | undefined {
  const start = nodes.findIndex((node) => !isPassedOver(node))
  const first = nodes[start]
  if (first === undefined) return undefined
  const others = nodes.slice(start + 1)
  if (typeof first !== "string" && CONTAINERS.has(first.name) && isPlain(first)) {
    const inside = restAfter(first.children, phrase)
    return inside && [{ ...first, children: inside }, ...others]
  }
  return restOfLine([first, ...others], phrase)
}

const CONTAINERS: ReadonlySet<string> = new Set(["p", "div"])

function isPlain({ attributes }: PageElement): boolean {
  return attributes.hidden === undefined && attributes.style === undefined && attributes["aria-hidden"] === undefined
}

/** Blank text, quotes, and blocks of code with what GitHub puts around them. */
function isPassedOver(node: PageNode): boolean {
  if (typeof node === "string") return node.trim() === ""
  if (node.name === "blockquote" || node.name === "pre") return true
  // A diagram: its source, and the drawing.
  if (node.name === "section") return node.attributes["data-type"] !== undefined
  if (node.name !== "div") return false
  return isAlert(node) || (node.hasBlock && node.children.every(isPassedOverInside))
}

function isPassedOverInside(node: PageNode): boolean {
  return isPassedOver(node) || (typeof node === "object" && node.name !== "p" && !holdsText(node))
}

function holdsText(element: PageElement): boolean {
  return element.children.some((child) => (typeof child === "string" ? child.trim() !== "" : holdsText(child)))
}

/** The first word may go on over a mention and an emoji, which GitHub makes elements of. */
function restOfLine(nodes: readonly PageNode[], phrase: string): PageNode[] | undefined {
  let word = ""
  for (const [index, node] of nodes.entries()) {
    const piece = typeof node === "string" ? node : plainWord(node)
    if (piece === undefined) return word === phrase && endsWord(node) ? nodes.slice(index) : undefined
    const text = word === "" ? piece.trimStart() : piece
    const blank = text.search(/\s/)
    if (blank >= 0) {
      const isCommand = word + text.slice(0, blank) === phrase
      return isCommand ? [text.slice(blank), ...nodes.slice(index + 1)] : undefined
    }
    word += text
    if (word.length > phrase.length) return undefined
  }
  return word === phrase ? [] : undefined
}

function endsWord(node: PageNode): boolean {
  return typeof node !== "string" && (node.name === "br" || isBlockName(node.name))
}

/** What a mention or an emoji reads; undefined for every other element, which ends a word. */
function plainWord({ name, children }: PageElement): string | undefined {
  const [only] = children
  if (children.length !== 1 || typeof only !== "string") return undefined
  return name === "g-emoji" || (name === "a" && /^@[\w-]+(?:\/[\w.-]+)?$/.test(only)) ? only : undefined
}
