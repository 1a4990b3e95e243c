import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Texts } from "./workflow-file.ts"

/** What actions/cache keeps from run to run: a file of the workspace by its key. */
export type Caches = Map<string, string>

export type CacheStep = {
  readonly outputs: Texts
  /** To be called when the job has succeeded. */
  save(): void
}

/**
 * Does what actions/cache does (its README) for one file: restores it when there is an entry for the key, and saves it
 * at the end of a job that succeeded, unless there was one.
 */
export function openCache(caches: Caches, { path = "", key = "" }: Texts, workspace: string): CacheStep {
  const file = join(workspace, path)
  const known = caches.get(key)
  if (known !== undefined) writeFileSync(file, known)
  return {
    outputs: { "cache-hit": String(known !== undefined) },
    save: () => {
      if (known === undefined && existsSync(file)) caches.set(key, readFileSync(file, "utf8"))
    },
  }
}
