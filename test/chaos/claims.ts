import type { LedgerAgent } from "../../simulator/cursor/ledger.ts"
import type { RecordedRequest } from "../../simulator/wire.ts"
import { type Attempted, findableAtMs, type Truth } from "./truth.ts"

/** What is known when a text has been written: its attempt, by the server's clock, and all that is true. */
export type Moment = Pick<Attempted, "fromMs" | "toMs" | "isCut"> & { readonly truth: Truth }

/** A phrase, and what must be true of the agent that it is about. */
export type Claim = {
  /** With `named`, the first group is the agent's id. */
  readonly says: RegExp
  /** The agent that the phrase names, the one that the text is about, or each that the attempt launched. */
  readonly of: "named" | "subject" | "launched"
  readonly holds: (agent: LedgerAgent, moment: Moment, match: readonly string[]) => boolean
}

/** An id, and the address that may follow it. */
const ID = String.raw`\b(bc-[0-9a-f-]{36})(?: \(\S+\))?`
/** Making an agent takes a minute and more; what appears later than this nobody has to wait for. */
const LATEST_FIND_MS = 85_000
/** A find just before the end may come too late to act on. */
const TOO_LATE_MS = 5_000
/** Between two looks of one search. */
const LOOK_PAUSE_MS = 15_000
/** Reads after an end, and the reports, take a while themselves. */
const REPORTING_MS = 3 * 60_000

/** Every phrase that says more than "may". A new one that reports can hold belongs here. */
export const CLAIMS: readonly Claim[] = [
  { says: /Cursor agent finished/, of: "subject", holds: hasShown("FINISHED") },
  { says: /Cursor agent failed/, of: "subject", holds: hasShown("ERROR", "FAILED") },
  { says: /Cursor agent expired/, of: "subject", holds: hasShown("EXPIRED") },
  { says: /Cursor agent (?:was )?stopped/, of: "subject", holds: wasStopped },
  { says: /the Cursor agent had ended by then/, of: "subject", holds: hasEnded },
  { says: /The agent had ended: /, of: "subject", holds: hasEnded },
  { says: /; the agent had ended\./, of: "subject", holds: hasEnded },
  { says: /it had ended when it was to be stopped/, of: "subject", holds: hasEnded },
  { says: /The agent was stopped: /, of: "subject", holds: wasStopped },
  { says: /; the agent was stopped\./, of: "subject", holds: wasStopped },
  { says: /; it was stopped\./, of: "subject", holds: wasStopped },
  { says: /The agent could not be stopped: /, of: "subject", holds: wasToBeStopped },
  { says: /; it was left working\./, of: "subject", holds: (agent, { toMs }) => isAtWork(agent, toMs - REPORTING_MS) },
  { says: /The agent did not start within/, of: "subject", holds: (agent, moment) => !hasRun(agent, moment) },
  { says: /finished without a pull request/, of: "subject", holds: hasNoPullRequest },
  { says: /^Pull request: (https\S+)/m, of: "subject", holds: (agent, _, [, url]) => agent.pullRequestUrl === url },
  {
    says: new RegExp(`(?:Launched agent|it is agent|to the agent of an earlier attempt,) ${ID}`),
    of: "named",
    holds: ({ preloaded }) => !preloaded,
  },
  { says: new RegExp(`Agent ${ID} had ended`), of: "named", holds: hasEnded },
  { says: new RegExp(`Agent ${ID} was stopped`), of: "named", holds: wasStopped },
  { says: new RegExp(`Agent ${ID} is not there any more`), of: "named", holds: isUnknown },
  { says: new RegExp(`Agent ${ID} could not be stopped`), of: "named", holds: wasToBeStopped },
  { says: new RegExp(`was found: ${ID}\\. It has ended`), of: "named", holds: hasEnded },
  { says: new RegExp(`was found: ${ID}\\. It was stopped`), of: "named", holds: wasStopped },
  { says: new RegExp(`was found: ${ID}\\. It is not there any more`), of: "named", holds: isUnknown },
  { says: new RegExp(`was found: ${ID}\\. It could not be stopped`), of: "named", holds: wasToBeStopped },
  {
    says: new RegExp(`an earlier attempt, ${ID}, ended as ([A-Z]+)`),
    of: "named",
    holds: (agent, moment, [, , word = ""]) => hasEnded(agent, moment) && hasShown(word)(agent, moment),
  },
  { says: /nothing (?:was started|is running)|no agent was started/i, of: "launched", holds: () => false },
  { says: /before an agent was launched/, of: "launched", holds: () => false },
  {
    // What came of a launch that something on the way turned away is looked for before this is said.
    says: /No Cursor agent was launched|No agent was found: |No agent with this step's launch key was found/,
    of: "launched",
    holds: (agent, moment) => !couldBeFound(moment, agent),
  },
]

function hasShown(...words: readonly string[]): (agent: LedgerAgent, moment: Moment) => boolean {
  return (agent, moment) => wordsShown(agent, moment).some((word) => words.includes(word))
}

/** The words for an agent that Cursor could have shown until then. */
export function wordsShown(agent: LedgerAgent, moment: Pick<Moment, "toMs" | "truth">): readonly string[] {
  return changesShown(agent, moment).map(({ word }) => word)
}

