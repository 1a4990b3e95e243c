import { fieldsOf } from "../../http/json.ts"
import type { Agent, Artifact, ArtifactLink, KeyOwner, Message, VisibleRepository } from "../agent.ts"
import {
  cutText,
  type Entries,
  optionalCounts,
  optionalSummary,
  optionalTexts,
  type Page,
  readEntries,
  record,
  requiredId,
  requiredText,
} from "../fields.ts"

/** The key at the end of a prompt of ours has to be among it, and prompts come with files of a MiB. */
const LONGEST_MESSAGE = 4 * 1024 * 1024

/**
 * Each `read…` function admits one kind of reply. Unknown fields are ignored and null counts as absent, because the
 * API is seen to add fields and to leave optional ones out.
 * @throws {InvalidResponseError} naming the first field that is missing or of another type
 */
export function readAgent(value: unknown): Agent {
  const { status } = record("agent", "body", value)
  return agentFrom(value, requiredText("agent", "status", status))
}

/** In the list it is enough to know which agent it is. */
function readListed(value: unknown): Agent {
  const { status } = optionalTexts({ status: record("agent", "body", value).status })
  return agentFrom(value, status ?? "UNKNOWN")
}

function agentFrom(value: unknown, status: string): Agent {
  const agent = record("agent", "body", value)
  const source = fieldsOf(agent.source)
  const target = fieldsOf(agent.target)
  return {
    id: requiredId("agent", "id", agent.id),
    status,
    ...optionalTexts({
      name: agent.name,
      url: target.url,
      repository: source.repository,
      ref: source.ref,
      branchName: target.branchName,
      prUrl: target.prUrl,
      createdAt: agent.createdAt,
    }),
    ...optionalSummary(agent.summary),
    ...(typeof target.autoCreatePr === "boolean" && { autoCreatePr: target.autoCreatePr }),
    ...optionalCounts({
      linesAdded: agent.linesAdded,
      linesRemoved: agent.linesRemoved,
      filesChanged: agent.filesChanged,
    }),
  }
}

export function readAgentPage(value: unknown): Page<Agent> {
  const page = record("agent list", "body", value)
  return { ...readEntries("agent list", "agents", page, readListed), ...optionalTexts({ nextCursor: page.nextCursor }) }
}

export function readMessages(value: unknown): Entries<Message> {
  return readEntries("conversation", "messages", record("conversation", "body", value), (entry) => {
    const message = record("conversation", "messages[]", entry)
    return {
      type: requiredText("message", "type", message.type),
      text: cutText(message.text, LONGEST_MESSAGE),
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
      updatedAt: optionalTexts({ at: artifact.updatedAt }).at ?? "",
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
    return { owner, name, repository: optionalTexts({ address: repository.repository }).address ?? "" }
  })
}
