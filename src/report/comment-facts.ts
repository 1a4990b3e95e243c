import { isReactionTarget, type ReactionTarget } from "../github/reaction.ts"
import { fieldAt, fieldsOf, parseJson, textOf, wholeNumberOf } from "../http/json.ts"
import { isTurnOpen } from "./is-turn-open.ts"
import type { EarlierPlan, RunReport } from "./run-report.ts"

/** What the last version of a comment tells besides the agent: whoever writes it later has to know it. */
export type CommentFacts = Pick<RunReport, "run" | "request" | "phrase" | "turn" | "earlierPlan"> & {
  /** What was reacted to. */
  readonly reactTo?: ReactionTarget
  /** How long the turn took, or when it began, for a re-run that goes on with it. */
  readonly age?: RememberedAge
}

/** A turn that is over has a length, one at work a beginning. */
export type RememberedAge = { readonly tookMs: number } | { readonly beganAt: Date }

/** The facts as one word of letters and digits, for the comment's signed marker. */
export function commentFactsText(report: RunReport, reactTo: ReactionTarget | undefined): string {
  const { run, request, phrase, turn, earlierPlan, plan = earlierPlan, beganAt, elapsedMs } = report
  const known = plan && { ...plan, prompt: undefined }
  const tookMs = beganAt && !isTurnOpen(report) ? Math.round(elapsedMs) : undefined
  const facts = { run, request, phrase, turn, plan: known, reactTo, beganAt, tookMs }
  return Buffer.from(JSON.stringify(facts)).toString("base64url")
}

/** Reads what `commentFactsText` wrote; undefined for anything else. The marker's signature says who wrote it. */
export function commentFactsIn(text: string): CommentFacts | undefined {
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
