// What the test runner does before and after all lanes: a folder in which each file is claimed by the lane that runs it.
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { CLAIMS, filesWithProcesses } from "./files.ts"

export function globalSetup(): void {
  process.env[CLAIMS] = mkdtempSync(join(tmpdir(), "falconer-claims-"))
}

export function globalTeardown(): void {
  const folder = process.env[CLAIMS]
  if (folder === undefined) return
  const taken = readdirSync(folder).length
  rmSync(folder, { recursive: true, force: true })
  const files = filesWithProcesses().length
  // A lane that ends early takes its failure with it, but not the files that nobody took.
  if (taken !== files) throw new Error(`${taken} of the ${files} test files that start processes were run`)
}
