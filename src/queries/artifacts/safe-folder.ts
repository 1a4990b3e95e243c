import { lstatSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { refuse } from "../../inputs/values.ts"
import { stepsInside } from "../../inputs/workspace-path.ts"

/**
 * Checks the input `path`, before anything is made: a place in the workspace, there already or not.
 * @returns the steps from the workspace to it, with its links resolved
 * @throws {InputError} for a place outside of the workspace, or in `.git`
 */
export function stepsInWorkspace(path: string, workspace: string): readonly string[] {
  const allowed = "a folder inside the workspace. Write a relative path such as `cursor-artifacts`."
  return stepsInside(workspace, path) ?? refuse("path", path, allowed)
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

/** Something that is no folder is where one has to be. */
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