/** A run of v1 has an end of its own, also where the agent goes on at once with somebody's next instruction. */
function changesShown({ statuses, runs }: LedgerAgent, { toMs, truth }: Pick<Moment, "toMs" | "truth">) {
  const ofRuns = truth.schedule.apiVersion === "v1" ? runs.flatMap((run) => run.statuses) : []
  return [...statuses, ...ofRuns].filter(({ atMs }) => atMs <= toMs)
}

/** An end counts also when somebody wakes the agent later. */
function hasEnded(agent: LedgerAgent, moment: Moment): boolean {
  return agent.deletedAtMs !== undefined || changesShown(agent, moment).some(({ ended }) => ended)
}

/** Cursor took a stop, or the answer to one was lost, and the agent has ended; or a read does not know it. */
function wasStopped(agent: LedgerAgent, moment: Moment): boolean {
  if (isUnknown(agent, moment)) return true
  const isWord = ["STOPPED", "CANCELLED"].includes(agent.status)
  const isTaken = stopsOf(agent, moment).some(({ status }) => status === undefined || Number(status) < 300)
  return hasEnded(agent, moment) && (isWord || isTaken || agent.stopsAtMs.length > 0)
}

/** Where nothing gets through for good, no stop is seen to arrive. */
function wasToBeStopped(agent: LedgerAgent, moment: Moment): boolean {
  return !hasWay(moment) || stopsOf(agent, moment).length > 0
}

function hasWay({ truth }: Pick<Moment, "truth">): boolean {
  return truth.schedule.proxyFaults?.some(({ times }) => times === Number.POSITIVE_INFINITY) !== true
}

function stopsOf({ id }: LedgerAgent, { truth }: Moment) {
  return truth.play.cursor.requests.filter(({ path }) => path.includes(id) && /\/(?:stop|cancel)$/.test(path))
}

/**
 * Two reads in a row did not know it, which is as good as gone, whatever the server says later: not right after the
 * launch, when one that was never read may only not show yet.
 */
function isUnknown({ id, requestedAtMs }: LedgerAgent, { truth }: Moment): boolean {
  const isRead = new RegExp(`${id}(?:/runs/[^/]+)?$`)
  const reads = truth.play.cursor.requests.filter(({ method, path }) => method === "GET" && isRead.test(path))
  return reads.some(({ status, atMs }, index) => {
    const wasSeen = reads.slice(0, index).some((before) => before.status === 200)
    const isTwice = status === 404 && reads[index - 1]?.status === 404
    return isTwice && (wasSeen || atMs - requestedAtMs >= LATEST_FIND_MS)
  })
}

function isAtWork({ statuses, deletedAtMs }: LedgerAgent, atMs: number): boolean {
  return deletedAtMs === undefined && statuses.findLast((change) => change.atMs <= atMs)?.ended !== true
}

function hasRun({ statuses }: LedgerAgent, { toMs }: Moment): boolean {
  return statuses.some(({ word, atMs }) => word === "RUNNING" && atMs <= toMs - REPORTING_MS)
}

/** One that arrives two minutes after the end nobody waits for, and a step that was cut reads its agent no further. */
function hasNoPullRequest(agent: LedgerAgent, { toMs, isCut, truth }: Moment): boolean {
  const { pullRequestUrl, statuses } = agent
  const lateMs = Math.max(
    0,
    ...truth.schedule.stories.map(({ pullRequest: due }) => (typeof due === "object" ? due.lateMs : 0)),
  )
  const endMs = statuses.find(({ ended }) => ended)?.atMs ?? Number.POSITIVE_INFINITY
  const seenMs = isCut ? lastRequestMs(truth, toMs, ({ path }) => path.endsWith(agent.id)) : toMs
  return pullRequestUrl === undefined || endMs + lateMs + TOO_LATE_MS > seenMs
}

/** Whether there is a way to Cursor, and the attempt looked while the agent was there, or stopped looking too early. */
export function couldBeFound({ truth, toMs }: Pick<Moment, "truth" | "toMs">, agent: LedgerAgent): boolean {
  if (!hasWay({ truth })) return false
  const atMs = findableAtMs(truth.schedule, agent, truth.agents)
  if (goneAtMs(truth, agent) < atMs + LOOK_PAUSE_MS) return false
  const lastLookMs = lastRequestMs(truth, toMs, () => true)
  return atMs + TOO_LATE_MS <= lastLookMs || atMs - agent.requestedAtMs <= LATEST_FIND_MS
}

/** v0 shows the conversation of an expired agent to nobody, and the launch key is in there. */
function goneAtMs({ schedule }: Truth, { statuses }: LedgerAgent): number {
  const expired = schedule.apiVersion === "v0" ? statuses.find(({ word }) => word === "EXPIRED") : undefined
  return expired?.atMs ?? Number.POSITIVE_INFINITY
}

/** When Cursor was last asked such a thing until then. */
export function lastRequestMs({ play }: Truth, toMs: number, isMeant: (request: RecordedRequest) => boolean): number {
  return (
    play.cursor.requests.findLast((request) => request.atMs <= toMs && isMeant(request))?.atMs ??
    Number.NEGATIVE_INFINITY
  )
}
