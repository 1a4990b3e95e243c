import { lstatSync, mkdirSync, realpathSync } from "node:fs"
import { isAbsolute, join, relative, sep } from "node:path"
import { refuse } from "../../inputs/values.ts"

const FOLDER = {
  input: "path",
  what: "a folder inside the workspace. Write a relative path such as `cursor-artifacts`.",
}

/**
 * Checks `path`, before anything is made: a place in the workspace, there already or not.
 * @param asked the input that names it, and what a message says it has to be
 * @returns the steps from the workspace to it
 * @throws {InputError}
 */
export function stepsInWorkspace(path: string, workspace: string, asked = FOLDER): readonly string[] {
  const root = realpathSync(workspace)
  const steps = relative(root, isAbsolute(path) ? path : join(root, path))
  const isInside = steps !== "" && steps !== ".." && !steps.startsWith(`..${sep}`) && !isAbsolute(steps)
  if (isInside && !steps.split(sep).some((step) => step.toLowerCase() === ".git")) return steps.split(sep)
  return refuse(asked.input, path, asked.what)
}

/**
 * Makes the folder below `root`, one step after the other. A symbolic link on the way is not followed, because a
 * checked-out repository may have put it there.
 * @throws {BlockedPath}
 */
export function makeFolder(root: string, steps: readonly string[]): string {
  let folder = root
  for (const step of steps) {
    folder = join(folder, step)
    const kind = kindOf(folder)
    if (kind === "other") throw new BlockedPath(step)
    if (kind === "nothing") mkdirSync(folder)
  }
  return folder
}

/** Something that is no folder stands where one has to be. */
export class BlockedPath extends Error {
  override readonly name = "BlockedPath"

  constructor(step: string) {
    super(`"${step}" is there already and is no folder`)
  }
}

function kindOf(path: string): "folder" | "other" | "nothing" {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (!stats) return "nothing"
  return stats.isDirectory() ? "folder" : "other"
}
