import { inlineText } from "./inline.ts"
import type { PageElement, PageNode } from "./page-tree.ts"
import { type Context, seenWithin } from "./reading.ts"
import { type Flow, openWriter, type WriteFlow } from "./writer.ts"

const ROW_GROUPS: ReadonlySet<string> = new Set(["thead", "tbody", "tfoot"])
const NO_WRAPPERS: ReadonlySet<string> = new Set()

/**
 * Writes a table: its first row as the head, as wide as the widest row, so that no cell is beyond it. What is in a
 * table but in no row, such as its caption, comes before.
 */
export function writeTable(table: PageElement, context: Context, { writer }: Flow, writeFlow: WriteFlow): void {
  const inside: Context = { ...context, inTable: true }
  const rows: string[][] = []
  const others: PageNode[] = []
  for (const { node, context: within } of seenWithin(table.children, ROW_GROUPS, inside)) {
    if (typeof node !== "string" && node.name === "tr") rows.push(cellsOf(node, within, writeFlow))
    else others.push(node)
  }
  writeFlow(others, inside, { writer, isTight: false })
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  const [head = [], ...body] = rows
  if (width === 0) return
  const print = (cells: readonly string[]) => writer.line(`| ${cells.join(" | ")} |`)
  writer.gap()
  print([...head, ...Array<string>(width - head.length).fill("")])
  print(Array<string>(width).fill("---"))
  for (const row of body) if (row.length > 0) print(row)
}

function cellsOf(row: PageElement, context: Context, writeFlow: WriteFlow): string[] {
  const cells: string[] = []
  for (const { node, context: inside } of seenWithin(row.children, NO_WRAPPERS, context)) {
    cells.push(cellText(node, isCell(node) ? inside : context, writeFlow).replaceAll("|", "\\|"))
  }
  return cells
}

/** All that a cell shows, on one line. */
function cellText(cell: PageNode, context: Context, writeFlow: WriteFlow): string {
  const nodes = isCell(cell) ? cell.children : [cell]
  if (typeof cell === "string" || !cell.hasBlock) return inlineText(nodes, context).replace(/\n+/g, "<br>")
  const writer = openWriter()
  writeFlow(nodes, context, { writer, isTight: true })
  return writer.text().replace(/\n+/g, "<br>")
}

function isCell(node: PageNode): node is PageElement {
  return typeof node !== "string" && (node.name === "td" || node.name === "th")
}
