import type { Nodes, Root } from "mdast"
import remarkGfm from "remark-gfm"
import remarkParse from "remark-parse"
import { unified } from "unified"

/** A page of the documentation. */
export type Page = {
  /** Relative to the repository, with slashes. */
  readonly path: string
  readonly text: string
}

/** What the checks look at, with the line it is on. */
export type Found = { readonly text: string; readonly line: number }

export type Parts = {
  /** Addresses of links and pictures. */
  readonly links: readonly Found[]
  /** What a link to a place on this page may name. */
  readonly anchors: ReadonlySet<string>
  /** `code` within sentences and tables. */
  readonly codes: readonly Found[]
  /** Blocks of code, with their language. */
  readonly blocks: readonly (Found & { readonly language: string })[]
}

const reader = unified().use(remarkParse).use(remarkGfm)

/** Takes a page apart. Pure. */
export function partsOf({ text }: Page): Parts {
  const tree: Root = reader.parse(text)
  const nodes = descendants(tree)
  return {
    links: nodes.flatMap((node) =>
      node.type === "link" || node.type === "image" || node.type === "definition"
        ? [{ text: node.url, line: lineOf(node) }]
        : [],
    ),
    anchors: new Set(anchorsOf(nodes)),
    codes: nodes.flatMap((node) => (node.type === "inlineCode" ? [{ text: node.value, line: lineOf(node) }] : [])),
    blocks: nodes.flatMap((node) =>
      node.type === "code" ? [{ text: node.value, line: lineOf(node), language: node.lang ?? "" }] : [],
    ),
  }
}

function descendants(node: Nodes): readonly Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap(descendants) : [])]
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 0
}

/** The places that GitHub makes of headings; one that is there already gets a number. */
function anchorsOf(nodes: readonly Nodes[]): readonly string[] {
  const seen = new Map<string, number>()
  return nodes
    .filter((node) => node.type === "heading")
    .map((heading) => {
      const name = slug(textOf(heading))
      const count = seen.get(name) ?? 0
      seen.set(name, count + 1)
      return count === 0 ? name : `${name}-${count}`
    })
}

/** Letters, digits, hyphens and underscores stay, blanks become hyphens; the rest goes. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-")
}

function textOf(node: Nodes): string {
  if ("value" in node) return node.value
  return "children" in node ? node.children.map(textOf).join("") : ""
}
