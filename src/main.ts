import { lazyConnection } from "./github/lazy-connection.ts"
import { systemClock } from "./http/clock.ts"
import { USER_AGENT } from "./http/user-agent.ts"
import { type Inputs, readInputs, readSecrets } from "./inputs/inputs.ts"
import { type Runner, readRunner } from "./inputs/runner.ts"
import type { Outcome } from "./model/outcome.ts"
import { problem } from "./report/catalogue.ts"
import { type Log, openLog } from "./report/log.ts"
import { maskSecret } from "./report/outputs.ts"
import { problemFromError } from "./report/problem-from-error.ts"
import { openRecord, type RunRecord } from "./report/record.ts"
import { writeResults } from "./report/write-results.ts"
import { type Cancellation, listenForCancellation } from "./run/cancellation.ts"
import type { StepContext } from "./run/context.ts"
import { operate } from "./run/dispatch.ts"

/** The main step: signals first, then the masks, then the run. The only catch for what nobody foresaw. */
export async function main(): Promise<void> {
  const cancellation = listenForCancellation(systemClock, () => process.exit(1))
  for (const secret of readSecrets(process.env)) maskSecret(secret)
  const log = openLog()
  const record = openRecord(systemClock)
  let inputs: Inputs | undefined
  let outcome: Outcome
  try {
    const runner = readRunner(process.env)
    const { runUrl: url, runAttempt: attempt, step: stepName, docsUrl } = runner
    record.startedIn({ url, attempt, step: stepName, ...(docsUrl !== undefined && { docsUrl }) })
    const read = readInputs(process.env, runner)
    inputs = read.inputs
    const step = openStep(inputs, runner, cancellation, log, record)
    for (const warning of read.warnings) step.warn(warning)
    outcome = await operate(step, record)
  } catch (error) {
    const isCancelled = cancellation.cancelled.aborted
    outcome = isCancelled
      ? { kind: "cancelled", disposition: "none", problem: problem("cancelled") }
      : { kind: "error", problem: problemFromError(error) }
    log.debug(error instanceof Error ? (error.stack ?? error.name) : "a value that is no error was thrown")
  }
  record.ended(outcome)
  await writeResults(log, record.report(), outcome, inputs, process.env.GITHUB_STEP_SUMMARY)
}

function openStep(
  inputs: Inputs,
  runner: Runner,
  cancellation: Cancellation,
  log: Log,
  record: RunRecord,
): StepContext {
  return {
    inputs,
    runner,
    clock: systemClock,
    random: Math.random,
    userAgent: USER_AGENT,
    openGitHub: lazyConnection({
      token: inputs.githubToken,
      apiUrl: runner.apiUrl,
      clock: systemClock,
      userAgent: USER_AGENT,
    }),
    log,
    warn: (message) => {
      if (record.warned(message)) log.warning(message)
    },
    ...cancellation,
  }
}
