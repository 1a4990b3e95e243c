import type { TestContext } from "node:test"
import { getOctokit } from "@actions/github"
import type { GitHubOptions, TokenOptions } from "../../simulator/github/options.ts"
import { type SimulatedGitHub, startGitHub } from "../../simulator/github/start.ts"

export const JOB_TOKEN: TokenOptions = {
  value: "ghs_job",
  kind: "installation",
  login: "github-actions[bot]",
  permissions: { issues: "write", pull_requests: "write" },
}

export const OWNER_TOKEN: TokenOptions = {
  value: "ghp_owner",
  kind: "user",
  login: "octo",
  permissions: { issues: "write", pull_requests: "write" },
}

const HEAD = { ref: "fix", sha: "1".repeat(40), repository: "octo/shop" }

/** A public shop with issue 1, pull request 2 and a pull request 3 from a fork, and a private vault with issue 1. */
export const REPOSITORIES: GitHubOptions["repositories"] = [
  {
    owner: "octo",
    name: "shop",
    id: 4711,
    collaborators: { ada: "admin", mia: "maintain", will: "write", tria: "triage", rea: "read" },
    issues: [
      { number: 1, title: "The till is stuck", body: "It is.", author: "stranger", createdAt: "2026-09-01T10:00:00Z" },
    ],
    pullRequests: [
      {
        number: 2,
        title: "Oil the till",
        body: null,
        author: "will",
        head: HEAD,
        base: { ref: "main" },
        files: [{ filename: "src/till #1.ts", additions: 3, deletions: 1, patch: "@@ -1 +1 @@" }],
        reviewComments: [{ id: 77, author: "mia", body: "/cursor more oil" }],
      },
      {
        number: 3,
        title: "A new till",
        body: "Mine.",
        author: "forker",
        head: { ...HEAD, repository: "forker/shop" },
        base: { ref: "main" },
        draft: true,
      },
    ],
  },
  {
    owner: "octo",
    name: "vault",
    private: true,
    collaborators: { will: "write" },
    issues: [{ number: 1, title: "Hidden", body: "Hush.", author: "octo" }],
  },
]

export type Client = ReturnType<typeof getOctokit>

/** A simulator that ends with the test. */
export async function startFor(test: TestContext, options: Partial<GitHubOptions> = {}): Promise<SimulatedGitHub> {
  const github = await startGitHub({ tokens: [JOB_TOKEN, OWNER_TOKEN], repositories: REPOSITORIES, ...options })
  test.after(() => github.close())
  return github
}

/** The client that an action would use. */
export function clientOf(github: SimulatedGitHub, token: Pick<TokenOptions, "value"> = JOB_TOKEN): Client {
  const silent = () => undefined
  return getOctokit(token.value, {
    baseUrl: github.apiUrl,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  })
}

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | undefined>>
  readonly data: unknown
  /** The body's `message`: what an error says. */
  readonly message: string | undefined
}

/** What the simulator answers to a route in octokit's form, also when that is an error. Default: in octo/shop. */
export async function ask(client: Client, route: string, parameters: Record<string, unknown> = {}): Promise<Answer> {
  const repository = route.includes("{owner}") ? { owner: "octo", repo: "shop" } : {}
  const { status, headers, data } = await client
    .request(route, { ...repository, ...parameters })
    .catch((error: { response?: Awaited<ReturnType<Client["request"]>> }) => {
      if (!error.response) throw error
      return error.response
    })
  const message = typeof data === "object" && data !== null && "message" in data ? String(data.message) : undefined
  return { status, headers, data, message }
}
