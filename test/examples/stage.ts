import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { TestContext } from "node:test"
import type { TokenOptions } from "../../simulator/github/options.ts"
import type { ActionOptions } from "../runner/action-run.ts"
import { messages } from "../scenarios/expectations.ts"
import { API_KEY, runOptions, type Scene, type SceneOptions, setScene } from "../scenarios/scene.ts"
import { SHORT } from "../scenarios/stories.ts"
import { readWorkflow, type Texts, type Workflow } from "../workflow/workflow-file.ts"
import { type Happening, type LegRun, runWorkflow } from "../workflow/workflow-run.ts"

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
    github: { ...setting.github, token: { permissions: granted(workflow), ...setting.github?.token } },
  })
  const caches = new Map<string, string>()
  const own = { CURSOR_API_KEY: API_KEY, ...setting.secrets }
  return {
    scene,
    workflow,
    happens: async (happening, secrets = own) => {
      const masked = Object.values(secrets)
      const around = {
        secrets,
        vars: setting.vars ?? {},
        caches,
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

function granted({ permissions }: Workflow): TokenOptions["permissions"] {
  const rights = Object.entries(permissions).map(([name, level]) => {
    assert.ok(level === "read" || level === "write", `${name}: ${level}`)
    return [name.replaceAll("-", "_"), level] as const
  })
  return Object.fromEntries(rights)
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
