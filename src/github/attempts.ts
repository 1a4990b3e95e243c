import type { OutcomeKind } from "../model/outcome.ts"
import type { RunReport } from "../report/run-report.ts"
import { isAgentId } from "../text/address.ts"

/** What the comment remembers of one attempt of the run. `working` that is over: it ended without a word. */
export type Attempt = {
  readonly number: number
  readonly outcome: OutcomeKind | "working"
  readonly seconds: number
  readonly agentId?: string
}

/** More attempts than anybody reads; the marker stays short. */
const MOST_ATTEMPTS = 6
const WRITTEN = /^(\d{1,6}):([a-z-]{1,20}):(\d{1,8}):([A-Za-z0-9_-]{0,128})$/

const OUTCOMES: Readonly<Record<Attempt["outcome"], true>> = {
  working: true,
  finished: true,
  failed: true,
  expired: true,
  stopped: true,
  "timed-out": true,
  launched: true,
  skipped: true,
  cancelled: true,
  unknown: true,
  error: true,
  ok: true,
}

/** The attempt that a report tells of. */
export function attemptOf({ run, outcome, agent, elapsedMs }: RunReport): Attempt {
  const seconds = Math.min(99_999_999, Math.max(0, Math.round(elapsedMs / 1000)))
  // While the agent works the time stands still, so that a comment in which nothing else changed stays the same.
  return {
    number: run?.attempt ?? 1,
    outcome: outcome?.kind ?? "working",
    seconds: outcome ? seconds : 0,
    agentId: agent?.id,
  }
}

/** The newest attempts in one word without blanks, oldest first. */
export function writeAttempts(attempts: readonly Attempt[]): string {
  return attempts
    .slice(-MOST_ATTEMPTS)
    .map(({ number, outcome, seconds, agentId = "" }) => [number, outcome, seconds, agentId].join(":"))
    .join(",")
}

/** What `writeAttempts` wrote; undefined for anything else. */
export function readAttempts(text: string): readonly Attempt[] | undefined {
  if (text === "") return []
  const attempts = text.split(",").map(readAttempt)
  const known = attempts.filter((attempt) => attempt !== undefined)
  return known.length === attempts.length && known.length <= MOST_ATTEMPTS ? known : undefined
}

function readAttempt(text: string): Attempt | undefined {
  const [, number, outcome = "", seconds, agentId = ""] = WRITTEN.exec(text) ?? []
  if (!isOutcome(outcome) || (agentId !== "" && !isAgentId(agentId))) return undefined
  return { number: Number(number), outcome, seconds: Number(seconds), agentId: agentId === "" ? undefined : agentId }
}

function isOutcome(word: string): word is Attempt["outcome"] {
  return Object.hasOwn(OUTCOMES, word)
}
