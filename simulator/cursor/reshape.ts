import type { WireReply } from "../wire.ts"
import type { Behaviour, FieldChanges } from "./behaviour.ts"

type Shape = Pick<Behaviour, "bareAnswers" | "fields" | "oddEntries">

/** Objects of these operations are changed by `fields`. */
const OBJECTS = new Set([
  "launchAgent",
  "listAgents",
  "getAgent",
  "getConversation",
  "createAgent",
  "createRun",
  "getRun",
  "listRuns",
])
const BARE = new Set(["stopAgent", "deleteAgent", "cancelRun", "archiveAgent", "unarchiveAgent"])

/**
 * Gives a reply the shape that the behaviour asks for. It comes after the check against the contract, because the shape
 * may well break it on purpose.
 */
export function reshaped(operationId: string, reply: WireReply, { bareAnswers, fields, oddEntries }: Shape): WireReply {
  if (reply.status >= 300) return reply
  if (bareAnswers && BARE.has(operationId)) return bareAnswer(bareAnswers)
  let { body } = reply
  if (fields && OBJECTS.has(operationId)) body = changed(body, fields)
  if (oddEntries && operationId === "listAgents" && isRecord(body)) {
    if (Array.isArray(body.agents)) body = { ...body, agents: [...oddEntries, ...body.agents] }
    else if (Array.isArray(body.items)) body = { ...body, items: [...oddEntries, ...body.items] }
  }
  return { ...reply, body }
}

function bareAnswer(how: NonNullable<Behaviour["bareAnswers"]>): WireReply {
  if (how === "no-content") return { status: 204 }
  return how === "empty" ? { status: 200 } : { status: 200, body: {} }
}

/** A page of agents or messages is changed in each of them, and in itself. */
function changed(body: unknown, fields: FieldChanges): unknown {
  // As it would go out: without the fields that are undefined.
  const plain: unknown = JSON.parse(JSON.stringify(body))
  if (!isRecord(plain)) return plain
  for (const boxed of [plain.agent, plain.run]) if (isRecord(boxed)) change(boxed, fields)
  for (const list of [plain.agents, plain.messages, plain.items]) {
    if (!Array.isArray(list)) continue
    for (const entry of list) if (isRecord(entry)) change(entry, fields)
  }
  if ([plain.agents, plain.messages, plain.items].some(Array.isArray)) return { ...plain, ...fields.add }
  if (isRecord(plain.run)) return plain
  change(plain, fields)
  return plain
}

function change(object: Record<string, unknown>, { add, leaveOut = [], setNull = [] }: FieldChanges): void {
  Object.assign(object, add)
  for (const path of setNull) withField(object, path, (holder, name) => Object.assign(holder, { [name]: null }))
  for (const path of leaveOut) withField(object, path, (holder, name) => Reflect.deleteProperty(holder, name))
}

function withField(
  object: Record<string, unknown>,
  path: string,
  act: (holder: Record<string, unknown>, name: string) => void,
): void {
  const [name = "", inner] = path.split(".")
  const holder = inner === undefined ? object : object[name]
  if (isRecord(holder)) act(holder, inner ?? name)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
