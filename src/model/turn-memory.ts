import { isAgentId } from "./agent-id.ts"
import { FAILABLE, type Failable } from "./outcome.ts"

const IF_NO_PR = ["ignore", "warn", "error"] as const

/** What a step asked for: how whoever reports the end of its turn has to judge it. */
type Asked = {
  readonly pullRequest: boolean
  readonly failOn: readonly Failable[]
  readonly ifNoPr: (typeof IF_NO_PR)[number]
}

/** What a thread remembers of one turn of its agent, in comment marker and saved state. */
export type TurnMemory = {
  /** The agent's turn, from 1: the launch. */
  readonly turn: number
  readonly asked: Asked
  /** The model that the launch named; missing for the account's default. */
  readonly model?: string
  readonly apiVersion: "v0" | "v1"
  /** The turn's id in API v1. */
  readonly runId?: string
  /** How often failed checks were sent back to the agent, counted before each is sent. */
  readonly fixes: number
  readonly lastFix?: CountedFix
}

/** The newest time that failed checks were sent back, as far as it was counted; each part is a word of digits a to f. */
export type CountedFix = {
  /** The same for failures that are the same but for times and numbers. */
  readonly fingerprint: string
  /** The same for the same check runs of the same commit. */
  readonly occurrence: string
  /** Which step has counted it. */
  readonly claim: string
}

/** Of a step that writes no comment of its own, so that nobody ever reads it. */
export const NO_MEMORY: TurnMemory = {
  turn: 1,
  asked: { pullRequest: false, failOn: [], ifNoPr: "ignore" },
  apiVersion: "v0",
  fixes: 0,
}

/** The memory as text without blanks in its values: `turn=2 pr=yes fail-on=failed,expired if-no-pr=warn api=v0 …`. */
export function turnMemoryText({
  turn,
  asked,
  model = "",
  apiVersion,
  runId = "",
  fixes,
  lastFix,
}: TurnMemory): string {
  const failOn = FAILABLE.filter((outcome) => asked.failOn.includes(outcome)).join(",")
  const wanted = `pr=${asked.pullRequest ? "yes" : "no"} fail-on=${failOn} if-no-pr=${asked.ifNoPr}`
  const fix = lastFix ? ` fix=${lastFix.fingerprint}.${lastFix.occurrence}.${lastFix.claim}` : ""
  return `turn=${turn} ${wanted} api=${apiVersion} run=${runId} fixes=${fixes} model=${model}${fix}`
}

/** Reads what `turnMemoryText` wrote; fields that nobody knows yet may follow. Undefined for anything else. */
export function turnMemoryIn(text: string): TurnMemory | undefined {
  const form =
    /^turn=(\d{1,9}) pr=(yes|no) fail-on=([\w,-]*) if-no-pr=(\w+) api=(v[01]) run=(\S*) fixes=(\d{1,9})(?: model=(\S*))?(?: fix=([0-9a-f]+)\.([0-9a-f]+)\.([0-9a-f]+))?(?: |$)/
  const [, turn, pullRequest, failOn = "", ifNoPrWord, apiVersion, runId = "", fixes, model = "", ...fix] =
    form.exec(text) ?? []
  const [fingerprint, occurrence, claim] = fix
  const ifNoPr = IF_NO_PR.find((one) => one === ifNoPrWord)
  if (turn === undefined || ifNoPr === undefined || (runId !== "" && !isAgentId(runId))) return undefined
  const words = failOn.split(",")
  return {
    turn: Number(turn),
    asked: { pullRequest: pullRequest === "yes", failOn: FAILABLE.filter((one) => words.includes(one)), ifNoPr },
    ...(model !== "" && { model }),
    apiVersion: apiVersion === "v1" ? "v1" : "v0",
    ...(runId !== "" && { runId }),
    fixes: Number(fixes),
    ...(fingerprint !== undefined &&
      occurrence !== undefined &&
      claim !== undefined && { lastFix: { fingerprint, occurrence, claim } }),
  }
}
