import { randomUUID } from "node:crypto"
import type { SimulatorClock } from "../clock.ts"
import type { WireReply, WireRequest } from "../wire.ts"
import { type ApiVersion, type Contract, type ContractViolation, loadContract } from "./contract.ts"
import { createGate } from "./gate.ts"
import { statusAt } from "./life.ts"
import { takeOwnAnswer } from "./own-answers.ts"
import { Refusal } from "./refusal.ts"
import { reshaped } from "./reshape.ts"
import { type Call, type Cloud, findAgent, operationOf } from "./routes.ts"
import { operationOfV1 } from "./v1/operations.ts"

/** What Cursor's own client asks besides `/v1`; it goes on without an answer to any of them. */
const CLIENT_CALLS = /^\/(?:auth\/|aiserver\.v1\.)/

const OPERATIONS = { v0: operationOf, v1: operationOfV1 }

/** Answers the requests of the API in both versions, and notes whatever breaks the contract on either side. */
export function createApi(cloud: Cloud, violations: ContractViolation[], { toldMs }: Pick<SimulatorClock, "toldMs">) {
  const gate = createGate(cloud.settings)

  const answer = (version: ApiVersion, request: WireRequest, nowMs: number): WireReply => {
    const contract = loadContract(version)
    const { method, path } = request
    const complainOf = (side: "request" | "reply") => (errors: readonly string[]) => {
      violations.push({ side, method, path, errors })
    }
    const isDocumented = version === "v1" || cloud.settings.errorForm === "documented"
    const replyOf = (refusal: Refusal) => (isDocumented ? refusal.documentedReply : refusal.reply)
    const operation = contract.match(request)
    if (operation instanceof Refusal) {
      complainOf("request")([operation.message])
      return replyOf(operation)
    }
    let asked: WireReply | undefined
    const reply = refusedOr(replyOf, () => {
      const call = gate.admit(contract, operation, request, { nowMs, complain: complainOf("request") })
      const own = ownAnswer(cloud, operation.id, call)
      asked = own?.reply
      const usual = own && !own.processed ? own.reply : OPERATIONS[version](operation.id)(cloud, call)
      return own?.reply ?? usual
    })
    // An answer that somebody asked for in particular owes the contract nothing.
    if (asked) return asked
    noteErrors(contract, { operation, reply, complain: complainOf("reply") })
    return reshaped(operation.id, reply, cloud.settings)
  }

  const told = (reply: WireReply): WireReply => (toldMs ? { ...reply, body: retold(reply.body, toldMs) } : reply)

  return (request: WireRequest, nowMs: number): WireReply => {
    if (CLIENT_CALLS.test(request.path)) return NOTHING_THERE
    if (!/^\/v1(?:\/|$)/.test(request.path)) return told(answer("v0", request, nowMs))
    const reply = told(answer("v1", request, nowMs))
    return { ...reply, headers: { "x-request-id": randomUUID(), ...reply.headers } }
  }
}

const TIME_FIELDS = new Set(["createdAt", "updatedAt", "expiresAt"])

const NOTHING_THERE: WireReply = { status: 404, body: { error: { code: "not_found", message: "Not Found" } } }

/** The times in an answer as another clock tells them. */
function retold(body: unknown, toldMs: (atMs: number) => number): unknown {
  if (typeof body !== "object" || body === null) return body
  const text = JSON.stringify(body, (name, value: unknown) =>
    TIME_FIELDS.has(name) && typeof value === "string" && Number.isFinite(Date.parse(value))
      ? new Date(toldMs(Date.parse(value))).toISOString()
      : value,
  )
  return JSON.parse(text)
}

function noteErrors(
  contract: Contract,
  {
    operation,
    reply,
    complain,
  }: {
    readonly operation: Parameters<Contract["checkReply"]>[0]
    readonly reply: WireReply
    readonly complain: (errors: readonly string[]) => void
  },
): void {
  const errors = contract.checkReply(operation, reply)
  if (errors.length > 0) complain(errors)
}

/** What an agent's story says in place of the usual answer. */
function ownAnswer(cloud: Cloud, operationId: string, call: Call) {
  if (call.params.id === undefined) return undefined
  if (!cloud.agents.some(({ id, answers }) => id === call.params.id && answers.length > 0)) return undefined
  const agent = findAgent(cloud, call)
  const now = { ageMs: call.nowMs - agent.createdAtMs, status: statusAt(agent, call.nowMs) }
  return takeOwnAnswer(agent, operationId, now)
}

function refusedOr(replyOf: (refusal: Refusal) => WireReply, answer: () => WireReply): WireReply {
  try {
    return answer()
  } catch (error) {
    if (error instanceof Refusal) return replyOf(error)
    throw error
  }
}
