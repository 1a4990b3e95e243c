import type { SimulatorClock } from "../clock.ts"
import type { RecordedRequest } from "../wire.ts"

/** What a collaborator may do, from least to most. */
export type Role = "read" | "triage" | "write" | "maintain" | "admin"

export type AccountType = "User" | "Bot" | "Organization"

/** `owner/name`. GitHub does not care about upper and lower case in it, and neither does the simulator. */
export type RepositoryName = string

/** An instant as GitHub writes it, `2026-09-23T08:00:00Z`. */
export type Instant = string

export type TokenOptions = {
  /** What is in the `authorization` header. */
  readonly value: string
  /** `installation`: a workflow's `GITHUB_TOKEN` or an app's token. `user`: a personal access token. */
  readonly kind: "installation" | "user"
  /** Whose comments and reactions this token makes: `github-actions[bot]`, or a person's login. */
  readonly login: string
  /** What is not named is not granted. Every token may read metadata, named or not. */
  readonly permissions: {
    readonly issues?: "read" | "write"
    readonly pull_requests?: "read" | "write"
    readonly contents?: "read" | "write"
    readonly metadata?: "read"
    readonly checks?: "read" | "write"
    readonly statuses?: "read" | "write"
    readonly actions?: "read" | "write"
  }
  /** The repositories an installation token was made for. Default: all that are simulated. */
  readonly repositories?: readonly RepositoryName[]
  /** Requests an hour. Default: GitHub's 1,000 for a workflow's token, 5,000 for a person's. */
  readonly requestsPerHour?: number
  /** The token was good once: every request with it is a 401. */
  readonly expired?: boolean
}

export type EditOptions = { readonly at: Instant; readonly editor: string | null }

export type CommentOptions = {
  /** Default: the next id. */
  readonly id?: number
  readonly author: string | null
  readonly body: string
  /** Default: when the simulator started, or for a later comment, now. */
  readonly createdAt?: Instant
}

/** Where a comment is in the changes of a pull request. */
export type CommentPlace = {
  readonly path: string
  /** `null` once the pull request has changed it. */
  readonly line: number | null
  /** Of several lines, the first one. */
  readonly startLine?: number | null
  /** Default: those of now. */
  readonly originalLine?: number
  readonly originalStartLine?: number
  /** The comment is about the file as a whole. */
  readonly isOnWholeFile?: boolean
  readonly diffHunk: string
}

export type ReviewCommentOptions = CommentOptions & { readonly place?: CommentPlace }

export type ReviewState = "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING"

export type ReviewOptions = CommentOptions & {
  /** Default: `COMMENTED`. */
  readonly state?: ReviewState
  readonly comments?: readonly ReviewCommentOptions[]
}

/**
 * What becomes of a request for rendered text. `absent`: an old server, whose schema has no such field. `null`: the field
 * holds nothing. `forbidden`: null and an error.
 */
export type Rendering = "complete" | "absent" | "null" | "forbidden"

export type IssueOptions = {
  readonly number: number
  readonly title: string
  readonly body: string | null
  /** Null: the account has been deleted. */
  readonly author: string | null
  readonly state?: "open" | "closed"
  readonly locked?: boolean
  /** The issue was deleted: 410. */
  readonly deleted?: boolean
  readonly labels?: readonly string[]
  /** Default: an hour before the simulator started. */
  readonly createdAt?: Instant
  /** Changes of the body, in any order. */
  readonly edits?: readonly EditOptions[]
  /** Changes of the title, in any order. `title` is what came of them. */
  readonly renames?: readonly EditOptions[]
  readonly comments?: readonly CommentOptions[]
}

export type FileOptions = {
  readonly filename: string
  readonly status?: "added" | "removed" | "modified" | "renamed"
  readonly additions?: number
  readonly deletions?: number
  readonly patch?: string
}

export type PullRequestOptions = IssueOptions & {
  /**
   * Where the changes are: a pull request is from a fork when `repository` is not the one it is opened in. Null: the
   * fork has been deleted.
   */
  readonly head: { readonly ref: string; readonly sha: string; readonly repository: RepositoryName | null }
  readonly base: { readonly ref: string; readonly sha?: string }
  readonly draft?: boolean
  readonly merged?: boolean
  readonly files?: readonly FileOptions[]
  /** Comments on changes that belong to no review. */
  readonly reviewComments?: readonly ReviewCommentOptions[]
  readonly reviews?: readonly ReviewOptions[]
}

/** One check of a commit, and when it starts and ends after the push. */
export type CheckPlan = {
  readonly name: string
  /** The file of the workflow whose job it is. Default: `ci.yml`. Null: a check run that an app made. */
  readonly workflowFile?: string | null
  /** A commit status instead of a check run. */
  readonly isStatus?: boolean
  /** Default: 5 s. Until then the check is not there. */
  readonly startsAfterMs?: number
  /** Default: 60 s. `Infinity`: it never ends. */
  readonly takesMs?: number
  /** Any word that GitHub has for it. Default: `success`. */
  readonly conclusion?: string
  /** Of a job that failed: the step, and its log. */
  readonly failedStep?: string
  readonly log?: string
}

/** The checks of one commit. */
export type CommitPlan = readonly CheckPlan[]

export type RepositoryOptions = {
  readonly owner: string
  readonly name: string
  /** Default: the next id. */
  readonly id?: number
  /** Default: public. */
  readonly private?: boolean
  /** Default: `main`. */
  readonly defaultBranch?: string
  readonly issues?: readonly IssueOptions[]
  readonly pullRequests?: readonly PullRequestOptions[]
  /** The checks of a pull request's first commit, of its second, and so on; the last plan is for all others. */
  readonly checks?: readonly CommitPlan[]
  /** The owner is an admin without being named. */
  readonly collaborators?: Readonly<Record<string, Role>>
  /** The slugs of the teams that have access. */
  readonly teams?: readonly string[]
}

export type GitHubOptions = {
  /** Default: a clock of its own, in real time. */
  readonly clock?: SimulatorClock
  /** Default: any free port. */
  readonly port?: number
  /** Serves https with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** `/api/v3` is GitHub Enterprise Server. Default: none, as on api.github.com. */
  readonly prefix?: "" | "/api/v3"
  /** Where its web pages are. Default: `https://github.com`, or with a prefix the simulator's own address. */
  readonly serverUrl?: string
  /** Default: `complete`. */
  readonly rendering?: Rendering
  readonly tokens: readonly TokenOptions[]
  readonly repositories: readonly RepositoryOptions[]
  /**
   * Accounts that nothing else names, and those that are not what their login looks like: by default a login that ends
   * in `[bot]` is a Bot and any other a User.
   */
  readonly users?: readonly { readonly login: string; readonly type: AccountType }[]
  /** Told of each request together with what became of it. */
  readonly onRequest?: (request: RecordedRequest) => void
}
