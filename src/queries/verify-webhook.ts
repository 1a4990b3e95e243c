import { judgeWebhook, payloadBytes, type Rejection, type StatusChange } from "../cursor/webhook.ts"
import { InputError } from "../inputs/input-error.ts"
import type { Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import { setOutputs } from "../report/outputs.ts"
import type { RunRecord } from "../report/record.ts"
import { markdownTable } from "../report/table.ts"
import type { StepContext } from "../run/context.ts"
import { isAgentId } from "../text/address.ts"
import { ask, sanitize } from "./ask.ts"
import { cell } from "./cell.ts"
import { agentResult } from "./result.ts"
import { openMemory, type WebhookMemory } from "./webhook-memory.ts"

/**
 * Checks that a webhook came from Cursor, then reads the agent: the webhook says where to look, the API what is so.
 * Without an API key the check is all.
 */
export async function verifyWebhook(step: StepContext, record: RunRecord): Promise<Outcome> {
  const { payload, signature, secrets } = requireDelivery(step)
  const body = payloadBytes(payload)
  if (body === undefined) return rejected("unreadable-payload")
  const verdict = judgeWebhook(body, signature, secrets, step.clock.today())
  if (verdict.kind === "rejected") return rejected(verdict.why)
  if (!isAgentId(verdict.change.id)) return rejected("unreadable-body")

  const { change } = verdict
  const memory = memoryOf(step)
  if (memory?.holds(change)) return replayed(change.id)
  setOutputs({ agentId: change.id })
  const agent = step.inputs.apiKey === undefined ? undefined : await readAgent(step, record, change.id)
  recordFindings(record, change, agent)
  memory?.keep(change)
  return { kind: "ok" }
}

function memoryOf({ inputs, runner, clock }: StepContext): WebhookMemory | undefined {
  const { webhookMemory: path } = inputs
  return path === undefined ? undefined : openMemory(path, runner.workspace, clock.today())
}

async function readAgent(step: StepContext, record: RunRecord, id: string) {
  const agent = await ask(step, (client, limits) => client.agent(id, limits))
  const shown = sanitize(step, agent)
  record.seen(shown)
  return agentResult(agent, shown)
}

/** @throws {InputError} that names what the operation needs */
function requireDelivery({ inputs }: StepContext) {
  const { webhookPayload: payload, webhookSignature: signature, webhookSecrets: secrets } = inputs
  const missing = [
    ...(payload === undefined ? ["`webhook-payload` (the raw body, plain or base64)"] : []),
    ...(signature === undefined ? ["`webhook-signature` (the header X-Webhook-Signature)"] : []),
    ...(secrets.length === 0 ? ["`webhook-secret` (the secret that the launch set)"] : []),
  ]
  if (payload !== undefined && signature !== undefined && secrets.length > 0) return { payload, signature, secrets }
  throw new InputError(`The operation \`verify-webhook\` needs ${missing.join(" and ")}.`)
}

const REASONS: Readonly<Record<Rejection | "unreadable-payload", string>> = {
  "malformed-signature":
    "The signature is not `sha256=` and 64 lower-case hexadecimal digits, so the webhook is not believed.",
  "wrong-signature": "The signature does not fit the payload, so the webhook is not believed.",
  "unreadable-payload": "The payload starts with no `{` and is no base64 either, so there is nothing to check.",
  "unreadable-body": "The payload is signed, but it is not what Cursor documents for a `statusChange`.",
  "too-old": "The webhook is signed, but its `timestamp` is more than 15 minutes old.",
  "too-new": "The webhook is signed, but its `timestamp` is more than 15 minutes ahead of this runner's clock.",
}

function rejected(why: keyof typeof REASONS): Outcome {
  const code = why === "too-old" || why === "too-new" ? "webhook-time" : "webhook-signature"
  return { kind: "error", problem: problem(code, { message: REASONS[why] }) }
}

function replayed(agentId: string): Outcome {
  const message = `This webhook about agent ${agentId} was accepted before, so it is refused now.`
  return { kind: "error", problem: problem("webhook-replayed", { message }) }
}

function recordFindings(
  record: RunRecord,
  change: StatusChange,
  agent: ReturnType<typeof agentResult> | undefined,
): void {
  const source = agent === undefined ? "no API key, so the agent was not read" : "from Cursor's API"
  record.found({
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
  })
}
