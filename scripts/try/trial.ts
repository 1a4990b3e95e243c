import { join } from "node:path"
import type { ActionOptions } from "../../simulator/runner/action-run.ts"
import { runAction } from "../../simulator/runner/emulator.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import type { Happening, Progress, Surroundings } from "../../simulator/workflow/surroundings.ts"
import { reasonNotToStart } from "../../simulator/workflow/triggers.ts"
import type { Workflow } from "../../simulator/workflow/workflow-file.ts"
import { type LegRun, occasionOf, runWorkflow } from "../../simulator/workflow/workflow-run.ts"
import type { Fields } from "../../simulator/workflow/yaml-fields.ts"
import type { Wish } from "./command-line.ts"
import { READY_EVENTS } from "./ready-events.ts"
import type { TrialSecrets } from "./secrets.ts"
import type { World } from "./world.ts"

/** Everything that the runs of a trial share. */
export type Trial = {
  readonly wish: Wish
  readonly world: World
  readonly secrets: TrialSecrets
  /** Runs for a fork's pull request get no secrets. */
  readonly isFromFork: boolean
  readonly onProgress: (progress: Progress) => void
}

/** One workflow's run. */
export type WorkflowRun = {
  readonly workflow: Workflow
  readonly happening: Happening
  readonly legs: readonly LegRun[]
}

const ROOT = join(import.meta.dirname, "../..")
const HOUR_MS = 3_600_000
/** Without waits a step takes seconds; this ends one that hangs. */
const LONGEST_STEP_MS = 120_000
/** Nothing hangs here: however slow the machine, time waits for every answer. */
const STALL_MS = 25_000

/** Runs a workflow that listens to what happens. The id of the run tells runs of one trial apart. */
export async function runTrial(
  trial: Trial,
  workflow: Workflow,
  happening: Happening,
  runId: string,
): Promise<WorkflowRun> {
  const { wish, secrets, isFromFork, onProgress } = trial
  const around: Surroundings = {
    secrets: isFromFork ? {} : secrets.values,
    vars: wish.vars,
    checkout: wish.checkout,
    optionsFor: (options) => actionOptions(trial, workflow, options, runId),
    runAction: (options) => runAction(actionOptions(trial, workflow, options, runId)),
    onProgress,
  }
  const legs = await runWorkflow(workflow, happening, around)
  return { workflow, happening, legs: legs ?? [] }
}

function actionOptions(
  { wish, world, secrets }: Trial,
  workflow: Workflow,
  { inputs, github, ...rest }: Partial<ActionOptions>,
  runId: string,
): ActionOptions {
  const { cursor, repository, timeLog: logFile } = world
  const { timeScale: scale } = wish
  const { nodeOptions = [], runnerEnv = {} } = virtualTime({
    stallMs: STALL_MS,
    logFile,
    ...(scale !== undefined && { scale }),
  })
  return {
    ...rest,
    actionDir: ROOT,
    secrets: Object.values(secrets.values).filter((secret) => secret !== ""),
    nodeOptions: ["--disable-warning=ExperimentalWarning", ...nodeOptions],
    runnerEnv,
    timeoutMs: scale === undefined ? LONGEST_STEP_MS : 24 * HOUR_MS,
    // The post step has nothing to do after a main step that ended by itself.
    skipPost: true,
    // Last, because no run here may reach the real Cursor.
    inputs: { ...inputs, "api-url": cursor.url },
    github: {
      repository: repository.fullName,
      repositoryId: String(repository.id),
      ref: `refs/heads/${repository.defaultBranch}`,
      workflow: workflow.name,
      runId,
      ...github,
      token: world.tokenOf(workflow, github?.job ?? ""),
      apiUrl: world.github.apiUrl,
      graphqlUrl: world.github.graphqlUrl,
      serverUrl: world.github.serverUrl,
    },
  }
}

/**
 * Lets the agents end that call somebody at their end, and gives the events that GitHub was asked for since `known` of
 * them.
 */
export async function carryWebhooks({ world }: Trial, known: number): Promise<readonly Happening[]> {
  const { cursor, clock, github } = world
  if (cursor.agents.some(({ request }) => request.webhook)) clock.observe(clock.nowMs() + 24 * HOUR_MS)
  await cursor.deliverDueWebhooks()
  const surroundings = READY_EVENTS.find(({ name }) => name === "dispatch")?.make?.({ label: "", comment: "" }).event
  return github.dispatches.slice(known).map(({ eventType, clientPayload, sender }) => ({
    eventName: "repository_dispatch",
    event: dispatchEvent(surroundings ?? {}, { eventType, clientPayload, sender }),
    github: { ref: `refs/heads/${world.repository.defaultBranch}`, actor: sender },
  }))
}

type Asked = { readonly eventType: string; readonly clientPayload: Fields; readonly sender: string }

function dispatchEvent({ repository }: Fields, { eventType, clientPayload, sender }: Asked): Fields {
  return {
    action: eventType,
    branch: "master",
    client_payload: clientPayload,
    repository,
    sender: { login: sender, type: "User" },
  }
}

/** Adds an agent that has ended and calls the relay, as if an earlier run had launched it. */
export function addEndedAgent({ world, secrets }: Trial, relayUrl: string): void {
  const { cursor, repository } = world
  cursor.addAgent({
    story: { creatingMs: 0, runningMs: 0, summary: "Corrected the spelling." },
    request: {
      prompt: { text: "Fix the spelling" },
      source: { repository: `https://github.com/${repository.fullName}`, ref: repository.defaultBranch },
      target: { autoCreatePr: true },
      webhook: { url: relayUrl, secret: secrets.webhookSecret },
    },
  })
}

/** Whether a workflow starts for what happens. */
export function hears(workflow: Workflow, happening: Happening): boolean {
  return reasonNotToStart(workflow.on, occasionOf(happening)) === undefined
}
