import { notAccessible } from "./access.ts"
import { instant } from "./account-json.ts"
import {
  actor,
  FieldRefusal,
  type GraphArguments,
  type GraphObject,
  type GraphValue,
  type Reader,
  windowOf,
} from "./graphql-value.ts"
import { renderMarkdown } from "./render-markdown.ts"
import { type Account, type Change, fullName, type Repository } from "./world.ts"

/** What somebody wrote: the body of an issue, a pull request, a comment or a review. */
export type Writing = {
  readonly body: string | null
  readonly author: Account | null
  readonly createdAtMs: number
  readonly updatedAtMs: number
  readonly edits: readonly Change[]
}

/** The fields that GitHub gives to everything people write (its schema calls it `Comment`). */
export function writingFields(reader: Reader, repository: Repository, writing: Writing) {
  const lastEdit = writing.edits.at(-1)
  return {
    body: writing.body ?? "",
    bodyHTML: () => bodyHtml(reader, repository, writing),
    author: actor(reader, writing.author),
    createdAt: instant(writing.createdAtMs),
    updatedAt: instant(writing.updatedAtMs),
    lastEditedAt: lastEdit ? instant(lastEdit.atMs) : null,
    editor: actor(reader, lastEdit?.editor ?? null),
    userContentEdits: (given: GraphArguments) => editsConnection(reader, writing, given),
  }
}

function bodyHtml(reader: Reader, repository: Repository, { body }: Writing): GraphValue {
  const { world, token, addresses } = reader
  if (world.rendering === "forbidden") throw new FieldRefusal("FORBIDDEN", notAccessible(token).message)
  if (world.rendering === "null") return null
  const where = { serverUrl: addresses.serverUrl, fullName: fullName(repository), isPrivate: repository.private }
  return renderMarkdown(body ?? "", where)
}

/**
 * Newest first. The first change of a body adds two entries, for the original as well. Both were measured by others on
 * GitHub itself and are written down nowhere in its documentation.
 */
function editsConnection(reader: Reader, writing: Writing, given: GraphArguments): GraphObject {
  const original: Change = { atMs: writing.createdAtMs, editor: writing.author }
  const entries = writing.edits.length === 0 ? [] : [original, ...writing.edits].reverse()
  const nodes = windowOf("userContentEdits", entries, given).map(({ atMs, editor }) => ({
    __typename: "UserContentEdit",
    editedAt: instant(atMs),
    editor: actor(reader, editor),
  }))
  return { __typename: "UserContentEditConnection", totalCount: entries.length, nodes }
}
