import type { Clock } from "../../http/clock.ts"
import { POLL, type RetryBudget, withRetries } from "../retry.ts"
import type { Transport } from "../transport.ts"
import {
  type Agent,
  type AgentPage,
  type Artifact,
  type ArtifactLink,
  type KeyOwner,
  type Message,
  readAgent,
  readAgentPage,
  readArtifactLink,
  readArtifacts,
  readId,
  readKeyOwner,
  readMessages,
  readModels,
  readRepositories,
  type VisibleRepository,
} from "./schema.ts"

const READ_TIMEOUT_MS = 30_000
/** Making an agent was seen to take up to a minute, with the connection dropped although the agent exists. */
const LAUNCH_TIMEOUT_MS = 120_000
/** Listing repositories is documented to take tens of seconds. */
const REPOSITORIES_TIMEOUT_MS = 120_000
const PAGE_SIZE = 100

export type Image = { readonly data: string; readonly dimension?: { readonly width: number; readonly height: number } }
export type Prompt = { readonly text: string; readonly images?: readonly Image[] }

/** The body of POST /v0/agents. The server refuses fields it does not know. */
export type LaunchRequest = {
  readonly prompt: Prompt
  readonly model?: string
  readonly source: { readonly repository: string; readonly ref?: string } | { readonly prUrl: string }
  readonly target: {
    readonly autoCreatePr: boolean
    readonly openAsCursorGithubApp?: boolean
    readonly skipReviewerRequest?: boolean
    readonly branchName?: string
    readonly autoBranch?: boolean
  }
  readonly webhook?: { readonly url: string; readonly secret?: string }
}

export type ClientOptions = {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: () => number
  readonly budget: RetryBudget
  /** Longest single pause between the attempts of one read. */
  readonly longestPauseMs: number
}

/** One call's own limits. */
type CallLimits = {
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  /** A read that its caller makes again and again, so that it need not be repeated much. */
  readonly isPoll?: boolean
}

/**
 * The twelve operations of the Cloud Agents API v0. Reads are repeated a few times when that may help; a launch and a
 * follow-up are sent exactly once, on a fresh connection, because repeating them could start work twice.
 * Every method throws CursorRefusal, CursorTrouble, CursorMisreading or the reason of its signal.
 */
export type CursorClient = {
  launch(body: LaunchRequest, limits?: CallLimits): Promise<Agent>
  followUp(id: string, prompt: Prompt, limits?: CallLimits): Promise<string>
  stop(id: string, limits?: CallLimits): Promise<string>
  remove(id: string, limits?: CallLimits): Promise<string>
  agent(id: string, limits?: CallLimits): Promise<Agent>
  /** Pages through the key's agents, newest first; `prUrl` keeps those tied to one pull request. */
  agents(filter?: { readonly prUrl?: string }, limits?: CallLimits): AsyncGenerator<Agent, void, undefined>
  conversation(id: string, limits?: CallLimits): Promise<readonly Message[]>
  artifacts(id: string, limits?: CallLimits): Promise<readonly Artifact[]>
  artifactLink(id: string, absolutePath: string, limits?: CallLimits): Promise<ArtifactLink>
  me(limits?: CallLimits): Promise<KeyOwner>
  models(limits?: CallLimits): Promise<readonly string[]>
  /** Sent once: the API allows one such call a minute and 30 an hour. */
  repositories(limits?: CallLimits): Promise<readonly VisibleRepository[]>
}

type Sending = { readonly method: "POST" | "DELETE"; readonly path: string; readonly body?: unknown }

export function cursorClient(options: ClientOptions): CursorClient {
  const { transport } = options

  const read = <T>(what: string, path: string, parse: (body: unknown) => T, limits: CallLimits = {}) =>
    withRetries({ ...options, ...(limits.isPoll && POLL), signal: limits.signal }, () =>
      transport.send({ what, method: "GET", path, timeoutMs: READ_TIMEOUT_MS, ...limits, parse }),
    )
  const send = <T>(what: string, sending: Sending, parse: (body: unknown) => T, limits: CallLimits = {}) =>
    transport.send({ what, freshConnection: true, timeoutMs: LAUNCH_TIMEOUT_MS, ...sending, ...limits, parse })

  return {
    launch: (body, limits) =>
      send("Launching the agent", { method: "POST", path: "/v0/agents", body }, readAgent, limits),
    followUp: (id, prompt, limits) =>
      send("Sending the follow-up", { method: "POST", path: `${at(id)}/followup`, body: { prompt } }, readId, limits),
    stop: (id, limits) => send("Stopping the agent", { method: "POST", path: `${at(id)}/stop` }, readId, limits),
    remove: (id, limits) => send("Deleting the agent", { method: "DELETE", path: at(id) }, readId, limits),
    agent: (id, limits) => read("Reading the agent", at(id), readAgent, limits),
    agents: (filter = {}, limits = {}) =>
      pages((query) => read("Listing agents", `/v0/agents?${query}`, readAgentPage, limits), filter),
    conversation: (id, limits) => read("Reading the conversation", `${at(id)}/conversation`, readMessages, limits),
    artifacts: (id, limits) => read("Listing artifacts", `${at(id)}/artifacts`, readArtifacts, limits),
    artifactLink: (id, absolutePath, limits) => {
      const query = new URLSearchParams({ path: absolutePath })
      return read("Asking for an artifact", `${at(id)}/artifacts/download?${query}`, readArtifactLink, limits)
    },
    me: (limits) => read("Reading the key's owner", "/v0/me", readKeyOwner, limits),
    models: (limits) => read("Listing models", "/v0/models", readModels, limits),
    repositories: (limits = {}) => {
      const what = "Listing repositories"
      const call = { what, method: "GET", path: "/v0/repositories", timeoutMs: REPOSITORIES_TIMEOUT_MS } as const
      return transport.send({ ...call, ...limits, parse: readRepositories })
    },
  }
}

function at(id: string): string {
  return `/v0/agents/${encodeURIComponent(id)}`
}

async function* pages(
  readPage: (query: URLSearchParams) => Promise<AgentPage>,
  filter: { readonly prUrl?: string },
): AsyncGenerator<Agent, void, undefined> {
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...filter, ...(cursor !== undefined && { cursor }) })
    const page = await readPage(query)
    yield* page.agents
    cursor = page.nextCursor === cursor ? undefined : page.nextCursor
  } while (cursor !== undefined)
}
