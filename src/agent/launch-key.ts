import type { Runner } from "../inputs/runner.ts"
import { sign } from "../model/signature.ts"

const KEY_DIGITS = 12

/**
 * The launch key: the same for every attempt of one step and matrix leg of one workflow run, and for nothing else.
 * Made under the API key, so that nobody outside can tell it beforehand and plant it.
 */
export function launchKeyOf(
  apiKey: string,
  runner: Pick<Runner, "repository" | "repositoryId" | "runId" | "job" | "step">,
  matrixLeg: string,
): string {
  const repository = runner.repositoryId || `${runner.repository.owner}/${runner.repository.name}`.toLowerCase()
  return sign(apiKey, "launch", [repository, runner.runId, runner.job, runner.step, matrixLeg]).slice(0, KEY_DIGITS)
}

export function isLaunchKey(text: string): boolean {
  return /^[0-9a-f]{12}$/.test(text)
}

/** The line that ends every prompt: whoever reads the conversation finds the run, and a later attempt finds the agent. */
export function launchLine(runUrl: string, launchKey: string): string {
  return `Launched by ${runUrl} (launch key ${launchKey})`
}

/**
 * The launch key of a prompt, when its very last line is our own. A key anywhere else does not count: other people's
 * text stands further up.
 */
export function launchKeyIn(prompt: string): string | undefined {
  const lastLine = prompt.slice(prompt.lastIndexOf("\n") + 1)
  return /^Launched by https?:\/\/\S+ \(launch key ([0-9a-f]{12})\)$/.exec(lastLine)?.[1]
}

/** The last line of a follow-up, which tells it from the messages of others and of other runs. */
export function followUpLine(runUrl: string, launchKey: string): string {
  return `Follow-up by ${runUrl} (follow-up key ${launchKey})`
}

/** The key of a follow-up, when the very last line of the message is our own. */
export function followUpKeyIn(message: string): string | undefined {
  const text = message.trimEnd()
  const lastLine = text.slice(text.lastIndexOf("\n") + 1)
  return /^Follow-up by https?:\/\/\S+ \(follow-up key ([0-9a-f]{12})\)$/.exec(lastLine)?.[1]
}
