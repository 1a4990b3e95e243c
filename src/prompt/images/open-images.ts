import type { Trigger } from "../../event/trigger.ts"
import type { StepContext } from "../../run/context.ts"
import { loadOperations } from "../../run/load-operations.ts"
import type { OpenedImages } from "./read-images.ts"

/**
 * Reads the images of the workspace. Nothing is loaded for the many runs that have none.
 * @throws {InputError} for a file that is missing, too large or no image
 */
export async function openImages(step: StepContext, trigger: Trigger): Promise<OpenedImages> {
  if (step.inputs.images.length === 0) return { all: async () => [] }
  const { readImages } = await loadOperations()
  return readImages(step, trigger)
}
