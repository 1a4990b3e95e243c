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

/** How a webhook comes again: the same delivery, the same words as another delivery, or told again a second later. */
export type WebhookRepeat = "same" | "new-id" | "signed-anew"

type Target = { readonly url: string; readonly secret?: string }
type Content = { readonly timestamp: string; readonly [more: string]: unknown }
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

  const dispatch = (delivery: WebhookDelivery) => {
    const index = deliveries.push(delivery) - 1
    const sending = post(delivery, targets, closing.signal).then((outcome) => {
      deliveries[index] = { ...delivery, outcome }
      underWay.delete(sending)
    })
    underWay.add(sending)
  }
  const send = (agentId: string, webhook: Target, content: Content) => {
    const body = JSON.stringify(content)
    dispatch({ agentId, url: webhook.url, headers: headersOf(body, webhook.secret), body })
  }
  /** Sends what was sent last once more. */
  const repeat = (agentId: string, webhook: Target, content: Content, how: WebhookRepeat) => {
    const last = deliveries.at(-1)
    if (how === "same" && last) return dispatch({ agentId, url: last.url, headers: last.headers, body: last.body })
    const timestamp = new Date(Date.parse(content.timestamp) + 1000).toISOString()
    send(agentId, webhook, how === "new-id" ? content : { ...content, timestamp })
  }
  /** Resolves when no webhook is on its way any more. */
  const settled = async () => {
    await Promise.all(underWay)
  }
  return { deliveries: deliveries as readonly WebhookDelivery[], send, repeat, settled, close: () => closing.abort() }
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
