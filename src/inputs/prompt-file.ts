import { readFileSync, statSync } from "node:fs"
import { refuse } from "./values.ts"
import { pathInside } from "./workspace-path.ts"

const MAX_BYTES = 1024 * 1024

/**
 * Reads the instruction from a UTF-8 file inside the workspace; links are followed, and have to stay inside and
 * out of `.git`.
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
