import { OWN_STATUS } from "../checks/verdict.ts"
import { GitHubApiError } from "../github/api-error.ts"
import type { PullRequestHead } from "../github/checks.ts"
import type { Place } from "../github/comment.ts"
import { writeCommitStatus } from "../github/commit-status.ts"
import type { GitHubConnection } from "../github/connection.ts"
import type { StepContext } from "./context.ts"

const WORDS = { success: "All checks have passed", failure: "Checks fail, and the agent is not asked again" } as const

/** Writes the commit status when it is wanted and not there yet. One that cannot be written is a warning. */
export async function keepStatus(
  { inputs, runner, cancelled, warn }: StepContext,
  github: GitHubConnection,
  { owner, name }: Place,
  { head, state }: { readonly head: PullRequestHead; readonly state: keyof typeof WORDS },
): Promise<void> {
  const isThere = head.checks.some(
    ({ kind, name: context, conclusion }) =>
      kind === "status" && context === OWN_STATUS && conclusion?.toLowerCase() === state,
  )
  if (!inputs.commitStatus || isThere) return
  const status = {
    owner,
    name,
    sha: head.sha,
    context: OWN_STATUS,
    state,
    description: WORDS[state],
    url: runner.runUrl,
  }
  try {
    await writeCommitStatus(github, status, cancelled)
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error
    warn(`The commit status could not be written: ${error.message}. ${error.remedy ?? "The outcome is not affected."}`)
  }
}
