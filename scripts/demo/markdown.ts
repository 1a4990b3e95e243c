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
 * (GitHub's documentation, "Basic writing and formatting syntax").
 */
export async function renderMarkdown(markdown: string, place: "comment" | "summary"): Promise<Html> {
  const reader = unified().use(remarkParse).use(remarkGfm).use(remarkAlert)
  const document = await reader.run(reader.parse(markdown))
  if (place === "comment") breakLines(document)
  const toHtml = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw).use(rehypeSanitize, SCHEMA)
  const page = await toHtml.run(document)
  spellAlerts(page)
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

/** Spells the titles of alerts as GitHub does. */
function spellAlerts(node: TreeNode): void {
  for (const child of node.children ?? []) {
    spellAlerts(child)
    if (!hasClass(node, "markdown-alert-title") || child.type !== "text") continue
    const title = child.value ?? ""
    child.value = title.slice(0, 1) + title.slice(1).toLowerCase()
  }
}

function hasClass(node: TreeNode | undefined, name: string): boolean {
  const classes = node?.properties?.className
  return Array.isArray(classes) && classes.includes(name)
}

function text(value: string): TreeNode {
  return { type: "text", value }
}
