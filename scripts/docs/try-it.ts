import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { readWorkflow } from "../../simulator/workflow/workflow-file.ts"
import { READY_EVENTS } from "../try/ready-events.ts"

const EXAMPLES = join(import.meta.dirname, "../../examples")
/** The workflow that the README starts with. */
const FIRST = "thread.yml"
/** Each of these starts one workflow that somebody chose, so two files do not act on one of them. */
const FOR_ONE_WORKFLOW = ["workflow_dispatch", "schedule", "repository_dispatch"]

/**
 * What a recipe says below an example: the line to try it, and which other file to delete because both would start an
 * agent for one event.
 */
export function tryIt(file: string): string {
  const others =
    file === FIRST ? [] : readdirSync(EXAMPLES).filter((other) => other === FIRST && startTogether(file, other))
  const deletions = others.map(
    (other) => `If you have saved \`${other}\` before, delete it: both would start an agent for one event.`,
  )
  const trial = `Try it without an account, [on your machine](../try-a-workflow.md): \`npm run try -- examples/${file}\``
  return [...deletions, trial].join("\n\n")
}

/** Whether one event starts an agent in both: the same event, type and condition. */
function startTogether(one: string, other: string): boolean {
  const known = startsOf(other)
  return startsOf(one).some((start) => known.includes(start))
}

function startsOf(file: string): readonly string[] {
  const { on, jobs } = readWorkflow(readFileSync(join(EXAMPLES, file), "utf8"))
  return [...on].flatMap(([event, { types = [""] }]) =>
    FOR_ONE_WORKFLOW.includes(event)
      ? []
      : types.flatMap((type) => jobs.map(({ condition }) => [event, type, condition].join(" "))),
  )
}

/** The ready events of `npm run try`, as rows of a table. */
export function readyEventRows(): readonly (readonly string[])[] {
  return READY_EVENTS.map(({ name, eventName, shows }) => [`\`${name}\``, `\`${eventName}\``, shows])
}
