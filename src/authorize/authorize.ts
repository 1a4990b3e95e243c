import type { Trigger } from "../event/trigger.ts"
import { GitHubApiError } from "../github/api-error.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { type Edit, latestEdits } from "../github/edits.ts"
import { comesFromFork, permissionOf } from "../github/permission.ts"
import { retry } from "../github/retry.ts"
import type { Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import type { StepContext } from "../run/context.ts"
import { editedAfterReview } from "./edited-after-review.ts"
import { decide } from "./rules.ts"

export type Authorization =
  | { readonly kind: "approved"; readonly senderPermission?: string }
  | { readonly kind: "refused"; readonly outcome: Outcome }

/** Asks GitHub about the person behind the event, and about late edits. Without a clear answer nothing is started. */
export async function authorize(step: StepContext, trigger: Trigger): Promise<Authorization> {
  const { inputs } = step
  const { repository } = step.runner
  const permission = (login: string) => ask(step, (github) => permissionOf(github, repository, login, step.cancelled))
  try {
    const verdict = await decide(trigger, inputs, {
      permissionOf: permission,
      comesFromFork: (number) => ask(step, (github) => comesFromFork(github, repository, number, step.cancelled)),
    })
    if (verdict.kind === "skipped") return { kind: "refused", outcome: verdict }
    const edits = () => editsOf(step, trigger)
    const reason = await editedAfterReview(trigger, inputs, { edits, permissionOf: permission })
    return reason === undefined ? verdict : { kind: "refused", outcome: { kind: "skipped", reason } }
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error
    const message = `The person behind this event could not be verified, so no agent was started. ${error.message}.`
    return { kind: "refused", outcome: { kind: "error", problem: problem("permission-unverified", { message }) } }
  }
}

/** An edit history that cannot be read is a warning: the label itself came from somebody who may start an agent. */
async function editsOf(step: StepContext, trigger: Trigger): Promise<readonly Edit[]> {
  if (trigger.kind === "none") return []
  const { owner, name } = step.runner.repository
  const place = { owner, name, number: trigger.subject.number }
  try {
    return await ask(step, (github) => latestEdits(github, place, step.cancelled))
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error
    step.warn(`${error.message}. So it was not checked whether somebody changed them just before this event.`)
    return []
  }
}

/** One hiccup of GitHub's is no reason to turn somebody away, and a question does no harm twice. */
async function ask<T>(step: StepContext, question: (github: GitHubConnection) => Promise<T>): Promise<T> {
  const github = await connection(step)
  return await retry(step.clock, () => question(github), step.cancelled)
}

async function connection(step: StepContext): Promise<GitHubConnection> {
  const github = await step.openGitHub()
  if (github) return github
  throw new GitHubApiError("Asking GitHub without `github-token`", {
    status: undefined,
    denial: "token",
    mayHaveExecuted: false,
  })
}
