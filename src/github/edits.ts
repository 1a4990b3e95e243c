import { at, nonsense } from "./answer.ts"
import type { Place } from "./comment.ts"
import type { GitHubConnection } from "./connection.ts"

/** The newest edits that are looked at; more than this within minutes is itself a reason to look by hand. */
const MOST_EDITS = 50

export type Edit = { readonly editor: string | undefined; readonly isBot: boolean; readonly at: Date }

const EDITS = `query ($owner: String!, $name: String!, $number: Int!, $most: Int!) {
  repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) {
      ... on Issue { createdAt userContentEdits(first: $most) { nodes { editedAt editor { __typename login } } } }
      ... on PullRequest { createdAt userContentEdits(first: $most) { nodes { editedAt editor { __typename login } } } }
    }
  }
}`

/**
 * The edits of an issue's or pull request's body, the newest first. GitHub lists the first version as an edit too, once
 * there is another; it is left out.
 * @throws {GitHubFailure} when they cannot be read; GitHubFailure's cause tells what GitHub said
 */
export async function bodyEdits(github: GitHubConnection, place: Place, signal: AbortSignal): Promise<readonly Edit[]> {
  const what = "Reading who edited the description"
  const reply: unknown = await github.call(
    what,
    (octokit, limited) => octokit.graphql(EDITS, { ...place, most: MOST_EDITS, request: { signal: limited } }),
    signal,
  )
  const subject = at(at(reply, "repository"), "issueOrPullRequest")
  const [createdAt, history] = [at(subject, "createdAt"), at(subject, "userContentEdits")]
  const nodes: unknown = history === null ? [] : at(history, "nodes")
  if (typeof createdAt !== "string" || !Array.isArray(nodes)) throw nonsense(what)
  return nodes.filter((node) => at(node, "editedAt") !== createdAt).map(readEdit)
}

/** An edit without a readable time or editor stays one, by nobody and at no time: whoever judges it fails closed. */
function readEdit(node: unknown): Edit {
  const [editedAt, editor] = [at(node, "editedAt"), at(node, "editor")]
  const [login, type] = [at(editor, "login"), at(editor, "__typename")]
  return {
    editor: typeof login === "string" ? login : undefined,
    isBot: type === "Bot",
    at: new Date(typeof editedAt === "string" ? editedAt : Number.NaN),
  }
}
