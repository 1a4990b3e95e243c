import { skipReasonOf } from "../authorize/rules.ts"
import { skipReasonOfText } from "../event/request.ts"
import { readTrigger, type Trigger } from "../event/trigger.ts"
import { createComment } from "../github/comment.ts"
import { react } from "../github/reaction.ts"
import { within } from "../http/clock.ts"
import type { InputError } from "../inputs/input-error.ts"
import { earlyFailureText } from "../report/comment-text.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import { reactionTarget } from "../report/reactions.ts"
import { approve } from "./approval.ts"
import type { StepContext } from "./context.ts"

/** The step has failed already; nobody waits long for this. */
const LIMIT_MS = 30_000

/** What decides who may be answered, and whether at all: while one of these is wrong, nobody is. */
const DECIDING: ReadonlySet<string> = new Set([
  ...["label", "trigger-phrase", "minimum-permission", "allow-actors", "allow-bots"],
  ...["github-token", "operation", "comment", "reaction"],
])

/**
 * Says on the issue or pull request that triggered the run why no agent was launched, when the person behind the event may
 * launch one: a confused reaction and a short comment. A re-run says nothing more. Never throws.
 */
export async function reportEarlyFailure(step: StepContext, error: InputError): Promise<void> {
  const { inputs, runner, clock, cancelled } = step
  const isTask = inputs.operation === "launch" || inputs.operation === "follow-up"
  if (!isTask || runner.runAttempt > 1 || error.inputs.some((name) => DECIDING.has(name))) return
  if (!inputs.comment && !inputs.reaction) return
  try {
    const trigger = readTrigger(runner)
    if (!(await isAnswered(step, trigger))) return
    await within(clock, LIMIT_MS, cancelled, (signal) => answer(step, trigger, error, signal))
  } catch (fault) {
    step.log.debug(`The failure could not be told on the issue: ${fault instanceof Error ? fault.message : "unknown"}`)
  }
}

/** Label or phrase, and the permission: the same questions as before a launch. */
async function isAnswered(step: StepContext, trigger: Trigger): Promise<boolean> {
  const { operation, triggerPhrase } = step.inputs
  if (trigger.kind === "none" || (operation !== "launch" && operation !== "follow-up")) return false
  const asked = { operation, triggerPhrase, hasInstruction: true }
  if ((skipReasonOf(trigger, step.inputs) ?? skipReasonOfText(trigger, asked)) !== undefined) return false
  return (await approve({ ...step, warn: () => {} }, trigger)).kind === "approved"
}

async function answer(step: StepContext, trigger: Trigger, error: InputError, signal: AbortSignal): Promise<void> {
  const { inputs, runner } = step
  const github = await step.openGitHub()
  const target = reactionTarget(trigger, runner)
  if (!github || !target || trigger.kind === "none") return
  // Without the right to react a comment may still be possible.
  if (inputs.reaction) await react(github, target, "confused", signal).catch(() => {})
  if (!inputs.comment) return
  const { owner, name } = runner.repository
  const body = step.redact(earlyFailureText(problemFromError(error), runner))
  const isOurs = (text: string) => text === body
  await createComment(
    github,
    { owner, name, number: trigger.subject.number },
    body,
    { isOurs, since: step.clock.today() },
    signal,
  )
}
