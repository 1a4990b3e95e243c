import type {
  Activity,
  Agent,
  Artifact,
  ArtifactLink,
  KeyOwner,
  Message,
  Turns,
  Usage,
  VisibleRepository,
} from "./agent.ts"

export type Image = { readonly data: string; readonly dimension?: { readonly width: number; readonly height: number } }
export type Prompt = { readonly text: string; readonly images?: readonly Image[] }

/** Whether an agent works, or only plans. */
type AgentMode = "agent" | "plan"

/** A message for an agent that is there already. */
export type Instruction = Prompt & { readonly mode?: AgentMode }

/** What a launch asks for, whichever version sends it. */
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
  readonly mode?: AgentMode
  /** The id that the agent is to have; only for a client that `takesAgentId`. */
  readonly agentId?: string
}

/** One call's own limits. */
export type CallLimits = {
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  /** A read that its caller makes again and again, so that it need not be repeated much. */
  readonly isPoll?: boolean
  /** How many entries each page of a list has; default: as many as the API allows. */
  readonly pageSize?: number
  /** Called when the request is about to be written, for requests that are sent exactly once. */
  readonly onSend?: () => void
}

/** `prUrl` keeps the agents that are tied to one pull request. */
type AgentFilter = { readonly prUrl?: string }

/** An instruction that may have arrived, and how it is known again. */
export type SoughtTurn = {
  /** What the agent had been sent before; without it all turns are looked at. */
  readonly before?: Turns
  /** Whether this is the instruction, by its text. */
  readonly isOurs: (prompt: string) => boolean
}

/** Follows one turn while somebody waits for its end. */
export type TurnFollower = {
  /**
   * Waits until a read is worth it: for `ms`, or longer while the turn's stream is alive and shorter when it ends.
   * @param mostMs no longer than this in any case
   * @throws the signal's reason
   */
  untilNextRead(ms: number, mostMs: number, signal: AbortSignal): Promise<void>
  /** Ends whatever follows the turn in the background. */
  close(): void
}

/**
 * The Cloud Agents API, whichever version speaks it. Reads are repeated a few times when that may help; a launch and a
 * follow-up are sent exactly once, on a fresh connection, because repeating them could start work twice.
 * Where turns have ids, a client remembers of each agent the turn that it launched, sent or found: reads and stops are
 * about that one, and about the newest one of an agent that it knows nothing of.
 * Every method throws CursorApiError, CursorConnectionError, InvalidResponseError or the reason of its signal.
 */
export type CursorClient = {
  /** Whether a launch may name the agent's id: sent again, it then makes no second agent. */
  readonly takesAgentId: boolean
  /** Whether the list shows whether an agent's turn is over; else only a read of the agent does. */
  readonly listShowsTurns: boolean
  /** Whether a turn can be followed live. */
  readonly hasStream: boolean
  launch(request: LaunchRequest, limits?: CallLimits): Promise<Agent>
  followUp(id: string, instruction: Instruction, limits?: CallLimits): Promise<void>
  stop(id: string, limits?: CallLimits): Promise<void>
  remove(id: string, limits?: CallLimits): Promise<void>
  agent(id: string, limits?: CallLimits): Promise<Agent>
  /** Pages through the key's agents, newest first. */
  agents(filter?: AgentFilter, limits?: CallLimits): AsyncGenerator<Agent, void, undefined>
  /** An entry of the list with the repository that it works on: one request where the list leaves it out. */
  withRepository(entry: Agent, limits?: CallLimits): Promise<Agent>
  conversation(id: string, limits?: CallLimits): Promise<readonly Message[]>
  /** What the agent has been sent so far. */
  turns(id: string, limits?: CallLimits): Promise<Turns>
  /** Whether an instruction has arrived. If so, its turn is the one that is read from now on. */
  wasSent(id: string, sought: SoughtTurn, limits?: CallLimits): Promise<boolean>
  /** The id of the turn that the launch began; undefined where turns have none, or there are too many. */
  firstTurn(id: string, limits?: CallLimits): Promise<string | undefined>
  /** Reads and stops are about this turn from now on. */
  attach(id: string, runId: string): void
  /** Follows the agent's turn, and says what the agent does where that can be seen. Never throws. */
  follow(id: string, onActivity: (activity: Activity) => void): TurnFollower
  /** What the agent's turn has used up; undefined where the API does not tell it. */
  usage(id: string, limits?: CallLimits): Promise<Usage | undefined>
  artifacts(id: string, limits?: CallLimits): Promise<readonly Artifact[]>
  artifactLink(id: string, absolutePath: string, limits?: CallLimits): Promise<ArtifactLink>
  me(limits?: CallLimits): Promise<KeyOwner>
  models(limits?: CallLimits): Promise<readonly string[]>
  /** Sent once: the API allows one such call a minute and 30 an hour. */
  repositories(limits?: CallLimits): Promise<readonly VisibleRepository[]>
  /** The server's calendar in epoch milliseconds, from the last answer that told it; undefined before that. */
  serverTimeMs(): number | undefined
}
