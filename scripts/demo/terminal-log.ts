import type { LogEntry } from "../../simulator/runner/job-log.ts"
import { logRenderer } from "../../simulator/runner/render-log.ts"
import type { Terminal } from "./terminal.ts"

/**
 * Writes a log line by line as GitHub's page shows it, where what a step is run with stays folded: its group's title is
 * shown, and the inputs and defaults below it are not.
 */
export function terminalLog(terminal: Terminal): (entry: LogEntry) => void {
  const render = logRenderer({ colour: terminal.colour })
  let isFolded = false
  return (entry) => {
    if (entry.kind === "group" && entry.text.startsWith("Run ")) {
      isFolded = true
      terminal.write(render(entry).replace("\u25bc", "\u25b6"))
    } else if (entry.kind === "endgroup") {
      isFolded = false
      render(entry)
    } else if (!isFolded) terminal.write(render(entry))
  }
}
