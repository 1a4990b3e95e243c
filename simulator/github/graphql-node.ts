import { canRead, canSee, conversationPermissions, notAccessible } from "./access.ts"
import { FieldRefusal, type GraphArguments, type GraphObject, type Reader, windowOf } from "./graphql-value.ts"
import { writingFields } from "./graphql-writing.ts"
import { issueHtmlUrl } from "./issue-json.ts"
import type { Comment, Issue, Repository, Review } from "./world.ts"

/** What a node id can name here. */
export type NodeReaders = {
  readonly conversation: (repository: Repository, issue: Issue) => GraphObject
}

/** The new ids, as this simulator makes them, and the old ones, which GitHub still takes: base64 of `012:IssueComment7`. */
const NEW_ID = /^(I|PR|IC|PRR|PRRC)_(\d+)$/
const OLD_ID = /^\d+:(Issue|PullRequest|IssueComment|PullRequestReview|PullRequestReviewComment)(\d+)$/
const PREFIXES: Readonly<Record<string, string>> = {
  Issue: "I",
  PullRequest: "PR",
  IssueComment: "IC",
  PullRequestReview: "PRR",
  PullRequestReviewComment: "PRRC",
}

/** The object with this id. Throws a FieldRefusal when there is none, or none that this token may read. */
export function nodeById(reader: Reader, id: string, readers: NodeReaders): GraphObject {
  const [prefix, number] = readId(id)
  for (const repository of reader.world.repositories.values()) {
    if (!canSee(reader.token, repository)) continue
    const found = prefix === undefined ? undefined : find(reader, repository, prefix, Number(number), readers)
    if (found) return found
  }
  throw new FieldRefusal("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'.`)
}

function readId(id: string): readonly [prefix: string | undefined, number: string | undefined] {
  const [, prefix, number] = NEW_ID.exec(id) ?? []
  if (prefix !== undefined) return [prefix, number]
  const [, type = "", oldNumber] = OLD_ID.exec(Buffer.from(id, "base64").toString("latin1")) ?? []
  return [PREFIXES[type], oldNumber]
}

function find(
  reader: Reader,
  repository: Repository,
  prefix: string,
  id: number,
  readers: NodeReaders,
): GraphObject | undefined {
  switch (prefix) {
    case "I":
    case "PR": {
      const issue = [...repository.issues.values()].find((one) => one.id === id && !one.deleted)
      return issue && readers.conversation(repository, issue)
    }
    case "IC": {
      const comment = repository.comments.get(id)
      return comment && commentNode(reader, repository, comment, "IssueComment")
    }
    case "PRR": {
      const review = repository.reviews.get(id)
      return review && reviewNode(reader, repository, review)
    }
    default: {
      const comment = repository.reviewComments.get(id)
      return comment && commentNode(reader, repository, comment, "PullRequestReviewComment")
    }
  }
}

function commentNode(reader: Reader, repository: Repository, comment: Comment, type: string): GraphObject {
  const { id, issue, place } = comment
  mayRead(reader, repository, issue)
  const fragment = type === "IssueComment" ? `issuecomment-${id}` : `discussion_r${id}`
  return {
    __typename: type,
    id: `${PREFIXES[type]}_${id}`,
    databaseId: id,
    url: `${issueHtmlUrl(repository, issue, reader.addresses)}#${fragment}`,
    ...writingFields(reader, repository, comment),
    path: place?.path ?? "",
    line: place?.line ?? null,
    startLine: place?.startLine ?? null,
    originalLine: place?.originalLine ?? place?.line ?? null,
    originalStartLine: place?.originalStartLine ?? place?.startLine ?? null,
    subjectType: place?.isOnWholeFile ? "FILE" : "LINE",
    diffHunk: place?.diffHunk ?? "",
  }
}

function reviewNode(reader: Reader, repository: Repository, review: Review): GraphObject {
  const { id, issue, state } = review
  mayRead(reader, repository, issue)
  return {
    __typename: "PullRequestReview",
    id: `PRR_${id}`,
    databaseId: id,
    url: `${issueHtmlUrl(repository, issue, reader.addresses)}#pullrequestreview-${id}`,
    state,
    ...writingFields(reader, repository, review),
    comments: (given) => reviewComments(reader, repository, review, given),
  }
}

function reviewComments(reader: Reader, repository: Repository, review: Review, given: GraphArguments): GraphObject {
  const comments = [...repository.reviewComments.values()].filter((comment) => comment.review === review.id)
  const nodes = windowOf("comments", comments, given).map((comment) =>
    commentNode(reader, repository, comment, "PullRequestReviewComment"),
  )
  return { __typename: "PullRequestReviewCommentConnection", totalCount: comments.length, nodes }
}

/** Throws the FORBIDDEN of a token without the permission. */
export function mayRead(reader: Reader, repository: Repository, issue: Issue): void {
  if (canRead(reader.token, repository, conversationPermissions(issue))) return
  throw new FieldRefusal("FORBIDDEN", notAccessible(reader.token).message)
}
