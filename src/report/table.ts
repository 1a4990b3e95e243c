/** A Markdown table with a header row, which screen readers announce. The cells are safe Markdown of one line. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")
}

/** Parts of a page that are read only on demand. `title` is plain text of our own. */
export function folded(title: string, parts: readonly string[]): string {
  return ["<details>", `<summary>${title}</summary>`, "", parts.join("\n\n"), "", "</details>"].join("\n")
}
