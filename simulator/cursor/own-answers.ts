import type { WireReply } from "../wire.ts"
import { knownAnswer } from "./known-answers.ts"

/** What may be asked of one agent. */
type AgentQuestion =
  | "read"
  | "conversation"
  | "follow-up"
  | "stop"
  | "delete"
  | "artifacts"
  | "stream"
  | "runs"
  | "usage"

/** An answer about one agent that takes the place of the usual one, for some time or some number of times. */
export type OwnAnswer = {
  readonly to: AgentQuestion
  /** The name of a known answer, or the reply itself. */
  readonly reply: string | WireReply
  /** Whether the request takes effect all the same. Default: false. */
  readonly processed?: boolean
  /** Default: for ever, as far as the other two say so. */
  readonly times?: number
  /** For so many milliseconds after the agent was made. */
  readonly forMs?: number
  /** Only while the agent shows this status. */
  readonly while?: string
}

const OPERATIONS: Readonly<Record<string, AgentQuestion>> = {
  getAgent: "read",
  getConversation: "conversation",
  addFollowup: "follow-up",
  stopAgent: "stop",
  deleteAgent: "delete",
  listArtifacts: "artifacts",
  // The same questions as v1 asks them.
  getRun: "read",
  createRun: "follow-up",
  cancelRun: "stop",
  streamRun: "stream",
  listRuns: "runs",
  getUsage: "usage",
}

/** The answers of one agent's own, and how often each was given. */
type Own = { readonly answers: readonly OwnAnswer[]; readonly answersGiven: number[] }

/** The first of an agent's own answers that is due for this operation; it counts as given. */
export function takeOwnAnswer(
  agent: Own,
  operationId: string,
  now: { readonly ageMs: number; readonly status: string },
): { readonly reply: WireReply; readonly processed: boolean } | undefined {
  const question = OPERATIONS[operationId]
  for (const [index, own] of agent.answers.entries()) {
    if (own.to !== question || !isDue(own, now)) continue
    const given = agent.answersGiven[index] ?? 0
    if (given >= (own.times ?? Number.POSITIVE_INFINITY)) continue
    agent.answersGiven[index] = given + 1
    const reply = typeof own.reply === "string" ? knownAnswer(own.reply) : own.reply
    return { reply, processed: own.processed ?? false }
  }
  return undefined
}

function isDue(own: OwnAnswer, { ageMs, status }: { readonly ageMs: number; readonly status: string }): boolean {
  if (own.forMs !== undefined && ageMs >= own.forMs) return false
  return own.while === undefined || own.while === status
}
