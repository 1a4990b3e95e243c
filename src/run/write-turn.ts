import { awaitPullRequest } from "../agent/await-pull-request.ts"
import { awaitUsage } from "../agent/await-usage.ts"
import { isAnswered, NEW_TURN_CAP_MS } from "../agent/new-turn.ts"
import { sanitizedAgent } from "../agent/sanitized-agent.ts"
import type { Agent, Usage } from "../cursor/agent.ts"
import type { GitHubConnection } from "../github/connection.ts"
import type { MarkedComment } from "../github/marked-comments.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf } from "../model/agent-status.ts"
import { failsStep, type Outcome } from "../model/outcome.ts"
import type { TurnMemory } from "../model/turn-memory.ts"
import { expectationFor } from "../queries/agent-view.ts"
import { problem } from "../report/catalogue.ts"
import { commentSink } from "../report/comment.ts"
import { type CommentFacts, commentFactsIn } from "../report/comment-facts.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import { reactionSink } from "../report/reactions.ts"
import { openRecord } from "../report/record.ts"
import type { Found } from "./agents-of-turns.ts"
import { completePullRequest, type Origin, withTitle } from "./complete-pull-request.ts"
import type { StepContext } from "./context.ts"
import { agentFailed } from "./failed-outcome.ts"
import type { CursorService } from "./open-cursor.ts"

const COMMENT_LIMIT_MS = 60_000

/** A turn whose end nobody has written yet. */
export type Turn = {
  readonly comment: MarkedComment
  readonly agentId: string
  readonly memory: TurnMemory
  /** The agent went on to another turn since, so that what it says of itself is about that one. */
  readonly hasLater: boolean
}

/** What became of it. */
export type Collected = { readonly turn: Turn } & (
  | {
      readonly kind: "collected"
      readonly outcome: Outcome
      readonly agent?: SanitizedAgent
      readonly isFailure: boolean
    }
  | { readonly kind: "open"; readonly why: "working" | "unread" | "unwritten"; readonly agent?: SanitizedAgent }
)

type Services = {
  readonly github: GitHubConnection
  readonly cursor: CursorService
  /** When the agents were read, on the clock's monotonic scale: late pull requests are awaited for all of them at once. */
  readonly readMs: number
}

/** Writes how a turn ended, as the step that began it would have; a turn under way only gains its pull request. */
export async function writeTurn(step: StepContext, services: Services, turn: Turn, found: Found): Promise<Collected> {
  if (found.kind === "unread") {
    step.warn(`Agent ${turn.agentId} cannot be read, so its turn stays open: ${problemFromError(found.error).message}`)
    return { kind: "open", why: "unread", turn }
  }
  const agent = found.kind === "gone" ? { id: turn.agentId, status: "UNKNOWN" } : found.agent
  const ended = found.kind === "gone" ? goneOutcome(step, agent) : await outcomeOf(step, services, turn, agent)
  const outcome = ended.kind === "launched" ? ended : await withTitle(step, ended, expectationFor(step, agent))
  const shown = "agent" in outcome ? outcome.agent : undefined
  if (outcome.kind !== "launched") {
    // The comment says that the turn is over, so it is last: what a killed collect had no time for is done by the next.
    await completePullRequest(step, shown?.pullRequest, originOf(turn), expectationFor(step, agent))
    await react(step, services, turn, outcome)
    const isWritten = await write(step, services, turn, outcome)
    // The next collect writes it, and tells of its end then.
    if (!isWritten) return { kind: "open", why: "unwritten", turn, agent: shown }
    const rules = { failOn: new Set(turn.memory.asked.failOn), ifNoPr: turn.memory.asked.ifNoPr }
    return { kind: "collected", turn, outcome, agent: shown, isFailure: failsStep(outcome, rules) }
  }
  const address = outcome.agent.pullRequest?.url
  if (address !== undefined && !turn.comment.body.includes(address)) await write(step, services, turn, outcome)
  return { kind: "open", why: "working", turn, agent: shown }
}

/** A comment's address says what it is on: `…/issues/7#issuecomment-1` or `…/pull/7#…`. */
function originOf({ comment: { number, url } }: Turn): Origin {
  return { kind: url.includes(`/pull/${number}#`) ? "pull-request" : "issue", number }
}

function shownOf(step: StepContext, agent: Agent): SanitizedAgent {
  return sanitizedAgent(agent, expectationFor(step, agent)).agent
}

