import type { SecretMasker } from "./masking.ts"

export type StageName = "main" | "post"

const kinds = ["group", "endgroup", "command", "section", "debug", "notice", "warning", "error"] as const

const COLOUR = new RegExp(`${String.fromCharCode(0x1b)}\\[[0-9;]*m`, "g")

/** What GitHub's log page makes of a line: `##[kind]text`, or plain output. */
export type LogKind = "output" | (typeof kinds)[number]

export type LogEntry = {
  readonly stage: StageName
  readonly kind: LogKind
  /** The line without its tag. */
  readonly text: string
  /** Milliseconds since the job began. */
  readonly atMs: number
}

/** A line that the action wrote, before the runner did anything with it. */
export type RawLine = { readonly stage: StageName; readonly stream: "stdout" | "stderr"; readonly text: string }

/** The job's log: every line is masked when it is written, never later. */
export class JobLog {
  readonly entries: LogEntry[] = []
  readonly rawLines: RawLine[] = []
  readonly #masker: SecretMasker
  readonly #onEntry: (entry: LogEntry) => void
  readonly #startedMs = performance.now()

  constructor(masker: SecretMasker, onEntry: (entry: LogEntry) => void = () => {}) {
    this.#masker = masker
    this.#onEntry = onEntry
  }

  /** Writes one message; one with line ends becomes several lines, of which only the first has the tag. */
  write(stage: StageName, message: string): void {
    const atMs = performance.now() - this.#startedMs
    for (const line of this.#masker.mask(message).split(/\r\n|\r|\n/)) {
      const entry = { stage, ...classify(line), atMs }
      this.entries.push(entry)
      this.#onEntry(entry)
    }
  }
}

/** One entry as people read it in the log: its colours are left out. */
export function logLine(entry: LogEntry): string {
  const text = entry.text.replace(COLOUR, "")
  return entry.kind === "output" ? text : `##[${entry.kind}]${text}`
}

function classify(line: string): { kind: LogKind; text: string } {
  const kind = kinds.find((name) => line.startsWith(`##[${name}]`))
  return kind === undefined ? { kind: "output", text: line } : { kind, text: line.slice(`##[${kind}]`.length) }
}
