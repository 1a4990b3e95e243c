import type { Trigger } from "../event/trigger.ts"
import { writeAttempts } from "../github/attempts.ts"
import type { Place } from "../github/comment.ts"
import type { ReactionTarget } from "../github/reaction.ts"
import { missingKey } from "../inputs/api-key.ts"
import { commentReporter, type Reporter, silentReporter } from "../report/comment.ts"
import { openTranscript } from "../report/conversation.ts"
import { setOutputs } from "../report/outputs.ts"
import { noReactions, openReactions, type Reactions, reactionTarget } from "../report/reactions.ts"
import type { RunRecord } from "../report/record.ts"
import { type AgentSession, openStateWriter } from "./agent-session.ts"
import type { StepContext } from "./context.ts"
import { loadNetwork } from "./load-network.ts"
import type { SavedState } from "./saved-state.ts"

/** What is known of a launch or follow-up before there is an agent. */
export type SessionOptions = {
  readonly trigger: Trigger
  readonly apiKey: string
  readonly launchKey: string
  /** Where the agent works. */
  readonly repository: { readonly owner: string; readonly name: string; readonly url: string }
  readonly asksForPullRequest: boolean
  /** The pull request that the agent starts from without pushing to it. */
  readonly earlierPullRequest?: string
}

/** The API key, asked for only after the gate: a run that is skipped needs none. */
export function requireKey(step: StepContext, trigger: Trigger): string {
  if (step.inputs.apiKey !== undefined) return step.inputs.apiKey
  const isFork = trigger.kind !== "none" && trigger.subject.head?.isFork === true
  throw missingKey({ isFork, actor: step.runner.actor })
}

/** Opens the way to Cursor, the state for the post step, the comment and the reactions. */
export async function openSession(step: StepContext, record: RunRecord, order: SessionOptions): Promise<AgentSession> {
  const { inputs, clock, random } = step
  const { apiKey, launchKey, repository, asksForPullRequest } = order
  const { openCursor } = await loadNetwork()
  const cursor = openCursor({ apiUrl: inputs.apiUrl, apiKey, clock, random, userAgent: step.userAgent })
  const { trigger } = order
  const place = placeOf(step, trigger)
  const reactTo = inputs.reaction ? reactionTarget(trigger, step.runner) : undefined
  const first: SavedState = {
    launchKey,
    repositoryUrl: repository.url,
    launchedAt: clock.today().toISOString(),
    ...(place && { place }),
    ...(reactTo && { reactTo }),
    stopAgentOnCleanUp: inputs.onCancel === "stop",
    endedBy: "kill",
    isStopped: false,
    isDone: false,
  }
  const savedState = openStateWriter(apiKey, first, step.warn)
  step.cancelled.addEventListener("abort", () => savedState.note({ endedBy: "cancel" }), { once: true })
  const isHeard = trigger.kind === "comment" || trigger.kind === "review"
  record.listening({ text: inputs.triggerPhrase, isHeard })
  const reporter = await openReporter({ step, record, savedState }, place, order)
  const reactions = await reactionsTo(step, reactTo)
  const transcript = openTranscript(step, cursor.client)
  const { owner, name, url } = repository
  const expected = {
    owner,
    name,
    serverUrl: new URL(url).origin,
    apiUrl: inputs.apiUrl,
    ...(order.earlierPullRequest !== undefined && { earlierPullRequest: order.earlierPullRequest }),
  }
  return { step, record, cursor, reporter, reactions, savedState, transcript, expected, asksForPullRequest }
}

async function openReporter(
  { step, record, savedState }: Pick<AgentSession, "step" | "record" | "savedState">,
  place: Place | undefined,
  { apiKey, launchKey }: SessionOptions,
): Promise<Reporter> {
  const github = place && (await step.openGitHub())
  if (place && !github) {
    step.warn(
      "There is no `github-token`, so no comment is written. Pass `${{ github.token }}`, or set `comment: false`.",
    )
  }
  if (!place || !github) return silentReporter
  return commentReporter({
    github,
    place,
    apiKey,
    launchKey,
    mayExist: step.runner.runAttempt > 1,
    attempt: step.runner.runAttempt,
    clock: step.clock,
    warn: step.warn,
    onComment: ({ id, url }, earlier) => {
      savedState.note({ commentId: id, attempts: writeAttempts(earlier) })
      record.commented(url)
      step.log.debug(`The comment ${id} is in step with this run.`)
      setOutputs({ commentUrl: url })
    },
  })
}

async function reactionsTo(step: StepContext, target: ReactionTarget | undefined): Promise<Reactions> {
  const github = target && (await step.openGitHub())
  if (!target || !github) return noReactions
  const isRerun = step.runner.runAttempt > 1
  return openReactions({ github, target, isRerun, clock: step.clock, debug: step.log.debug })
}

/** Where the comment goes: onto what triggered the run, when a comment is wanted. */
function placeOf({ inputs, runner }: StepContext, trigger: Trigger): Place | undefined {
  if (!inputs.comment || trigger.kind === "none") return undefined
  const { owner, name } = runner.repository
  return { owner, name, number: trigger.subject.number }
}
