import type { Delivery } from "../agent/at-most-once.ts"
import { isSameRepository } from "../agent/repository-address.ts"
import { busyPauseMs, countWithKey } from "../agent/send-follow-up.ts"
import type { Agent, Turns } from "../cursor/agent.ts"
import { isBusy } from "../cursor/errors.ts"
import type { Inputs } from "../inputs/inputs.ts"
import { endOf } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import type { ProblemCode } from "../model/problem.ts"
import type { TurnMemory } from "../model/turn-memory.ts"
import { sanitize } from "../queries/agent-view.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { AgentSession } from "./agent-session.ts"
import { awaitIdle, onceMoreIfGone, readSent } from "./await-idle.ts"
import {
  type AgentBefore,
  followTurn,
  isSentAlready,
  notSent,
  sendTurn,
  stayedBusy,
  type TurnMessage,
  turnNumber,
  undelivered,
} from "./send-turn.ts"
import type { ThreadAgent } from "./thread-agent.ts"

/** Refusals after which no agent goes on. */
const ENDED_FOR_GOOD: ReadonlySet<ProblemCode> = new Set(["agent-not-found", "agent-deleted", "agent-not-resumable"])

/** What came of a command that was meant for the agent of its thread. */
export type Continued =
  | { readonly kind: "ended"; readonly outcome: Outcome }
  /** The agent cannot go on. */
  | { readonly kind: "no-longer"; readonly agent?: Agent; readonly why: string }

/**
 * Gives the command to the thread's agent as its next turn, once it is done with the one before, and sees that turn
 * through. Sends nothing to an agent that cannot go on, or has had its turns.
 */
export async function continueAgent(
  session: AgentSession,
  thread: ThreadAgent,
  message: TurnMessage,
): Promise<Continued> {
  const { step } = session
  const deadlineMs = step.clock.nowMs() + step.inputs.timeoutMs
  remember(session, thread)
  try {
    for (let refusals = 0, sentBefore = 0; ; refusals++) {
      const before = await readIdle(session, thread.agentId, message, deadlineMs)
      if (before.kind !== "idle") return before
      const count = countWithKey(before.messages, message.sent.launchKey)
      // A refusal as busy may mean that this very message keeps the agent at work.
      if (refusals > 0 && count > sentBefore) return await resultOf(session, before, message, TAKEN)
      if (refusals === 0) warnOfDifferences(session, thread, before.agent)
      sentBefore = count
      const delivery = await sendTurn(session, before, message, "give-up")
      // That it is gone is believed when it is said twice.
      if (delivery.kind === "refused" && refusals === 0 && cannotGoOn(delivery.error)) {
        await step.clock.sleep(busyPauseMs(1), step.cancelled)
        continue
      }
      if (isRefusedAsBusy(delivery) && (await waitAwhile(session, refusals, deadlineMs))) continue
      return await resultOf(session, before, message, delivery)
    }
  } catch (error) {
    if (step.cancelled.aborted) return { kind: "ended", outcome: notSent() }
    return cannotGoOn(error) ?? { kind: "ended", outcome: { kind: "error", problem: problemFromError(error) } }
  }
}

const TAKEN: Delivery<"sent"> = { kind: "delivered", value: "sent", origin: "earlier", mayHaveTwin: false }

type Idle = AgentBefore & { readonly kind: "idle" }

/** The agent when it has nothing to do, or has taken this message already. @throws what Cursor answers */
async function readIdle(
  session: AgentSession,
  id: string,
  message: TurnMessage,
  deadlineMs: number,
): Promise<Idle | Continued> {
  const { step } = session
  const { launchKey } = message.sent
  const first = await readTurns(session, id)
  if (first.kind === "ended") return first
  const hasOurs = step.runner.runAttempt > 1 && countWithKey(first.sent.messages, launchKey) > 0
  const tooMany = hasOurs ? undefined : turnsUsedUp(session, turnNumber(first.sent.messages, ""))
  if (tooMany) return { kind: "ended", outcome: tooMany }
  const isSent = (agent: Agent) => isSentAlready(step, agent, first.sent.messages, launchKey)
  const end = await awaitIdle(session, id, deadlineMs, isSent)
  switch (end.kind) {
    case "ended": {
      const { agent } = end
      if (endOf(agent.status) === "expired") return { kind: "no-longer", agent, why: "it has expired" }
      if (isSent(agent)) return { kind: "idle", agent, ...first.sent }
      const last = await readTurns(session, id)
      return last.kind === "ended" ? last : { kind: "idle", agent, ...last.sent }
    }
    case "timed-out":
      return { kind: "ended", outcome: stayedBusy(sanitize(step, end.agent ?? { id, status: "UNKNOWN" })) }
    case "aborted":
      return { kind: "ended", outcome: notSent() }
    case "lost":
      throw end.error
  }
}

type Read = { readonly kind: "read"; readonly sent: Turns }

