import { canHideInFormula } from "./formulas.ts"
import { isLanguage } from "./languages.ts"
import { imageText } from "./media.ts"
import type { PageElement, PageNode } from "./page-tree.ts"
import { type Context, entered } from "./reading.ts"

/** The text of code as it is seen, line breaks kept. */
export function codeText(nodes: readonly PageNode[], context: Context): string {
  const pieces: string[] = []
  gather(nodes, context, pieces)
  return pieces.join("")
}

function gather(nodes: readonly PageNode[], context: Context, pieces: string[]): void {
  for (const node of nodes) {
    if (typeof node === "string") {
      pieces.push(node)
      continue
    }
    const inside = entered(node, context)
    if (!inside) continue
    if (node.name === "br") pieces.push("\n")
    else if (node.name === "img") pieces.push(imageText(node, inside))
    else {
      gather(node.children, inside, pieces)
      if (node.name === "li" || node.name === "p" || node.name === "div" || node.name === "tr") pieces.push("\n")
    }
  }
}

/** cmark-gfm counts the marks around code no further than 255, so no more of them are kept in a row. */
const LONGEST_RUN = 200

/** One line as code between marks that it cannot close; "" for blank code. */
export function codeSpan(code: string): string {
  const line = code.replace(/[ \t\n]+/g, " ").replace(/`{200,}/g, "`".repeat(LONGEST_RUN))
  if (line.trim() === "") return ""
  const runs = new Set(line.match(/`+/g)?.map((run) => run.length))
  let length = 1
  while (runs.has(length)) length += 1
  const marks = "`".repeat(length)
  const room = /^`|`$|^ .* $/.test(line) ? " " : ""
  return marks + room + line + room + marks
}

/** The lines of a code block, fences included. */
export function codeLines(code: string, language: string | undefined): string[] {
  const content = code.replace(/`{200,}/g, "`".repeat(LONGEST_RUN)).replace(/\n+$/, "")
  let longest = 2
  for (const [run] of content.matchAll(/`{3,}/g)) longest = Math.max(longest, run.length)
  const fence = "`".repeat(longest + 1)
  return [fence + (language ?? ""), ...content.split("\n"), fence]
}

/**
 * The language of a code block, as far as it is a language: the page does not show the word, so any other would be
 * hidden text. GitHub names it on the block around it (`highlight-source-js`), on `pre` or on `code`.
 */
export function languageOf(pre: PageElement, around: PageElement | undefined): string | undefined {
  const code = pre.children.find((child) => typeof child !== "string" && child.name === "code")
  const inner = typeof code === "object" ? code : undefined
  const classes = [around, pre, inner].map((element) => element?.attributes.class?.slice(0, 200) ?? "").join(" ")
  const named = [
    pre.attributes.lang,
    /(?:^|\s)highlight-(?:source|text)-([\w+#-]+)/.exec(classes)?.[1]?.replace(/^html-/, ""),
    /(?:^|\s)language-([\w+#-]+)/.exec(classes)?.[1],
  ]
  const [language] = named.filter((name) => name !== undefined && isLanguage(name))
  return language?.toLowerCase()
}

/** Lines of a diagram that draw nothing: comments, styles, descriptions for screen readers, links. */
const SILENT_LINE = /^\s*(?:%%|classDef\b|style\b|linkStyle\b|click\b|accTitle\b|accDescr\b)/
/** What opens several such lines, and what the last of them holds. */
const SILENT_BLOCKS: readonly (readonly [opens: RegExp, closes: string])[] = [
  [/^\s*%%\{/, "}%%"],
  [/^\s*accDescr\s*\{/, "}"],
]

/** The source of a Mermaid diagram without what it does not draw. */
export function drawnDiagram(source: string, context: Context): string {
  const lines = source.split("\n")
  const drawn: string[] = []
  let closes = lines[0]?.trim() === "---" ? "---" : undefined
  for (const [index, line] of lines.entries()) {
    const opened = closes === undefined ? SILENT_BLOCKS.find(([opens]) => opens.test(line)) : undefined
    closes ??= opened?.[1]
    if (closes === undefined && !SILENT_LINE.test(line)) drawn.push(line)
    const isFirst = index === 0 && closes === "---"
    if (closes !== undefined && !isFirst && line.includes(closes)) closes = undefined
  }
  if (drawn.length !== lines.length) context.tally.leftOut.hiddenElements += 1
  return drawn.join("\n")
}

/** A formula, as code between its dollars; "" for one that could hold more than it shows. */
export function formulaText(element: PageElement, context: Context): string {
  const source = codeText(element.children, context).trim()
  if (canHideInFormula(source)) {
    context.tally.leftOut.hiddenElements += 1
    return ""
  }
  const [, dollars = "$", formula = source] = /^(\$\$?)([^$]*)\1$/.exec(source) ?? []
  const code = codeSpan(formula)
  return code === "" ? "" : dollars + code + dollars
}
