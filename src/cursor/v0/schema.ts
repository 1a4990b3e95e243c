import { type Fields, fieldsOf, isFields, wholeNumberOf } from "../../http/json.ts"
import { isAgentId } from "../../model/agent-id.ts"
import type { Agent, Artifact, ArtifactLink, KeyOwner, Message, VisibleRepository } from "../agent.ts"
import { InvalidResponseError } from "../errors.ts"

/** A list in a reply, without the entries that cannot be read; `skipped` is how many those are. */
export type Entries<T> = { readonly entries: readonly T[]; readonly skipped: number }
export type AgentPage = Entries<Agent> & { readonly nextCursor?: string }

/**
 * Each `read…` function admits one kind of reply. Unknown fields are ignored and null counts as absent, because the
 * API is seen to add fields and to leave optional ones out.
 * @throws {InvalidResponseError} naming the first field that is missing or of another type
 */
export function readAgent(value: unknown): Agent {
  const agent = record("agent", "body", value)
  const source = fieldsOf(agent.source)
  const target = fieldsOf(agent.target)
  return {
    id: agentId(agent.id),
    status: requiredText("agent", "status", agent.status),
    ...optionalTexts({
      name: agent.name,
      url: target.url,
      repository: source.repository,
      ref: source.ref,
      branchName: target.branchName,
      prUrl: target.prUrl,
      summary: agent.summary,
      createdAt: agent.createdAt,
    }),
    ...(typeof target.autoCreatePr === "boolean" && { autoCreatePr: target.autoCreatePr }),
    ...optionalCounts({
      linesAdded: agent.linesAdded,
      linesRemoved: agent.linesRemoved,
      filesChanged: agent.filesChanged,
    }),
  }
}

export function readAgentPage(value: unknown): AgentPage {
  const page = record("agent list", "body", value)
  return { ...readEntries("agent list", "agents", page, readAgent), ...optionalTexts({ nextCursor: page.nextCursor }) }
}

export function readMessages(value: unknown): Entries<Message> {
  return readEntries("conversation", "messages", record("conversation", "body", value), (entry) => {
    const message = record("conversation", "messages[]", entry)
    return {
      type: requiredText("message", "type", message.type),
      text: typeof message.text === "string" ? message.text : "",
      ...optionalTexts({ id: message.id }),
    }
  })
}

export function readArtifacts(value: unknown): Entries<Artifact> {
  return readEntries("artifact list", "artifacts", record("artifact list", "body", value), (entry) => {
    const artifact = record("artifact list", "artifacts[]", entry)
    return {
      absolutePath: requiredText("artifact", "absolutePath", artifact.absolutePath),
      sizeBytes: typeof artifact.sizeBytes === "number" ? artifact.sizeBytes : 0,
      updatedAt: typeof artifact.updatedAt === "string" ? artifact.updatedAt : "",
    }
  })
}

export function readArtifactLink(value: unknown): ArtifactLink {
  const link = record("artifact link", "body", value)
  return {
    url: requiredText("artifact link", "url", link.url),
    ...optionalTexts({ expiresAt: link.expiresAt }),
  }
}

export function readKeyOwner(value: unknown): KeyOwner {
  const owner = record("key", "body", value)
  return {
    apiKeyName: requiredText("key", "apiKeyName", owner.apiKeyName),
    ...optionalTexts({ createdAt: owner.createdAt, userEmail: owner.userEmail }),
  }
}

/** Reads the model ids; the pseudo-id `default`, which some accounts list, is left out. */
export function readModels(value: unknown): Entries<string> {
  const body = record("model list", "body", value)
  const models = readEntries("model list", "models", body, (model) => requiredText("model list", "models[]", model))
  return { ...models, entries: models.entries.filter((model) => model !== "default") }
}

export function readRepositories(value: unknown): Entries<VisibleRepository> {
  return readEntries("repository list", "repositories", record("repository list", "body", value), (entry) => {
    const repository = record("repository list", "repositories[]", entry)
    const owner = requiredText("repository", "owner", repository.owner)
    const name = requiredText("repository", "name", repository.name)
    return { owner, name, repository: typeof repository.repository === "string" ? repository.repository : "" }
  })
}

/** Ids are opaque, but they get into addresses, logs and comments: only plain characters are admitted. */
function agentId(value: unknown): string {
  const id = requiredText("agent", "id", value)
  if (!isAgentId(id)) throw new InvalidResponseError("agent", "id", "a usable id")
  return id
}

function record(what: string, field: string, value: unknown): Fields {
  if (!isFields(value)) throw new InvalidResponseError(what, field, "an object")
  return value
}

/** Reads a list that has to be there; one odd entry says nothing about the others. */
function readEntries<T>(what: string, field: string, body: Fields, read: (entry: unknown) => T): Entries<T> {
  const all: unknown = body[field]
  if (!Array.isArray(all)) throw new InvalidResponseError(what, field, "a list")
  const entries = all.flatMap((entry) => {
    try {
      return [read(entry)]
    } catch (error) {
      if (error instanceof InvalidResponseError) return []
      throw error
    }
  })
  return { entries, skipped: all.length - entries.length }
}

function requiredText(what: string, field: string, value: unknown): string {
  if (typeof value !== "string" || value === "") throw new InvalidResponseError(what, field, "a text")
  return value
}

function optionalTexts<Name extends string>(values: Record<Name, unknown>): { [N in Name]?: string } {
  const present: { [N in Name]?: string } = {}
  for (const name in values) {
    const value = values[name]
    if (typeof value === "string" && value !== "") present[name] = value
  }
  return present
}

function optionalCounts<Name extends string>(values: Record<Name, unknown>): { [N in Name]?: number } {
  const present: { [N in Name]?: number } = {}
  for (const name in values) {
    const value = wholeNumberOf(values[name])
    if (value !== undefined && value >= 0) present[name] = value
  }
  return present
}
