import { createHash } from "node:crypto"
import { accountJson, instant } from "./account-json.ts"
import type { Addresses } from "./call.ts"
import { authorAssociation, authorJson, issueHtmlUrl, labelJson } from "./issue-json.ts"
import type { FileOptions } from "./options.ts"
import { forkOf, repositoryJson, repositoryUrl, type ShownRepository, shown } from "./repository-json.ts"
import { accountOf, commentsOn, fullName, type Issue, type PullRequest, type Repository, type World } from "./world.ts"

type Json = Record<string, unknown>
type Shown = { readonly world: World; readonly addresses: Addresses; readonly repository: Repository }

/** A pull request as a list shows it. */
export function pullRequestJson(where: Shown, issue: Issue, pull: PullRequest): Json {
  const { repository, addresses } = where
  const closedAt = issue.state === "closed" ? instant(issue.updatedAtMs) : null
  return {
    id: issue.id,
    node_id: `PR_${issue.id}`,
    number: issue.number,
    state: issue.state,
    locked: issue.locked,
    active_lock_reason: null,
    title: issue.title,
    user: authorJson(issue.author, addresses),
    body: issue.body,
    // The description of a pull request in a list lets no label be without a text.
    labels: issue.labels.map((label) => ({ ...labelJson(repository, label, addresses), description: "" })),
    ...{ milestone: null, assignee: null, assignees: [] },
    requested_reviewers: pull.requestedReviewers.map((account) => accountJson(account, addresses)),
    requested_teams: pull.requestedTeams.map((slug) => teamJson(slug, addresses)),
    created_at: instant(issue.createdAtMs),
    updated_at: instant(issue.updatedAtMs),
    closed_at: closedAt,
    merged_at: pull.merged ? closedAt : null,
    merge_commit_sha: null,
    draft: pull.draft,
    head: headJson(where, issue, pull),
    base: branchJson(shown(repository), pull.base, addresses),
    author_association: authorAssociation(repository, issue.author),
    auto_merge: null,
    ...linksOf(where, issue, pull),
  }
}

/** A team of the organization. */
export function teamJson(slug: string, { apiUrl, serverUrl }: Addresses): Json {
  const url = `${apiUrl}/organizations/1/team/${slug}`
  return {
    id: 1,
    node_id: `T_${slug}`,
    name: slug,
    slug,
    description: null,
    privacy: "closed",
    notification_setting: "notifications_enabled",
    permission: "push",
    url,
    html_url: `${serverUrl}/orgs/home/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
    type: "organization",
  }
}

/** A pull request on its own, which shows more. */
export function fullPullRequestJson(where: Shown, issue: Issue, pull: PullRequest): Json {
  const { repository } = where
  return {
    ...pullRequestJson(where, issue, pull),
    merged: pull.merged,
    mergeable: issue.state === "open" ? true : null,
    rebaseable: issue.state === "open" ? true : null,
    mergeable_state: issue.state === "open" ? "clean" : "unknown",
    merged_by: null,
    comments: commentsOn(issue, repository.comments).length,
    review_comments: commentsOn(issue, repository.reviewComments).length,
    maintainer_can_modify: isFromFork(repository, pull),
    commits: 1,
    additions: sum(pull.files, "additions"),
    deletions: sum(pull.files, "deletions"),
    changed_files: pull.files.length,
  }
}

/** A deleted fork leaves a null, as on GitHub. */
function headJson(where: Shown, issue: Issue, pull: PullRequest): Json {
  const { repository, addresses, world } = where
  const name = pull.head.repository
  if (name !== null && !isFromFork(repository, pull)) return branchJson(shown(repository), pull.head, addresses)
  const [ownerLogin = "", repositoryName = ""] = name?.split("/") ?? [issue.author?.login ?? "ghost"]
  const fork = forkOf(repository, accountOf(world, ownerLogin), repositoryName)
  const branch = branchJson(fork, pull.head, addresses)
  return name === null ? { ...branch, repo: null } : branch
}

function isFromFork(repository: Repository, pull: PullRequest): boolean {
  return pull.head.repository?.toLowerCase() !== fullName(repository).toLowerCase()
}

function branchJson(repository: ShownRepository, branch: { ref: string; sha: string }, addresses: Addresses): Json {
  return {
    label: `${repository.owner.login}:${branch.ref}`,
    ref: branch.ref,
    sha: branch.sha,
    user: authorJson(repository.owner, addresses),
    repo: repositoryJson(repository, addresses),
  }
}

function linksOf({ repository, addresses }: Shown, issue: Issue, pull: PullRequest): Json {
  const repositoryAddress = repositoryUrl(repository, addresses)
  const url = `${repositoryAddress}/pulls/${issue.number}`
  const htmlUrl = issueHtmlUrl(repository, issue, addresses)
  const issueUrl = `${repositoryAddress}/issues/${issue.number}`
  const links = {
    commits: `${url}/commits`,
    review_comments: `${url}/comments`,
    review_comment: `${repositoryAddress}/pulls/comments{/number}`,
    comments: `${issueUrl}/comments`,
    statuses: `${repositoryAddress}/statuses/${pull.head.sha}`,
  }
  const hrefs = { self: url, html: htmlUrl, issue: issueUrl, ...links }
  return {
    url,
    html_url: htmlUrl,
    diff_url: `${htmlUrl}.diff`,
    patch_url: `${htmlUrl}.patch`,
    issue_url: issueUrl,
    ...Object.fromEntries(Object.entries(links).map(([name, href]) => [`${name}_url`, href])),
    _links: Object.fromEntries(Object.entries(hrefs).map(([name, href]) => [name, { href }])),
  }
}

/** A changed file of a pull request. */
export function fileJson({ repository, addresses }: Shown, pull: PullRequest, file: FileOptions): Json {
  const { additions = 1, deletions = 0 } = file
  const path = file.filename.split("/").map(encodeURIComponent).join("/")
  const htmlUrl = `${addresses.serverUrl}/${fullName(repository)}`
  return {
    sha: createHash("sha1").update(`${pull.head.sha} ${file.filename}`).digest("hex"),
    filename: file.filename,
    status: file.status ?? "modified",
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${htmlUrl}/blob/${pull.head.sha}/${path}`,
    raw_url: `${htmlUrl}/raw/${pull.head.sha}/${path}`,
    contents_url: `${repositoryUrl(repository, addresses)}/contents/${path}?ref=${pull.head.sha}`,
    ...(file.patch !== undefined && { patch: file.patch }),
  }
}

function sum(files: readonly FileOptions[], of: "additions" | "deletions"): number {
  return files.reduce((total, file) => total + (file[of] ?? (of === "additions" ? 1 : 0)), 0)
}
