import { verdictOf } from "../checks/verdict.ts"
import { readCheckedCommit } from "../event/trigger.ts"
import { openPullRequestWithHead, readHead } from "../github/checks.ts"
import type { Place } from "../github/comment.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { missingKey } from "../inputs/api-key.ts"
import { InputError } from "../inputs/input-error.ts"
import { endOf } from "../model/agent-status.ts"
import type { Outcome } from "../model/outcome.ts"
import type { RunRecord } from "../report/record.ts"
import { sanitized } from "./agent-session.ts"
import type { StepContext } from "./context.ts"
import { type CursorService, withCursor } from "./open-cursor.ts"
import { fixesSentBefore } from "./send-fix.ts"
import { findThread, type ThreadAgent } from "./thread-agent.ts"
import { judgeHead, type Loop } from "./until-green.ts"
import { outsideSession } from "./wait.ts"

/**
 * Judges the checks of an agent's pull request for one event, and sends failures back without waiting for what comes of
 * it. It speaks only to an agent that a signed comment of ours names, so one whose launch passed the gate.
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
  if (inputs.apiKey === undefined) throw missingKey({ isFork: false, actor: runner.actor })
  const github = await step.openGitHub()
  if (!github)
    throw new InputError("The operation `verify` needs `github-token`: leave it out for the job's own token.")
  const { owner, name } = runner.repository
  const number = await openPullRequestWithHead(github, { owner, name }, commit.sha, cancelled)
  if (number === undefined) return { kind: "skipped", reason: "no open pull request has this commit as its head" }
  const judging: StepContext = { ...step, inputs: { ...inputs, wait: false } }
  return await withCursor(judging, (cursor) =>
    judge(judging, record, { github, cursor, place: { owner, name, number } }),
  )
}

type Services = { readonly github: GitHubConnection; readonly cursor: CursorService; readonly place: Place }

async function judge(step: StepContext, record: RunRecord, { github, cursor, place }: Services): Promise<Outcome> {
  const { inputs, runner, cancelled: signal } = step
  const rules = { names: inputs.checkNames, ownWorkflowFile: runner.workflowFile }
  const head = await readHead(github, place, signal)
  const verdict = verdictOf(head.checks, rules)
  if (verdict.kind === "pending" || verdict.kind === "none") {
    record.checksRead({ state: verdict.kind, failed: [], fixes: 0 })
    return { kind: "ok" }
  }
  const thread = await threadOf(step, { github, cursor, place })
  if (!thread) return { kind: "skipped", reason: `no signed comment names the agent of pull request #${place.number}` }
  const agent = await cursor.client.agent(thread.agentId, { signal })
  // The end of the turn is somebody else's to write.
  const session = outsideSession(step, record, cursor, agent, thread.memory)
  const shown = sanitized(session, agent)
  record.agentRead(shown, { origin: "joined" })
  // Its own turn, or a fix that was sent, is not over: the next event comes with its next push.
  if (endOf(agent.status) === undefined) {
    record.checksRead({ state: verdict.kind, failed: verdict.kind === "failed" ? verdict.failed : [], fixes: 0 })
    return { kind: "ok" }
  }
  const source = { apiKey: inputs.apiKey ?? "", launchKey: thread.launchKey }
  const loop: Loop = { session, github, place, rules, source }
  const before = await fixesSentBefore(session, source, agent.id)
  const round = await judgeHead(loop, shown, { verdict, head }, before)
  return round.outcome
}

type KnownThread = ThreadAgent & { readonly launchKey: string }

/** The agent of the pull request, if a comment of ours remembers it. */
async function threadOf(step: StepContext, { github, cursor, place }: Services): Promise<KnownThread | undefined> {
  const { inputs, runner, clock, cancelled: signal } = step
  const { current } = await findThread({
    github,
    client: cursor.client,
    clock,
    apiKey: inputs.apiKey ?? "",
    launchKey: "",
    repository: runner.repository,
    subject: { kind: "pull-request", number: place.number },
    signal,
  })
  const launchKey = current?.launchKey
  return current && launchKey !== undefined && current.memory ? { ...current, launchKey } : undefined
}
