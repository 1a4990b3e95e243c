import { randomUUID } from "node:crypto"
import type { OwnAnswer } from "./own-answers.ts"

/** Lines and files a turn changed. */
export type Diff = { readonly linesAdded: number; readonly linesRemoved: number; readonly filesChanged: number }

/** A file an agent leaves behind. */
type ArtifactStory = {
  /** Absolute, or relative to `/opt/cursor/artifacts/`. */
  readonly path: string
  readonly content: string | Uint8Array
  /** Milliseconds after the start of the turn. Default: at its end. */
  readonly afterMs?: number
}

/** How one turn of an agent goes: the work on its first prompt, or on a follow-up. */
export type TurnStory = {
  /** Default: about six minutes. `Infinity`: it never ends by itself. */
  readonly runningMs?: number
  /** The status it ends with; any word. Default: `FINISHED`. */
  readonly end?: string
  /**
   * Only when the launch asked for a pull request. `at-end` is the default of a turn that finished with changes;
   * `lateMs` tells it that long after the end, `url` makes its address another one than the repository would give.
   */
  readonly pullRequest?: "none" | "at-end" | { readonly lateMs: number; readonly url?: string }
  /** The closing summary; empty for none. Default: a plausible one when the turn finishes. */
  readonly summary?: string
  /** Assistant messages: texts spread evenly over the turn, or each at its own time after the start of the turn. */
  readonly messages?: readonly (string | { readonly afterMs: number; readonly text: string })[]
  readonly diff?: Diff
  /** Status words in between, also unknown ones; each holds until the next change. */
  readonly statusWords?: readonly { readonly afterMs: number; readonly word: string }[]
  readonly artifacts?: readonly ArtifactStory[]
  /** What the turn thinks and which tools it uses, for whoever follows its stream. Default: some of each. */
  readonly tools?: readonly ToolStory[]
  readonly thoughts?: readonly { readonly afterMs: number; readonly text: string }[]
  /** Its to-do list, each time that it changes. Default: none. */
  readonly todos?: readonly { readonly afterMs: number; readonly entries: readonly TodoStory[] }[]
  /** So many words, or calls of a tool, more in its stream, one every so many milliseconds after the start of its work. */
  readonly flood?: { readonly count: number; readonly everyMs: number; readonly of?: "words" | "tools" }
  readonly usage?: UsageStory
}

/** A call of a tool. */
export type ToolStory = {
  readonly name: string
  readonly args?: unknown
  /** Milliseconds after the start of the turn. */
  readonly afterMs: number
  /** Default: 2 s. */
  readonly lastsMs?: number
  /** What it says in place of its result when it fails. */
  readonly error?: string
}

type TodoStory = {
  readonly content: string
  readonly status: "pending" | "in_progress" | "completed" | "cancelled"
}

/** What a run used. What is left out follows from how long it worked. */
type UsageStory = {
  readonly inputTokens?: number
  readonly outputTokens?: number
  readonly cacheWriteTokens?: number
  readonly cacheReadTokens?: number
  /** `null`: no cost is told. */
  readonly chargedCents?: number | null
  /** The counts come so long after the end. Default: the account's `usageLagMs`. */
  readonly lateMs?: number
}

/** How an agent comes into being after the request that launches it was taken. Every time's default is 0. */
type Making = {
  /** It is made so long after the request, and is nowhere until then. */
  readonly madeAfterMs?: number
  /** Once made, it is missing from the list for so long. Default: the account's `listLagMs`. */
  readonly listedAfterMs?: number
  /** Once made, its id is unknown (404) for so long. */
  readonly readableAfterMs?: number
  /** Once made, its conversation is empty for so long. */
  readonly conversationAfterMs?: number
  /** The launch is processed again so long after the first time: one twin of the same request for each entry. */
  readonly twinsAfterMs?: readonly number[]
}

/** How an agent lives: everything left out gets a sensible default. */
export type AgentStory = Making &
  TurnStory & {
    /** Default: 12 s. */
    readonly creatingMs?: number
    /** Default: the branch asked for, else `cursor/<slug>-<4 hex>`. `null`: it never makes one. */
    readonly branch?: string | null
    /** How the turns after follow-ups go, in their order. */
    readonly followUps?: readonly TurnStory[]
    /** Follow-ups by somebody else, so long after the agent was made. */
    readonly othersFollowUps?: readonly { readonly afterMs: number; readonly text: string }[]
    /** Answers about this agent in place of the usual ones. */
    readonly answers?: readonly OwnAnswer[]
  }

/** A change of an agent's status. */
export type StatusChange = { readonly atMs: number; readonly word: string; readonly ended: boolean }

/** A turn on the clock: the plan that a story becomes once its start is known. */
export type Turn = {
  /** The id of its run. */
  readonly id: string
  /** When the request for it was taken. */
  readonly createdAtMs: number
  readonly prompt: string
  readonly story: TurnStory
  readonly workStartMs: number
  /** Whether it was ended by a stop. */
  readonly isStopped: boolean
  readonly startMs: number
  readonly endMs: number
  readonly statuses: readonly StatusChange[]
  readonly messages: readonly { readonly atMs: number; readonly text: string }[]
  readonly summary: string | undefined
  readonly diff: Diff | undefined
  readonly pullRequest: { readonly dueMs: number; readonly url: string | undefined } | undefined
  readonly artifacts: readonly (Required<ArtifactStory> & { readonly atMs: number })[]
}

