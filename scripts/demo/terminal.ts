import { stripVTControlCharacters } from "node:util"

/** Writes for the person in front of the terminal. */
export type Terminal = {
  readonly colour: boolean
  /** Writes as it is. */
  write(text: string): void
  line(text?: string): void
  heading(text: string): void
  /** A table of two columns; long values are broken at the terminal's width. */
  table(rows: readonly (readonly [name: string, value: string])[]): void
}

const BOLD = "1"
const DIM = "2"
const DEFAULT_COLUMNS = 100
const MOST_COLUMNS = 140
const controlCharacter = /(?!\n)\p{Cc}/gu

/** What a terminal is made of: standard output, or a stream that another keeps. */
type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }

/** Writes to `stdout`, with colours where they are shown or asked for (the NO_COLOR and FORCE_COLOR conventions). */
export function openTerminal(environment: NodeJS.ProcessEnv, stdout: Output): Terminal {
  // Whoever read along may have gone (`| head`): the page is written all the same.
  stdout.on("error", () => {})
  const colour = environment.NO_COLOR ? false : environment.FORCE_COLOR !== undefined || stdout.isTTY === true
  const columns = Math.min(stdout.columns ?? DEFAULT_COLUMNS, MOST_COLUMNS)
  const paint = (text: string, code: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  const line = (text = "") => void stdout.write(`${text}\n`)
  return {
    colour,
    write: (text) => void stdout.write(text),
    line,
    heading: (text) => line(`\n${paint(text, BOLD)}`),
    table: (rows) => {
      const nameWidth = Math.max(...rows.map(([name]) => name.length))
      const valueWidth = Math.max(20, columns - nameWidth - 7)
      const rule = (left: string, middle: string, right: string) =>
        line(paint(`${left}${"─".repeat(nameWidth + 2)}${middle}${"─".repeat(valueWidth + 2)}${right}`, DIM))
      const bar = paint("│", DIM)
      rule("┌", "┬", "┐")
      for (const [name, value] of rows) {
        for (const [at, part] of brokenLines(value, valueWidth).entries()) {
          const label = (at === 0 ? name : "").padEnd(nameWidth)
          line(`${bar} ${label} ${bar} ${part.padEnd(valueWidth)} ${bar}`)
        }
      }
      rule("└", "┴", "┘")
    },
  }
}

/** The value's lines, none longer than `width`. Values may hold text by others: only what is visible is kept. */
function brokenLines(value: string, width: number): readonly string[] {
  const lines = stripVTControlCharacters(value).replace(controlCharacter, "").split("\n")
  return lines.flatMap((line) => line.match(new RegExp(`.{1,${width}}`, "gu")) ?? [""])
}
