import { launchKeyOf } from "../agent/launch-key.ts"
import type { ThreadWord } from "../event/thread-word.ts"
import type { Subject, Trigger } from "../event/trigger.ts"
import { GitHubApiError } from "../github/api-error.ts"
import type { Outcome } from "../model/outcome.ts"
import type { PreviousAgent } from "../prompt/compose.ts"
import type { Given, LaunchPlan } from "../prompt/plan-launch.ts"
import { sanitize } from "../queries/agent-view.ts"
import { problem } from "../report/catalogue.ts"
import { link } from "../report/facts.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { RunRecord } from "../report/record.ts"
import type { AgentSession } from "./agent-session.ts"
import type { StepContext } from "./context.ts"
import { type Continued, continueAgent, hasTaken } from "./continue-agent.ts"
import { earlierAgents } from "./find-or-launch.ts"
import { openSession, requireKey } from "./open-session.ts"
import { messageOf } from "./send-turn.ts"
import { findThread, type ThreadAgent, type ThreadMembers } from "./thread-agent.ts"
import { answerWord } from "./thread-words.ts"
import { outcomeWithoutAgent } from "./without-agent.ts"

/** An earlier attempt may have reached any of so many agents of the thread. */
const MOST_ASKED_ON_RERUN = 10

/** What an event asks for, and the launch that it would be. */
export type ThreadCommand = {
  readonly given: Given
  readonly word: ThreadWord
  readonly launchPlan: LaunchPlan
}

/** What became of a command, or that a new agent is to start with it. */
export type ThreadResult =
  | { readonly kind: "ended"; readonly outcome: Outcome }
  | { readonly kind: "launch"; readonly previous?: PreviousAgent }

/**
 * Takes the command in a comment or review to the agent of its issue or pull request; a new one starts only when there is
 * none that can go on, and for every other event.
 */
export async function throughThread(session: AgentSession, command: ThreadCommand): Promise<ThreadResult> {
  const { step } = session
  const { word, given } = command
  const { trigger } = given
  if (trigger.kind !== "comment" && trigger.kind !== "review") return { kind: "launch" }
  const isNew = word.kind === "new" || (step.inputs.thread === "new" && word.kind === "none")
  if (isNew) return { kind: "launch" }
  const { apiKey } = given
  const { launchKey } = command.launchPlan
  const found = await membersOf(session, { apiKey, launchKey, subject: trigger.subject })
  if (found.kind === "ended") return found
  const { members } = found
  if (word.kind === "stop" || word.kind === "status") {
    return { kind: "ended", outcome: await answerWord(session, word.kind, members.current) }
  }
  const earlier = step.runner.runAttempt > 1 ? await takenByEarlierAttempt(session, command, members) : undefined
  if (earlier?.kind === "launch" || earlier?.kind === "ended") return earlier
  const current = earlier?.agent ?? members.current
  if (current) return await goOnWith(session, current, command)
  if (members.isOtherKey) {
    session.record.noted(
      "The comments of earlier agents here are signed with another API key, or for another name of this repository, so nobody can tell whether they are right: this command goes to a new agent.",
    )
  }
  return step.inputs.thread === "only" ? ended(noAgent()) : { kind: "launch" }
}

type Members = { readonly kind: "found"; readonly members: ThreadMembers }
type Ended = Extract<ThreadResult, { kind: "ended" }>

function ended(outcome: Outcome): Ended {
  return { kind: "ended", outcome }
}

function noAgent(): Outcome {
  return { kind: "skipped", reason: "there is no agent in this thread that can go on, and `thread` is only" }
}

