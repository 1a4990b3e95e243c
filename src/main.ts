import { skipReasonOf } from "./authorize/rules.ts"
import { skipReasonOfText } from "./event/request.ts"
import { readTrigger } from "./event/trigger.ts"
import { systemClock } from "./http/clock.ts"
import { USER_AGENT } from "./http/user-agent.ts"
import { InputError } from "./inputs/input-error.ts"
import { type Inputs, readInputs, WrongInputs } from "./inputs/inputs.ts"
import { isGated } from "./inputs/operation.ts"
import { type Runner, readRunner } from "./inputs/runner.ts"
import { readMasks, readSecrets } from "./inputs/secrets.ts"
import type { Outcome } from "./model/outcome.ts"
import { type Log, openLog, warningSink } from "./report/log.ts"
import { maskSecret, outputsSink } from "./report/outputs.ts"
import { openRecord, type RunRecord } from "./report/record.ts"
import { writeResults, writeSummary } from "./report/write-results.ts"
import { type Cancellation, listenForCancellation } from "./run/cancellation.ts"
import type { EarlyContext } from "./run/context.ts"
import { failedOutcome } from "./run/failed-outcome.ts"
import { listenForFaults } from "./run/unawaited-faults.ts"
import { makeRedactor } from "./text/redact.ts"

/** The main step: signals first, then the masks, then the run, then its results. The only catch for what nobody foresaw. */
export async function main(): Promise<void> {
  const cancellation = listenForCancellation(systemClock, () => process.exit(1))
  const faults = listenForFaults()
  for (const secret of readMasks(process.env)) maskSecret(secret)
  const redact = makeRedactor(readSecrets(process.env))
  const log = openLog(redact)
  const record = openRecord(systemClock)
  record.subscribe(outputsSink(redact))
  record.subscribe(warningSink(log))
  let inputs: Inputs | undefined

  const run = async () => {
    const runner = readRunner(process.env)
    const { runUrl: url, runAttempt: attempt, step: stepName, docsUrl } = runner
    record.startedIn({ url, attempt, step: stepName, docsUrl })
    const stepWith = (given: Inputs) => openStep(given, runner, cancellation, { log, redact, warn: record.warned })
    try {
      const read = readInputs(process.env, runner)
      inputs = read.inputs
      for (const warning of read.warnings) record.warned(warning)
      return await operate(stepWith(inputs), record)
    } catch (error) {
      const known = error instanceof WrongInputs ? error.others : inputs
      if (known && error instanceof InputError) await reportOnIssue(stepWith(known), error)
      throw error
    }
  }

  record.ended(await outcomeOf(Promise.race([run(), faults.first]), log, record, () => ({ inputs, cancellation })))
  writeResults({ log, redact }, record, inputs)
  await record.flush()
  if (inputs?.stepSummary !== false)
    await writeSummary({ log, redact }, record, process.env.GITHUB_STEP_SUMMARY, loadSummary)
  // A task that was given up may still wait for something.
  if (faults.count() > 0) process.exit()
}

const loadSummary = () => import("./report/summary-text.ts")

/** Does what `operation` says. What needs no request is decided before anything that speaks HTTP is loaded. */
async function operate(step: EarlyContext, record: RunRecord): Promise<Outcome> {
  const { inputs, runner } = step
  const { operation, triggerPhrase } = inputs
  record.asked(operation)
  const load = () => import("./run/dispatch.ts")
  if (!isGated(operation)) return await (await load()).runUngated(operation, step, record)
  const trigger = readTrigger(runner)
  const asked = { operation, triggerPhrase, hasInstruction: mayInstruct(inputs) }
  const reason = skipReasonOf(trigger, inputs) ?? skipReasonOfText(trigger, asked)
  if (reason !== undefined) return { kind: "skipped", reason }
  if (operation === "fleet") return await (await import("./run/fleet/fleet.ts")).runFleet(step, record, trigger)
  return await (await load()).runGated(operation, step, record, trigger)
}

/** Their events have a place where people look for an answer. */
const ISSUE_EVENTS = /^(?:issues|issue_comment|pull_request)/

/** Where people look: the issue or pull request, when an event of theirs fails for a reason that an author has to correct. */
async function reportOnIssue(step: EarlyContext, error: InputError): Promise<void> {
  if (step.cancelled.aborted || !ISSUE_EVENTS.test(step.runner.eventName)) return
  const { reportFailure } = await import("./run/dispatch.ts")
  await reportFailure(step, error)
}

/** A fleet's tasks may say each for itself what is to be done. */
function mayInstruct({ instruction, operation }: Inputs): boolean {
  return instruction !== undefined || operation === "fleet"
}

type Circumstances = { readonly inputs?: Inputs; readonly cancellation: Cancellation }

async function outcomeOf(
  running: Promise<Outcome>,
  log: Log,
  record: RunRecord,
  circumstances: () => Circumstances,
): Promise<Outcome> {
  try {
    return await running
  } catch (error) {
    log.debug(error instanceof Error ? (error.stack ?? error.name) : "a value that is no error was thrown")
    const { inputs, cancellation } = circumstances()
    const isCancelled = cancellation.cancelled.aborted
    return failedOutcome(error, { report: record.report(), isCancelled, onCancel: inputs?.onCancel })
  }
}

function openStep(
  inputs: Inputs,
  runner: Runner,
  cancellation: Cancellation,
  writers: Pick<EarlyContext, "log" | "redact" | "warn">,
): EarlyContext {
  return {
    inputs,
    runner,
    clock: systemClock,
    random: Math.random,
    userAgent: USER_AGENT,
    loadGitHub: () => import("./github/connection.ts"),
    loadV1: () => import("./cursor/v1/client.ts"),
    ...writers,
    ...cancellation,
  }
}
