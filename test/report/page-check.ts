import assert from "node:assert/strict"
import remarkGfm from "remark-gfm"
import remarkParse from "remark-parse"
import { unified } from "unified"

/** As much of a syntax tree as is looked at here. */
type Node = {
  readonly type: string
  readonly value?: string
  readonly url?: string
  readonly lang?: string | null | undefined
  readonly children?: readonly Node[]
}

/** Addresses that our own pages lead to. */
const OWN = /^https:\/\/(github\.com\/(octocat$|octo-org\/(octo-repo|falconer)\/)|cursor\.com\/agents\?id=bc-)/
/** HTML that the renderers write: a fold and its title. */
const OWN_HTML = /^(<details>\n<summary>[\w' ()]+<\/summary>|<\/details>|<!-- falconer [\w=:, -]+ -->)$/

/**
 * What GitHub would make more of than text: mentions, references to issues, commits and advisories, bare addresses, closing
 * words with a number, emoji names, formulas. Checked in what is outside of code.
 */
const LIVE =
  /@\w|#\d|\bGH-\d|\b[0-9a-f]{7,40}\b|\bCVE-|\bGHSA-|https?:|www\.|:\w+:|\$|!\[|\]\(|<\w|\b(?!SHA-256\b)[A-Z]{2,}-\d/

const parser = unified().use(remarkParse).use(remarkGfm)

/** Reads a page as GitHub does and throws for anything that text by others must not become. */
export function assertInert(markdown: string): void {
  walk(parser.parse(markdown), (node, parents) => {
    switch (node.type) {
      case "image":
      case "imageReference":
      case "linkReference":
      case "definition":
      case "footnoteReference":
        return assert.fail(`a ${node.type}: ${JSON.stringify(node)}`)
      case "link":
        assert.match(node.url ?? "", OWN, "a link to elsewhere")
        return assert.ok(textOf(node).length > 5, `a link text that says nothing: ${textOf(node)}`)
      case "html":
        return assert.match((node.value ?? "").trim(), OWN_HTML, "HTML that is not ours")
      case "text": {
        const isLinkText = parents.some(({ type }) => type === "link")
        // An alert's name is ours, and is alone.
        const text = (node.value ?? "")
          .replace(/^\[!(CAUTION|WARNING)\]/, "")
          .replace(/, with issue #7 as context$/, "")
        return assert.doesNotMatch(isLinkText ? text.replace(/^[Pp]ull request #\d+$/, "") : text, LIVE)
      }
      case "table":
        return assertHeaders(node)
      case "code":
        return assert.equal(node.lang, "text", `a block of ${node.lang}`)
      default:
    }
  })
}

function assertHeaders(table: Node): void {
  const [head, ...rows] = table.children ?? []
  for (const cell of head?.children ?? []) assert.notEqual(textOf(cell).trim(), "", "a column without a header")
  assert.ok(rows.length > 0, "a table without a row")
  for (const row of rows) assert.equal(row.children?.length, head?.children?.length, "a row of another width")
}

function textOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(textOf).join("")
}

function walk(node: Node, visit: (node: Node, parents: readonly Node[]) => void, parents: readonly Node[] = []): void {
  visit(node, parents)
  for (const child of node.children ?? []) walk(child, visit, [...parents, node])
}
