import { InvalidResponseError } from "../errors.ts"

/** An agent as v0 describes it; everything but the id and the status may be missing. */
export type Agent = {
  readonly id: string
  readonly status: string
  readonly name?: string
  readonly url?: string
  readonly repository?: string
  readonly ref?: string
  readonly branchName?: string
  readonly prUrl?: string
  readonly summary?: string
  /** Whether its launch asked for a pull request. */
  readonly autoCreatePr?: boolean
  readonly createdAt?: string
  readonly linesAdded?: number
  readonly linesRemoved?: number
  readonly filesChanged?: number
}

export type AgentPage = { readonly agents: readonly Agent[]; readonly nextCursor?: string }
export type Message = { readonly id: string; readonly type: string; readonly text: string }
export type Artifact = { readonly absolutePath: string; readonly sizeBytes: number; readonly updatedAt: string }
export type ArtifactLink = { readonly url: string; readonly expiresAt: string }
export type KeyOwner = { readonly apiKeyName: string; readonly createdAt?: string; readonly userEmail?: string }
export type VisibleRepository = { readonly owner: string; readonly name: string; readonly repository: string }

type Fields = Record<string, unknown>

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/**
 * Each `read…` function admits one kind of reply. Unknown fields are ignored and null counts as absent, because the
 * API is seen to add fields and to leave optional ones out.
 * @throws {CursorMisreading} naming the first field that is missing or of another type
 */
export function readAgent(value: unknown): Agent {
  const agent = record("agent", "body", value)
  const source = isRecord(agent.source) ? agent.source : {}
  const target = isRecord(agent.target) ? agent.target : {}
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
  const agents = list("agent list", "agents", page.agents).map(readAgent)
  return { agents, ...optionalTexts({ nextCursor: page.nextCursor }) }
}

/** Reads `{id}`, the answer of stop, delete and follow-up. */
export function readId(value: unknown): string {
  return requiredText("answer", "id", record("answer", "body", value).id)
}

export function readMessages(value: unknown): readonly Message[] {
  const conversation = record("conversation", "body", value)
  return list("conversation", "messages", conversation.messages).map((entry) => {
    const message = record("conversation", "messages[]", entry)
    return {
      id: requiredText("message", "id", message.id),
      type: requiredText("message", "type", message.type),
      text: typeof message.text === "string" ? message.text : "",
    }
  })
}

export function readArtifacts(value: unknown): readonly Artifact[] {
  return list("artifact list", "artifacts", record("artifact list", "body", value).artifacts).map((entry) => {
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
    expiresAt: requiredText("artifact link", "expiresAt", link.expiresAt),
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
export function readModels(value: unknown): readonly string[] {
  const models = list("model list", "models", record("model list", "body", value).models)
  return models.map((model) => requiredText("model list", "models[]", model)).filter((model) => model !== "default")
}

export function readRepositories(value: unknown): readonly VisibleRepository[] {
  const body = record("repository list", "body", value)
  return list("repository list", "repositories", body.repositories).map((entry) => {
    const repository = record("repository list", "repositories[]", entry)
    return {
      owner: requiredText("repository", "owner", repository.owner),
      name: requiredText("repository", "name", repository.name),
      repository: requiredText("repository", "repository", repository.repository),
    }
  })
}

/** Ids are opaque, but they get into addresses, logs and comments: only plain characters are admitted. */
function agentId(value: unknown): string {
  const id = requiredText("agent", "id", value)
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(id)) throw new InvalidResponseError("agent", "id", "a usable id")
  return id
}

function record(what: string, field: string, value: unknown): Fields {
  if (!isRecord(value)) throw new InvalidResponseError(what, field, "an object")
  return value
}

function list(what: string, field: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new InvalidResponseError(what, field, "a list")
  return value
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
    const value = values[name]
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) present[name] = value
  }
  return present
}
