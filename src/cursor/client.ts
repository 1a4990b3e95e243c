import type { Agent, Artifact, ArtifactLink, KeyOwner, Message, VisibleRepository } from "./agent.ts"

export type Image = { readonly data: string; readonly dimension?: { readonly width: number; readonly height: number } }
export type Prompt = { readonly text: string; readonly images?: readonly Image[] }

/** The body of a launch. The server refuses fields it does not know. */
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

/** One call's own limits. */
export type CallLimits = {
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  /** A read that its caller makes again and again, so that it need not be repeated much. */
  readonly isPoll?: boolean
}

/** `prUrl` keeps the agents that are tied to one pull request. */
export type AgentFilter = { readonly prUrl?: string }

/**
 * The Cloud Agents API, whichever version speaks it. Reads are repeated a few times when that may help; a launch and a
 * follow-up are sent exactly once, on a fresh connection, because repeating them could start work twice.
 * Every method throws CursorApiError, CursorConnectionError, InvalidResponseError or the reason of its signal.
 */
export type CursorClient = {
  launch(body: LaunchRequest, limits?: CallLimits): Promise<Agent>
  followUp(id: string, prompt: Prompt, limits?: CallLimits): Promise<void>
  stop(id: string, limits?: CallLimits): Promise<void>
  remove(id: string, limits?: CallLimits): Promise<void>
  agent(id: string, limits?: CallLimits): Promise<Agent>
  /** Pages through the key's agents, newest first. */
  agents(filter?: AgentFilter, limits?: CallLimits): AsyncGenerator<Agent, void, undefined>
  conversation(id: string, limits?: CallLimits): Promise<readonly Message[]>
  artifacts(id: string, limits?: CallLimits): Promise<readonly Artifact[]>
  artifactLink(id: string, absolutePath: string, limits?: CallLimits): Promise<ArtifactLink>
  me(limits?: CallLimits): Promise<KeyOwner>
  models(limits?: CallLimits): Promise<readonly string[]>
  /** Sent once: the API allows one such call a minute and 30 an hour. */
  repositories(limits?: CallLimits): Promise<readonly VisibleRepository[]>
  /** The server's calendar in epoch milliseconds, from the last answer that told it; undefined before that. */
  serverTimeMs(): number | undefined
}
