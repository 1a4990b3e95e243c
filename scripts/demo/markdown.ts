import rehypeRaw from "rehype-raw"
import rehypeSanitize, { defaultSchema } from "rehype-sanitize"
import rehypeStringify from "rehype-stringify"
import remarkGfm from "remark-gfm"
import { remarkAlert } from "remark-github-blockquote-alert"
import remarkParse from "remark-parse"
import remarkRehype from "remark-rehype"
import { unified } from "unified"
import { Html } from "./html.ts"

/** As much of a syntax tree as is looked at here. */
type TreeNode = {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: TreeNode[]
}

/** A picture of a Mermaid chart, by its source; undefined for one that is shown as source. */
export type DrawChart = (source: string) => Html | undefined

const CHART_NOTE = "GitHub draws this block as a chart. This page shows its Mermaid source."

/** What GitHub lets through, plus what the alerts are made of. */
const SCHEMA = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), "svg", "path"],
  attributes: {
    ...defaultSchema.attributes,
    div: [...(defaultSchema.attributes?.div ?? []), ["className", /^markdown-alert(-[a-z]+)?$/]],
    p: [...(defaultSchema.attributes?.p ?? []), ["className", "markdown-alert-title"]],
    svg: [["className", "octicon"], "viewBox", "width", "height", "ariaHidden"],
    path: ["d"],
  },
} satisfies typeof defaultSchema

/**
 * Renders Markdown as GitHub shows it: its own dialect and alerts, sanitised. In comments a line end is a line break
 * (GitHub's documentation, "Basic writing and formatting syntax"). A Mermaid chart that `draw` does not draw stays
 * source, in a frame that says so.
 */
export async function renderMarkdown(
  markdown: string,
  place: "comment" | "summary",
  draw: DrawChart = () => undefined,
): Promise<Html> {
  const reader = unified().use(remarkParse).use(remarkGfm).use(remarkAlert)
  const document = await reader.run(reader.parse(markdown))
  if (place === "comment") breakLines(document)
  const toHtml = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw).use(rehypeSanitize, SCHEMA)
  const page = await toHtml.run(document)
  finish(page, draw)
  return new Html(unified().use(rehypeStringify, { allowDangerousHtml: true }).stringify(page))
}

/** Turns the line ends inside paragraphs into breaks. */
function breakLines(node: TreeNode): void {
  if (!node.children) return
  node.children = node.children.flatMap((child) => {
    if (child.type !== "text") {
      breakLines(child)
      return [child]
    }
    const [first = "", ...rest] = (child.value ?? "").split("\n")
    return [text(first), ...rest.flatMap((line) => [{ type: "break" }, text(line)])]
  })
}

/** The last touches on a sanitised page: Mermaid blocks get a frame, and alerts the spelling of GitHub's own. */
function finish(node: TreeNode, draw: DrawChart): void {
  if (!node.children) return
  node.children = node.children.map((child) => {
    finish(child, draw)
    const code = child.tagName === "pre" ? child.children?.[0] : undefined
    if (code && hasClass(code, "language-mermaid")) {
      const chart = draw((code.children?.[0]?.value ?? "").trimEnd())
      return chart ? { type: "raw", value: chart.text } : framed(child)
    }
    if (hasClass(node, "markdown-alert-title") && child.type === "text") {
      const title = child.value ?? ""
      return text(title.slice(0, 1) + title.slice(1).toLowerCase())
    }
    return child
  })
}

function framed(chart: TreeNode): TreeNode {
  return element("figure", [element("figcaption", [text(CHART_NOTE)]), chart])
}

function hasClass(node: TreeNode | undefined, name: string): boolean {
  const classes = node?.properties?.className
  return Array.isArray(classes) && classes.includes(name)
}

function element(tagName: string, children: TreeNode[]): TreeNode {
  return { type: "element", tagName, properties: {}, children }
}

function text(value: string): TreeNode {
  return { type: "text", value }
}