/** Who has the thread. Where that cannot be told nothing is launched, for a second agent might be. */
async function membersOf(
  { step, cursor }: AgentSession,
  asked: { readonly apiKey: string; readonly launchKey: string; readonly subject: Subject },
): Promise<Members | Ended> {
  const github = await step.openGitHub()
  try {
    if (!github) throw new GitHubApiError("Reading the comments", { mayHaveExecuted: false, denial: "token" })
    const members = await findThread({
      github,
      client: cursor.client,
      clock: step.clock,
      ...asked,
      repository: step.runner.repository,
      signal: step.cancelled,
    })
    return { kind: "found", members }
  } catch (error) {
    if (step.cancelled.aborted) throw error
    const why = error instanceof GitHubApiError ? `${error.message}.` : problemFromError(error).message
    const message = `It cannot be told which agent this command is for, so nothing was sent. ${why}`
    return ended({ kind: "error", problem: problem("thread-unverified", { message }) })
  }
}

type Taken = Ended | { readonly kind: "launch" } | { readonly kind: "agent"; readonly agent: ThreadAgent }

/** Where an earlier attempt took this command: an agent that was there already, or one that it launched. */
async function takenByEarlierAttempt(
  session: AgentSession,
  { given, launchPlan }: ThreadCommand,
  { all, own, current }: ThreadMembers,
): Promise<Taken | undefined> {
  const { launchKey } = launchPlan
  try {
    const candidates = [
      ...all.filter(({ agentId }) => agentId === own?.marked.agentId),
      ...all,
      ...(current ? [current] : []),
    ]
    const asked = new Set<string>()
    for (const agent of candidates) {
      if (asked.has(agent.agentId) || asked.size >= MOST_ASKED_ON_RERUN) continue
      asked.add(agent.agentId)
      if (await hasTaken(session, agent.agentId, launchKey)) return { kind: "agent", agent }
    }
    const launched = await earlierAgents(session, launchPlan, given.trigger)
    return launched.length > 0 ? { kind: "launch" } : undefined
  } catch (error) {
    return ended(await outcomeWithoutAgent(session, launchPlan, { kind: "in-doubt", error }))
  }
}

async function goOnWith(session: AgentSession, agent: ThreadAgent, command: ThreadCommand): Promise<ThreadResult> {
  const message = messageOf(session.step, command.given)
  session.record.followingUp(message.sent, agent.agentId)
  const first = session.savedState.memory()
  const continued = await continueAgent(session, agent, message)
  if (continued.kind === "ended") return continued
  session.savedState.remember(first)
  const previous = await previousOf(session, agent.agentId, continued)
  const name = previous.url === undefined ? "The agent before" : link("The agent before", previous.url)
  if (session.step.inputs.thread === "only") {
    session.record.noted(
      `${name} cannot go on: ${continued.why}. Here \`thread: only\` lets no command start another one.`,
    )
    return ended(noAgent())
  }
  session.record.noted(`${name} cannot go on: ${continued.why}. This command goes to a new agent.`)
  return { kind: "launch", previous }
}

/** The last that can be read of it; an agent that was deleted shows nothing. */
async function previousOf(
  { step, cursor }: AgentSession,
  id: string,
  continued: Extract<Continued, { kind: "no-longer" }>,
): Promise<PreviousAgent> {
  const agent = continued.agent ?? (await cursor.client.agent(id, { signal: step.cancelled }).catch(() => undefined))
  const shown: ReturnType<typeof sanitize> | undefined = agent && sanitize(step, agent)
  return { url: shown?.url, summary: shown?.summary }
}

/** Stops the agent of the issue or pull request that triggered the run: when it was closed, for example. */
export async function stopThread(
  step: StepContext,
  record: RunRecord,
  trigger: Exclude<Trigger, { kind: "none" }>,
): Promise<Outcome> {
  const apiKey = requireKey(step, trigger)
  const launchKey = launchKeyOf(apiKey, step.runner, step.inputs)
  const { repository } = step.inputs
  const options = { trigger, apiKey, launchKey, repository, asksForPullRequest: false }
  const session = await openSession(step, record, options)
  try {
    const found = await membersOf(session, { apiKey, launchKey, subject: trigger.subject })
    if (found.kind === "ended") return found.outcome
    return await answerWord(session, "stop", found.members.current, "remark" in trigger)
  } finally {
    await session.cursor.close()
  }
}
