import type { Operation } from "./operation.ts"
import { list, optionalText, type ReadInput, refuseTogether, wholeNumber } from "./values.ts"

/** The most tasks that a fleet takes. */
export const MOST_TASKS = 256

/** What `operation: fleet` works on; `readFleetTasks` reads the tasks themselves. */
export type FleetInputs = Readonly<{
  /** JSON, or the path of a file with it. */
  tasks?: string
  /** One instruction for several models, instead of `tasks`. */
  models: readonly string[]
  maxActive: number
  /** 0: go on. */
  stopAfterFailures: number
}>

/** @throws {InputError} */
export function readFleet(read: ReadInput, operation: Operation): FleetInputs {
  const limits = {
    maxActive: wholeNumber(read, "max-active", { least: 1, most: MOST_TASKS, fallback: 4, unit: "agents" }),
    stopAfterFailures: wholeNumber(read, "stop-after-failures", {
      least: 0,
      most: MOST_TASKS,
      fallback: 0,
      unit: "tasks",
    }),
  }
  const tasks = optionalText(read, "tasks")
  const models = list(read, "models")
  const isFleet = operation === "fleet"
  if (isFleet && tasks !== undefined && models.length > 0)
    return refuseTogether(["tasks", "models"], "Inputs `tasks` and `models` are both set. Keep one of them.")
  if (isFleet && tasks === undefined && models.length === 0) {
    const message =
      "The operation `fleet` needs `tasks` or `models`, and both are empty. Write a JSON list of tasks, or the path of a file with one; an expression that finds nothing is an empty text."
    return refuseTogether(["tasks", "models"], message)
  }
  return { ...limits, tasks, models }
}
