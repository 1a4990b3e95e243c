import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { TestContext } from "node:test"
import type { ActionOptions } from "../../simulator/runner/action-run.ts"
import { tokenPermissions } from "../../simulator/workflow/permissions.ts"
import type { Happening } from "../../simulator/workflow/surroundings.ts"
import { readWorkflow, type Workflow } from "../../simulator/workflow/workflow-file.ts"
import { type LegRun, runWorkflow } from "../../simulator/workflow/workflow-run.ts"
import type { Texts } from "../../simulator/workflow/yaml-fields.ts"
import { messages } from "../scenarios/expectations.ts"
import { API_KEY, runOptions, type Scene, type SceneOptions, setScene } from "../scenarios/scene.ts"
import { SHORT } from "../scenarios/stories.ts"

const EXAMPLES = join(import.meta.dirname, "../../examples")

/** An example in front of the simulators, whose token may do what the example's `permissions` say and no more. */
export type Example = {
  readonly scene: Scene
  readonly workflow: Workflow
  /** Lets something happen. Undefined when the example does not listen to it. */
  happens(happening: Happening, secrets?: Texts): Promise<readonly LegRun[] | undefined>
}

export type Setting = SceneOptions & {
  readonly secrets?: Texts
  readonly vars?: Texts
  /** Inputs of every step with our action, where the example says nothing. */
  readonly inputs?: Texts
}

export function exampleText(file: string): string {
  return readFileSync(join(EXAMPLES, file), "utf8")
}

export async function setExample(context: TestContext, file: string, setting: Setting = {}): Promise<Example> {
  const workflow = readWorkflow(exampleText(file))
  const scene: Scene = await setScene(context, {
    ...setting,
    cursor: {
      // No example is about a long wait, and each look at an agent costs the action time.
      plan: SHORT,
      onPullRequest: ({ headBranch, ...opened }) => void scene.github.openPullRequest({ ...opened, head: headBranch }),
      ...setting.cursor,
    },
    github: {
      ...setting.github,
      token: { permissions: tokenPermissions(workflow.permissions), ...setting.github?.token },
    },
  })
  const own = { CURSOR_API_KEY: API_KEY, ...setting.secrets }
  return {
    scene,
    workflow,
    happens: async (happening, secrets = own) => {
      const masked = Object.values(secrets)
      const around = {
        secrets,
        vars: setting.vars ?? {},
        optionsFor: (options: Partial<ActionOptions>) =>
          runOptions(scene.cursor, scene.github, named(workflow, options)),
        runAction: (options: Partial<ActionOptions>) => {
          const inputs = { ...setting.inputs, ...options.inputs }
          return scene.run(named(workflow, { ...options, inputs, secrets: masked }))
        },
      }
      return await runWorkflow(workflow, happening, around)
    },
  }
}

function named(workflow: Workflow, options: Partial<ActionOptions>): Partial<ActionOptions> {
  return { ...options, github: { ...options.github, workflow: workflow.name } }
}

/** The one leg of a workflow with one job, which ran. */
export function onlyLeg(legs: readonly LegRun[] | undefined): LegRun {
  const [leg, ...others] = legs ?? []
  assert.ok(leg, "the workflow did not start")
  assert.deepEqual(others, [])
  return leg
}

/** What our action did in the steps of a job, in their order. */
export function actionsOf({ steps }: LegRun) {
  return steps.flatMap(({ action }) => (action ? [action] : []))
}

/** Asserts that every step did its work without a warning: the permissions are enough, and no input is idle. */
export function assertSmooth(legs: readonly LegRun[]): void {
  for (const leg of legs) {
    for (const { action, script } of leg.steps) {
      if (action) assert.deepEqual([...messages(action, "warning"), ...messages(action, "error")], [])
      if (script) assert.ok(script.succeeded, script.printed)
    }
    assert.equal(leg.result, "success", leg.job)
  }
}
