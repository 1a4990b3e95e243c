import type { SimulatorClock } from "../clock.ts"
import type {
  AccountType,
  CheckPlan,
  CommentPlace,
  CommitPlan,
  FileOptions,
  Rendering,
  RepositoryName,
  ReviewState,
  Role,
  TokenOptions,
} from "./options.ts"

export type Account = { readonly id: number; readonly login: string; readonly type: AccountType }

export type Reaction = {
  readonly id: number
  readonly content: string
  readonly user: Account
  readonly createdAtMs: number
}

/** A comment on an issue or pull request, or in the review of a pull request. Null author: the account is deleted. */
export type Comment = {
  readonly id: number
  readonly issue: Issue
  readonly author: Account | null
  readonly createdAtMs: number
  updatedAtMs: number
  body: string
  /** Every body it has had, oldest first; the last one is `body`. */
  readonly history: string[]
  /** Oldest first. */
  readonly edits: Change[]
  /** Where it is in the changes of a pull request. */
  readonly place: CommentPlace | undefined
  /** The id of the review it belongs to. */
  readonly review: number | undefined
  readonly reactions: Reaction[]
}

/** A review of a pull request: what was written at its end. Its comments name it. */
export type Review = {
  readonly id: number
  readonly issue: Issue
  readonly author: Account | null
  readonly createdAtMs: number
  updatedAtMs: number
  body: string
  readonly state: ReviewState
  readonly edits: Change[]
}

/** Of a body or a title. */
export type Change = { readonly atMs: number; readonly editor: Account | null }

/** An issue, or a pull request: every pull request is an issue. */
export type Issue = {
  readonly id: number
  readonly number: number
  title: string
  readonly author: Account | null
  readonly createdAtMs: number
  updatedAtMs: number
  body: string | null
  state: "open" | "closed"
  locked: boolean
  deleted: boolean
  readonly labels: Label[]
  /** Oldest first. */
  readonly edits: Change[]
  /** Changes of the title, oldest first. */
  readonly renames: Change[]
  readonly reactions: Reaction[]
  readonly pull: PullRequest | undefined
}

export type Label = { readonly id: number; readonly name: string }

export type PullRequest = {
  head: { readonly ref: string; readonly sha: string; readonly repository: RepositoryName | null }
  readonly base: { readonly ref: string; readonly sha: string }
  readonly draft: boolean
  merged: boolean
  readonly files: readonly FileOptions[]
  /** Whose review was asked for and is still to come. */
  readonly requestedReviewers: Account[]
  /** Slugs of teams. */
  readonly requestedTeams: string[]
}

type CommitStatus = {
  readonly id: number
  readonly context: string
  readonly state: string
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: Account
  readonly atMs: number
}

export type PlannedCheck = CheckPlan & { readonly id: number }

/** The head of a pull request, or what was its head once. */
export type Commit = {
  readonly sha: string
  readonly issue: Issue
  readonly author: { readonly account: Account | null; readonly email: string }
  readonly pushedAtMs: number
  readonly checks: readonly PlannedCheck[]
  /** What tokens wrote, the newest last. */
  readonly statuses: CommitStatus[]
}

export type Repository = {
  readonly id: number
  readonly owner: Account
  readonly name: string
  readonly private: boolean
  readonly defaultBranch: string
  readonly createdAtMs: number
  /** By login in lower case. */
  readonly roles: ReadonlyMap<string, Role>
  /** The slugs of the teams that may be asked for a review. */
  readonly teams: readonly string[]
  readonly issues: Map<number, Issue>
  /** In the order of their ids. */
  readonly comments: Map<number, Comment>
  readonly reviewComments: Map<number, Comment>
  readonly reviews: Map<number, Review>
  /** The checks of the first commit of each pull request, of the second, and so on; the last plan is for all others. */
  readonly checkPlans: readonly CommitPlan[]
}

export type Token = Omit<TokenOptions, "expired"> & {
  readonly account: Account
  expired: boolean
  /** Requests made in the hour that ends then. */
  readonly usage: { used: number; endsAtMs: number }
}

/** Everything the simulated GitHub knows. The handlers change it, and so do the methods that play other people. */
export type World = {
  readonly clock: SimulatorClock
  readonly accounts: Map<string, Account>
  readonly repositories: Map<string, Repository>
  readonly tokens: Map<string, Token>
  readonly nextId: (of: Counted) => number
  readonly rendering: Rendering
  /** The events that callers asked for, oldest first. */
  readonly dispatches: Dispatch[]
  /** The heads of pull requests, present and past, by sha. */
  readonly commits: Map<string, Commit>
}

/** A `repository_dispatch` that somebody asked for. */
export type Dispatch = {
  readonly repository: RepositoryName
  /** The account of the token that asked. */
  readonly sender: string
  readonly eventType: string
  readonly clientPayload: Readonly<Record<string, unknown>>
}

type Counted = "check" | "account" | "repository" | "issue" | "comment" | "reaction" | "label"

/** As high as GitHub's own by now: comments and issues are past 32 bits. */
const FIRST_ID: Readonly<Record<Counted, number>> = {
  check: 51_000_000_001,
  account: 190_000_001,
  repository: 900_000_001,
  issue: 3_300_000_001,
  comment: 3_400_000_001,
  reaction: 310_000_001,
  label: 8_100_000_001,
}

/** The account behind every workflow's `GITHUB_TOKEN`: the number in its address `41898282+github-actions[bot]@...`. */
const GITHUB_ACTIONS_ID = 41_898_282

export function emptyWorld(clock: SimulatorClock, rendering: Rendering = "complete"): World {
  const next = { ...FIRST_ID }
  const nextId = (of: Counted) => next[of]++
  return {
    clock,
    accounts: new Map(),
    repositories: new Map(),
    tokens: new Map(),
    nextId,
    rendering,
    dispatches: [],
    commits: new Map(),
  }
}

/** The account with this login, made if nobody has mentioned it before. */
export function accountOf(world: World, login: string, type?: AccountType): Account {
  const known = world.accounts.get(login.toLowerCase())
  if (known) return known
  const id = login === "github-actions[bot]" ? GITHUB_ACTIONS_ID : world.nextId("account")
  const account: Account = { id, login, type: type ?? (login.endsWith("[bot]") ? "Bot" : "User") }
  world.accounts.set(login.toLowerCase(), account)
  return account
}

export function fullName(repository: Repository): RepositoryName {
  return `${repository.owner.login}/${repository.name}`
}

/** Null for a stranger. */
export function roleOf(repository: Repository, login: string): Role | null {
  if (repository.owner.login.toLowerCase() === login.toLowerCase()) return "admin"
  return repository.roles.get(login.toLowerCase()) ?? null
}

export function commentsOn(issue: Issue, comments: ReadonlyMap<number, Comment>): Comment[] {
  return [...comments.values()].filter((comment) => comment.issue === issue)
}

/** For the test that plays someone on GitHub. Throws when there is no such repository. */
export function knownRepository(world: World, name: RepositoryName): Repository {
  const repository = world.repositories.get(name.toLowerCase())
  if (!repository) throw new Error(`The simulated GitHub has no repository ${name}`)
  return repository
}

/** For the test that plays someone on GitHub. Throws when there is no such issue or pull request. */
export function knownIssue(world: World, name: RepositoryName, number: number): Issue {
  const issue = knownRepository(world, name).issues.get(number)
  if (!issue) throw new Error(`The simulated ${name} has no issue or pull request ${number}`)
  return issue
}
