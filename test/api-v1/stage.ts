import type { TestContext } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import type { Behaviour } from "../../simulator/cursor/behaviour.ts"
import type { LedgerAgent } from "../../simulator/cursor/ledger.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { FaultAction } from "../../simulator/fault.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import { labeledIssue } from "../scenarios/payloads.ts"
import { type RunOptions, type Scene, setScene } from "../scenarios/scene.ts"

/** A stream needs time that flows: it runs so many times as fast as real time, for the action and the cloud alike. */
const SPEED = 30

/** Ends after 15 s. */
export const BRIEF: AgentStory = { creatingMs: 1_000, runningMs: 14_000 }
export const ENDLESS: AgentStory = { creatingMs: 1_000, runningMs: Number.POSITIVE_INFINITY }

export const LAUNCH = "/v1/agents"
export const STREAM = /\/stream$/
export const CANCEL = /\/cancel$/

export type Stage = {
  readonly scene: Scene
  /** The agents that were not there before. */
  launched(): readonly LedgerAgent[]
  run(options?: RunOptions): Promise<ActionResult>
  /** Cancels the job, or does what `act` says, as soon as `isTime`. */
  runUntil: Scene["runUntil"]
  /** How often this was asked. */
  count(method: string, path: RegExp | string): number
}

/** The action as built, in front of a cloud that speaks v1. */
export async function setStage(
  context: TestContext,
  plan: AgentStory | readonly AgentStory[] = BRIEF,
  behaviour: Behaviour = {},
): Promise<Stage> {
  const scene = await setScene(context, { cursor: { clock: startClock({ speed: SPEED }), plan, ...behaviour } })
  const optionsFor = ({ inputs, github, ...rest }: RunOptions = {}): RunOptions => ({
    ...virtualTime({ scale: SPEED }),
    ...rest,
    inputs: { "api-version": "v1", prompt: "Do it", ...inputs },
    github: { eventName: "issues", event: labeledIssue(), ...github },
  })
  return {
    scene,
    launched: () => scene.cursor.agents.filter(({ preloaded }) => !preloaded),
    run: (options) => scene.run(optionsFor(options)),
    runUntil: (isTime, options, act) => scene.runUntil(isTime, optionsFor(options), act),
    count: (method, path) =>
      scene.cursor.requests.filter(
        (request) =>
          request.method === method && (typeof path === "string" ? request.path === path : path.test(request.path)),
      ).length,
  }
}

/** A refusal in v1's form. */
export function refused(status: number, code: string, processed = false): FaultAction {
  return { kind: "reply", status, body: { error: { code, message: `No: ${code}` } }, processed }
}
