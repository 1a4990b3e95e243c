import { inlineCode } from "../text/markdown.ts"

const CELL_LENGTH = 200

/** A Markdown table; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")
}

/** Text by others as a cell. */
export function cell(text: string | undefined): string {
  return text === undefined || text.trim() === "" ? "" : inlineCode(text, CELL_LENGTH)
}
