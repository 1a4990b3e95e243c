import rehypeRaw from "rehype-raw"
import rehypeStringify from "rehype-stringify"
import remarkGfm from "remark-gfm"
import remarkParse from "remark-parse"
import remarkRehype from "remark-rehype"
import { unified } from "unified"

/** A node of the trees that remark and rehype make, as far as the tests look at it. */
export type Node = {
  readonly type: string
  readonly value?: string
  readonly url?: string
  readonly tagName?: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly children?: readonly Node[]
}

const markdown = unified().use(remarkParse).use(remarkGfm)
const toHtml = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true })
const browser = unified().use(rehypeRaw)

/** The Markdown tree of a text. */
export function treeOf(text: string): Node {
  return markdown.parse(text) as Node
}

/** All nodes of a tree, parents first. */
export function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)]
}

const NEVER_SHOWN = new Set(
  (
    "audio canvas datalist dialog head iframe math noembed noframes noscript object plaintext rp script select style " +
    "svg template textarea title video xmp"
  ).split(" "),
)

/**
 * What a reader of the rendered page sees of a Markdown text: the words, and the addresses of links that can be pointed
 * at. The whole page goes through a browser's parser in one piece, so that a comment or tag left open in one block hides
 * what comes after it, as it does on GitHub.
 */
export function readPage(text: string): string {
  const html = String(toHtml.processSync(text))
  const page = browser.runSync({ type: "root", children: [{ type: "raw", value: html }] } as never) as Node
  return shownBy(page)
}

function shownBy(node: Node): string {
  if (node.type === "text") return node.value ?? ""
  if (node.type === "comment" || node.type === "doctype") return ""
  if (NEVER_SHOWN.has(node.tagName ?? "") || node.properties?.hidden !== undefined) return ""
  const inside = (node.children ?? []).map(shownBy).join("")
  const address = node.tagName === "a" && /\S/.test(inside) ? String(node.properties?.href ?? "") : ""
  return /^(?:https?:|mailto:)|^[^:]*$/i.test(address) ? `${inside} ${decodeURI(address)} ` : inside
}
