import type { Image } from "../cursor/client.ts"
import type { Step } from "../step.ts"
import type { Trigger } from "../trigger.ts"

/** The images of a prompt, as far as they can be had before anything is sent. */
export type OpenedImages = {
  /** Fetches what is not in the workspace, and returns all of them in the order of `images`. @throws {InputError} */
  all(): Promise<readonly Image[]>
}

/**
 * Reads the images of the workspace. Nothing is loaded for the many runs that have none.
 * @throws {InputError} for a file that is missing, too large or no image
 */
export async function openImages(step: Step, trigger: Trigger): Promise<OpenedImages> {
  if (step.inputs.images.length === 0) return { all: async () => [] }
  const { readImages } = await import("../operations/all.ts")
  return readImages(step, trigger)
}
