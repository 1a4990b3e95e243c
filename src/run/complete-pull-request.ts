import { GitHubApiError } from "../github/api-error.ts"
import { addLabels, isMissingRight, linkIssue, readTitle, requestReviews } from "../github/pull-request.ts"
import { retryGitHub } from "../github/retry.ts"
import { within } from "../http/clock.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import type { Outcome } from "../model/outcome.ts"
import type { StepContext } from "./context.ts"

/** The agent's work is done; nothing waits longer for what is put on its pull request. */
const LIMIT_MS = 60_000
/** A report does without the title. */
const TITLE_LIMIT_MS = 10_000

/** Where the agent was asked for, as far as an issue or pull request did. */
export type Origin = { readonly kind: "issue" | "pull-request"; readonly number: number }

type Task = Pick<StepContext, "inputs" | "runner" | "openGitHub" | "clock" | "log" | "warn" | "cancelled">

/**
 * Links an agent's pull request to the issue that started the agent, and puts labels and reviewers on it. Each reads
 * before it writes, so that a repeat changes nothing. Never throws: what fails is a line in the log, or a warning where
 * somebody asked for it.
 * @param expected the repository that the agent works on; in others than the workflow's own nothing is changed
 */
export async function completePullRequest(
  step: Task,
  pullRequest: SanitizedAgent["pullRequest"],
  origin: Origin | undefined,
  expected: { readonly owner: string; readonly name: string },
): Promise<void> {
  const { inputs, runner, clock, cancelled } = step
  const { prLabels, prReviewers } = inputs
  const { owner, name } = runner.repository
  // A command on the pull request itself finds it as its launch, or a person, left it.
  const isOrigin = origin?.kind === "pull-request" && origin.number === pullRequest?.number
  if (!pullRequest || !isOwn(step, expected) || isOrigin || cancelled.aborted) return
  const issue = inputs.linkIssue && origin?.kind === "issue" ? origin.number : undefined
  const hasReviewers = prReviewers.people.length + prReviewers.teams.length > 0
  if (issue === undefined && prLabels.length === 0 && !hasReviewers) return
  const github = await step.openGitHub()
  if (!github) return
  const place = { owner, name, number: pullRequest.number }
  const attempt = async (task: (change: Parameters<typeof addLabels>[0]) => Promise<unknown>) => {
    await within(clock, LIMIT_MS, cancelled, (signal) =>
      retryGitHub(clock, () => task({ github, place, signal }), signal),
    )
  }
  if (issue !== undefined) await attempt((change) => linkIssue(change, issue)).catch(unlinked(step, place.number))
  if (prLabels.length > 0) await attempt((change) => addLabels(change, prLabels)).catch(warned(step, "pr-labels"))
  if (hasReviewers) await attempt((change) => requestReviews(change, prReviewers)).catch(warned(step, "pr-reviewers"))
}

/**
 * The outcome with the title of its pull request, for the reports. Never throws: what cannot be read is left out.
 * @param expected the repository that the agent works on; of others than the workflow's own no title is read
 */
export async function withTitle(
  step: Task,
  outcome: Outcome,
  expected: { readonly owner: string; readonly name: string },
): Promise<Outcome> {
  if (!("agent" in outcome) || !isOwn(step, expected) || step.cancelled.aborted) return outcome
  const { agent } = outcome
  const pullRequest = agent?.pullRequest
  if (!agent || !pullRequest) return outcome
  const place = { owner: expected.owner, name: expected.name, number: pullRequest.number }
  const read = async (signal: AbortSignal) => {
    const github = await step.openGitHub()
    return github && (await readTitle({ github, place, signal }))
  }
  const title = await within(step.clock, TITLE_LIMIT_MS, step.cancelled, read).catch(() => undefined)
  if (title === undefined) return outcome
  return { ...outcome, agent: { ...agent, pullRequest: { ...pullRequest, title } } }
}

function isOwn({ runner }: Task, expected: { readonly owner: string; readonly name: string }): boolean {
  const { owner, name } = runner.repository
  return `${expected.owner}/${expected.name}`.toLowerCase() === `${owner}/${name}`.toLowerCase()
}

/** Nobody set it, so that it is no reason for a warning. */
function unlinked({ log }: Task, number: number): (error: unknown) => void {
  return (error) => log.info(`Pull request #${number} was not linked to its issue: ${wordsOf(error)}.`)
}

function warned({ warn }: Task, input: string): (error: unknown) => void {
  return (error) => {
    const remedy = isMissingRight(error) ? " Give the job `pull-requests: write`." : ""
    warn(`\`${input}\`: ${wordsOf(error)}.${remedy} The outcome is not affected.`)
  }
}

function wordsOf(error: unknown): string {
  return error instanceof GitHubApiError ? error.message : "there was no answer in time"
}
