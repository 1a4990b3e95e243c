import type { SimulatorClock } from "../clock.ts"
import { pushCommit } from "./commit-checks.ts"
import type {
  EditOptions,
  GitHubOptions,
  Instant,
  IssueOptions,
  PullRequestOptions,
  RepositoryOptions,
  ReviewCommentOptions,
  ReviewOptions,
} from "./options.ts"
import {
  accountOf,
  type Change,
  type Comment,
  emptyWorld,
  type Issue,
  type PullRequest,
  type Repository,
  type Review,
  type World,
} from "./world.ts"

const HOUR_MS = 3_600_000

/** The world as the options describe it. Throws an Error for what cannot be: a bad instant, a number used twice. */
export function worldFrom(options: GitHubOptions, clock: SimulatorClock): World {
  const world = emptyWorld(clock, options.rendering)
  for (const { login, type } of options.users ?? []) accountOf(world, login, type)
  for (const token of options.tokens) {
    const account = accountOf(world, token.login, token.kind === "installation" ? "Bot" : "User")
    const usage = { used: 0, endsAtMs: 0 }
    world.tokens.set(token.value, { ...token, account, expired: token.expired ?? false, usage })
  }
  for (const repository of options.repositories) seedRepository(world, repository)
  return world
}

function seedRepository(world: World, options: RepositoryOptions): void {
  const { id, owner, name, collaborators = {}, issues = [], pullRequests = [] } = options
  const repository: Repository = {
    id: id ?? world.nextId("repository"),
    owner: accountOf(world, owner),
    name,
    private: options.private ?? false,
    defaultBranch: options.defaultBranch ?? "main",
    createdAtMs: world.clock.nowMs() - 24 * HOUR_MS,
    roles: new Map(Object.entries(collaborators).map(([login, role]) => [login.toLowerCase(), role])),
    teams: options.teams ?? [],
    issues: new Map(),
    comments: new Map(),
    reviewComments: new Map(),
    reviews: new Map(),
    checkPlans: options.checks ?? [],
  }
  for (const login of Object.keys(collaborators)) accountOf(world, login)
  const key = `${owner}/${name}`.toLowerCase()
  if (world.repositories.has(key)) throw new Error(`The repository ${owner}/${name} is listed twice`)
  world.repositories.set(key, repository)
  for (const issue of issues) addIssue(world, repository, issue)
  for (const pull of pullRequests) addPullRequest(world, repository, pull)
}

/** Adds a pull request with its comments. Throws an Error when its number is taken. */
export function addPullRequest(world: World, repository: Repository, options: PullRequestOptions): Issue {
  const { head, base, draft = false, merged = false, files = [], reviewComments = [], reviews = [] } = options
  const from = { ref: base.ref, sha: base.sha ?? "b".repeat(40) }
  const pull: PullRequest = { head, base: from, draft, merged, files, requestedReviewers: [], requestedTeams: [] }
  const issue = addIssue(world, repository, options, pull)
  pushCommit(world, repository, issue)
  for (const comment of reviewComments) addComment(world, issue, repository.reviewComments, comment)
  for (const review of reviews) addReview(world, repository, issue, review)
  return issue
}

/** Adds a review with its comments. Throws an Error when an id is taken. */
export function addReview(world: World, repository: Repository, issue: Issue, options: ReviewOptions): Review {
  const { state = "COMMENTED", comments = [] } = options
  const { id, author, body, createdAtMs, updatedAtMs } = addComment(world, issue, new Map(), options)
  if (repository.reviews.has(id)) throw new Error(`The review id ${id} is used twice`)
  const review: Review = { id, issue, author, body, createdAtMs, updatedAtMs, state, edits: [] }
  repository.reviews.set(id, review)
  const asked = issue.pull?.requestedReviewers ?? []
  if (author && asked.includes(author)) asked.splice(asked.indexOf(author), 1)
  for (const comment of comments) addComment(world, issue, repository.reviewComments, comment, id)
  return review
}

function addIssue(world: World, repository: Repository, options: IssueOptions, pull?: PullRequest): Issue {
  if (repository.issues.has(options.number)) throw new Error(`The number ${options.number} is used twice`)
  const createdAtMs = options.createdAt ? epochMs(options.createdAt) : world.clock.nowMs() - HOUR_MS
  const edits = changesIn(world, options.edits)
  const renames = changesIn(world, options.renames)
  const issue: Issue = {
    id: world.nextId("issue"),
    number: options.number,
    title: options.title,
    body: options.body,
    author: options.author === null ? null : accountOf(world, options.author),
    createdAtMs,
    updatedAtMs: Math.max(createdAtMs, ...[...edits, ...renames].map(({ atMs }) => atMs)),
    state: options.state ?? "open",
    locked: options.locked ?? false,
    deleted: options.deleted ?? false,
    labels: (options.labels ?? []).map((name) => ({ id: world.nextId("label"), name })),
    edits,
    renames,
    reactions: [],
    pull,
  }
  repository.issues.set(issue.number, issue)
  for (const comment of options.comments ?? []) addComment(world, issue, repository.comments, comment)
  return issue
}

function changesIn(world: World, options: readonly EditOptions[] = []): Change[] {
  return options
    .map(({ at, editor }) => ({ atMs: epochMs(at), editor: editor === null ? null : accountOf(world, editor) }))
    .sort((one, other) => one.atMs - other.atMs)
}

/** Adds a comment at the end of `comments`. Throws an Error when its id is taken. */
export function addComment(
  world: World,
  issue: Issue,
  comments: Map<number, Comment>,
  options: ReviewCommentOptions,
  review?: number,
): Comment {
  const id = options.id ?? world.nextId("comment")
  if (comments.has(id)) throw new Error(`The comment id ${id} is used twice`)
  const createdAtMs = options.createdAt ? epochMs(options.createdAt) : world.clock.nowMs()
  const comment: Comment = {
    id,
    issue,
    author: options.author === null ? null : accountOf(world, options.author),
    body: options.body,
    history: [options.body],
    edits: [],
    place: options.place,
    review,
    createdAtMs,
    updatedAtMs: createdAtMs,
    reactions: [],
  }
  comments.set(id, comment)
  issue.updatedAtMs = Math.max(issue.updatedAtMs, createdAtMs)
  return comment
}

function epochMs(instant: Instant): number {
  const timeMs = Date.parse(instant)
  if (Number.isNaN(timeMs)) throw new Error(`"${instant}" is not an instant such as 2026-09-23T08:00:00Z`)
  return timeMs
}