/** Without the conversation nobody can tell the agent's turns, nor whether this message is among them. */
async function readTurns(session: AgentSession, id: string): Promise<Read | (Continued & { readonly kind: "ended" })> {
  try {
    return { kind: "read", sent: await readSent(session, id) }
  } catch (error) {
    if (session.step.cancelled.aborted || cannotGoOn(error)) throw error
    const message = `The turns of agent ${id} cannot be counted, so nothing was sent. ${problemFromError(error).message}`
    return { kind: "ended", outcome: { kind: "error", problem: problem("limit-unverified", { message }) } }
  }
}

function turnsUsedUp({ step, record, savedState }: AgentSession, turn: number): Outcome | undefined {
  const { maxTurns } = step.inputs
  const next = Math.max(turn, savedState.memory().turn + 1)
  if (next <= maxTurns) return undefined
  const phrase = step.inputs.triggerPhrase
  record.noted(
    `The agent has had ${next - 1} turns, and \`max-turns\` is ${maxTurns}. To go on with a new agent, comment \`${phrase} new\` and what it should do.`,
  )
  return { kind: "skipped", reason: `the agent has had ${next - 1} turns, and \`max-turns\` is ${maxTurns}` }
}

/** What the agent's launch asked for holds on; what makes a turn red is this step's to say. */
function remember({ savedState }: AgentSession, { memory }: ThreadAgent): void {
  if (!memory) return
  const { failOn, ifNoPr } = savedState.memory().asked
  savedState.remember({ ...memory, asked: { ...memory.asked, failOn, ifNoPr } })
}

function warnOfDifferences({ step }: AgentSession, { memory }: ThreadAgent, agent: Agent): void {
  const names = differencesFrom(step.inputs, agent, memory)
  if (names.length === 0) return
  const list = names.map((name) => `\`${name}\``).join(", ")
  const verb = names.length === 1 ? "has" : "have"
  step.warn(`${list} ${verb} no effect on an agent that is there already: it goes on as it was launched.`)
}

function isRefusedAsBusy(delivery: Delivery<"sent">): boolean {
  return delivery.kind === "refused" && isBusy(delivery.error)
}

/** @returns false when there is no time left to ask again */
async function waitAwhile({ step, record }: AgentSession, refusals: number, deadlineMs: number): Promise<boolean> {
  const pauseMs = busyPauseMs(refusals + 1)
  if (step.clock.nowMs() + pauseMs > deadlineMs) return false
  if (refusals === 0) record.queued()
  await step.clock.sleep(pauseMs, step.cancelled)
  return true
}

async function resultOf(
  session: AgentSession,
  before: AgentBefore,
  message: TurnMessage,
  delivery: Delivery<"sent">,
): Promise<Continued> {
  if (delivery.kind === "delivered") {
    const isEarlier = delivery.origin === "earlier"
    return { kind: "ended", outcome: await followTurn(session, before, message, isEarlier) }
  }
  if (delivery.kind === "refused") {
    const over = cannotGoOn(delivery.error)
    if (over) return { ...over, agent: before.agent }
  }
  return { kind: "ended", outcome: await undelivered(session, before.agent, message, delivery) }
}

const WHY: Readonly<Partial<Record<ProblemCode, string>>> = {
  "agent-not-found": "it is not there any more",
  "agent-deleted": "it was deleted or archived, or has expired",
  "agent-not-resumable": "it was stopped and cannot go on",
}

function cannotGoOn(error: unknown): Extract<Continued, { kind: "no-longer" }> | undefined {
  const { code } = problemFromError(error)
  return ENDED_FOR_GOOD.has(code) ? { kind: "no-longer", why: WHY[code] ?? "it cannot go on" } : undefined
}

/** Whether a conversation holds the message of this step, which an earlier attempt sent. */
export async function hasTaken({ step, cursor }: AgentSession, agentId: string, launchKey: string): Promise<boolean> {
  try {
    const ask = () => cursor.client.conversation(agentId, { signal: step.cancelled })
    const messages = await onceMoreIfGone(step, ask)
    return countWithKey(messages, launchKey) > 0
  } catch (error) {
    if (!step.cancelled.aborted && cannotGoOn(error)) return false
    throw error
  }
}

/**
 * The inputs that were set to something else than the agent has, as far as that is known: a turn takes none of them. Pure.
 */
function differencesFrom(inputs: Inputs, agent: Agent, memory: TurnMemory | undefined): readonly string[] {
  const { model, ref, branchName, autoCreatePr, repository } = inputs
  const differs = (given: string | undefined, own: string | undefined) =>
    given !== undefined && own !== undefined && withoutPrefix(given) !== withoutPrefix(own)
  return [
    ...(model !== undefined && memory !== undefined && model !== memory.model ? ["model"] : []),
    ...(isSameRepository(agent.repository, repository.url) ? [] : ["repository"]),
    ...(differs(ref, agent.ref) ? ["ref"] : []),
    ...(differs(branchName, agent.branchName) ? ["branch-name"] : []),
    ...(!autoCreatePr && agent.autoCreatePr === true ? ["auto-create-pr"] : []),
  ]
}

function withoutPrefix(name: string): string {
  return name.replace(/^refs\/heads\//, "")
}
