import type { FaultAction } from "../fault.ts"

const DOCUMENTATION = "https://docs.github.com/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api"

/**
 * GitHub's secondary rate limit: too much, too fast. It answers 403 or 429, and most replies say how long to wait, but not
 * all (GitHub's documentation, "Rate limits for the REST API").
 */
export function secondaryRateLimit(
  options: { readonly status?: 403 | 429; readonly retryAfterSeconds?: number } = {},
): FaultAction {
  const { status = 403, retryAfterSeconds } = options
  const message =
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. " +
    "If you reach out to GitHub Support for help, please include the request ID 0BAD:C0DE."
  const body = { message, documentation_url: `${DOCUMENTATION}#about-secondary-rate-limits`, status: String(status) }
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }
  return { kind: "reply", status, headers, body }
}

/** A gateway in front of GitHub that answers with a page for people. With `processed`, what was asked for is done. */
export function unicorn(
  options: { readonly status?: 502 | 503 | 504; readonly processed?: boolean } = {},
): FaultAction {
  const { status = 502, processed = false } = options
  const body = "<!DOCTYPE html><html><head><title>Unicorn! &middot; GitHub</title></head><body></body></html>"
  return { kind: "reply", status, headers: { "content-type": "text/html; charset=utf-8" }, body, processed }
}

/** A body that GitHub refuses for good, as it words it ("Validation Failed", GitHub's documentation on client errors). */
export function unprocessable(): FaultAction {
  const errors = [{ resource: "IssueComment", code: "unprocessable", field: "data", message: "Body is invalid" }]
  return { kind: "reply", status: 422, body: { message: "Validation Failed", errors, status: "422" } }
}

/** A failure of GitHub's own without a page. */
export function serverError(): FaultAction {
  return { kind: "reply", status: 500, body: { message: "Server Error", status: "500" } }
}
