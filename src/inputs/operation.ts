import { isAgentId } from "../model/agent-id.ts"
import { InputError } from "./input-error.ts"
import { boolean, oneOf, optionalText, type ReadInput, refuse } from "./values.ts"

/** What a step can be asked to do; all but `launch` and `fleet` need no new agent. */
export const OPERATIONS = [
  "launch",
  "follow-up",
  "wait",
  "status",
  "conversation",
  "stop",
  "delete",
  "artifacts",
  "collect",
  "list",
  "models",
  "repositories",
  "me",
  "verify",
  "verify-webhook",
  "doctor",
  "fleet",
] as const
export type Operation = (typeof OPERATIONS)[number]

/** Operations that start an agent or change one: the person behind the event has to be allowed to. */
export const GATED = ["launch", "fleet", "follow-up", "stop", "delete"] as const satisfies readonly Operation[]
export type GatedOperation = (typeof GATED)[number]

export function isGated(operation: Operation): operation is GatedOperation {
  return GATED.some((one) => one === operation)
}

const DEFAULT_PATH = "cursor-artifacts"

/** What to do, and what the operations other than launch work on. */
export type OperationInputs = Readonly<{
  operation: Operation
  agentId?: string
  /** The raw body and the header of a webhook, as they came. */
  webhookPayload?: string
  webhookSignature?: string
  logConversation: boolean
  /** Folder in the workspace that artifacts are downloaded into. */
  path: string
}>

export function readWhich(read: ReadInput): Operation {
  return oneOf(read, "operation", OPERATIONS, "launch")
}

/** @throws {InputError} */
export function readOperation(read: ReadInput): OperationInputs {
  const agentId = optionalText(read, "agent-id")
  if (agentId !== undefined && !isAgentId(agentId)) {
    return refuse("agent-id", agentId, "an agent's id. It looks like `bc-` and a UUID, as in the output `agentId`.")
  }
  return {
    operation: readWhich(read),
    agentId,
    webhookPayload: read("webhook-payload").trim() === "" ? undefined : read("webhook-payload"),
    webhookSignature: optionalText(read, "webhook-signature"),
    logConversation: boolean(read, "log-conversation", false),
    path: optionalText(read, "path") ?? DEFAULT_PATH,
  }
}

/**
 * The agent that an operation acts on.
 * @throws {InputError} that names the operation and what it needs
 */
export function requireAgentId(inputs: Pick<OperationInputs, "operation" | "agentId">): string {
  if (inputs.agentId !== undefined) return inputs.agentId
  throw new InputError(
    `The operation \`${inputs.operation}\` needs \`agent-id\`. Pass the output \`agentId\` of the step that launched the agent; an expression such as \`\${{ steps.agent.outputs.agentId }}\` that finds nothing is an empty text.`,
  )
}
