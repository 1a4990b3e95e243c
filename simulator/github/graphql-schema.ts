import { CHECK_TYPES, WINDOW } from "./graphql-check-types.ts"
import type { Argument, Document, Selection } from "./graphql-document.ts"

type ObjectOrUnion = { readonly fields: Readonly<Record<string, Field>>; readonly possible?: readonly string[] }
type Field = { readonly type: string; readonly arguments?: Readonly<Record<string, string>> }

/** An error in the form GitHub answers with. */
export type GraphqlError = {
  readonly message: string
  readonly type?: string
  readonly path?: readonly string[]
  readonly extensions?: Readonly<Record<string, string>>
}

const LEAVES = new Set([
  ...["Boolean", "DateTime", "GitObjectID", "HTML", "ID", "Int", "String", "URI"],
  ...["CheckConclusionState", "CheckStatusState", "PullRequestReviewState", "PullRequestState", "StatusState"],
])

const ACTOR: Record<string, Field> = { login: { type: "String" }, url: { type: "URI" } }

const WRITING: Record<string, Field> = {
  id: { type: "ID" },
  databaseId: { type: "Int" },
  body: { type: "String" },
  bodyHTML: { type: "HTML" },
  url: { type: "URI" },
  author: { type: "Actor" },
  createdAt: { type: "DateTime" },
  updatedAt: { type: "DateTime" },
  lastEditedAt: { type: "DateTime" },
  editor: { type: "Actor" },
  userContentEdits: { type: "UserContentEditConnection", arguments: WINDOW },
}

const CONVERSATION: Record<string, Field> = {
  ...WRITING,
  number: { type: "Int" },
  title: { type: "String" },
  locked: { type: "Boolean" },
  timelineItems: { type: "TimelineItems", arguments: { first: "Int", last: "Int", itemTypes: "Names" } },
}

const NUMBER = { number: "Int!" }

/** The part of GitHub's GraphQL schema that is simulated; lists are named by what they hold. */
const TYPES: Readonly<Record<string, ObjectOrUnion>> = {
  Query: {
    fields: {
      viewer: { type: "User" },
      repository: { type: "Repository", arguments: { owner: "String!", name: "String!" } },
      node: { type: "Node", arguments: { id: "ID!" } },
    },
  },
  Repository: {
    fields: {
      nameWithOwner: { type: "String" },
      isPrivate: { type: "Boolean" },
      issue: { type: "Issue", arguments: NUMBER },
      pullRequest: { type: "PullRequest", arguments: NUMBER },
      issueOrPullRequest: { type: "IssueOrPullRequest", arguments: NUMBER },
    },
  },
  Issue: { fields: CONVERSATION },
  PullRequest: {
    fields: {
      ...CONVERSATION,
      isDraft: { type: "Boolean" },
      state: { type: "PullRequestState" },
      isCrossRepository: { type: "Boolean" },
      headRefOid: { type: "GitObjectID" },
      commits: { type: "PullRequestCommitConnection", arguments: WINDOW },
    },
  },
  ...CHECK_TYPES,
  IssueOrPullRequest: { fields: {}, possible: ["Issue", "PullRequest"] },
  Node: {
    fields: { id: { type: "ID" } },
    possible: ["Issue", "PullRequest", "IssueComment", "PullRequestReview", "PullRequestReviewComment"],
  },
  IssueComment: { fields: WRITING },
  PullRequestReview: {
    fields: {
      ...WRITING,
      state: { type: "PullRequestReviewState" },
      comments: { type: "PullRequestReviewCommentConnection", arguments: WINDOW },
    },
  },
  PullRequestReviewCommentConnection: {
    fields: { totalCount: { type: "Int" }, nodes: { type: "PullRequestReviewComment" } },
  },
  PullRequestReviewComment: {
    fields: {
      ...WRITING,
      path: { type: "String" },
      line: { type: "Int" },
      startLine: { type: "Int" },
      originalLine: { type: "Int" },
      originalStartLine: { type: "Int" },
      subjectType: { type: "String" },
      diffHunk: { type: "String" },
    },
  },
  UserContentEditConnection: { fields: { totalCount: { type: "Int" }, nodes: { type: "UserContentEdit" } } },
  UserContentEdit: { fields: { editedAt: { type: "DateTime" }, editor: { type: "Actor" } } },
  TimelineItems: { fields: { totalCount: { type: "Int" }, nodes: { type: "TimelineItem" } } },
  TimelineItem: { fields: {}, possible: ["RenamedTitleEvent"] },
  RenamedTitleEvent: { fields: { createdAt: { type: "DateTime" }, actor: { type: "Actor" } } },
  Actor: { fields: ACTOR, possible: ["User", "Bot", "Organization"] },
  User: { fields: ACTOR },
  Bot: { fields: ACTOR },
  Organization: { fields: ACTOR },
}

