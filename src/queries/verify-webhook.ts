import { judgeWebhook, payloadBytes, type Rejection, type StatusChange } from "../cursor/webhook.ts"
import { InputError } from "../inputs/input-error.ts"
import type { OperationInputs } from "../inputs/operation.ts"
import type { TargetInputs } from "../inputs/source.ts"
import { isAgentId } from "../model/agent-id.ts"
import type { Problem } from "../model/problem.ts"
import { problem } from "../report/catalogue.ts"
import { setOutputs } from "../report/outputs.ts"
import type { Findings } from "../report/run-report.ts"
import { markdownTable } from "../report/table.ts"
import { agentResult } from "./agent-view.ts"
import { cell } from "./entries.ts"
import type { Answer, Query } from "./query.ts"

/**
 * Checks that a webhook came from Cursor, then reads the agent: the webhook says where to look, the API what is so.
 * Without an API key the check is all. A call that comes again gives the same answer: reading changes nothing.
 * @throws {InputError} that names what the operation needs
 */
export async function verifyWebhook(query: Query): Promise<Answer> {
  const verdict = requireGenuine(query.inputs, query.clock.today())
  if (verdict.kind === "rejected") return verdict
  const { change } = verdict
  setOutputs({ agentId: change.id })
  return { findings: findingsOf(change, await readAgent(query, change.id)) }
}

/**
 * The webhook that the inputs hold, if it is signed, of now, and about an agent.
 * @throws {InputError} that names what is missing
 */
export function requireGenuine(
  inputs: OperationInputs & Pick<TargetInputs, "webhookSecrets">,
  today: Date,
):
  | { readonly kind: "genuine"; readonly change: StatusChange }
  | { readonly kind: "rejected"; readonly problem: Problem } {
  const { payload, signature, secrets } = requireDelivery(inputs)
  const body = payloadBytes(payload)
  if (body === undefined) return rejected("unreadable-payload")
  const verdict = judgeWebhook(body, signature, secrets, today)
  if (verdict.kind === "rejected") return rejected(verdict.why)
  return isAgentId(verdict.change.id) ? verdict : rejected("unreadable-body")
}

async function readAgent({ cursor, signal, seen }: Query, id: string) {
  if (!cursor) return undefined
  const agent = await cursor.client.agent(id, { signal })
  return agentResult(agent, seen(agent))
}

function requireDelivery(inputs: OperationInputs & Pick<TargetInputs, "webhookSecrets">) {
  const { webhookPayload: payload, webhookSignature: signature, webhookSecrets: secrets } = inputs
  const missing = [
    ...(payload === undefined ? ["`webhook-payload` (the raw body, plain or base64)"] : []),
    ...(signature === undefined ? ["`webhook-signature` (the header X-Webhook-Signature)"] : []),
    ...(secrets.length === 0 ? ["`webhook-secret` (the secret that the launch set)"] : []),
  ]
  if (payload !== undefined && signature !== undefined && secrets.length > 0) return { payload, signature, secrets }
  throw new InputError(`The operation \`${inputs.operation}\` needs ${missing.join(" and ")}.`)
}

const REASONS: Readonly<Record<Rejection | "unreadable-payload", string>> = {
  "malformed-signature":
    "The signature is not `sha256=` and 64 lower-case hexadecimal digits, so the webhook is not believed.",
  "wrong-signature": "The signature does not fit the payload, so the webhook is not believed.",
  "unreadable-payload": "The payload starts with no `{` and is no base64 either, so there is nothing to check.",
  "unreadable-body": "The payload is signed, but it is not what Cursor documents for a `statusChange`.",
  "too-old": "The webhook is signed, but its `timestamp` is more than 15 minutes old.",
  "too-new":
    "The webhook is signed, but its `timestamp` is more than 15 minutes in the future: this runner's clock or Cursor's is wrong.",
}

function rejected(why: keyof typeof REASONS) {
  const code = why === "too-old" || why === "too-new" ? "webhook-time" : "webhook-signature"
  return { kind: "rejected", problem: problem(code, { message: REASONS[why] }) } as const
}

function findingsOf(change: StatusChange, agent: ReturnType<typeof agentResult> | undefined): Findings {
  const source = agent === undefined ? "no API key, so the agent was not read" : "from Cursor's API"
  return {
    headline: "The webhook is genuine",
    result: { verified: true, webhook: change, agent: agent ?? null },
    lines: [`Agent ${change.id}: ${agent?.status ?? change.status} (${source}).`],
    markdown: [
      markdownTable(
        ["What", "Value"],
        [
          ["Agent", cell(change.id)],
          ["Webhook says", cell(change.status)],
          ["Cursor's API says", agent === undefined ? "not asked: there is no `api-key`" : cell(agent.status)],
          ["Sent", cell(change.timestamp)],
        ],
      ),
    ],
  }
}
