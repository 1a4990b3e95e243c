import type { Trigger } from "../event/trigger.ts"
import type { Place } from "../github/comment.ts"
import type { ReactionTarget } from "../github/reaction.ts"
import { missingKey } from "../inputs/api-key.ts"
import type { TurnMemory } from "../model/turn-memory.ts"
import { type CommentSink, commentSink, noComment } from "../report/comment.ts"
import { openTranscript, type Transcript } from "../report/conversation.ts"
import { noReactions, type ReactionSink, reactionSink, reactionTarget } from "../report/reactions.ts"
import type { RunRecord } from "../report/record.ts"
import type { Requester } from "../report/run-report.ts"
import { agentHome } from "./agent-home.ts"
import { type AgentSession, openStateWriter, type StateWriter, sessionSink } from "./agent-session.ts"
import type { StepContext } from "./context.ts"
import { type CursorService, openCursor } from "./open-cursor.ts"

/** What is known of a launch or follow-up before there is an agent. */
export type SessionOptions = {
  readonly trigger: Trigger
  readonly apiKey: string
  readonly launchKey: string
  /** Where the agent works. */
  readonly repository: { readonly owner: string; readonly name: string; readonly url: string }
  readonly asksForPullRequest: boolean
  /** The agent is one that the workflow names, of either version. */
  readonly isNamed?: boolean
  /** The pull request that the agent starts from without pushing to it. */
  readonly earlierPullRequest?: string
}

/** The API key, asked for only after the gate: a run that is skipped needs none. */
export function requireKey(step: StepContext, trigger: Trigger): string {
  if (step.inputs.apiKey !== undefined) return step.inputs.apiKey
  const isFork = trigger.kind !== "none" && trigger.subject.head?.isFork === true
  throw missingKey({ isFork, actor: step.runner.actor })
}

/** Opens the connection to Cursor, the state for the post step, the comment and the reactions. */
export async function openSession(
  step: StepContext,
  record: RunRecord,
  options: SessionOptions,
): Promise<AgentSession> {
  const { inputs } = step
  const { apiKey, launchKey, repository, asksForPullRequest } = options
  const { apiUrl, apiVersion } = inputs
  const cursor = await openCursor({
    ...step,
    apiUrl,
    apiVersion,
    apiKey,
    isNamed: options.isNamed ?? mayContinue(options),
  })
  const { trigger } = options
  const place = placeOf(step, trigger)
  const reactTo = inputs.reaction ? reactionTarget(trigger, step.runner) : undefined
  const first = {
    launchKey,
    repositoryUrl: repository.url,
    apiVersion,
    place,
    reactTo,
    stopAgentOnCleanUp: inputs.onCancel === "stop",
    endedBy: "kill" as const,
    isStopped: false,
    needsSummary: inputs.stepSummary,
    isDone: false,
  }
  const savedState = openStateWriter(apiKey, first, firstMemory(step, options), step.warn)
  step.cancelled.addEventListener("abort", () => savedState.note({ endedBy: "cancel" }), { once: true })
  const requester = requesterOf(step, trigger)
  if (requester) record.requested(requester)
  const isHeard = trigger.kind === "comment" || trigger.kind === "review"
  record.listening({ text: inputs.triggerPhrase, isHeard })
  const reported = { place, savedState, reactTo, isLive: cursor.client.hasStream }
  const comment = await openComment(step, record, reported, options)
  const reactions = await openReactions(step, trigger, reactTo)
  record.subscribe(sessionSink({ step, record, savedState, comment, reactions, reactTo }))
  const transcript = transcriptOf(step, cursor)
  const { owner, name, url } = repository
  const home = agentHome(step, {
    owner,
    name,
    serverUrl: new URL(url).origin,
    apiUrl: inputs.apiUrl,
    earlierPullRequest: options.earlierPullRequest,
  })
  return { step, record, cursor, apiKey, comment, savedState, transcript, home, asksForPullRequest }
}

/** What people write on an issue or pull request may be for an agent that is there already, of either version. */
function mayContinue({ trigger }: SessionOptions): boolean {
  return trigger.kind === "comment" || trigger.kind === "review"
}

/** A launch is an agent's first turn; whoever goes on with an agent says later which turn it is. */
function firstMemory({ inputs }: StepContext, { asksForPullRequest }: SessionOptions): TurnMemory {
  const asked = { pullRequest: asksForPullRequest, failOn: [...inputs.failOn], ifNoPr: inputs.ifNoPr }
  return { turn: 1, asked, model: inputs.model, apiVersion: inputs.apiVersion, fixes: 0 }
}

/** What a comment tells of, and how. */
type Reported = { readonly savedState: StateWriter; readonly reactTo?: ReactionTarget; readonly isLive: boolean }

async function openComment(
  step: StepContext,
  record: RunRecord,
  { place, ...reported }: Reported & { readonly place?: Place },
  { apiKey, launchKey }: SessionOptions,
): Promise<CommentSink> {
  const github = place && (await step.openGitHub())
  if (place && !github) {
    step.warn(
      "There is no `github-token`, so no comment is written. Pass `${{ github.token }}`, or set `comment: false`.",
    )
  }
  if (!place || !github) return noComment
  const mayExist = step.runner.runAttempt > 1
  const { savedState, reactTo, isLive } = reported
  return commentSink({
    ...step,
    github,
    place,
    apiKey,
    launchKey,
    mayExist,
    record,
    isLive,
    memory: savedState.memory,
    reactTo,
  })
}

async function openReactions(
  step: StepContext,
  trigger: Trigger,
  target: ReactionTarget | undefined,
): Promise<ReactionSink> {
  const github = target && (await step.openGitHub())
  if (!target || !github) return noReactions
  const isRerun = step.runner.runAttempt > 1
  const eventAt = isRerun ? undefined : timeOf(trigger)
  return reactionSink({ ...step, github, target, eventAt, isRerun, debug: step.log.debug })
}

function timeOf(trigger: Trigger): string | undefined {
  if (trigger.kind === "none") return undefined
  return "remark" in trigger ? trigger.remark.createdAt : trigger.subject.updatedAt
}

/** Follows what user and agent say to each other, in the way that the inputs ask for. */
export function transcriptOf({ clock, log, inputs, runner }: StepContext, { client }: CursorService): Transcript {
  return openTranscript({ client, clock, log, isPrinted: inputs.logConversation, folder: runner.temp })
}

/** Who asked for the agent, and where: what the event says, as far as it has the form that GitHub gives it. */
function requesterOf({ runner }: StepContext, trigger: Trigger): Requester | undefined {
  const login = trigger.sender?.login
  if (login === undefined || trigger.kind === "none") return undefined
  const url = "remark" in trigger ? trigger.remark.url : ""
  const isPlain = url.startsWith(`${runner.serverUrl}/`) && /^[\w:/.#-]+$/.test(url)
  return { login, url: isPlain ? url : undefined }
}

/** Where the comment goes: onto what triggered the run, when a comment is wanted. */
function placeOf({ inputs, runner }: StepContext, trigger: Trigger): Place | undefined {
  if (!inputs.comment || trigger.kind === "none") return undefined
  const { owner, name } = runner.repository
  return { owner, name, number: trigger.subject.number }
}
