import type { WireRequest } from "../wire.ts"
import type { Contract, MatchedOperation } from "./contract.ts"
import { authenticate, type Caller } from "./keys.ts"
import { createRateLimiter, HOUR_MS, MINUTE_MS } from "./rate-limit.ts"
import * as refusal from "./refusal.ts"
import type { Call } from "./routes.ts"
import type { Settings } from "./settings.ts"

/** Tells of a request that breaks the contract, besides refusing it. */
export type Complain = (errors: readonly string[]) => void

/**
 * What every request passes before its operation: the key, the limits, the plan, the contract. `admit` throws a
 * Refusal at the first that it does not pass.
 */
export function createGate(settings: Settings) {
  const { requestsPerMinute, headers } = settings.limits
  const general = createRateLimiter([{ requests: requestsPerMinute, perMs: MINUTE_MS }])
  const documented = createDocumentedLimiters()

  const checkLimits = (operation: MatchedOperation, { account }: Caller, nowMs: number) => {
    const full = general.admit(account, nowMs) ?? documented[operation.id]?.admit(account, nowMs)
    if (full) throw refusal.rateLimited({ ...full, nowMs }, headers)
  }
  const admit = (
    contract: Contract,
    operation: MatchedOperation,
    request: WireRequest,
    { nowMs, complain }: { readonly nowMs: number; readonly complain: Complain },
  ): Call => {
    const caller = identify(request, settings.callers, complain)
    checkLimits(operation, caller, nowMs)
    if (caller.plan === "free") throw refusal.planRequired()
    const body = readBody(request, complain)
    const issues = contract.checkRequest(operation, request, body)
    if (issues.length > 0) {
      complain(issues.map((issue) => `${issue.path.join(".") || "request"}: ${issue.message}`))
      throw refusal.invalidParameters(parametersOf(operation), issues)
    }
    return { caller, params: operation.params, query: request.query, headers: request.headers, body, nowMs }
  }
  return { admit }
}

function identify(request: WireRequest, callers: readonly Caller[], complain: Complain): Caller {
  const authentication = authenticate(request.headers.authorization, callers)
  if (authentication.kind === "known") return authentication.caller
  if (authentication.kind === "malformed") complain([authentication.problem])
  throw refusal.unauthorized()
}

/** The JSON body; nothing when there is none or it is not called JSON, which a strict server does not read. */
function readBody({ headers, body }: WireRequest, complain: Complain): unknown {
  const isJson = /^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "")
  if (body === "" || !isJson) return undefined
  try {
    return JSON.parse(body)
  } catch {
    complain(["the body is not JSON"])
    throw refusal.malformedJson()
  }
}

function parametersOf(operation: MatchedOperation): "creation" | "followup" | "query" {
  if (operation.id === "launchAgent" || operation.id === "createAgent") return "creation"
  return operation.id === "addFollowup" || operation.id === "createRun" ? "followup" : "query"
}

/** The limits that the API's documentation names, whatever the account. */
function createDocumentedLimiters() {
  const perMinuteAndHour = (perMinute: number, perHour: number) =>
    createRateLimiter([
      { requests: perMinute, perMs: MINUTE_MS },
      { requests: perHour, perMs: HOUR_MS },
    ])
  const limiters: Readonly<Record<string, ReturnType<typeof createRateLimiter>>> = {
    listRepositories: perMinuteAndHour(1, 30),
    listArtifacts: perMinuteAndHour(300, 6000),
    downloadArtifact: perMinuteAndHour(300, 6000),
  }
  return limiters
}
