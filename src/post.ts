import { getState } from "@actions/core"
import { systemClock, within } from "./http/clock.ts"
import { USER_AGENT } from "./http/user-agent.ts"
import { InputError } from "./inputs/input-error.ts"
import { readAccess } from "./inputs/inputs.ts"
import { readRunner } from "./inputs/runner.ts"
import { readMasks, readSecrets } from "./inputs/secrets.ts"
import { type Log, openLog } from "./report/log.ts"
import { maskSecret } from "./report/outputs.ts"
import { readState, readUncheckedState, STATE_NAME } from "./run/saved-state.ts"
import { listenForFaults } from "./run/unawaited-faults.ts"
import { makeRedactor, type Redactor } from "./text/redact.ts"

/** A cancelled job has five minutes for all its post steps together. */
const BUDGET_MS = 240_000

/**
 * The post step: when the main step could not end by itself, its agent is found and stopped, and the reports are
 * written. It does nothing when everything is in order, and fails the job only for an agent that it could not stop.
 */
export async function post(): Promise<void> {
  for (const secret of readMasks(process.env)) maskSecret(secret)
  const redact = makeRedactor(readSecrets(process.env))
  const log = openLog(redact)
  const faults = listenForFaults()
  try {
    const all = (signal: AbortSignal) => Promise.race([cleanUp(log, redact, signal), faults.first])
    await within(systemClock, BUDGET_MS, undefined, all)
  } catch (error) {
    const name = error instanceof InputError ? error.message : error instanceof Error ? error.name : typeof error
    log.fail(
      `The clean-up after this step failed (${name}), so ${agentIn(getState(STATE_NAME))} may still be working. Look for it on cursor.com/agents, and stop it there.`,
    )
  }
  // A task that was given up may still wait for something.
  if (faults.count() > 0) process.exit()
}

/** The agent of the step in words. What the state says is not checked, and goes to people only. */
function agentIn(saved: string): string {
  const agentId = readUncheckedState(saved)?.agentId
  return agentId === undefined ? "the agent of this step" : `agent ${agentId}`
}

/** Within nested composite actions a post step gets no inputs. A run that came to its end needs none. */
function warnOfMissingKey(log: Log, saved: string): void {
  const state = readUncheckedState(saved)
  if (state?.isReported) return
  log.warning(
    `\`api-key\` did not reach the post step, so ${agentIn(saved)} may still be working: a nested composite action loses the inputs of its steps. Stop the agent on cursor.com/agents, and set the environment variable CURSOR_API_KEY for the job.`,
  )
}

async function cleanUp(log: Log, redact: Redactor, signal: AbortSignal): Promise<void> {
  const saved = getState(STATE_NAME)
  if (saved === "") return
  const access = readAccess(process.env)
  const { apiKey } = access
  if (apiKey === undefined) return warnOfMissingKey(log, saved)
  const state = readState(apiKey, saved)
  if (state === undefined) {
    log.warning(
      "The state of this step was changed by something else, or `api-key` is another one now, so the post step changes nothing. Look on cursor.com/agents whether the step's agent is still working.",
    )
    return
  }
  if (state.isDone) return
  const surroundings = { clock: systemClock, random: Math.random, userAgent: USER_AGENT }
  const loadGitHub = () => import("./github/connection.ts")
  const task = {
    ...surroundings,
    ...access,
    apiKey,
    runner: readRunner(process.env),
    log,
    redact,
    state,
    loadGitHub,
    loadV1: () => import("./cursor/v1/client.ts"),
    loadSummary: () => import("./report/summary-text.ts"),
    summaryFile: process.env.GITHUB_STEP_SUMMARY,
    signal,
  }
  if (state.taskIds) return await (await import("./run/fleet/clean-up.ts")).cleanUpFleet(task, getState)
  await (await import("./run/clean-up.ts")).cleanUpStep(task)
}
