// Writes the tables that come from action.yml into the pages; with `--check` only tells whether they are up to date.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "yaml"
import { CATALOGUE } from "../src/report/catalogue.ts"
import { actionDocument } from "./workflow-documents.ts"

const root = join(import.meta.dirname, "..")
const action = parse(actionDocument().text)

type Declared = { readonly description: string; readonly default?: string }

/** What can be generated, by the name in a page's markers. */
const GENERATED: Readonly<Record<string, () => string>> = {
  inputs: () =>
    table(
      ["input", "default", "meaning"],
      entries(action.inputs).map(([name, { description, default: value }]) => [
        `\`${name}\``,
        value === undefined ? "" : `\`${value}\``,
        description,
      ]),
    ),
  outputs: () =>
    table(
      ["output", "value"],
      entries(action.outputs).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
  problems: () =>
    Object.entries(CATALOGUE)
      .map(
        ([code, { message, cause, remedy }]) =>
          `### \`${code}\`\n\n${message}\n\n- Likely cause: ${cause}\n- What to do: ${remedy}`,
      )
      .join("\n\n"),
}

const stale = ["README.md", "docs/troubleshooting.md"].filter((page) => !isCurrent(page))
if (process.argv.includes("--check") && stale.length > 0) {
  console.error(`${stale.join(", ")}: out of date. Run \`npm run docs\`.`)
  process.exitCode = 1
}

function isCurrent(page: string): boolean {
  const path = join(root, page)
  const before = readFileSync(path, "utf8")
  const after = before.replaceAll(/<!-- generated: (\w+) -->[\s\S]*?<!-- \/generated: \1 -->/g, (_, name: string) => {
    const generate = GENERATED[name]
    if (!generate) throw new Error(`${page}: nothing is called "${name}"`)
    return `<!-- generated: ${name} -->\n${generate()}\n<!-- /generated: ${name} -->`
  })
  if (after !== before && !process.argv.includes("--check")) writeFileSync(path, after)
  return after === before
}

function entries(declared: Record<string, Declared>): [string, Declared][] {
  return Object.entries(declared)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")
}
