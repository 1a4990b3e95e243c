import type { Inputs } from "../inputs/inputs.ts"
import type { Runner } from "../inputs/runner.ts"
import { sign } from "../model/signature.ts"

const KEY_DIGITS = 12

/** The inputs that say what a step asks for. */
export type TaskInputs = Pick<
  Inputs,
  | "operation"
  | "matrixLeg"
  | "agentId"
  | "instruction"
  | "repository"
  | "ref"
  | "pullRequest"
  | "model"
  | "branchName"
  | "autoCreatePr"
  | "autoBranch"
  | "openAsCursorGithubApp"
  | "skipReviewerRequest"
  | "context"
  | "images"
  | "mode"
>

/**
 * The launch key, an idempotency key of our own: the same for every attempt of one step, matrix leg and task of one
 * workflow run, and for nothing else. The task is part of it, because the runner gives one name to all steps of a
 * composite action and one job name to all calls of a reusable workflow. Made under the API key, so that nobody outside
 * can tell it beforehand and plant it.
 */
export function launchKeyOf(
  apiKey: string,
  runner: Pick<Runner, "repository" | "repositoryId" | "runId" | "job" | "step">,
  inputs: TaskInputs,
): string {
  const repository = runner.repositoryId || `${runner.repository.owner}/${runner.repository.name}`.toLowerCase()
  const identity = [repository, runner.runId, runner.job, runner.step, inputs.matrixLeg, taskOf(inputs)]
  return sign(apiKey, "launch", identity).slice(0, KEY_DIGITS)
}

/**
 * The key of one task of a fleet, whose own key holds the run and the step. What the task asks for is part of it, too: two
 * fleets of one composite action may number their tasks alike.
 */
export function taskKeyOf(apiKey: string, fleetKey: string, taskId: string, own: TaskInputs): string {
  return sign(apiKey, "launch", [fleetKey, taskId, taskOf(own)]).slice(0, KEY_DIGITS)
}

function taskOf(inputs: TaskInputs): string {
  const { operation, agentId, repository, ref, pullRequest, model, mode } = inputs
  const prompt = [inputs.instruction?.text, inputs.context, inputs.images]
  const source = [repository.url.toLowerCase(), ref, pullRequest?.url]
  const opening = [inputs.autoCreatePr, inputs.openAsCursorGithubApp, inputs.skipReviewerRequest]
  const target = [inputs.branchName, inputs.autoBranch, ...opening]
  return JSON.stringify([operation, agentId, model, mode, ...prompt, ...source, ...target])
}

export function isLaunchKey(text: string): boolean {
  return /^[0-9a-f]{12}$/.test(text)
}

/** The line that ends every prompt: whoever reads the conversation finds the run, and a later attempt finds the agent. */
export function launchLine(runUrl: string, launchKey: string): string {
  return `Launched by ${runUrl} (launch key ${launchKey})`
}

/** The last line of a follow-up, which tells it from the messages of others and of other runs. */
export function followUpLine(runUrl: string, launchKey: string): string {
  return `Follow-up by ${runUrl} (follow-up key ${launchKey})`
}

/** The key of the n-th time that failed checks are sent back to an agent: whoever sends it, in whatever run, makes the same. */
export function fixKeyOf(apiKey: string, agentId: string, number: number): string {
  return sign(apiKey, "fix", [agentId, String(number)]).slice(0, KEY_DIGITS)
}

/** What one attempt of one step signs a count with, to tell its own from that of a step beside it. */
export function claimOf(apiKey: string, launchKey: string, runAttempt: number): string {
  return sign(apiKey, "claim", [launchKey, String(runAttempt)]).slice(0, KEY_DIGITS)
}

/** Who launched an agent, as the last launch line of its prompt says. */
export type LaunchedBy = { readonly runUrl: string; readonly launchKey: string }

/**
 * The launch line of a prompt; undefined for a prompt without one. It is looked for behind the last fence only, because
 * text by others is inside fences, and the last one counts. A service may add blanks or a line of its own behind it.
 */
export function launchedBy(prompt: string): LaunchedBy | undefined {
  return lastLine(prompt, /^Launched by (https?:\/\/\S+) \(launch key ([0-9a-f]{12})\)$/)
}

/** The key of a follow-up, found as a launch line is. */
export function followUpKeyIn(message: string): string | undefined {
  return lastLine(message, /^Follow-up by (https?:\/\/\S+) \(follow-up key ([0-9a-f]{12})\)$/)?.launchKey
}

function lastLine(text: string, form: RegExp): LaunchedBy | undefined {
  const lines = text.split(/\r\n|[\n\r]/).map((line) => line.trim())
  const afterFence = lines.slice(lines.findLastIndex((line) => line.startsWith("```")) + 1)
  const parts = form.exec(afterFence.findLast((line) => form.test(line)) ?? "")
  return parts ? { runUrl: parts[1] ?? "", launchKey: parts[2] ?? "" } : undefined
}
