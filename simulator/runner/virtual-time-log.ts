import { appendFileSync, existsSync, readFileSync } from "node:fs"

/** One line of a VIRTUAL_TIME_LOG: a signal that the process handled, or its exit. */
export type VirtualTimeRecord = {
  readonly event: "exit" | "signal"
  /** The script that ran, such as `/…/dist/main.js`. */
  readonly script: string
  /** Virtual time since the process began. */
  readonly virtualMs: number
  readonly realMs: number
  /** Virtual time as an epoch. */
  readonly epochMs: number
  /** Real time as an epoch, to continue in a later process. */
  readonly realEpochMs: number
  readonly signal?: string
  readonly exitCode?: number
}

/** Appends one record, at once. */
export function appendRecord(file: string, record: VirtualTimeRecord): void {
  appendFileSync(file, `${JSON.stringify(record)}\n`)
}

/** The records of a log file in order; none when there is no such file. */
export function readVirtualTimeLog(file: string): VirtualTimeRecord[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
  return lines.map((line) => {
    const record: VirtualTimeRecord = JSON.parse(line)
    return record
  })
}
