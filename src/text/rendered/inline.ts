import { withoutInvisible } from "../invisible-characters.ts"
import { codeSpan, codeText, formulaText } from "./code.ts"
import { escapedLabel, escapedText, plainAddress } from "./escape.ts"
import { footnoteMark, isLinkToItsImage, linkText, wordsOf } from "./links.ts"
import { imageText, videoText } from "./media.ts"
import type { PageElement, PageNode } from "./page-tree.ts"
import { type Context, entered } from "./reading.ts"

/** What is before and after the words of an element. */
const MARKS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  b: ["**", "**"],
  strong: ["**", "**"],
  cite: ["*", "*"],
  dfn: ["*", "*"],
  em: ["*", "*"],
  i: ["*", "*"],
  var: ["*", "*"],
  del: ["~~", "~~"],
  s: ["~~", "~~"],
  strike: ["~~", "~~"],
  ins: ["<ins>", "</ins>"],
  kbd: ["<kbd>", "</kbd>"],
  sub: ["<sub>", "</sub>"],
  sup: ["<sup>", "</sup>"],
  q: ["“", "”"],
  rt: [" (", ")"],
}

type Output = { readonly pieces: string[]; text: string }

/**
 * The visible text of nodes that hold no block, as lines of Markdown. Blanks are drawn together as a browser does, and an
 * empty line means two breaks or more.
 */
export function inlineText(nodes: readonly PageNode[], context: Context): string {
  return contentOf(nodes, context)
    .replace(/ *\n */g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
}

function contentOf(nodes: readonly PageNode[], context: Context): string {
  const output: Output = { pieces: [], text: "" }
  write(nodes, context, output)
  endText(output, context)
  return output.pieces.join("").replace(/ {2,}/g, " ")
}

/** Text is gathered over elements without marks, so that it is escaped in one piece. */
function endText(output: Output, context: Context): void {
  if (output.text === "") return
  const line = withoutInvisible(output.text).text.replace(/[ \t\n]+/g, " ")
  output.pieces.push(context.inLink ? escapedLabel(line) : escapedText(line))
  output.text = ""
}

function write(nodes: readonly PageNode[], context: Context, output: Output): void {
  for (const node of nodes) {
    if (typeof node === "string") {
      output.text += node
      continue
    }
    const inside = entered(node, context)
    if (!inside) continue
    const marked = markedText(node, inside)
    if (marked === undefined) write(node.children, inside, output)
    else if (/^ *$|^:[\w+-]+:$/.test(marked)) output.text += marked
    else {
      endText(output, context)
      keepApart(output.pieces, marked)
      output.pieces.push(marked)
    }
  }
}

/** An exclamation mark would make an image of a link behind it, and two pieces of code would become one. */
function keepApart(pieces: string[], next: string): void {
  const last = pieces.at(-1) ?? ""
  if (next.startsWith("[") && last.endsWith("!")) pieces[pieces.length - 1] = `${last.slice(0, -1)}\\!`
  if (next.startsWith("`") && last.endsWith("`")) pieces.push(" ")
}

/** @returns undefined for an element that adds nothing of its own to its words */
function markedText(element: PageElement, context: Context): string | undefined {
  switch (element.name) {
    case "br":
      return "\n"
    case "img":
      return imageText(element, context)
    case "video":
      return videoText(element)
    case "input":
      return element.attributes.type === "checkbox" ? checkbox(element) : ""
    case "code":
    case "samp":
    case "tt":
      return codeSpan(codeText(element.children, context))
    case "math-renderer":
      return formulaText(element, context)
    case "a":
      return context.inLink ? undefined : link(element, context)
    default:
      return wrapped(element, context)
  }
}

function checkbox({ attributes }: PageElement): string {
  return attributes.checked === undefined ? "[ ] " : "[x] "
}

function link(element: PageElement, context: Context): string | undefined {
  const address = plainAddress(element.attributes.href)
  if (address === undefined || isLinkToItsImage(element)) return undefined
  if (address.startsWith("#")) return footnoteMark(address, wordsOf(element))
  const label = contentOf(element.children, { ...context, inLink: true })
  return linkText(label, address, context)
}

function wrapped(element: PageElement, context: Context): string | undefined {
  const [before, after] = MARKS[element.name] ?? []
  if (before === undefined || after === undefined || context.marks.has(before)) return undefined
  const content = contentOf(element.children, { ...context, marks: new Set([...context.marks, before]) })
  const words = content.trim()
  if (words === "") return content
  // GitHub raises the number of a footnote.
  if (before === "<sup>" && /^\[\^\d+\]$/.test(words)) return words
  // Three tildes could open a block of code.
  const first = before === "~~" && words.startsWith("~") ? "\\" : ""
  const start = content.slice(0, content.length - content.trimStart().length)
  return start + before + first + words + after + content.slice(content.trimEnd().length)
}
