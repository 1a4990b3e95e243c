/** "1,234": grouped as English does it. Node would load all it knows of languages for it, which takes longer than a run. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",")
}

/** "1 file", "1,234 files" */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`
}
