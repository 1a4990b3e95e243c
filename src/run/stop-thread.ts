import { launchKeyOf } from "../agent/launch-key.ts"
import type { Trigger } from "../event/trigger.ts"
import type { Outcome } from "../model/outcome.ts"
import type { RunRecord } from "../report/record.ts"
import type { StepContext } from "./context.ts"
import { openSession, requireKey } from "./open-session.ts"
import { membersOf } from "./thread.ts"
import { answerWord } from "./thread-words.ts"

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
