import type { Failure } from "../checks/failures.ts"
import type { FailedCheck } from "../checks/verdict.ts"
import { GitHubApiError } from "../github/api-error.ts"
import type { Place } from "../github/comment.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { failedStep, jobLogEnd } from "../github/job-log.ts"
import { download } from "../http/download.ts"
import { DownloadError } from "../http/download-error.ts"
import { isLoopback } from "../text/address.ts"
import type { StepContext } from "./context.ts"

/** More failures than that have one cause, and its first logs tell it. */
const MOST_LOGS = 10
/** What colours, time stamps and marks of the runner take next to the words. */
const RAW_PER_BYTE = 2

/**
 * The failed step and the end of the log of each failed job. What cannot be read costs a warning, not the fix.
 * @throws the signal's reason
 */
export async function readFailures(
  step: StepContext,
  github: GitHubConnection,
  { owner, name }: Place,
  failed: readonly FailedCheck[],
): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  for (const [index, check] of failed.entries()) {
    const { jobId } = check
    const isRead = jobId !== undefined && index < MOST_LOGS
    failures.push(isRead ? await readJob(step, github, { owner, name, jobId }, check) : { check })
  }
  return failures
}

type Job = { readonly owner: string; readonly name: string; readonly jobId: number }

async function readJob(step: StepContext, github: GitHubConnection, job: Job, check: FailedCheck): Promise<Failure> {
  const { cancelled: signal, inputs, userAgent } = step
  const found = await orWarning(step, async () => ({ name: await failedStep(github, job, signal) }))
  if (!found || inputs.checkLogBytes === 0) return { check, step: found?.name }
  const options = {
    mostBytes: RAW_PER_BYTE * inputs.checkLogBytes,
    userAgent,
    downloadFile: download,
    isOwnServer: isOnOwnServer(step),
    signal,
  }
  const log = await orWarning(step, () => jobLogEnd(github, job, options))
  return { check, step: found.name, log: log === undefined ? undefined : step.redact(log) }
}

/** A GitHub server of one's own may well keep its logs inside one's own network. */
function isOnOwnServer({ runner }: StepContext): boolean {
  const { hostname } = new URL(runner.apiUrl)
  return isLoopback(hostname) || hostname !== "api.github.com"
}

async function orWarning<T>(step: StepContext, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (step.cancelled.aborted) throw step.cancelled.reason
    if (!(error instanceof GitHubApiError) && !(error instanceof DownloadError)) throw error
    const why = error instanceof GitHubApiError ? error.message : "its storage did not send it"
    step.warn(`The log of a failed check could not be read: ${why}. Its name and link are sent without it.`)
    return undefined
  }
}
