import { Refusal } from "./refusal.ts"
import type { Token } from "./world.ts"

const HOUR_MS = 3_600_000
/** GitHub's documentation, "Rate limits for the REST API": per hour, a workflow's token and a person's. */
const REQUESTS_PER_HOUR = { installation: 1_000, user: 5_000 }

type Quota = { readonly limit: number; readonly used: number; readonly remaining: number; readonly reset: number }

/** Counts one request. Throws GitHub's 403 once the hour's requests are spent. */
export function spend(token: Token, nowMs: number): void {
  const { usage } = token
  startHour(token, nowMs)
  const { limit } = quotaOf(token, nowMs)
  if (usage.used >= limit) {
    throw new Refusal(403, `API rate limit exceeded for ${token.kind} ID ${token.account.id}.`, {
      documentationUrl: "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api",
    })
  }
  usage.used += 1
}

/** What is left of this hour; `reset` in seconds since the epoch. */
export function quotaOf(token: Token, nowMs: number): Quota {
  const limit = token.requestsPerHour ?? REQUESTS_PER_HOUR[token.kind]
  const isOver = nowMs >= token.usage.endsAtMs
  const used = isOver ? 0 : token.usage.used
  const reset = Math.floor((isOver ? nowMs + HOUR_MS : token.usage.endsAtMs) / 1000)
  return { limit, used, remaining: limit - used, reset }
}

/** The headers that are in every reply to a token that is known. */
export function quotaHeaders(token: Token, nowMs: number): Record<string, string> {
  const { limit, used, remaining, reset } = quotaOf(token, nowMs)
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-used": String(used),
    "x-ratelimit-reset": String(reset),
    "x-ratelimit-resource": "core",
  }
}

function startHour(token: Token, nowMs: number): void {
  if (nowMs < token.usage.endsAtMs) return
  token.usage.used = 0
  token.usage.endsAtMs = nowMs + HOUR_MS
}
