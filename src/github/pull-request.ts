import { fieldAt, listOf, textOf } from "../http/json.ts"
import { GitHubApiError, invalidAnswer } from "./api-error.ts"
import type { Place } from "./comment.ts"
import type { GitHubConnection } from "./connection.ts"

const PULL = "/repos/{owner}/{repo}/pulls/{pull_number}"
const LABELS = "/repos/{owner}/{repo}/issues/{issue_number}/labels"
const MAY_WRITE = "pull_requests=write"
/** GitHub's limit for a description. */
const MOST_CHARACTERS = 65_536

/** Everything here reads before it writes, so that doing it again changes nothing. */
type Change = { readonly github: GitHubConnection; readonly place: Place; readonly signal?: AbortSignal }

/**
 * Reads the title of a pull request: text by others.
 * @throws {GitHubApiError}
 */
export async function readTitle({ github, place, signal }: Change): Promise<string | undefined> {
  const { owner, name: repo, number: pull_number } = place
  return await github.call(
    "Reading the pull request",
    async ({ request }, limited) => {
      const where = { owner, repo, pull_number, request: { signal: limited } }
      const { data }: { data: unknown } = await request(`GET ${PULL}`, where)
      return textOf(fieldAt(data, "title"))
    },
    signal,
  )
}

/**
 * Ends the description of a pull request with a line that closes an issue, unless it names that issue already.
 * @returns whether the line was added
 * @throws {GitHubApiError}
 */
export async function linkIssue({ github, place, signal }: Change, issue: number): Promise<boolean> {
  const what = "Linking the pull request to its issue"
  const { owner, name: repo, number: pull_number } = place
  return await github.call(
    what,
    async ({ request }, limited) => {
      const where = { owner, repo, pull_number, request: { signal: limited } }
      const { data }: { data: unknown } = await request(`GET ${PULL}`, where)
      const description = fieldAt(data, "body") ?? ""
      if (typeof description !== "string") throw invalidAnswer(what)
      const body = withClosingLine(description, { owner, name: repo, issue })
      if (body === undefined) return false
      await request(`PATCH ${PULL}`, { ...where, body })
      return true
    },
    signal,
    MAY_WRITE,
  )
}

/** The description with its closing line; undefined when it names the issue already, or has no room. Pure. */
export function withClosingLine(
  description: string,
  { owner, name, issue }: { readonly owner: string; readonly name: string; readonly issue: number },
): string | undefined {
  const short = new RegExp(`(?<![\\w/-])#${issue}(?!\\w)`)
  const full = new RegExp(`${escaped(owner)}/${escaped(name)}(?:#|/issues/)${issue}(?!\\w)`, "i")
  if (short.test(description) || full.test(description)) return undefined
  const start = description.trimEnd()
  const body = `${start}${start === "" ? "" : "\n\n"}Closes #${issue}`
  return body.length > MOST_CHARACTERS ? undefined : body
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
}

/**
 * Puts labels on a pull request that it does not have.
 * @throws {GitHubApiError}
 */
export async function addLabels({ github, place, signal }: Change, labels: readonly string[]): Promise<void> {
  const { owner, name: repo, number: issue_number } = place
  await github.call(
    "Setting labels on the pull request",
    async ({ request }, limited) => {
      const where = { owner, repo, issue_number, request: { signal: limited } }
      const { data }: { data: unknown } = await request(`GET ${LABELS}`, { ...where, per_page: 100 })
      const there = listOf(data).map((label) => lower(fieldAt(label, "name")))
      const missing = labels.filter((label) => !there.includes(label.toLowerCase()))
      if (missing.length > 0) await request(`POST ${LABELS}`, { ...where, labels: missing })
    },
    signal,
    MAY_WRITE,
  )
}

/**
 * Asks people and teams for a review who were not asked, and have not given one, yet. The author is left out: GitHub
 * refuses a request that names them, and all others in it.
 * @throws {GitHubApiError}
 */
export async function requestReviews(
  { github, place, signal }: Change,
  { people, teams }: { readonly people: readonly string[]; readonly teams: readonly string[] },
): Promise<void> {
  const { owner, name: repo, number: pull_number } = place
  await github.call(
    "Asking for reviews of the pull request",
    async ({ request }, limited) => {
      const where = { owner, repo, pull_number, request: { signal: limited } }
      const { data: pull }: { data: unknown } = await request(`GET ${PULL}`, where)
      const { data: given }: { data: unknown } = await request(`GET ${PULL}/reviews`, { ...where, per_page: 100 })
      const known = [
        lower(fieldAt(pull, "user", "login")),
        ...listOf(fieldAt(pull, "requested_reviewers")).map((user) => lower(fieldAt(user, "login"))),
        ...listOf(given).map((review) => lower(fieldAt(review, "user", "login"))),
      ]
      const knownTeams = listOf(fieldAt(pull, "requested_teams")).map((team) => lower(fieldAt(team, "slug")))
      const reviewers = people.filter((login) => !known.includes(login.toLowerCase()))
      const team_reviewers = teams.filter((slug) => !knownTeams.includes(slug.toLowerCase()))
      if (reviewers.length + team_reviewers.length === 0) return
      await request(`POST ${PULL}/requested_reviewers`, { ...where, reviewers, team_reviewers })
    },
    signal,
    MAY_WRITE,
  )
}

function lower(value: unknown): string | undefined {
  return textOf(value)?.toLowerCase()
}

/** Whether a change failed because the token may not make it. */
export function isMissingRight(error: unknown): boolean {
  return error instanceof GitHubApiError && (error.denial === "permission" || error.denial === "not-found")
}
