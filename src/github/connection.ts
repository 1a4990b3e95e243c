import { getOctokit } from "@actions/github"
import { type Clock, within } from "../http/clock.ts"
import type { Fetch } from "./fetch-through.ts"
import { apiErrorFrom } from "./read-refusal.ts"

const CALL_TIMEOUT_MS = 20_000

export type Octokit = ReturnType<typeof getOctokit>

/** One authenticated way to GitHub; REST and GraphQL, github.com or Enterprise Server, through the job's proxy. */
export type GitHubConnection = {
  readonly clock: Clock
  /**
   * Makes one call, bounded in time and never repeated. What it returns is what GitHub answered, whatever its type says:
   * a guard has to admit it.
   * @param what the subject of a failure's message: "Writing the comment"
   * @param needs the permissions that the call takes by GitHub's documentation, as GitHub's header
   *   `x-accepted-github-permissions` writes them; used where an answer has no such header, as GraphQL's never have
   * @throws {GitHubApiError} or the signal's reason
   */
  call<T>(
    what: string,
    task: (octokit: Octokit, signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
    needs?: string,
  ): Promise<T>
}

export type ConnectionOptions = {
  readonly token: string
  readonly apiUrl: string
  readonly clock: Clock
  readonly userAgent: string
  readonly fetch: Fetch
  readonly isProxied: boolean
}

/** Connects with the job's token. */
export function connectGitHub(options: ConnectionOptions): GitHubConnection {
  const { token, apiUrl, clock, userAgent, fetch, isProxied } = options
  const silent = () => {}
  const octokit = getOctokit(token, {
    baseUrl: apiUrl,
    userAgent,
    request: { fetch },
    // Its own log lines would reach the job log past report/log.ts.
    log: { debug: silent, info: silent, warn: silent, error: silent },
  })
  return {
    clock,
    call: async (what, task, signal, needs) => {
      try {
        return await within(clock, CALL_TIMEOUT_MS, signal, (limited) => task(octokit, limited))
      } catch (fault) {
        if (signal?.aborted) throw signal.reason
        throw apiErrorFrom(what, fault, { isProxied, needs, today: clock.today() })
      }
    },
  }
}
