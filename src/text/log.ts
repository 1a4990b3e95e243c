import { cutToLength, mark } from "./budget.ts"
import { withoutInvisible } from "./invisible-characters.ts"

const MOST_LINES = 500
const LONGEST_LINE = 2_000

/** Whatever some reader of the log takes for the end of a line; the runner's own reader knows CR, LF and CR LF. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

const ESC = String.fromCharCode(0x1b)
const BEL = String.fromCharCode(0x07)
/** Terminal control sequences (ECMA-48): a title, a cleared screen or hidden text has no place in a log. */
const TERMINAL_SEQUENCE = new RegExp(
  `${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?|(?:${ESC}\\[|\\u009b)[0-?]*[ -/]*[@-~]|${ESC}[ -/]*[0-~]`,
  "g",
)

/**
 * A text by others for the job log: one entry a line, each behind a bar. No entry can be read by the runner as a command,
 * neither as `::name::` (only at the start of a line) nor as `##[name]` (anywhere in it; actions/runner, ActionCommand).
 * Controls and invisible characters are gone. A line is cut at 2,000 characters and a text at 500 lines, visibly.
 */
export function logLines(text: string): string[] {
  const lines = text.split(LINE_END)
  const shown = lines.slice(0, MOST_LINES).map((line) => `| ${inertLine(line, LONGEST_LINE)}`.trimEnd())
  return lines.length > MOST_LINES ? [...shown, `| ${mark(lines.length - MOST_LINES, "lines")}`] : shown
}

/**
 * One line of our own that may hold pieces by others: line ends become blanks, and no command can come of it. Nor can one
 * when it comes after words of our own.
 */
export function logText(text: string): string {
  return inertLine(text.split(LINE_END).join(" "), Number.POSITIVE_INFINITY)
}

/** A text in one trimmed line of at most `maxLength` characters, for annotations and reasons. As inert as `logText`. */
export function plainLine(text: string, maxLength: number): string {
  return inertLine(logText(text).replace(/\s+/g, " ").trim(), maxLength)
}

/** A text without colours, titles and other sequences that only a terminal understands. */
export function withoutTerminalSequences(text: string): string {
  return text.replace(TERMINAL_SEQUENCE, "")
}

function inertLine(line: string, maxLength: number): string {
  const clean = withoutInvisible(withoutTerminalSequences(line)).text.replaceAll("\n", " ")
  const inert = withoutCommands(clean)
  // The mark of a cut starts with a bracket, and may come after two number signs.
  return inert.length <= maxLength ? inert : withoutCommands(cutToLength(inert, maxLength - 1))
}

/**
 * The runner searches by the rules of a language, not by code units (string.StartsWith and IndexOf of .NET), and those
 * pass over characters without weight. So whatever is not ASCII counts as absent between the characters of a command.
 */
const START_COMMAND = /^([^!-~]*):([^ -~]*):/
const BRACKET_COMMAND = /#([^ -~]*)#([^ -~]*)\[/g

function withoutCommands(line: string): string {
  return line.replace(BRACKET_COMMAND, "#$1#$2 [").replace(START_COMMAND, "$1:$2 :")
}