/** What is not simulated in the query, or wrong with it or its variables' values; empty when all is well. */
export function queryErrors(document: Document, values: Readonly<Record<string, unknown>>): GraphqlError[] {
  const used = new Set<string>()
  const errors = selectionErrors("Query", document.selections, { document, used, path: ["query"] })
  for (const [name, type] of document.variables) {
    if (!used.has(name)) errors.push({ message: `Variable $${name} is declared but not used` })
    if (isOfType(values[name], type)) continue
    errors.push({ message: `Variable $${name} of type ${type} was provided invalid value` })
  }
  return errors
}

/** What a server without this field answers to a query that asks for it; empty when none does. */
export function absentFields(document: Document, name: string): GraphqlError[] {
  const isAskedFor = (selections: readonly Selection[]): boolean =>
    selections.some((one) => (one.kind === "field" && one.name === name) || isAskedFor(one.selections))
  if (!isAskedFor(document.selections)) return []
  const extensions = { code: "undefinedField", typeName: "Comment", fieldName: name }
  return [{ message: `Field '${name}' doesn't exist on type 'Comment'`, path: ["query"], extensions }]
}

type Context = { readonly document: Document; readonly used: Set<string>; readonly path: readonly string[] }

/** Whether a fragment on this type speaks of an object of that type. */
export function applies(fragmentType: string, objectType: string): boolean {
  return fragmentType === objectType || (TYPES[fragmentType]?.possible?.includes(objectType) ?? false)
}

function selectionErrors(typeName: string, selections: readonly Selection[], context: Context): GraphqlError[] {
  const twice = repeatedNames(selections).map((name) => ({
    message: `'${name}' is asked for twice`,
    path: context.path,
  }))
  const errors = selections.flatMap((selection) => {
    if (selection.kind === "field") return fieldErrors(typeName, selection, context)
    const isPossible = applies(typeName, selection.on) || applies(selection.on, typeName)
    if (isPossible) return selectionErrors(selection.on, selection.selections, context)
    return [{ message: `Fragment on ${selection.on} can't be spread inside ${typeName}`, path: context.path }]
  })
  return [...twice, ...errors]
}

/** Names that one object would have to answer twice: GraphQL merges those, and that is not simulated. */
function repeatedNames(selections: readonly Selection[]): string[] {
  const named = (within: readonly Selection[], on: string): { alias: string; on: string }[] =>
    within.flatMap((one) => (one.kind === "field" ? [{ alias: one.alias, on }] : named(one.selections, one.on)))
  const all = named(selections, "any")
  const clash = (one: string, other: string) =>
    one === "any" || other === "any" || applies(one, other) || applies(other, one)
  const repeated = all.filter(({ alias, on }, index) =>
    all.slice(0, index).some((earlier) => earlier.alias === alias && clash(earlier.on, on)),
  )
  return repeated.map(({ alias }) => alias)
}

function fieldErrors(typeName: string, selection: Selection & { kind: "field" }, context: Context): GraphqlError[] {
  const { name, selections } = selection
  const path = [...context.path, selection.alias]
  if (name === "__typename" && selections.length === 0) return []
  const field = TYPES[typeName]?.fields[name]
  if (!field) {
    const extensions = { code: "undefinedField", typeName, fieldName: name }
    return [{ message: `Field '${name}' doesn't exist on type '${typeName}'`, path, extensions }]
  }
  const isLeaf = LEAVES.has(field.type)
  if (isLeaf !== (selections.length === 0)) {
    const problem = isLeaf ? "Selections can't be made on scalars" : "Field must have selections"
    return [{ message: `${problem} (field '${name}' returns ${field.type})`, path }]
  }
  return [
    ...argumentErrors(name, field.arguments ?? {}, selection.arguments, { ...context, path }),
    ...selectionErrors(field.type, selections, { ...context, path }),
  ]
}

function argumentErrors(
  fieldName: string,
  accepted: Readonly<Record<string, string>>,
  given: ReadonlyMap<string, Argument>,
  { document, used, path }: Context,
): GraphqlError[] {
  const missing = Object.entries(accepted).filter(([name, type]) => type.endsWith("!") && !given.has(name))
  const errors = missing.map(([name]) => ({
    message: `Field '${fieldName}' is missing required arguments: ${name}`,
    path,
  }))
  for (const [name, argument] of given) {
    const type = accepted[name]
    if (type === undefined) {
      errors.push({ message: `Field '${fieldName}' doesn't accept argument '${name}'`, path })
      continue
    }
    if (argument.kind === "variable") used.add(argument.name)
    const actual = argument.kind === "variable" ? document.variables.get(argument.name) : `${argument.kind}!`
    if (actual === type || actual === `${type}!`) continue
    const mismatch = `${actual ?? "nothing"} for ${type}`
    errors.push({ message: `Argument '${name}' on Field '${fieldName}' has an invalid value: ${mismatch}`, path })
  }
  return errors
}

function isOfType(value: unknown, type: string): boolean {
  if (value === undefined || value === null) return !type.endsWith("!")
  switch (type.replace("!", "")) {
    case "Int":
      return Number.isInteger(value)
    case "ID":
    case "String":
      return typeof value === "string"
    default:
      return false
  }
}
