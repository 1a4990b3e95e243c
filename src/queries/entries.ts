import { inlineCode } from "../text/markdown.ts"

/** Below what one output may take, so that the JSON is never cut in the middle. */
const RESULT_BYTES = 60 * 1024
const CELL_LENGTH = 200

/**
 * As many entries as fit into the output `result`, the first ones first. Pure.
 * @returns the entries, and whether these are all
 */
export function fitting<T>(entries: readonly T[]): { readonly kept: readonly T[]; readonly complete: boolean } {
  let bytes = 0
  const tooMany = entries.findIndex((entry) => {
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1
    return bytes > RESULT_BYTES
  })
  return tooMany < 0 ? { kept: entries, complete: true } : { kept: entries.slice(0, tooMany), complete: false }
}

/** Text by others as a cell of a Markdown table. */
export function cell(text: string | undefined): string {
  return text === undefined || text.trim() === "" ? "" : inlineCode(text, CELL_LENGTH)
}
