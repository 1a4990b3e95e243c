import type { LogEntry, LogKind } from "./job-log.ts"

export type RenderOptions = {
  /** ANSI colours; default true. */
  readonly colour?: boolean
  /** Text to put before each line, such as its time. */
  readonly timestamp?: (entry: LogEntry) => string
}

type Style = { readonly code: string; readonly label: string }

const styles: Readonly<Record<Exclude<LogKind, "endgroup">, Style>> = {
  output: { code: "", label: "" },
  group: { code: "1", label: "\u25bc " },
  command: { code: "34", label: "[command]" },
  section: { code: "32", label: "" },
  debug: { code: "35", label: "##[debug]" },
  notice: { code: "1", label: "Notice: " },
  warning: { code: "33", label: "Warning: " },
  error: { code: "31", label: "Error: " },
}

/**
 * The log as GitHub's page shows it, for a terminal: groups open under a triangle with their lines indented, errors,
 * warnings and notices named and coloured. Of the action's own escape codes only colours are kept.
 */
export function renderLog(log: { readonly entries: readonly LogEntry[] }, options: RenderOptions = {}): string {
  return log.entries.map(logRenderer(options)).join("")
}

/** The same for one line after the other: takes the entries in their order and returns what each adds to the page. */
export function logRenderer(options: RenderOptions = {}): (entry: LogEntry) => string {
  const { colour = true, timestamp } = options
  let inGroup = false
  return (entry) => {
    if (entry.kind === "group") inGroup = true
    if (entry.kind === "endgroup") {
      inGroup = false
      return ""
    }
    const time = timestamp === undefined ? "" : paint(`${timestamp(entry)} `, "2", colour)
    const indent = inGroup && entry.kind !== "group" ? "  " : ""
    const { code, label } = styles[entry.kind]
    return `${time}${indent}${paint(label + harmless(entry.text, colour), code, colour)}\n`
  }
}

function paint(text: string, code: string, colour: boolean): string {
  return colour && code !== "" ? `${escapeCharacter}[${code}m${text}${reset}` : text
}

const escapeCharacter = "\u001b"
const reset = `${escapeCharacter}[0m`
const colourCode = new RegExp(`(${escapeCharacter}\\[[0-9;]*m)`)
const controlCharacter = /(?!\t)\p{Cc}/gu

function harmless(text: string, colour: boolean): string {
  const parts = text.split(colourCode)
  const kept = parts.map((part, at) => (at % 2 === 0 ? part.replace(controlCharacter, "") : colour ? part : ""))
  return kept.join("") + (colour && parts.length > 1 ? reset : "")
}
