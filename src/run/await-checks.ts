import { type CheckRules, type Verdict, verdictOf } from "../checks/verdict.ts"
import { GitHubApiError } from "../github/api-error.ts"
import type { PullRequestHead } from "../github/checks.ts"
import type { Clock } from "../http/clock.ts"

/** GitHub is asked at most four times a minute, and less often the longer it takes. */
const LEAST_PAUSE_MS = 20_000
/** So many requests are one minute's. */
const REQUESTS_A_MINUTE = 4
const MOST_PAUSE_MS = 60_000
const PAUSE_GROWTH = 1.3
/** Checks are made within seconds of a push; a repository without any is not waited for to the end. */
const NO_CHECKS_MS = 5 * 60_000
/** A push of the turn that has just ended may take so long to show. */
const LATE_PUSH_MS = 2 * 60_000

/** What the checks of the head came to. `unverified`: they cannot be read; `error` says why. */
export type ChecksEnd =
  | { readonly kind: "decided"; readonly verdict: Verdict; readonly head: PullRequestHead }
  | { readonly kind: "unverified"; readonly error: unknown }

export type AwaitChecksOptions = {
  readonly read: (signal: AbortSignal) => Promise<PullRequestHead>
  readonly rules: CheckRules
  /** How long to wait for the checks of one commit. */
  readonly timeoutMs: number
  /** The commit that was judged before: another one is waited for, for a while. */
  readonly judgedSha?: string
  readonly clock: Clock
  readonly signal: AbortSignal
}

type Look = { readonly head: PullRequestHead; readonly verdict: Verdict; readonly key: string }

/**
 * Waits until the checks of a pull request's head are over. Because checks appear one after the other, an end counts
 * when it is read twice in a row.
 * @returns the verdict; `pending` or `none` when the time is over
 * @throws the signal's reason
 */
export async function awaitChecks(options: AwaitChecksOptions): Promise<ChecksEnd> {
  const { clock, signal, timeoutMs, judgedSha } = options
  const startedMs = clock.nowMs()
  let sha: string | undefined
  let sinceMs = startedMs
  let before: Look | undefined
  for (let pauseMs = LEAST_PAUSE_MS; ; pauseMs = Math.min(MOST_PAUSE_MS, pauseMs * PAUSE_GROWTH)) {
    const looked = await look(options)
    if (looked.kind === "failed" && looked.isFinal) return { kind: "unverified", error: looked.error }
    if (looked.kind === "read") {
      if (looked.head.sha !== sha) sinceMs = clock.nowMs()
      sha = looked.head.sha
      const isLatePush = sha === judgedSha && clock.nowMs() - startedMs < LATE_PUSH_MS
      if (!isLatePush && isOver(looked, before, clock.nowMs() - sinceMs)) return decided(looked)
      before = looked
    }
    if (clock.nowMs() - sinceMs >= timeoutMs) {
      return looked.kind === "read" ? decided(looked) : { kind: "unverified", error: looked.error }
    }
    // No reason to sleep on when the time is over.
    const leftMs = Math.max(LEAST_PAUSE_MS, timeoutMs - (clock.nowMs() - sinceMs))
    await clock.sleep(Math.max(pauseMs, Math.min(leftMs, wantedPauseMs(looked))), signal)
  }
}

/** What GitHub asks for after a failure, and what keeps to its rate where one look takes several requests. */
function wantedPauseMs(looked: Looked): number {
  if (looked.kind === "failed") return looked.pauseMs
  const looksAMinute = Math.floor(REQUESTS_A_MINUTE / looked.head.requests)
  return 60_000 / Math.max(1, looksAMinute)
}

function decided({ verdict, head }: Look): ChecksEnd {
  return { kind: "decided", verdict, head }
}

function isOver({ head, verdict, key }: Look, before: Look | undefined, waitedMs: number): boolean {
  if (!head.isOpen) return true
  if (verdict.kind === "none") return waitedMs >= NO_CHECKS_MS
  return verdict.kind !== "pending" && before?.key === key
}

type Looked =
  | ({ readonly kind: "read" } & Look)
  | { readonly kind: "failed"; readonly error: unknown; readonly isFinal: boolean; readonly pauseMs: number }

async function look({ read, rules, signal }: AwaitChecksOptions): Promise<Looked> {
  try {
    const head = await read(signal)
    const verdict = verdictOf(head.checks, rules)
    const key = JSON.stringify([
      head.sha,
      head.checks.map(({ name, status, conclusion }) => [name, status, conclusion]),
    ])
    return { kind: "read", head, verdict, key }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (!(error instanceof GitHubApiError)) throw error
    const isPassing = error.denial === undefined || error.denial === "rate-limit"
    const leastMs = error.denial === "rate-limit" ? MOST_PAUSE_MS : 0
    return { kind: "failed", error, isFinal: !isPassing, pauseMs: error.retryAfterMs ?? leastMs }
  }
}
