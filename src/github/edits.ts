import { at, nonsense } from "./answer.ts"
import type { Place } from "./comment.ts"
import type { GitHubConnection } from "./connection.ts"

/** The newest edits that are looked at; more than this within minutes is itself a reason to look by hand. */
const MOST_EDITS = 50

export type Edit = {
  readonly of: "description" | "title"
  readonly editor?: string
  readonly isBot: boolean
  readonly at: Date
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
 * @throws {GitHubFailure} when they cannot be read; GitHubFailure's cause tells what GitHub said
 */
export async function latestEdits(
  github: GitHubConnection,
  place: Place,
  signal: AbortSignal,
): Promise<readonly Edit[]> {
  const what = "Reading who edited title and description"
  const reply: unknown = await github.call(
    what,
    (octokit, limited) => octokit.graphql(EDITS, { ...place, most: MOST_EDITS, request: { signal: limited } }),
    signal,
  )
  const subject = at(at(reply, "repository"), "issueOrPullRequest")
  const createdAt = at(subject, "createdAt")
  const [edits, renames] = [nodesOf(subject, "userContentEdits"), nodesOf(subject, "timelineItems")]
  if (typeof createdAt !== "string" || !edits || !renames) throw nonsense(what)
  return [
    ...edits
      .map((node) => readEdit("description", at(node, "editedAt"), at(node, "editor")))
      .filter((edit) => edit.at.getTime() !== Date.parse(createdAt)),
    ...renames.map((node) => readEdit("title", at(node, "createdAt"), at(node, "actor"))),
  ]
}

/** What a connection holds; GitHub may answer null for a history without entries. */
function nodesOf(subject: unknown, connection: string): readonly unknown[] | undefined {
  const history = at(subject, connection)
  const nodes = history === null ? [] : at(history, "nodes")
  return Array.isArray(nodes) ? nodes : undefined
}

/** An edit without a readable time or editor stays one, by nobody and at no time: whoever judges it fails closed. */
function readEdit(of: Edit["of"], time: unknown, editor: unknown): Edit {
  const [login, type] = [at(editor, "login"), at(editor, "__typename")]
  return {
    of,
    editor: typeof login === "string" ? login : undefined,
    isBot: type === "Bot",
    at: new Date(typeof time === "string" ? time : Number.NaN),
  }
}
