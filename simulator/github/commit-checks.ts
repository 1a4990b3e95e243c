import { createHash } from "node:crypto"
import {
  accountOf,
  type Commit,
  fullName,
  type Issue,
  type PlannedCheck,
  type Repository,
  type World,
} from "./world.ts"

/** A check as it is at a moment. */
export type CheckNow = PlannedCheck & {
  readonly status: "in_progress" | "completed"
  readonly conclusion?: string
  readonly startedAtMs: number
  readonly endedAtMs: number
}

export function checksNow(commit: Commit, nowMs: number): readonly CheckNow[] {
  return commit.checks.flatMap((check) => {
    const startedAtMs = commit.pushedAtMs + (check.startsAfterMs ?? 5_000)
    const endedAtMs = startedAtMs + (check.takesMs ?? 60_000)
    if (nowMs < startedAtMs) return []
    const isOver = nowMs >= endedAtMs
    const conclusion = isOver ? (check.conclusion ?? "success") : undefined
    return [{ ...check, conclusion, status: isOver ? "completed" : "in_progress", startedAtMs, endedAtMs } as const]
  })
}

export type Push = {
  readonly repository: string
  readonly number: number
  /** Default: `cursoragent`. Null: nobody whom GitHub knows. */
  readonly author?: string | null
  readonly email?: string
}

/**
 * Pushes a commit to a pull request's branch: the n-th one of a repository whose options have `checks` gets the n-th
 * plan, and the last plan is for all that follow. Returns its sha.
 */
export function pushCommit(world: World, repository: Repository, issue: Issue, push: Partial<Push> = {}): string {
  const { pull } = issue
  if (!pull) throw new Error(`#${issue.number} is no pull request`)
  const pushes = [...world.commits.values()].filter((commit) => commit.issue === issue).length
  const seed = `${fullName(repository)} ${issue.number} ${pushes}`
  const sha = pushes === 0 ? pull.head.sha : createHash("sha1").update(seed).digest("hex")
  const { author = "cursoragent" } = push
  const plan = repository.checkPlans[Math.min(pushes, repository.checkPlans.length - 1)] ?? []
  pull.head = { ...pull.head, sha }
  world.commits.set(sha, {
    sha,
    issue,
    author: {
      account: author === null ? null : accountOf(world, author),
      email: push.email ?? (author === "cursoragent" ? "cursoragent@cursor.com" : "somebody@example.com"),
    },
    pushedAtMs: world.clock.nowMs(),
    checks: plan.map((check) => ({ ...check, id: world.nextId("check") })),
    statuses: [],
  })
  return sha
}
