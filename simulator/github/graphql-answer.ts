import { canSee } from "./access.ts"
import { instant } from "./account-json.ts"
import { headFields } from "./graphql-checks.ts"
import { UnreadableQuery } from "./graphql-document.ts"
import { mayRead, nodeById } from "./graphql-node.ts"
import {
  actor,
  FieldRefusal,
  type GraphArguments,
  type GraphField,
  type GraphObject,
  type Reader,
  windowOf,
} from "./graphql-value.ts"
import { writingFields } from "./graphql-writing.ts"
import { issueHtmlUrl } from "./issue-json.ts"
import { fullName, type Issue, type Repository } from "./world.ts"

/** The root of what this token may read. */
export function queryRoot(reader: Reader): GraphObject {
  return {
    __typename: "Query",
    // `viewer` is a User whatever the token; a bot's login keeps its `[bot]` there, and nowhere else in GraphQL.
    viewer: { ...actor(reader, reader.token.account), __typename: "User", login: reader.token.login },
    repository: ({ owner, name }) => repositoryNode(reader, `${owner}/${name}`),
    node: ({ id }) =>
      nodeById(reader, String(id), {
        conversation: (repository, issue) => conversationNode(reader, repository, issue),
      }),
  }
}

function repositoryNode(reader: Reader, name: string): GraphObject {
  const repository = reader.world.repositories.get(name.toLowerCase())
  if (!repository || !canSee(reader.token, repository)) {
    throw new FieldRefusal("NOT_FOUND", `Could not resolve to a Repository with the name '${name}'.`)
  }
  const node = (wanted: (issue: Issue) => boolean, kind: string): GraphField => {
    return ({ number }) => {
      const issue = repository.issues.get(Number(number))
      if (issue && !issue.deleted && wanted(issue)) return conversationNode(reader, repository, issue)
      throw new FieldRefusal("NOT_FOUND", `Could not resolve to ${kind} with the number of ${number}.`)
    }
  }
  return {
    __typename: "Repository",
    nameWithOwner: fullName(repository),
    isPrivate: repository.private,
    issue: node((issue) => !issue.pull, "an Issue"),
    pullRequest: node((issue) => issue.pull !== undefined, "a PullRequest"),
    issueOrPullRequest: node(() => true, "an issue or pull request"),
  }
}

function conversationNode(reader: Reader, repository: Repository, issue: Issue): GraphObject {
  mayRead(reader, repository, issue)
  return {
    __typename: issue.pull ? "PullRequest" : "Issue",
    id: `${issue.pull ? "PR" : "I"}_${issue.id}`,
    databaseId: issue.id,
    number: issue.number,
    title: issue.title,
    url: issueHtmlUrl(repository, issue, reader.addresses),
    locked: issue.locked,
    ...writingFields(reader, repository, issue),
    timelineItems: (given) => renamesConnection(reader, issue, given),
    ...(issue.pull && { isDraft: issue.pull.draft, ...headFields(reader, repository, issue) }),
  }
}

/** Of the timeline, oldest first, only the changes of the title are simulated. */
function renamesConnection(reader: Reader, issue: Issue, given: GraphArguments): GraphObject {
  if (String(given.itemTypes) !== "RENAMED_TITLE_EVENT") throw new UnreadableQuery("A timeline of other things")
  const nodes = windowOf("timelineItems", issue.renames, given).map(({ atMs, editor }) => ({
    __typename: "RenamedTitleEvent",
    createdAt: instant(atMs),
    actor: actor(reader, editor),
  }))
  return { __typename: "TimelineItems", totalCount: issue.renames.length, nodes }
}
