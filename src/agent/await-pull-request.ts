import type { Agent } from "../cursor/agent.ts"
import { retryAfterMsOf } from "../cursor/errors.ts"
import type { Clock } from "../http/clock.ts"

/** A pull request was seen to arrive up to a minute after the end of its agent; it is read for so long after it. */
const READS_AFTER_MS = [2_000, 5_000, 10_000, 20_000, 35_000, 50_000, 70_000, 95_000, 120_000]

export type PullRequestWait = {
  readonly read: (signal: AbortSignal) => Promise<Agent>
  readonly hasPullRequest: (agent: Agent) => boolean
  readonly clock: Clock
  /** When the end was seen, on the clock's monotonic scale. Default: now. */
  readonly endedMs?: number
  readonly signal: AbortSignal
}

/**
 * Reads a finished agent on, for two minutes at the most, until it names its pull request; once that time is over, not at
 * all. The first end counts: a later turn of the same agent is somebody else's. Never throws; a read that fails is made up
 * for by the next one that the server allows.
 */
export async function awaitPullRequest(finished: Agent, wait: PullRequestWait): Promise<Agent> {
  const { clock, signal, hasPullRequest } = wait
  const nowMs = clock.nowMs()
  const { endedMs = nowMs } = wait
  let agent = finished
  let notBeforeMs = endedMs
  for (const afterMs of READS_AFTER_MS.filter((afterMs) => endedMs + afterMs >= nowMs)) {
    if (hasPullRequest(agent) || signal.aborted) return agent
    if (notBeforeMs > endedMs + afterMs) continue
    await clock.sleep(Math.max(0, endedMs + afterMs - clock.nowMs()), signal).catch(() => {})
    const again = await wait.read(signal).catch((error: unknown) => {
      notBeforeMs = clock.nowMs() + (retryAfterMsOf(error) ?? 0)
      return undefined
    })
    if (again && again.status !== finished.status) return agent
    agent = again ?? agent
  }
  return agent
}
