import type { PullRequestOptions, RepositoryName } from "./options.ts"
import { addPullRequest } from "./seed.ts"
import { knownRepository, type World } from "./world.ts"

export type OpenedPullRequest = Omit<PullRequestOptions, "number" | "head" | "base" | "body" | "author"> & {
  readonly repository: RepositoryName
  /** Default: the next number of the repository. */
  readonly number?: number
  readonly body?: string
  /** Default: `cursor[bot]`. */
  readonly author?: string
  /** A branch of the repository itself, or where else the changes are. */
  readonly head: string | PullRequestOptions["head"]
  /** Default: the repository's default branch. */
  readonly base?: string
}

/**
 * Opens a pull request while the simulator runs, as an agent does that has finished. Returns its number. Throws when
 * there is no such repository or the number is taken.
 */
export function openPullRequest(world: World, opened: OpenedPullRequest): number {
  const repository = knownRepository(world, opened.repository)
  const { head, base = repository.defaultBranch, body = "", author = "cursor[bot]" } = opened
  const number = opened.number ?? Math.max(0, ...repository.issues.keys()) + 1
  const branch = typeof head === "string" ? { ref: head, sha: "a".repeat(40), repository: opened.repository } : head
  const createdAt = opened.createdAt ?? new Date(world.clock.nowMs()).toISOString()
  addPullRequest(world, repository, { ...opened, number, body, author, head: branch, base: { ref: base }, createdAt })
  return number
}
