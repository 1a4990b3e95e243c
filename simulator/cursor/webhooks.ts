import { createHmac, randomUUID } from "node:crypto"

/** One webhook, sent or left unsent. */
export type WebhookDelivery = {
  readonly agentId: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What became of it: the receiver's status, or why there is none. Absent while it is on its way. */
  readonly outcome?: Outcome
}

type Outcome = number | "unreachable" | "not a loopback address"

const REPLY_LIMIT_MS = 10_000

/**
 * Sends webhooks, once each: that a failed one "may be retried" is all the documentation says. The headers and the
 * signature over the raw body follow its page on webhooks.
 */
export function createWebhookSender(targets: "loopback" | "any") {
  const deliveries: WebhookDelivery[] = []
  const underWay = new Set<Promise<void>>()
  const closing = new AbortController()

  const send = (agentId: string, webhook: { readonly url: string; readonly secret?: string }, content: unknown) => {
    const body = JSON.stringify(content)
    const delivery = { agentId, url: webhook.url, headers: headersOf(body, webhook.secret), body }
    const index = deliveries.push(delivery) - 1
    const sending = post(delivery, targets, closing.signal).then((outcome) => {
      deliveries[index] = { ...delivery, outcome }
      underWay.delete(sending)
    })
    underWay.add(sending)
  }
  /** Resolves when no webhook is on its way any more. */
  const settled = async () => {
    await Promise.all(underWay)
  }
  return { deliveries: deliveries as readonly WebhookDelivery[], send, settled, close: () => closing.abort() }
}

function headersOf(body: string, secret: string | undefined): Record<string, string> {
  const headers = {
    "content-type": "application/json",
    "user-agent": "Cursor-Agent-Webhook/1.0",
    "x-webhook-event": "statusChange",
    "x-webhook-id": randomUUID(),
  }
  if (secret === undefined) return headers
  return { ...headers, "x-webhook-signature": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}` }
}

async function post(delivery: WebhookDelivery, targets: "loopback" | "any", closing: AbortSignal): Promise<Outcome> {
  const { url, headers, body } = delivery
  try {
    if (targets === "loopback" && !isLoopback(new URL(url).hostname)) return "not a loopback address"
    const signal = AbortSignal.any([closing, AbortSignal.timeout(REPLY_LIMIT_MS)])
    const reply = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal })
    await reply.body?.cancel()
    return reply.status
  } catch {
    return "unreachable"
  }
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host)
}
