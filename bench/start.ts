import { mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ActionOptions, ActionResult } from "../simulator/runner/action-run.ts"
import type { Case } from "./step-cost.ts"

const ROOT = join(import.meta.dirname, "..")
const SAFE = { "api-key": "crsr_0000000000000000000000000000000000000000" }

/** An action with our inputs whose main is this code: what any step costs on this machine. */
export function emptyStep(name: string, code: string): Case {
  const folder = mkdtempSync(join(tmpdir(), "falconer-empty-"))
  const manifest = readFileSync(join(ROOT, "action.yml"), "utf8").replaceAll("dist/main.js", "main.mjs")
  writeFileSync(join(folder, "action.yml"), manifest.replace(/^.*\bpost(-if)?:.*\n/gm, ""))
  writeFileSync(join(folder, "main.mjs"), code)
  return { name, options: () => ({ actionDir: folder, inputs: SAFE, ...dispatched }) }
}

/** The step ends at once, because it has no instruction. */
export const inputRequired: Case = {
  name: "start to “input required”",
  options: () => ({ actionDir: ROOT, inputs: SAFE, ...dispatched }),
  check: expecting("errorCode", "no-instruction"),
}

/** The step ends at once, because the comment is not meant for it. */
export const skipped: Case = {
  name: "a comment that is not for the action",
  options: () => ({ actionDir: ROOT, inputs: SAFE, ...commented }),
  check: expecting("outcome", "skipped"),
}

const dispatched: Pick<ActionOptions, "github"> = { github: { eventName: "workflow_dispatch", event: { inputs: {} } } }

const person = { login: "octocat", type: "User" }
const commented: Pick<ActionOptions, "github"> = {
  github: {
    eventName: "issue_comment",
    event: {
      action: "created",
      sender: person,
      issue: { number: 7, title: "A button is missing", body: "There is no button.", user: person },
      comment: { id: 70, body: "I can see it on my phone, but not here.", user: person },
      repository: { full_name: "octo/hello", private: true },
    },
  },
}

function expecting(output: string, value: string): (result: ActionResult) => void {
  return ({ outputs, log }) => {
    if (outputs[output] !== value) throw new Error(`${output} is ${outputs[output]}, not ${value}:\n${log.join("\n")}`)
  }
}
