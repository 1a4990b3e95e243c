import { debug, endGroup, notice, setFailed, startGroup, warning, info as writeLine } from "@actions/core"
import { logLines, logText, plainLine } from "../text/log.ts"
import type { Redactor } from "../text/redact.ts"
import type { Sink } from "./record.ts"

/** GitHub cuts an annotation at 4096 characters. */
const ANNOTATION_LENGTH = 4000

/** How a line of our own is set apart. Colour never says anything that the words do not. */
export type Style = "plain" | "strong" | "good" | "bad" | "faint"

/** SGR codes (ECMA-48), which GitHub's log page shows; the basic colours suit its light and its dark look. */
const CODES: Readonly<Record<Exclude<Style, "plain">, string>> = { strong: "1", good: "1;32", bad: "1;31", faint: "90" }

/**
 * The only way to the job log. Whatever is passed in leaves as text: no line can be read by the runner as a command,
 * and nothing else in the action writes to standard output.
 */
export type Log = {
  /** One line of our own; line breaks in it are folded. */
  info(line: string, style?: Style): void
  /** What happened how long after the start: `[06:12] FINISHED`. */
  event(stamp: string, words: string, style?: Style): void
  /** Text by others, line by line, each behind a bar. */
  quote(text: string): void
  group(title: string, lines: readonly string[]): void
  /** A group of text by others, each line behind a bar. */
  quoteGroup(title: string, text: string): void
  debug(line: string): void
  notice(message: string, title: string): void
  warning(message: string): void
  /** The one error of a failed step; also makes the process exit with 1. */
  fail(message: string): void
}

/** @param redact takes the secrets of the step out of every text, whoever wrote it */
export function openLog(redact: Redactor): Log {
  const info = (line: string, style: Style = "plain") => writeLine(paint(logText(redact(line)), style))
  const quote = (text: string) => {
    for (const line of logLines(redact(text))) writeLine(line)
  }
  return {
    info,
    event: (stamp, words, style = "plain") => {
      writeLine(`${paint(logText(stamp), "faint")} ${paint(logText(redact(words)), style)}`)
    },
    quote,
    group: (title, lines) => {
      startGroup(logText(redact(title)))
      for (const line of lines) info(line)
      endGroup()
    },
    quoteGroup: (title, text) => {
      startGroup(logText(redact(title)))
      quote(text)
      endGroup()
    },
    debug: (line) => debug(logText(redact(line))),
    notice: (message, title) => notice(annotation(redact(message)), { title }),
    warning: (message) => warning(annotation(redact(message))),
    fail: (message) => setFailed(annotation(redact(message))),
  }
}

/** Shows each warning of the record as an annotation. */
export function warningSink(log: Pick<Log, "warning">): Sink {
  return {
    on: (event) => {
      if (event.kind === "warned") log.warning(event.message)
    },
  }
}

/** Colours go around what has been made inert; escape codes of others are gone by then. */
function paint(inert: string, style: Style): string {
  return style === "plain" || inert === "" ? inert : `\u001b[${CODES[style]}m${inert}\u001b[0m`
}

function annotation(message: string): string {
  return plainLine(message, ANNOTATION_LENGTH)
}
