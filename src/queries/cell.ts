import { inlineCode } from "../text/markdown.ts"

const CELL_LENGTH = 200

/** Text by others as a cell of a Markdown table. */
export function cell(text: string | undefined): string {
  return text === undefined || text.trim() === "" ? "" : inlineCode(text, CELL_LENGTH)
}
