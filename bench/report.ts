import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** One measured figure; a goal is the most it should be. */
export type Row = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: number | undefined
}

const PAGE = join(import.meta.dirname, "../docs/performance.md")
const TABLE = /(?<=<!-- bench -->\n)[\s\S]*?(?=<!-- \/bench -->)/

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ name, value, unit, goal }) => `| ${name} | ${figure(value, unit)} | ${wish(goal, unit)} |`)
  return ["| What | Measured | Goal |", "|---|--:|--:|", ...lines].join("\n")
}

/** Puts the table between the marks of docs/performance.md. @throws when there are none */
export function writeTable(rows: readonly Row[], machine: string): void {
  const page = readFileSync(PAGE, "utf8")
  if (!TABLE.test(page)) throw new Error(`${PAGE} has no place for the table`)
  writeFileSync(
    PAGE,
    page.replace(TABLE, () => `\n${machine}.\n\n${tableOf(rows)}\n\n`),
  )
}

function figure(value: number, unit: string): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`.trim()
}

function wish(goal: number | undefined, unit: string): string {
  return goal === undefined ? "" : `≤ ${goal} ${unit}`.trim()
}
