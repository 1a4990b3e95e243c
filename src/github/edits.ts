import { fieldAt, textOf } from "../http/json.ts"
import { invalidAnswer } from "./api-error.ts"
import type { Place } from "./comment.ts"
import type { GitHubConnection } from "./connection.ts"

/** The most that GitHub lists in one answer. */
const MAX_EDITS = 100

export type Edit = {
  readonly of: "description" | "title"
  readonly editor?: string
  readonly isBot: boolean
  readonly at: Date
}

export type EditHistory = {
  readonly edits: readonly Edit[]
  /** Older edits may be missing. Undefined when none is. */
  readonly completeSince?: Date
}

const HISTORY = `createdAt
      userContentEdits(first: $most) { nodes { editedAt editor { __typename login } } }
      timelineItems(last: $most, itemTypes: [RENAMED_TITLE_EVENT]) {
        nodes { ... on RenamedTitleEvent { createdAt actor { __typename login } } }
      }`

const EDITS = `query ($owner: String!, $name: String!, $number: Int!, $most: Int!) {
  repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) {
      ... on Issue { ${HISTORY} }
      ... on PullRequest { ${HISTORY} }
    }
  }
}`

/**
 * The newest edits of an issue's or pull request's description and title. GitHub lists the first version of a
 * description as an edit too, once there is another; it is left out.
 * @throws {GitHubApiError} when they cannot be read
 */
export async function latestEdits(github: GitHubConnection, place: Place, signal: AbortSignal): Promise<EditHistory> {
  const what = "Reading who edited title and description"
  const reply: unknown = await github.call(
    what,
    (octokit, limited) => octokit.graphql(EDITS, { ...place, most: MAX_EDITS, request: { signal: limited } }),
    signal,
    "issues=read; pull_requests=read",
  )
  const subject = fieldAt(reply, "repository", "issueOrPullRequest")
  const createdAt = textOf(fieldAt(subject, "createdAt"))
  const [edits, renames] = [nodesOf(subject, "userContentEdits"), nodesOf(subject, "timelineItems")]
  if (createdAt === undefined || !edits || !renames) throw invalidAnswer(what)
  const described = edits.map((node) => readEdit("description", fieldAt(node, "editedAt"), fieldAt(node, "editor")))
  const renamed = renames.map((node) => readEdit("title", fieldAt(node, "createdAt"), fieldAt(node, "actor")))
  return {
    edits: [...described.filter((edit) => edit.at.getTime() !== Date.parse(createdAt)), ...renamed],
    completeSince: latestOf([described, renamed].flatMap(completeSince)),
  }
}

/** The time of the oldest edit in a list that is full. */
function completeSince(edits: readonly Edit[]): readonly Date[] {
  if (edits.length < MAX_EDITS) return []
  return [edits.map(({ at }) => at).reduce((oldest, at) => (at.getTime() < oldest.getTime() ? at : oldest))]
}

function latestOf(dates: readonly Date[]): Date | undefined {
  return dates.toSorted((one, other) => other.getTime() - one.getTime())[0]
}

/** What a connection holds; GitHub may answer null for a history without entries. */
function nodesOf(subject: unknown, connection: string): readonly unknown[] | undefined {
  const history = fieldAt(subject, connection)
  const nodes = history === null ? [] : fieldAt(history, "nodes")
  return Array.isArray(nodes) ? nodes : undefined
}

/** An edit without a readable time or editor stays one, by nobody and at no time: whoever judges it fails closed. */
function readEdit(of: Edit["of"], time: unknown, editor: unknown): Edit {
  return {
    of,
    editor: textOf(fieldAt(editor, "login")),
    isBot: fieldAt(editor, "__typename") === "Bot",
    at: new Date(typeof time === "string" ? time : Number.NaN),
  }
}
