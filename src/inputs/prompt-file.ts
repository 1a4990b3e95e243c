import { readFileSync, realpathSync, statSync } from "node:fs"
import { isAbsolute, relative, resolve, sep } from "node:path"
import { refuse } from "./values.ts"

const MAX_BYTES = 1024 * 1024

/**
 * Reads the instruction from a UTF-8 file inside the workspace; symbolic links are followed and must stay inside.
 * @throws {InputError}
 */
export function readPromptFile(input: string, value: string, workspace: string): string {
  const path = pathInside(workspace, value)
  if (path === undefined)
    return refuse(
      input,
      value,
      "a file inside the workspace. Check the path, and that `actions/checkout` ran before this step.",
    )
  const stats = statSync(path)
  if (!stats.isFile()) return refuse(input, value, "a regular file.")
  if (stats.size > MAX_BYTES)
    return refuse(input, value, `small enough: it has ${stats.size} bytes and 1 MiB is the most.`)
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path))
  } catch {
    return refuse(input, value, "UTF-8 text.")
  }
}

/** The real path of `value` when it exists below the workspace. */
export function pathInside(workspace: string, value: string): string | undefined {
  try {
    const root = realpathSync(workspace)
    const path = realpathSync(resolve(root, value))
    const steps = relative(root, path)
    return steps !== "" && steps !== ".." && !steps.startsWith(`..${sep}`) && !isAbsolute(steps) ? path : undefined
  } catch {
    return undefined
  }
}
