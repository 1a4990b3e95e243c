import { accountJson, instant } from "./account-json.ts"
import type { Addresses } from "./call.ts"
import { repositoryUrl } from "./repository-json.ts"
import {
  type Account,
  type Comment,
  commentsOn,
  type Issue,
  type Label,
  type Reaction,
  type Repository,
  roleOf,
} from "./world.ts"

type Json = Record<string, unknown>

/** GitHub's eight reactions. */
const REACTIONS = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"] as const

export function authorJson(author: Account | null, addresses: Addresses): Json | null {
  return author === null ? null : accountJson(author, addresses)
}

/** Who the author is to the repository. Apps are nobody in particular. */
export function authorAssociation(repository: Repository, author: Account | null): "OWNER" | "COLLABORATOR" | "NONE" {
  if (author === null) return "NONE"
  if (author === repository.owner) return "OWNER"
  return roleOf(repository, author.login) === null ? "NONE" : "COLLABORATOR"
}

export function issueHtmlUrl(repository: Repository, issue: Issue, { serverUrl }: Addresses): string {
  return `${serverUrl}/${repository.owner.login}/${repository.name}/${issue.pull ? "pull" : "issues"}/${issue.number}`
}

export function commentHtmlUrl(repository: Repository, comment: Comment, addresses: Addresses): string {
  return `${issueHtmlUrl(repository, comment.issue, addresses)}#issuecomment-${comment.id}`
}

export function issueJson(repository: Repository, issue: Issue, addresses: Addresses): Json {
  const url = `${repositoryUrl(repository, addresses)}/issues/${issue.number}`
  const closedAt = issue.state === "closed" ? instant(issue.updatedAtMs) : null
  return {
    url,
    repository_url: repositoryUrl(repository, addresses),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: issueHtmlUrl(repository, issue, addresses),
    id: issue.id,
    node_id: `${issue.pull ? "PR" : "I"}_${issue.id}`,
    number: issue.number,
    title: issue.title,
    user: authorJson(issue.author, addresses),
    labels: issue.labels.map((label) => labelJson(repository, label, addresses)),
    state: issue.state,
    state_reason: issue.state === "closed" && !issue.pull ? "completed" : null,
    locked: issue.locked,
    active_lock_reason: null,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: commentsOn(issue, repository.comments).length,
    created_at: instant(issue.createdAtMs),
    updated_at: instant(issue.updatedAtMs),
    closed_at: closedAt,
    closed_by: null,
    author_association: authorAssociation(repository, issue.author),
    body: issue.body,
    reactions: reactionCounts(issue.reactions, url),
    performed_via_github_app: null,
    ...(issue.pull && { draft: issue.pull.draft, pull_request: pullLinks(repository, issue, addresses) }),
  }
}

function pullLinks(repository: Repository, issue: Issue, addresses: Addresses): Json {
  const htmlUrl = issueHtmlUrl(repository, issue, addresses)
  return {
    url: `${repositoryUrl(repository, addresses)}/pulls/${issue.number}`,
    html_url: htmlUrl,
    diff_url: `${htmlUrl}.diff`,
    patch_url: `${htmlUrl}.patch`,
    merged_at: issue.pull?.merged ? instant(issue.updatedAtMs) : null,
  }
}

export function labelJson(repository: Repository, label: Label, addresses: Addresses): Json {
  return {
    id: label.id,
    node_id: `LA_${label.id}`,
    url: `${repositoryUrl(repository, addresses)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    description: null,
    color: "ededed",
    default: false,
  }
}

export function commentJson(repository: Repository, comment: Comment, addresses: Addresses): Json {
  const url = `${repositoryUrl(repository, addresses)}/issues/comments/${comment.id}`
  return {
    url,
    html_url: commentHtmlUrl(repository, comment, addresses),
    issue_url: `${repositoryUrl(repository, addresses)}/issues/${comment.issue.number}`,
    id: comment.id,
    node_id: `IC_${comment.id}`,
    user: authorJson(comment.author, addresses),
    created_at: instant(comment.createdAtMs),
    updated_at: instant(comment.updatedAtMs),
    body: comment.body,
    author_association: authorAssociation(repository, comment.author),
    reactions: reactionCounts(comment.reactions, url),
    performed_via_github_app: null,
  }
}

export function reactionJson(reaction: Reaction, addresses: Addresses): Json {
  return {
    id: reaction.id,
    node_id: `REA_${reaction.id}`,
    user: accountJson(reaction.user, addresses),
    content: reaction.content,
    created_at: instant(reaction.createdAtMs),
  }
}

function reactionCounts(reactions: readonly Reaction[], subjectUrl: string): Json {
  const count = (content: string) => reactions.filter((reaction) => reaction.content === content).length
  const counts = REACTIONS.map((content) => [content, count(content)])
  return { url: `${subjectUrl}/reactions`, total_count: reactions.length, ...Object.fromEntries(counts) }
}
