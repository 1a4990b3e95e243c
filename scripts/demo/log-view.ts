import { stripVTControlCharacters } from "node:util"
import type { LogEntry } from "../../simulator/runner/job-log.ts"
import { type Html, html } from "./html.ts"

/** What GitHub's log page puts before a line, by its kind. */
const LABELS: Partial<Record<LogEntry["kind"], string>> = { notice: "Notice: ", warning: "Warning: ", error: "Error: " }

type Group = { readonly title: LogEntry; readonly lines: LogEntry[] }

/** The log as on GitHub's page: groups that open and close, and the colours of the kinds. */
export function logView(entries: readonly LogEntry[]): Html {
  const items = grouped(entries).map((item) =>
    "title" in item
      ? html`<details><summary class="log-title">${shown(item.title)}</summary>${item.lines.map((entry) => line(entry, "inner"))}</details>`
      : line(item, ""),
  )
  return html`<div class="box log">${items}</div>`
}

function grouped(entries: readonly LogEntry[]): readonly (LogEntry | Group)[] {
  const items: (LogEntry | Group)[] = []
  let group: Group | undefined
  for (const entry of entries) {
    if (entry.kind === "group") {
      group = { title: entry, lines: [] }
      items.push(group)
    } else if (entry.kind === "endgroup") group = undefined
    else if (group) group.lines.push(entry)
    else items.push(entry)
  }
  return items
}

function line(entry: LogEntry, place: "inner" | ""): Html {
  return html`<div class="log-line ${place} ${entry.kind}">${shown(entry)}</div>`
}

function shown({ kind, text }: LogEntry): string {
  return (LABELS[kind] ?? "") + stripVTControlCharacters(text)
}