/** What the plan of a turn needs to know about its agent. */
export type TurnSetting = {
  /** Default: a new `run-<uuid>`. */
  readonly id?: string | undefined
  readonly createdAtMs: number
  readonly prompt: string
  readonly startMs: number
  /** 0 for a turn after a follow-up: the machine is there already. */
  readonly creatingMs: number
  readonly task: string
  readonly branchName: string | undefined
  readonly opensPullRequest: boolean
}

export const DEFAULT_CREATING_MS = 12_000
const DEFAULT_RUNNING_MS = 372_000
const DEFAULT_DIFF: Diff = { linesAdded: 42, linesRemoved: 7, filesChanged: 3 }
/** Where agents leave files, by the API's documentation of artifacts. */
const ARTIFACTS_FOLDER = "/opt/cursor/artifacts/"

/** Puts a story on the clock. */
export function planTurn(story: TurnStory, setting: TurnSetting): Turn {
  const { startMs, creatingMs } = setting
  const workStartMs = startMs + creatingMs
  const endMs = workStartMs + (story.runningMs ?? DEFAULT_RUNNING_MS)
  const end = story.end ?? "FINISHED"
  const diff = story.diff ?? (end === "FINISHED" ? DEFAULT_DIFF : undefined)
  const summary = story.summary ?? (end === "FINISHED" ? defaultSummary(setting, diff) : undefined)
  return {
    id: setting.id ?? `run-${randomUUID()}`,
    createdAtMs: setting.createdAtMs,
    prompt: setting.prompt,
    story,
    startMs,
    workStartMs,
    isStopped: false,
    endMs,
    statuses: statusesOf(story, { startMs, workStartMs, endMs, end }),
    messages: messagesOf(story, { startMs, workStartMs, endMs, summary }),
    summary: summary || undefined,
    diff,
    pullRequest: setting.opensPullRequest ? pullRequestOf(story, { endMs, end, diff }) : undefined,
    artifacts: (story.artifacts ?? []).map((artifact) => ({
      ...artifact,
      path: artifact.path.startsWith("/") ? artifact.path : ARTIFACTS_FOLDER + artifact.path,
      afterMs: artifact.afterMs ?? endMs - startMs,
      atMs: startMs + (artifact.afterMs ?? endMs - startMs),
    })),
  }
}

function statusesOf(
  story: TurnStory,
  turn: { readonly startMs: number; readonly workStartMs: number; readonly endMs: number; readonly end: string },
): readonly StatusChange[] {
  const between = [
    ...(turn.workStartMs > turn.startMs ? [{ atMs: turn.startMs, word: "CREATING" }] : []),
    { atMs: turn.workStartMs, word: "RUNNING" },
    ...(story.statusWords ?? []).map(({ afterMs, word }) => ({ atMs: turn.startMs + afterMs, word })),
  ]
  return [
    ...between
      .filter(({ atMs }) => atMs < turn.endMs)
      .sort((one, other) => one.atMs - other.atMs)
      .map((change) => ({ ...change, ended: false })),
    { atMs: turn.endMs, word: turn.end, ended: true },
  ]
}

function messagesOf(
  story: TurnStory,
  turn: {
    readonly startMs: number
    readonly workStartMs: number
    readonly endMs: number
    readonly summary: string | undefined
  },
): Turn["messages"] {
  const messages = story.messages ?? defaultMessages(turn.summary)
  const runningMs = turn.endMs - turn.workStartMs
  return messages
    .map((message, index) =>
      typeof message === "string"
        ? { atMs: turn.workStartMs + (runningMs * (index + 1)) / messages.length, text: message }
        : { atMs: turn.startMs + message.afterMs, text: message.text },
    )
    .sort((one, other) => one.atMs - other.atMs)
}

function pullRequestOf(
  story: TurnStory,
  turn: { readonly endMs: number; readonly end: string; readonly diff: Diff | undefined },
): Turn["pullRequest"] {
  const byDefault = turn.end === "FINISHED" && (turn.diff?.filesChanged ?? 0) > 0 ? "at-end" : "none"
  const told = story.pullRequest ?? byDefault
  if (told === "none") return undefined
  return told === "at-end" ? { dueMs: turn.endMs, url: undefined } : { dueMs: turn.endMs + told.lateMs, url: told.url }
}

function defaultMessages(summary: string | undefined): readonly string[] {
  const progress = [
    "I'll start by reading the code this touches and its tests.",
    "I see where this comes from. I'm making the change now and adding a test for it.",
    "The change is in place. I'm running the test suite to make sure that nothing else moved.",
  ]
  return summary ? [...progress, summary] : progress
}

function defaultSummary({ task, branchName }: TurnSetting, diff: Diff | undefined): string {
  if (!diff || diff.filesChanged === 0) return `I looked into "${task}". No code changes were needed.`
  const { filesChanged, linesAdded, linesRemoved } = diff
  const where = branchName === undefined ? "" : ` on \`${branchName}\``
  return [
    `**${task}** is done${where}.`,
    "",
    `- Changed ${filesChanged} ${filesChanged === 1 ? "file" : "files"} (+${linesAdded} / -${linesRemoved}).`,
    "- Added a test that fails without the change.",
    "- The whole test suite passes.",
  ].join("\n")
}
