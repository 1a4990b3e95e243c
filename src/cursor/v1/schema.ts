import { type Fields, fieldsOf, isFields, listOf, wholeNumberOf } from "../../http/json.ts"
import type { Agent, Artifact, ArtifactLink, KeyOwner, Usage, VisibleRepository } from "../agent.ts"
import {
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

/** An agent works on 20 repositories at the most (OpenAPI of v1, `repos`). */
const MOST_BRANCHES = 100

/** One turn of an agent. */
export type Run = {
  readonly id: string
  readonly status: string
  readonly summary?: string
  readonly createdAt?: string
  readonly durationMs?: number
  /** What the agent has pushed to each repository; the same for all of its runs. */
  readonly branches: readonly Branch[]
}
type Branch = { readonly repository: string; readonly branchName?: string; readonly prUrl?: string }

/** An agent without its turns. `status` is its own word: ACTIVE, IDLE or ARCHIVED. */
export type AgentRecord = Agent & { readonly latestRunId?: string }

/** A model and, where it has variants, the parameters of the one that is its default. */
export type Model = {
  readonly id: string
  readonly params?: readonly { readonly id: string; readonly value: string }[]
}

/**
 * Each `read…` function reads one kind of reply, as `v0/schema.ts` does: unknown fields are ignored and null counts as
 * absent.
 * @throws {InvalidResponseError} naming the first field that is missing or of another type
 */
export function readAgentRecord(value: unknown): AgentRecord {
  const agent = record("agent", "body", value)
  const [repo] = listOf(agent.repos).map(fieldsOf)
  return {
    id: requiredId("agent", "id", agent.id),
    status: requiredText("agent", "status", agent.status),
    ...optionalTexts({
      name: agent.name,
      url: agent.url,
      repository: repo?.url,
      ref: repo?.startingRef,
      createdAt: agent.createdAt,
      latestRunId: agent.latestRunId,
    }),
    ...(typeof agent.autoCreatePR === "boolean" && { autoCreatePr: agent.autoCreatePR }),
  }
}

export function readAgentPage(value: unknown): Page<AgentRecord> {
  return readPage("agent list", value, readAgentRecord)
}

export function readRun(value: unknown): Run {
  const run = record("run", "body", value)
  const { branches } = fieldsOf(run.git)
  return {
    id: requiredId("run", "id", run.id),
    status: requiredText("run", "status", run.status),
    ...optionalSummary(run.result),
    ...optionalTexts({ createdAt: run.createdAt }),
    ...optionalCounts({ durationMs: run.durationMs }),
    branches: listOf(branches)
      .slice(0, MOST_BRANCHES)
      .flatMap((entry) => {
        const { repoUrl, branch, prUrl } = fieldsOf(entry)
        const { repository } = optionalTexts({ repository: repoUrl })
        return repository === undefined ? [] : [{ repository, ...optionalTexts({ branchName: branch, prUrl }) }]
      }),
  }
}

export function readRunPage(value: unknown): Page<Run> {
  return readPage("run list", value, readRun)
}

/** The reply to a launch. */
export function readLaunched(value: unknown): { readonly agent: AgentRecord; readonly run: Run } {
  const body = record("launch", "body", value)
  return { agent: readAgentRecord(body.agent), run: readRun(body.run) }
}

/** The reply to a follow-up: a run, in an object or bare. */
export function readNewRun(value: unknown): Run {
  const body = record("run", "body", value)
  return readRun(isFields(body.run) ? body.run : body)
}

const COUNTS = ["inputTokens", "outputTokens", "cacheWriteTokens", "cacheReadTokens", "totalTokens"] as const

/** What one run has used; without counts that are told, or with nothing but zeros, `tokens` is missing: they lag. */
export function readUsage(value: unknown, runId: string): Usage {
  const runs = listOf(record("usage", "body", value).runs).map(fieldsOf)
  const found = runs.find(({ id }) => id === runId)
  if (found === undefined) return {}
  const { usage, cost } = found
  const { chargedCents } = fieldsOf(cost)
  const isCost = typeof chargedCents === "number" && Number.isFinite(chargedCents) && chargedCents >= 0
  return { tokens: readTokens(fieldsOf(usage)), ...(isCost && { costCents: chargedCents }) }
}

function readTokens(counts: Fields): Usage["tokens"] {
  const known = COUNTS.flatMap((name) => {
    const count = wholeNumberOf(counts[name])
    return count === undefined || count < 0 ? [] : [[name, count] as const]
  })
  return known.some(([, count]) => count > 0) ? Object.fromEntries(known) : undefined
}

export function readArtifacts(value: unknown): Entries<Artifact> {
  return readEntries("artifact list", "items", record("artifact list", "body", value), (entry) => {
    const artifact = record("artifact list", "items[]", entry)
    return {
      absolutePath: requiredText("artifact", "path", artifact.path),
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

/** Reads the models; the pseudo-id `default` is left out. */
export function readModels(value: unknown): Entries<Model> {
  const models = readEntries("model list", "items", record("model list", "body", value), readModel)
  return { ...models, entries: models.entries.filter(({ id }) => id !== "default") }
}

function readModel(entry: unknown): Model {
  const model = record("model list", "items[]", entry)
  const variants = listOf(model.variants).map(fieldsOf)
  const chosen = variants.find(({ isDefault }) => isDefault === true) ?? variants[0]
  const params = listOf(chosen?.params).flatMap((param) => {
    const { id, value } = fieldsOf(param)
    return typeof id === "string" && typeof value === "string" ? [{ id, value }] : []
  })
  return { id: requiredText("model", "id", model.id), ...(params.length > 0 && { params }) }
}

export function readRepositories(value: unknown): Entries<VisibleRepository> {
  return readEntries("repository list", "items", record("repository list", "body", value), (entry) => {
    const url = requiredText("repository", "url", record("repository list", "items[]", entry).url)
    const [owner, name] = url
      .replace(/(?:\.git)?\/*$/, "")
      .split("/")
      .slice(-2)
    return {
      owner: requiredText("repository", "owner", owner),
      name: requiredText("repository", "name", name),
      repository: url,
    }
  })
}

function readPage<T>(what: string, value: unknown, read: (entry: unknown) => T): Page<T> {
  const page = record(what, "body", value)
  return { ...readEntries(what, "items", page, read), ...optionalTexts({ nextCursor: page.nextCursor }) }
}
