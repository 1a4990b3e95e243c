import { Octokit } from "@octokit/core"
import type { Dispatcher } from "undici"
import { type Clock, TimedOut, within } from "../http/clock.ts"
import { type Denial, GitHubApiError } from "./api-error.ts"
import { fetchOver } from "./fetch-through.ts"

const CALL_TIMEOUT_MS = 20_000

/** One authenticated way to GitHub; REST and GraphQL, github.com or Enterprise Server, through the job's proxy. */
export type GitHubConnection = {
  /**
   * Makes one call, bounded in time and never repeated.
   * @param what the subject of a failure's message: "Writing the comment"
   * @throws {GitHubFailure} or the signal's reason
   */
  call<T>(what: string, task: (octokit: Octokit, signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>
}

export type ConnectionOptions = {
  readonly token: string
  readonly apiUrl: string
  readonly clock: Clock
  readonly userAgent: string
  readonly via: Dispatcher
  readonly isProxied: boolean
}

/** Connects with the job's token. */
export function connectGitHub(options: ConnectionOptions): GitHubConnection {
  const silent = () => {}
  const octokit = new Octokit({
    auth: options.token,
    baseUrl: options.apiUrl,
    userAgent: options.userAgent,
    request: { fetch: fetchOver(options.via) },
    // Its own log lines would reach the job log around the one door.
    log: { debug: silent, info: silent, warn: silent, error: silent },
  })
  return {
    call: async (what, task, signal) => {
      try {
        return await within(options.clock, CALL_TIMEOUT_MS, signal, (limited) => task(octokit, limited))
      } catch (fault) {
        if (signal?.aborted) throw signal.reason
        throw apiErrorFrom(what, fault, options.isProxied)
      }
    },
  }
}

function apiErrorFrom(what: string, fault: unknown, isProxied: boolean): GitHubApiError {
  // GraphQL answers 200 and says in the body that it cannot show what was asked for.
  if (fault instanceof Error && fault.name === "GraphqlResponseError") {
    return new GitHubApiError(what, { status: 200, denial: "not-found", mayHaveExecuted: false }, { cause: fault })
  }
  const status = statusOf(fault)
  const reached = status !== undefined && status < 500
  const said = status !== undefined && fault instanceof Error ? fault.message : ""
  const retryAfterMs = retryAfterOf(fault)
  const detail = { status, denial: denialOf(status, said), mayHaveExecuted: !reached, retryAfterMs, isProxied }
  return new GitHubApiError(what, detail, { cause: fault })
}

/** Octokit reports a lost connection as status 500 without a response. */
function statusOf(fault: unknown): number | undefined {
  if (fault instanceof TimedOut || !(fault instanceof Error) || !("status" in fault)) return undefined
  const hasResponse = "response" in fault && fault.response !== undefined
  return hasResponse && typeof fault.status === "number" ? fault.status : undefined
}

function retryAfterOf(fault: unknown): number | undefined {
  const field = (value: unknown, name: string): unknown =>
    typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined
  const seconds = field(field(field(fault, "response"), "headers"), "retry-after")
  return typeof seconds === "string" && /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1000 : undefined
}

function denialOf(status: number | undefined, said: string): Denial | undefined {
  if (status === 401) return "token"
  if (status === 429 || (status === 403 && /rate limit/i.test(said))) return "rate-limit"
  if (status === 403 && /locked/i.test(said)) return "locked"
  if (status === 403) return "permission"
  if (status === 404 || status === 410) return "not-found"
  if (status === 422 && /too long/i.test(said)) return "too-long"
  return undefined
}
