import { canRead, canSee, conversationPermissions, notAccessible } from "./access.ts"
import { instant } from "./account-json.ts"
import type { Addresses } from "./call.ts"
import { UnreadableQuery } from "./graphql-document.ts"
import { issueHtmlUrl } from "./issue-json.ts"
import { type Account, type Change, fullName, type Issue, type Repository, type Token, type World } from "./world.ts"

/** A value of the graph: an object has a type name, and a field that takes arguments is a function of them. */
export type GraphValue = string | number | boolean | null | GraphObject | readonly GraphObject[]
export type GraphObject = { readonly __typename: string; readonly [field: string]: GraphValue | GraphField }
type GraphField = (given: GraphArguments) => GraphValue
export type GraphArguments = Readonly<Record<string, string | number | readonly string[] | null>>

/** A field that GitHub answers with null and an error. */
export class FieldRefusal extends Error {
  readonly type: string

  constructor(type: string, message: string) {
    super(message)
    this.type = type
  }
}

type Reader = { readonly world: World; readonly addresses: Addresses; readonly token: Token }

const MOST_NODES = 100

/** The root of what this token may read. */
export function queryRoot(reader: Reader): GraphObject {
  return {
    __typename: "Query",
    // `viewer` is a User whatever the token; a bot's login keeps its `[bot]` there, and nowhere else in GraphQL.
    viewer: { ...actor(reader, reader.token.account), __typename: "User", login: reader.token.login },
    repository: ({ owner, name }) => repositoryNode(reader, `${owner}/${name}`),
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
  if (!canRead(reader.token, repository, conversationPermissions(issue))) {
    throw new FieldRefusal("FORBIDDEN", notAccessible(reader.token).message)
  }
  const lastEdit = issue.edits.at(-1)
  return {
    __typename: issue.pull ? "PullRequest" : "Issue",
    number: issue.number,
    title: issue.title,
    body: issue.body ?? "",
    url: issueHtmlUrl(repository, issue, reader.addresses),
    locked: issue.locked,
    author: actor(reader, issue.author),
    createdAt: instant(issue.createdAtMs),
    updatedAt: instant(issue.updatedAtMs),
    lastEditedAt: lastEdit ? instant(lastEdit.atMs) : null,
    editor: actor(reader, lastEdit?.editor ?? null),
    userContentEdits: (given) => editsConnection(reader, issue, given),
    timelineItems: (given) => renamesConnection(reader, issue, given),
    ...(issue.pull && { isDraft: issue.pull.draft }),
  }
}

/**
 * Newest first. The first change of a body adds two entries, for the original as well. Both were measured by others on
 * GitHub itself and are written down nowhere in its documentation.
 */
function editsConnection(reader: Reader, issue: Issue, given: GraphArguments): GraphObject {
  const original: Change = { atMs: issue.createdAtMs, editor: issue.author }
  const entries = issue.edits.length === 0 ? [] : [original, ...issue.edits].reverse()
  const nodes = windowOf("userContentEdits", entries, given).map(({ atMs, editor }) => ({
    __typename: "UserContentEdit",
    editedAt: instant(atMs),
    editor: actor(reader, editor),
  }))
  return { __typename: "UserContentEditConnection", totalCount: entries.length, nodes }
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

/** The part of a connection that its arguments ask for. */
function windowOf<T>(connection: string, entries: readonly T[], { first = null, last = null }: GraphArguments) {
  const most = Number(first ?? last)
  if ((first === null) === (last === null)) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${connection}\` connection.`
    throw new FieldRefusal("MISSING_PAGINATION_BOUNDARIES", message)
  }
  if (most < 1 || most > MOST_NODES) {
    const excess = `exceeds the limit of ${MOST_NODES} records.`
    const message = `Requesting ${most} records on the \`${connection}\` connection ${excess}`
    throw new FieldRefusal("EXCESSIVE_PAGINATION", message)
  }
  return first !== null ? entries.slice(0, most) : entries.slice(-most)
}

function actor({ addresses }: Reader, account: Account | null): GraphObject | null {
  if (account === null) return null
  const login = account.type === "Bot" ? account.login.replace(/\[bot\]$/, "") : account.login
  const page = account.type === "Bot" ? `apps/${login}` : login
  return { __typename: account.type, login, url: `${addresses.serverUrl}/${page}` }
}
