import { mayWrite, visibleRepository } from "./access.ts"
import { accountJson, instant } from "./account-json.ts"
import { type Call, isObject, type OperationHandler } from "./call.ts"
import { authorAssociation, authorJson, issueHtmlUrl } from "./issue-json.ts"
import { page } from "./paging.ts"
import { pullRequestJson, teamJson } from "./pull-request-json.ts"
import { Refusal } from "./refusal.ts"
import { repositoryUrl } from "./repository-json.ts"
import { foundPull, type OpenedPull } from "./serve-pull-requests.ts"
import { accountOf, fullName, type Repository, type Review, roleOf } from "./world.ts"

export const listRequestedReviewers: OperationHandler = (call) => {
  const { pull } = foundPull(call, visibleRepository(call))
  const users = pull.requestedReviewers.map((account) => accountJson(account, call.addresses))
  return { status: 200, body: { users, teams: pull.requestedTeams.map((slug) => teamJson(slug, call.addresses)) } }
}

/** Asks for reviews: of people and teams that have access, and not of the author. */
export const requestReviewers: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const opened = foundPull(call, repository)
  mayWrite(call.token, repository, ["pull_requests"])
  const body = call.body()
  const { reviewers, team_reviewers: teams } = isObject(body) ? body : {}
  const [logins, slugs] = [textsIn(reviewers), textsIn(teams)]
  refuseReviewers(repository, opened, { logins, slugs })
  const { requestedReviewers, requestedTeams } = opened.pull
  for (const login of logins) {
    const account = accountOf(call.world, login)
    if (!requestedReviewers.includes(account)) requestedReviewers.push(account)
  }
  for (const slug of slugs) if (!requestedTeams.includes(slug)) requestedTeams.push(slug)
  opened.issue.updatedAtMs = call.world.clock.nowMs()
  return { status: 201, body: pullRequestJson({ ...call, repository }, opened.issue, opened.pull) }
}

/** In the order of their time. */
export const listReviews: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  const { issue } = foundPull(call, repository)
  const reviews = [...repository.reviews.values()].filter((review) => review.issue === issue)
  return page(call, repository, `/pulls/${issue.number}/reviews`, reviews, (review) =>
    reviewJson(call, repository, review),
  )
}

function refuseReviewers(
  repository: Repository,
  { issue }: OpenedPull,
  { logins, slugs }: { readonly logins: readonly string[]; readonly slugs: readonly string[] },
): void {
  const author = issue.author?.login.toLowerCase()
  if (logins.some((login) => login.toLowerCase() === author)) {
    throw new Refusal(422, "Review cannot be requested from pull request author.")
  }
  const isStranger = (login: string) => roleOf(repository, login) === null
  if (!logins.some(isStranger) && slugs.every((slug) => repository.teams.includes(slug))) return
  const whose = `the ${fullName(repository)} repository`
  throw new Refusal(
    422,
    `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of ${whose}.`,
  )
}

function reviewJson({ addresses }: Call, repository: Repository, review: Review): Record<string, unknown> {
  const { issue, author, id } = review
  const htmlUrl = `${issueHtmlUrl(repository, issue, addresses)}#pullrequestreview-${id}`
  const pullUrl = `${repositoryUrl(repository, addresses)}/pulls/${issue.number}`
  return {
    id,
    node_id: `PRR_${id}`,
    user: authorJson(author, addresses),
    body: review.body,
    state: review.state,
    html_url: htmlUrl,
    pull_request_url: pullUrl,
    _links: { html: { href: htmlUrl }, pull_request: { href: pullUrl } },
    submitted_at: instant(review.createdAtMs),
    commit_id: issue.pull?.head.sha ?? null,
    author_association: authorAssociation(repository, author),
  }
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : []
}
