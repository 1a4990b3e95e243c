import { createHmac, timingSafeEqual } from "node:crypto"
import { isFields } from "../http/json.ts"

/** A delivery older or newer than this is not believed: the only time stamp is in the signed body. */
const WEBHOOK_WINDOW_MS = 15 * 60_000
const SIGNATURE = /^sha256=([0-9a-f]{64})$/

/** What a webhook says. Signed, and still only a hint: whoever has to rely on it reads the agent. */
export type StatusChange = {
  readonly event: string
  readonly id: string
  readonly status: string
  readonly timestamp: string
}

/** Why a delivery is not believed. */
export type Rejection =
  /** The header is not `sha256=` and 64 lower-case hexadecimal digits. */
  | "malformed-signature"
  /** No secret makes this signature over this body. */
  | "wrong-signature"
  /** Signed, but it is not what the API documents. */
  | "unreadable-body"
  | "too-old"
  | "too-new"

export type Verdict =
  | { readonly kind: "genuine"; readonly change: StatusChange }
  | { readonly kind: "rejected"; readonly why: Rejection }

/**
 * Judges a webhook of the Cloud Agents API: HMAC-SHA256 of the raw body under the secret, in the header
 * `X-Webhook-Signature` (cursor.com/docs/cloud-agent/api/webhooks). Compares in constant time, and never throws.
 * @param secrets one, or two while the secret is being changed
 */
export function judgeWebhook(body: Uint8Array, signature: string, secrets: readonly string[], today: Date): Verdict {
  const digits = SIGNATURE.exec(signature)?.[1]
  if (digits === undefined) return { kind: "rejected", why: "malformed-signature" }
  const given = Buffer.from(digits, "hex")
  // Every secret is tried, so that the time does not tell which one fits.
  const fits = secrets.map((secret) => timingSafeEqual(createHmac("sha256", secret).update(body).digest(), given))
  if (!fits.includes(true)) return { kind: "rejected", why: "wrong-signature" }
  const change = readStatusChange(body)
  if (!change) return { kind: "rejected", why: "unreadable-body" }
  const ageMs = today.getTime() - Date.parse(change.timestamp)
  if (ageMs > WEBHOOK_WINDOW_MS) return { kind: "rejected", why: "too-old" }
  if (ageMs < -WEBHOOK_WINDOW_MS) return { kind: "rejected", why: "too-new" }
  return { kind: "genuine", change }
}

/**
 * The bytes of a payload that came as text: itself when it starts with `{`, else what it is the base64 of.
 * @returns undefined for text that is neither
 */
export function payloadBytes(payload: string): Uint8Array | undefined {
  if (payload.startsWith("{")) return Buffer.from(payload, "utf8")
  const digits = payload.replaceAll(/[\r\n\t ]/g, "")
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(digits) && digits.length % 4 === 0
  return isBase64 ? Buffer.from(digits, "base64") : undefined
}

function readStatusChange(body: Uint8Array): StatusChange | undefined {
  const value = parse(body)
  if (!isFields(value)) return undefined
  const { event, id, status, timestamp } = value
  const isComplete = [event, id, status, timestamp].every((field) => typeof field === "string" && field !== "")
  if (!isComplete || Number.isNaN(Date.parse(String(timestamp)))) return undefined
  return { event: String(event), id: String(id), status: String(status), timestamp: String(timestamp) }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
