import { launchKeyOf, taskKeyOf } from "../../agent/launch-key.ts"
import type { FleetTask } from "../../inputs/fleet-tasks.ts"
import { InputError } from "../../inputs/input-error.ts"
import type { Inputs } from "../../inputs/inputs.ts"
import { type Given, type LaunchPlan, planLaunch } from "../../prompt/plan-launch.ts"
import type { PlannedTask } from "./tasks.ts"

/** Makes the launch of a task: again each time, for the prompts of all tasks together may be large. */
export type Planner = {
  readonly fleetKey: string
  readonly planned: readonly PlannedTask[]
  launchOf(index: number): LaunchPlan
}

/**
 * Plans every task before anything is sent.
 * @throws {InputError} that names the first entry which cannot be launched
 */
export function openPlanner(given: Given, tasks: readonly FleetTask[]): Planner {
  const { inputs, runner, apiKey, command } = given
  const fleetKey = launchKeyOf(apiKey, runner, inputs)
  const plan = (task: FleetTask) => {
    const own = inputsOf(inputs, task)
    if (!own.instruction && command.kind === "none")
      throw new InputError("It has no `prompt`, and neither has the step.", "no-instruction", { inputs: ["tasks"] })
    const launchKey = taskKeyOf(apiKey, fleetKey, task.id, own)
    return planLaunch({ ...given, inputs: own, launchKey })
  }
  const launchOf = (index: number) => {
    const task = tasks[index]
    if (!task) throw new RangeError(`there is no task ${index}`)
    return plan(task)
  }
  return { fleetKey, planned: tasks.map((task, index) => plannedTask(task, index, () => plan(task))), launchOf }
}

/** A task's own values take the place of the step's; its prompt comes after the step's. */
function inputsOf(inputs: Inputs, task: FleetTask): Inputs {
  const texts = [inputs.instruction?.text, task.prompt].filter((text) => text !== undefined)
  const origin = inputs.instruction?.origin ?? "prompt"
  return {
    ...inputs,
    instruction: texts.length === 0 ? undefined : { text: texts.map((text) => text.trim()).join("\n\n"), origin },
    repository: task.repository ?? inputs.repository,
    ref: task.ref ?? inputs.ref,
    pullRequest: undefined,
    model: task.model ?? inputs.model,
    branchName: task.branchName,
  }
}

function plannedTask({ id, model }: FleetTask, index: number, plan: () => LaunchPlan): PlannedTask {
  try {
    const { launchKey, source, plan: launch, body } = plan()
    const { owner, name, url } = source
    const isPullRequest = source.kind === "pull-request"
    const repositoryUrl = isPullRequest ? url.replace(/\/pull\/\d+$/, "") : url
    return {
      id,
      index,
      launchKey,
      repository: { owner, name, url: repositoryUrl },
      model: model ?? launch.model,
      asksForPullRequest: launch.asksForPullRequest,
      earlierPullRequest: isPullRequest && body.target.autoBranch !== false ? url : undefined,
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new InputError(`Entry ${index + 1} (\`${id}\`) cannot be launched. ${error.message}`, error.code, {
      inputs: error.inputs,
    })
  }
}
