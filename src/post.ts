import { getState } from "@actions/core"
import { lazyConnection } from "./github/lazy-connection.ts"
import { systemClock, within } from "./http/clock.ts"
import { USER_AGENT } from "./http/user-agent.ts"
import { readAccess, readSecrets } from "./inputs/inputs.ts"
import { readRunner } from "./inputs/runner.ts"
import { type Log, openLog } from "./report/log.ts"
import { maskSecret } from "./report/outputs.ts"
import { loadNetwork } from "./run/load-network.ts"

/** A cancelled job has five minutes for all its post steps together. */
const BUDGET_MS = 90_000

/**
 * The post step: when the main step could not end by itself, its agent is found and stopped, and the comment is put
 * right. It never fails the job, and does nothing when everything is in order.
 */
export async function post(): Promise<void> {
  for (const secret of readSecrets(process.env)) maskSecret(secret)
  const log = openLog()
  try {
    await within(systemClock, BUDGET_MS, undefined, (signal) => cleanUp(log, signal))
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error
    log.warning(
      `What this step left behind could not be put in order (${name}). Look on cursor.com/agents whether its agent is still working, and stop it there.`,
    )
  }
}

async function cleanUp(log: Log, signal: AbortSignal): Promise<void> {
  // Main never reads what it saved, so its first file does without this.
  const { readState, STATE_NAME } = await import("./run/saved-state.ts")
  const saved = getState(STATE_NAME)
  if (saved === "") return
  const access = readAccess(process.env)
  const { apiKey } = access
  const state = apiKey === undefined ? undefined : readState(apiKey, saved)
  if (apiKey === undefined || state === undefined) {
    log.warning("The state of this step was changed by something else, so the post step leaves everything as it is.")
    return
  }
  if (state.isDone) return
  const runner = readRunner(process.env)
  const [{ openCursor }, { cleanUp }] = await Promise.all([loadNetwork(), import("./run/work.ts")])
  const surroundings = { clock: systemClock, random: Math.random, userAgent: USER_AGENT }
  const cursor = openCursor({ ...surroundings, apiUrl: access.apiUrl, apiKey })
  const openGitHub = lazyConnection({ ...surroundings, token: access.githubToken, apiUrl: runner.apiUrl })
  try {
    await cleanUp({ ...surroundings, log, apiKey, apiUrl: access.apiUrl, runner, state, cursor, openGitHub, signal })
  } finally {
    await cursor.close()
  }
}
