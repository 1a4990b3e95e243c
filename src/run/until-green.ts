import { claimOf } from "../agent/launch-key.ts"
import { readHead } from "../github/checks.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import type { Outcome } from "../model/outcome.ts"
import type { AgentSession } from "./agent-session.ts"
import { awaitChecks } from "./await-checks.ts"
import { notFailed } from "./checks-outcome.ts"
import { wordsOf } from "./count-fix.ts"
import { judgeHead, type Loop, type Round } from "./judge-checks.ts"
import { cancelledBetweenTurns } from "./send-fix.ts"

/**
 * Waits for the checks of the pull request that a finished agent has opened, sends failures back to it, and goes on
 * until they pass or something says to stop: nothing is sent that a person should look at first. Every fix is a
 * follow-up with a key of its own, so that a re-run sends none twice.
 * @param ownKey of the instruction that this step gave
 * @returns `finished` as it came, with a problem when the checks stayed red, or how a fix's turn ended
 */
export async function untilChecksPass(
  session: AgentSession,
  { apiKey, launchKey: ownKey }: { readonly apiKey: string; readonly launchKey: string },
  finished: Outcome,
): Promise<Outcome> {
  const { inputs, runner, openGitHub } = session.step
  if (inputs.maxFixes === 0 || !inputs.wait) return finished
  if (finished.kind !== "finished" || !finished.agent?.pullRequest) return finished
  const github = await openGitHub()
  if (!github) return unverified(session, finished.agent, "there is no `github-token`")
  const { owner, name } = session.home.expected()
  const place = { owner, name, number: finished.agent.pullRequest.number }
  const rules = { names: inputs.checkNames, ownWorkflowFile: runner.workflowFile }
  const claim = claimOf(apiKey, ownKey, runner.runAttempt)
  return await rounds({ session, github, place, rules, apiKey, ownKey, claim, mayBeUnderWay: false }, finished.agent)
}

async function rounds(loop: Loop, agent: SanitizedAgent): Promise<Outcome> {
  const { session } = loop
  const { step } = session
  let last = agent
  try {
    await rememberEarlier(session)
    let round: Round = { isOver: false, outcome: { kind: "finished", agent } }
    while (!round.isOver && round.outcome.kind === "finished" && round.outcome.agent) {
      last = round.outcome.agent
      round = await nextRound(loop, last, round)
    }
    return round.outcome
  } catch (error) {
    if (step.cancelled.aborted) return cancelledBetweenTurns(last)
    const why = wordsOf(error)
    if (why === undefined) throw error
    return unverified(session, last, why)
  }
}

/** An earlier attempt of this step has counted in the same comment. */
async function rememberEarlier({ step, comment, savedState }: AgentSession): Promise<void> {
  if (step.runner.runAttempt === 1) return
  const earlier = (await comment.earlierMark())?.memory
  const memory = savedState.memory()
  if (earlier && earlier.fixes > memory.fixes) {
    savedState.remember({ ...memory, fixes: earlier.fixes, lastFix: earlier.lastFix })
  }
}

async function nextRound(loop: Loop, agent: SanitizedAgent, { sha, delivered }: Round): Promise<Round> {
  const { session, github, place, rules } = loop
  const { step, record } = session
  step.log.info("Waiting for the checks of the pull request.")
  record.checksAwaited()
  const end = await awaitChecks({
    read: (signal) => readHead(github, place, signal),
    rules,
    timeoutMs: step.inputs.checksTimeoutMs,
    judgedSha: sha,
    clock: step.clock,
    signal: step.cancelled,
  })
  if (end.kind === "unverified") throw end.error
  return await judgeHead(loop, agent, end, delivered)
}

/** The checks cannot be read. */
function unverified(session: AgentSession, agent: SanitizedAgent, error: string): Outcome {
  const { failed = [] } = session.record.report().checks ?? {}
  const { fixes } = session.savedState.memory()
  return notFailed(session, agent, { state: "unverified", failed, fixes, why: `they cannot be read: ${error}` })
}