function goneOutcome(step: StepContext, agent: Agent): Outcome {
  return { kind: "stopped", agent: shownOf(step, agent), problem: problem("agent-not-found") }
}

/** The end of the turn; `launched` while it is under way. */
async function outcomeOf(step: StepContext, services: Services, turn: Turn, agent: Agent): Promise<Outcome> {
  const { cursor } = services
  const { pullRequest, ifNoPr } = turn.memory.asked
  // An agent takes another turn only when this one is over; what it says of itself is about the other one then.
  if (isAboutAnother(turn, agent))
    return { kind: "finished", agent: { ...shownOf(step, agent), summary: undefined, changes: undefined } }
  const end = endOf(agent.status)
  if (end === undefined || !(await hasBegun(step, cursor, turn, agent)))
    return { kind: "launched", agent: shownOf(step, agent) }
  if (end !== "finished") return agentFailed(end, shownOf(step, agent))
  const complete = pullRequest ? await withLatePullRequest(step, services, agent) : agent
  const shown = shownOf(step, complete)
  const isMissing = pullRequest && shown.pullRequest === undefined && ifNoPr !== "ignore"
  return { kind: "finished", agent: shown, problem: isMissing ? problem("no-pull-request") : undefined }
}

function isAboutAnother({ hasLater, memory }: Turn, { runId }: Agent): boolean {
  return memory.runId === undefined ? hasLater : memory.runId !== runId
}

/** The end that is read may still be the one of the turn before; whoever waits for a turn doubts it as long. */
async function hasBegun(step: StepContext, { client }: CursorService, turn: Turn, agent: Agent): Promise<boolean> {
  const { comment, memory } = turn
  const ageMs = step.clock.today().getTime() - comment.updatedAt.getTime()
  if (memory.turn === 1 || agent.runId !== undefined || ageMs >= NEW_TURN_CAP_MS) return true
  return await isAnswered({ client, followUpKey: comment.marked.launchKey }, agent.id, step.cancelled)
}

function withLatePullRequest(step: StepContext, { cursor, readMs }: Services, agent: Agent): Promise<Agent> {
  const { client } = cursor
  return awaitPullRequest(agent, {
    clock: step.clock,
    endedMs: readMs,
    signal: step.cancelled,
    read: (signal) => client.agent(agent.id, { signal }),
    hasPullRequest: (one) => shownOf(step, one).pullRequest !== undefined,
  })
}

async function react(step: StepContext, { github }: Services, { comment }: Turn, outcome: Outcome): Promise<void> {
  const { inputs, clock, cancelled, log } = step
  const { reactTo } = factsOf(comment)
  if (!reactTo || !inputs.reaction) return
  const reactions = reactionSink({ github, target: reactTo, isRerun: true, clock, debug: log.debug, cancelled })
  reactions.on({ kind: "ended", outcome })
  await reactions.finish(cancelled)
}

function factsOf({ marked: { facts } }: MarkedComment): CommentFacts {
  return commentFactsIn(facts) ?? {}
}

/** What the turn has used up, where turns have ids. Counts that lag are not waited for: a collect takes seconds. */
async function countUsage(
  { clock, cancelled: signal }: StepContext,
  { client }: CursorService,
  { agentId, memory }: Turn,
): Promise<Usage | undefined> {
  return memory.runId === undefined ? undefined : await awaitUsage({ client, agentId, clock, signal, isOver: false })
}

/** @returns whether the comment says it now, as far as it ever will */
async function write(step: StepContext, services: Services, turn: Turn, outcome: Outcome): Promise<boolean> {
  const { github, cursor } = services
  const { inputs, runner, clock, redact, cancelled } = step
  const { comment, memory } = turn
  const { owner, name } = runner.repository
  const facts = factsOf(comment)
  const record = openRecord(clock)
  record.restored(facts)
  const usage = outcome.kind === "launched" ? undefined : await countUsage(step, cursor, turn)
  if (usage) record.usageRead(usage)
  record.ended(outcome)
  const sink = commentSink({
    github,
    place: { owner, name, number: comment.number },
    apiKey: inputs.apiKey ?? "",
    launchKey: comment.marked.launchKey,
    commentId: comment.id,
    mayExist: true,
    clock,
    record,
    memory: () => memory,
    reactTo: facts.reactTo,
    redact,
    cancelled,
  })
  const isWritten = await sink.writeLast(COMMENT_LIMIT_MS, cancelled)
  for (const warning of record.report().warnings) step.warn(warning)
  return isWritten
}
