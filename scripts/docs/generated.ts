import { readFileSync } from "node:fs"
import { join } from "node:path"
import { load } from "js-yaml"
import { FAILABLE, type OutcomeKind } from "../../src/model/outcome.ts"
import { CATALOGUE } from "../../src/report/catalogue.ts"
import type { Entry } from "../../src/report/cursor-problems.ts"
import { actionDocument } from "../workflow-documents.ts"
import { recipeRows } from "./recipes.ts"
import { readyEventRows, tryIt } from "./try-it.ts"

const root = join(import.meta.dirname, "../..")

type Declared = { readonly description: string; readonly default?: string }
type Action = { readonly inputs: Record<string, Declared>; readonly outputs: Record<string, Declared> }

/** When a step ends so, and what else is to say of its colour. */
const OUTCOMES: Readonly<Record<OutcomeKind, { readonly when: string; readonly step?: string }>> = {
  finished: { when: "the agent finished", step: "green; see `if-no-pr`" },
  launched: { when: "`wait: false`: the agent exists and works on" },
  skipped: {
    when: "the event or the person is not one to act on",
    step: "green, with a notice that says why",
  },
  failed: { when: "the agent ended with an error" },
  expired: { when: "the agent expired" },
  stopped: { when: "somebody stopped or deleted the agent" },
  "timed-out": { when: "the wait ran out; the agent may still be working" },
  unknown: { when: "it cannot be told whether an agent was launched, or contact was lost" },
  cancelled: { when: "this job was cancelled", step: "red" },
  error: { when: "bad input, or Cursor refused; nothing is running because of this step", step: "red" },
  ok: { when: "an operation that only reads, stops or deletes succeeded" },
}

/** action.yml, as the tables need it. */
export function action(): Action {
  return load(actionDocument().text) as Action
}

export const OUTCOME_KINDS: readonly string[] = Object.keys(OUTCOMES)

/** What most workflows set; the table of inputs begins with them. */
const FIRST_INPUTS: readonly string[] = ["api-key", "prompt", "label", "trigger-phrase", "model", "ref"]

/** The inputs by the comments that are above their groups in action.yml, such as `# Waiting`. */
function inputGroups(manifest: string): readonly { readonly title: string; readonly names: readonly string[] }[] {
  const section = /^inputs:\n([\s\S]*?)^outputs:/m.exec(manifest)?.[1] ?? ""
  return section
    .split(/^ {2}# /m)
    .slice(1)
    .map((group) => ({
      title: group.split("\n", 1)[0] ?? "",
      names: [...group.matchAll(/^ {2}([\w-]+):$/gm)].map(([, name = ""]) => name),
    }))
}

function inputTable(names: readonly string[]): string {
  const { inputs } = action()
  const rows = names.map((name) => {
    const { description = "", default: value } = inputs[name] ?? {}
    return [`\`${name}\``, value === undefined ? "" : `\`${value}\``, description]
  })
  return table(["input", "default", "meaning"], rows)
}

/** What can be generated, by the name in a page's markers. The rest of the marker is the argument. */
const GENERATED: Readonly<Record<string, (argument: string) => string>> = {
  inputs: () => {
    const others = inputGroups(actionDocument().text)
      .map(({ title, names }) => ({ title, names: names.filter((name) => !FIRST_INPUTS.includes(name)) }))
      .filter(({ names }) => names.length > 0)
    const groups = [{ title: "What most people need", names: FIRST_INPUTS }, ...others]
    return groups.map(({ title, names }) => `**${title}**\n\n${inputTable(names)}`).join("\n\n")
  },
  outputs: () =>
    table(
      ["output", "value"],
      Object.entries(action().outputs).map(([name, { description }]) => [`\`${name}\``, description]),
    ),
  outcomes: () =>
    table(
      ["outcome", "when", "step"],
      Object.entries(OUTCOMES).map(([kind, { when, step }]) => [`\`${kind}\``, when, step ?? colour(kind)]),
    ),
  recipes: (folder) => table(["I want…", "recipe"], recipeRows(folder)),
  try: (file) => tryIt(file),
  events: () => table(["`--event`", "GitHub's event", "what happens"], readyEventRows()),
  problems: () =>
    Object.entries(CATALOGUE)
      .map(
        ([code, { message, cause, remedy }]: [string, Entry]) =>
          `### \`${code}\`\n\n${message}\n\n${cause === undefined ? "" : `- Likely cause: ${cause}\n`}- What to do: ${remedy}`,
      )
      .join("\n\n"),
  example: (file) => {
    const language = file.endsWith(".yml") ? "yaml" : "js"
    return `\`\`\`${language}\n${readFileSync(join(root, "examples", file), "utf8")}\`\`\``
  },
}

/**
 * The page with everything between its markers made again.
 * @throws {Error} for a marker that names nothing which can be generated
 */
export function regenerate(text: string): string {
  const [opened, closed] = [text.match(/<!-- generated: /g), text.match(/<!-- \/generated -->/g)]
  if (opened?.length !== closed?.length) throw new Error("A marker is not closed")
  return text.replaceAll(
    /<!-- generated: (\w+)(?: ([\w./-]+))? -->[\s\S]*?<!-- \/generated -->/g,
    (_, name: string, argument: string = "") => {
      const generate = GENERATED[name]
      if (!generate) throw new Error(`Nothing is called "${name}"`)
      const marker = [name, argument].filter((part) => part !== "").join(" ")
      return `<!-- generated: ${marker} -->\n${generate(argument)}\n<!-- /generated -->`
    },
  )
}

function colour(kind: string): string {
  const failable: readonly string[] = FAILABLE
  return failable.includes(kind) ? "red, unless `fail-on` leaves it out" : "green"
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")
}
