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
 * What code blocks are usually said to be written in. The page shows no such name, so any other word in its place is
 * hidden text, however short: a row of blocks could spell a sentence.
 */
const LANGUAGES: ReadonlySet<string> = new Set(
  [
    "asm bash bat batch c c# c++ clojure cmake cmd conf console cpp cs csharp css csv dart diff docker dockerfile dotenv",
    "elixir elm env erlang f# fish fortran fsharp gherkin git gitignore go golang gradle graphql groovy h haskell hcl hpp",
    "html http ini java javascript js json json5 jsonc jsonl jsx julia kotlin kt latex less log lua make makefile markdown",
    "math matlab md mdx nginx nim nix objc objective-c ocaml output pascal patch perl php plain plaintext postgresql",
    "powershell prisma prolog properties proto protobuf ps1 pwsh py python r raw rb regex rs rst ruby rust sass scala scheme",
    "scss sh shell shell-session sol solidity sql svelte svg swift tcl tex text tf terraform toml ts tsv tsx txt typescript",
    "vb vim viml vue wasm wat xml yaml yml zig zsh mermaid geojson topojson stl suggestion",
  ].flatMap((line) => line.split(" ")),
)

/** Tells whether the first word of an info string is only the name of a language. */
function isLanguage(word: string): boolean {
  return LANGUAGES.has(word.toLowerCase())
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

/**
 * TeX that shows nothing, or what nobody can make out: phantoms, colours, tiny type, shifts, definitions, links, tips.
 * Names that begin or end alike are taken together, whoever defines them (docs.mathjax.org, "TeX and LaTeX commands").
 */
const HIDING_COMMANDS = [
  ..."[hv]?phantom \\w*color\\w* tiny scriptscriptstyle smash math[rlc]lap [rlc]lap bbox enclose rule".split(" "),
  ..."\\w*space [hm]?kern [hm]?skip raise lower move(?:left|right) \\w*(?:make|raise|scale|resize|set)box".split(" "),
  ..."\\w*def let global csname \\w*command \\w*environment declare\\w+ newextarrow require".split(" "),
  ..."label \\w*ref cite\\w* \\w*tag\\w* \\w*tip toggle mathchoice".split(" "),
  ..."class style cssid data url unicode mmltoken html\\w+".split(" "),
]
const HIDING_TEX = new RegExp(`(?<!\\\\)%|\\\\(?:${HIDING_COMMANDS.join("|")})(?![a-z])`, "i")

/** The columns of a table in a formula, which may be written with any words and show none of them. */
const ODD_COLUMNS = /\\begin\s*\{(?:\w*array|\w*alignat\*?|tabular)\}(?!\s*(?:\[[tcb]\]\s*)?\{[lcr|:\s\d]*\})/

/** Tells whether a formula uses anything that a reader of the page would not see. */
function canHideInFormula(formula: string): boolean {
  return HIDING_TEX.test(formula) || ODD_COLUMNS.test(formula)
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
