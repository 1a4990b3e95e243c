import { globSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { after, describe, test } from "node:test"
import { pathToFileURL } from "node:url"

const TESTS = join(import.meta.dirname, "..")

/** The environment variable with the folder in which lanes claim files. */
export const CLAIMS = "FALCONER_TEST_CLAIMS"

/** All test files, by their paths below `test`; the longest first, because they tend to take longest. */
const FILES: readonly string[] = globSync("**/*.test.ts", { cwd: TESTS })
  .map((path) => ({ path: path.replaceAll("\\", "/"), bytes: statSync(join(TESTS, path)).size }))
  .sort((one, other) => other.bytes - one.bytes || one.path.localeCompare(other.path))
  .map(({ path }) => path)

/** The test files that need nothing but the process they run in. */
export function filesWithoutProcesses(): readonly string[] {
  return FILES.filter((path) => !startsProcesses(join(TESTS, path)))
}

/** The test files that may start processes of their own. */
export function filesWithProcesses(): readonly string[] {
  return FILES.filter((path) => startsProcesses(join(TESTS, path)))
}

const known = new Map<string, boolean>()

function startsProcesses(file: string): boolean {
  const answer = known.get(file)
  if (answer !== undefined) return answer
  // For a circle of imports: its other modules decide.
  known.set(file, false)
  const imports = [...readFileSync(file, "utf8").matchAll(/^(?:import|export) .*?"([^"]+)"|^} from "([^"]+)"/gm)]
  const found = imports
    .map(([, whole, last]) => whole ?? last ?? "")
    .some(
      (target) => target === "node:child_process" || (isOurs(target) && startsProcesses(join(dirname(file), target))),
    )
  known.set(file, found)
  return found
}

function isOurs(target: string): boolean {
  return target.startsWith(".") && target.endsWith(".ts")
}

/** Runs test files in this process, one after the other. */
export function runHere(files: readonly string[]): void {
  for (const file of files) suiteOf(file, () => {})
}

/**
 * Runs the test files that no other lane has taken, one after the other, and takes the next when one has ended: so no
 * lane is left with the files that take longest. Without a folder of claims there is no other lane.
 */
export async function runUntaken(files: readonly string[]): Promise<void> {
  for (const file of files) {
    if (isTaken(file)) continue
    await new Promise<void>((resolve) => suiteOf(file, resolve))
  }
}

function isTaken(file: string): boolean {
  const claims = process.env[CLAIMS]
  if (claims === undefined) return false
  try {
    writeFileSync(join(claims, file.replaceAll("/", "+")), "", { flag: "wx" })
    return false
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return true
    throw error
  }
}

/** Each file is a suite by its path; one that cannot be read fails. */
function suiteOf(file: string, onEnd: () => void): void {
  // A suite without a number of its own would take over that of the suite around it.
  describe(file, { concurrency: 1 }, async () => {
    after(onEnd)
    try {
      await import(pathToFileURL(join(TESTS, file)).href)
    } catch (error) {
      // A suite that fails is not counted among the tests.
      test("can be read", () => {
        throw error
      })
    }
  })
}
