import { isReactionTarget, type ReactionTarget } from "../github/reaction.ts"
import { fieldAt, fieldsOf, listOf, parseJson, textOf, wholeNumberOf } from "../http/json.ts"
import { cutToLength } from "../text/budget.ts"
import { isTurnOpen } from "./is-turn-open.ts"
import type { ChecksReport, EarlierPlan, RunReport } from "./run-report.ts"

/** What a field of the marker holds at most. */
const MOST_CHARACTERS = 4_000
const MOST_FAILED = 5
const NAME_LENGTH = 60

/** What the last version of a comment tells besides the agent: whoever writes it later has to know it. */
export type CommentFacts = Pick<RunReport, "run" | "request" | "phrase" | "turn" | "earlierPlan" | "checks"> & {
  /** What was reacted to. */
  readonly reactTo?: ReactionTarget
  /** How long the turn took, or when it began, for a re-run that goes on with it. */
  readonly age?: RememberedAge
}

/** A turn that is over has a length, one at work a beginning. */
type RememberedAge = { readonly tookMs: number } | { readonly beganAt: Date }

/** The facts as one word of letters and digits, for the comment's signed marker. */
export function commentFactsText(report: RunReport, reactTo: ReactionTarget | undefined): string {
  const { run, request, phrase, turn, earlierPlan, plan = earlierPlan, beganAt, elapsedMs } = report
  const known = plan && { ...plan, prompt: undefined }
  const tookMs = beganAt && !isTurnOpen(report) ? Math.round(elapsedMs) : undefined
  const facts = { run, request, phrase, turn, plan: known, reactTo, beganAt, tookMs }
  const text = encoded({ ...facts, checks: report.checks && shortened(report.checks) })
  return text.length <= MOST_CHARACTERS ? text : encoded(facts)
}

function encoded(facts: object): string {
  return Buffer.from(JSON.stringify(facts)).toString("base64url")
}

/** The checks as the marker holds them: so much of the names that a reader knows them again. */
export function shortened({ state, failed, fixes, sha, why }: ChecksReport): ChecksReport {
  const names = failed
    .slice(0, MOST_FAILED)
    .map((check) => ({ ...NO_DETAIL, name: cutToLength(check.name, NAME_LENGTH) }))
  return { state, failed: names, fixes, sha, why }
}

/** A failed check of which only the name is known. */
const NO_DETAIL = { kind: "check-run", status: "COMPLETED", isHeld: false } as const

/** Reads what `commentFactsText` wrote; undefined for anything else. The marker's signature says who wrote it. */
export function commentFactsIn(text: string | undefined): CommentFacts | undefined {
  if (text === undefined) return undefined
  const facts = parseJson(Buffer.from(text, "base64url").toString("utf8"))
  const run = runIn(fieldAt(facts, "run"))
  if (!run) return undefined
  const reactTo = fieldAt(facts, "reactTo")
  const [login, url] = [textOf(fieldAt(facts, "request", "login")), textOf(fieldAt(facts, "request", "url"))]
  const phrase = textOf(fieldAt(facts, "phrase", "text"))
  const turn = wholeNumberOf(fieldAt(facts, "turn", "number"))
  return {
    run,
    request: login === undefined ? undefined : { login, url },
    phrase: phrase === undefined ? undefined : { text: phrase, isHeard: fieldAt(facts, "phrase", "isHeard") === true },
    turn:
      turn === undefined ? undefined : { number: turn, isContinued: fieldAt(facts, "turn", "isContinued") === true },
    earlierPlan: planIn(fieldAt(facts, "plan")),
    checks: checksIn(fieldAt(facts, "checks")),
    reactTo: isReactionTarget(reactTo) ? reactTo : undefined,
    age: ageIn(facts),
  }
}

function ageIn(facts: unknown): RememberedAge | undefined {
  const tookMs = wholeNumberOf(fieldAt(facts, "tookMs"))
  if (tookMs !== undefined) return { tookMs }
  const beganAt = new Date(textOf(fieldAt(facts, "beganAt")) ?? Number.NaN)
  return Number.isNaN(beganAt.getTime()) ? undefined : { beganAt }
}

function runIn(value: unknown): CommentFacts["run"] {
  const [url, attempt] = [textOf(fieldAt(value, "url")), wholeNumberOf(fieldAt(value, "attempt"))]
  if (url === undefined || attempt === undefined) return undefined
  return { url, attempt, step: textOf(fieldAt(value, "step")), docsUrl: textOf(fieldAt(value, "docsUrl")) }
}

const STATES = ["passed", "failed", "pending", "none", "unverified"] as const

function checksIn(value: unknown): ChecksReport | undefined {
  const state = STATES.find((one) => one === fieldAt(value, "state"))
  const fixes = wholeNumberOf(fieldAt(value, "fixes"))
  if (state === undefined) return undefined
  const names = listOf(fieldAt(value, "failed")).flatMap((check) => textOf(fieldAt(check, "name")) ?? [])
  const failed = names.map((name) => ({ ...NO_DETAIL, name }))
  return { state, failed, fixes, sha: textOf(fieldAt(value, "sha")), why: textOf(fieldAt(value, "why")) }
}

function planIn(value: unknown): EarlierPlan | undefined {
  const { repository, launchKey, asksForPullRequest, model } = fieldsOf(value)
  const source = sourceIn(fieldAt(value, "source"))
  if (typeof repository !== "string" || typeof launchKey !== "string" || !source) return undefined
  return { repository, launchKey, source, asksForPullRequest: asksForPullRequest === true, model: textOf(model) }
}

function sourceIn(value: unknown): EarlierPlan["source"] | undefined {
  const { kind, url, ref, number } = fieldsOf(value)
  if (kind === "ref") return { kind, ref: textOf(ref) }
  return kind === "pull-request" && typeof url === "string" ? { kind, url, number: wholeNumberOf(number) } : undefined
}
