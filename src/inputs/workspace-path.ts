import { lstatSync, realpathSync } from "node:fs"
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path"

/**
 * The real path of a file or folder that a path names: links are followed, and where they lead has to be inside the
 * workspace and outside of `.git`, which holds the job's token.
 * @returns undefined for anything else, and for what is not there
 */
export function pathInside(workspace: string, value: string): string | undefined {
  const steps = stepsInside(workspace, value)
  if (steps === undefined) return undefined
  const path = join(realpathSync(workspace), ...steps)
  return lstatSync(path, { throwIfNoEntry: false }) ? path : undefined
}

/**
 * The steps from the workspace to the place that a path names, there already or not. Links in what is there already are
 * followed, by the same rules as `pathInside`.
 * @returns undefined for a place outside, in `.git`, or behind a link that leads nowhere
 */
export function stepsInside(workspace: string, value: string): readonly string[] | undefined {
  try {
    const root = realpathSync(workspace)
    const steps = relative(root, realPlace(resolve(root, value))).split(sep)
    const isInside = steps[0] !== "" && steps[0] !== ".." && !isAbsolute(steps.join(sep))
    return isInside && !steps.some(isGitFolder) ? steps : undefined
  } catch {
    return undefined
  }
}

/** @throws {Error} of the file system, for a link that leads nowhere among others */
function realPlace(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false })) return realpathSync(path)
  const folder = dirname(path)
  return folder === path ? path : join(realPlace(folder), basename(path))
}

/** `.git` in any case, as Windows may shorten it, and with what Windows leaves off a name. */
function isGitFolder(name: string): boolean {
  return /^(?:\.git|git~\d+)(?:[. ]*|:.*)$/i.test(name)
}
