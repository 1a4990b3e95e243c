import { claimOf, launchKeyOf } from "../agent/launch-key.ts"
import { type Verdict, verdictOf } from "../checks/verdict.ts"
import { readCheckedCommit } from "../event/trigger.ts"
import { GitHubApiError } from "../github/api-error.ts"
import { openPullRequestWithHead, type PullRequestHead, readHead } from "../github/checks.ts"
import type { Place } from "../github/comment.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { retryGitHub } from "../github/retry.ts"
import { missingKey } from "../inputs/api-key.ts"
import { InputError } from "../inputs/input-error.ts"
import { endOf } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import { problem } from "../report/catalogue.ts"
import type { RunRecord } from "../report/record.ts"
import { sanitized } from "./agent-session.ts"
import { warnOfChecks } from "./checks-outcome.ts"
import type { StepContext } from "./context.ts"
import { judgeHead } from "./judge-checks.ts"
import { type CursorService, withCursor } from "./open-cursor.ts"
import { findThread } from "./thread-agent.ts"
import { isUnderWay, type KnownThread, openVerifySession } from "./verify-session.ts"

/**
 * Judges the checks of an agent's pull request for one event, and sends failures back without waiting for what comes of
 * it. It speaks only to an agent that a signed comment of ours names, so one whose launch passed the gate, and that
 * comment says how it ended.
 * @throws {InputError}, and what GitHub and Cursor answer instead of what is asked for
 */
export async function verify(step: StepContext, record: RunRecord): Promise<Outcome> {
  const { runner, inputs, cancelled } = step
  const commit = readCheckedCommit(runner)
  if (!commit) {
    const message = `The operation \`verify\` is for the events \`workflow_run\`, \`check_suite\` and \`status\`, not for \`${runner.eventName}\`.`
    throw new InputError(message, "bad-event")
  }
  if (commit.isFork) return { kind: "skipped", reason: "the commit comes from a fork" }
  const { apiKey } = inputs
  if (apiKey === undefined) throw missingKey({ isFork: false, actor: runner.actor })
  const github = await step.openGitHub()
  if (!github)
    throw new InputError("The operation `verify` needs `github-token`: leave it out for the job's own token.")
  try {
    return await verifyCommit(step, record, { github, apiKey, sha: commit.sha })
  } catch (error) {
    if (cancelled.aborted || !(error instanceof GitHubApiError)) throw error
    const message = `It cannot be told whose checks these are, so nothing was sent. ${error.message}.`
    return { kind: "error", problem: problem("thread-unverified", { message }) }
  }
}

type Commit = { readonly github: GitHubConnection; readonly apiKey: string; readonly sha: string }

async function verifyCommit(step: StepContext, record: RunRecord, { github, apiKey, sha }: Commit): Promise<Outcome> {
  const { runner, inputs, clock, cancelled } = step
  const { owner, name } = runner.repository
  const find = () => openPullRequestWithHead(github, { owner, name }, sha, cancelled)
  const number = await retryGitHub(clock, find, cancelled)
  if (number === undefined) return { kind: "skipped", reason: "no open pull request has this commit as its head" }
  // A fix that was sent is the agent's: whoever cancels this step does not mean it.
  const judging: StepContext = { ...step, inputs: { ...inputs, wait: false, onCancel: "leave" } }
  return await withCursor(judging, (cursor) =>
    judge(judging, record, { github, cursor, apiKey, place: { owner, name, number } }),
  )
}

type Services = {
  readonly github: GitHubConnection
  readonly cursor: CursorService
  readonly apiKey: string
  readonly place: Place
}

async function judge(step: StepContext, record: RunRecord, services: Services): Promise<Outcome> {
  const head = await readChecks(step, record, services)
  if (!head) return { kind: "ok" }
  const { inputs, runner } = step
  const verdict = verdictOf(head.checks, { names: inputs.checkNames, ownWorkflowFile: runner.workflowFile })
  if (verdict.kind === "passed" || verdict.kind === "failed") {
    return await judgeThread(step, record, services, { verdict, head })
  }
  record.checksRead({ state: verdict.kind, failed: [] })
  return { kind: "ok" }
}

/** Checks that cannot be read are a warning: the next event may find them readable. */
async function readChecks(
  step: StepContext,
  record: RunRecord,
  { github, place }: Services,
): Promise<PullRequestHead | undefined> {
  const { clock, cancelled } = step
  try {
    return await retryGitHub(clock, () => readHead(github, place, cancelled), cancelled)
  } catch (error) {
    if (cancelled.aborted || !(error instanceof GitHubApiError)) throw error
    warnOfChecks(step, record, { state: "unverified", failed: [], why: `they cannot be read: ${error.message}` })
    return undefined
  }
}

async function judgeThread(
  step: StepContext,
  record: RunRecord,
  services: Services,
  checked: { readonly verdict: Verdict; readonly head: PullRequestHead },
): Promise<Outcome> {
  const { github, cursor, apiKey, place } = services
  const { inputs, runner, cancelled: signal } = step
  const thread = await threadOf(step, services)
  if (!thread) return { kind: "skipped", reason: `no signed comment names the agent of pull request #${place.number}` }
  const agent = await cursor.client.agent(thread.agentId, { signal })
  const session = openVerifySession(step, record, { github, cursor, apiKey, thread, agent })
  const shown = sanitized(session, agent)
  record.agentRead(shown, { origin: "joined" })
  // Its own turn, or a fix that was sent, is not over: the next event comes with its next push.
  if (endOf(agent.status) === undefined) {
    const { verdict } = checked
    const failed = verdict.kind === "failed" ? verdict.failed : []
    record.checksRead({ state: verdict.kind, failed, fixes: thread.memory.fixes })
    return { kind: "ok" }
  }
  const rules = { names: inputs.checkNames, ownWorkflowFile: runner.workflowFile }
  const claim = claimOf(apiKey, launchKeyOf(apiKey, runner, inputs), runner.runAttempt)
  const mayBeUnderWay = isUnderWay(thread.comment, step.clock)
  const { outcome } = await judgeHead({ session, github, place, rules, apiKey, claim, mayBeUnderWay }, shown, checked)
  return outcome
}

/** The agent of the pull request, if a comment of ours remembers it. */
async function threadOf(
  step: StepContext,
  { github, cursor, apiKey, place }: Services,
): Promise<KnownThread | undefined> {
  const { runner, clock, cancelled: signal } = step
  const { current } = await findThread({
    github,
    client: cursor.client,
    clock,
    apiKey,
    launchKey: "",
    repository: runner.repository,
    subject: { kind: "pull-request", number: place.number },
    signal,
  })
  const { comment, memory } = current ?? {}
  return current && comment && memory ? { agentId: current.agentId, comment, memory } : undefined
}
