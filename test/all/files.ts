import { globSync, readFileSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import { describe, test } from "node:test"
import { pathToFileURL } from "node:url"

const TESTS = join(import.meta.dirname, "..")

/** How many processes share the test files that start processes of their own. */
const LANES = globSync("lane-*.ts", { cwd: import.meta.dirname }).length

/** All test files, by their paths below `test`; the longest first, because they tend to take longest. */
const FILES: readonly string[] = globSync("**/*.test.ts", { cwd: TESTS })
  .map((path) => ({ path: path.replaceAll("\\", "/"), bytes: statSync(join(TESTS, path)).size }))
  .sort((one, other) => other.bytes - one.bytes || one.path.localeCompare(other.path))
  .map(({ path }) => path)

/** The test files that need nothing but the process they run in. */
export function filesWithoutProcesses(): readonly string[] {
  return FILES.filter((path) => !startsProcesses(join(TESTS, path)))
}

/**
 * One lane's share of the test files that may start processes of their own.
 * @param lane from 1
 * @throws {RangeError} when there is no such lane
 */
export function filesOfLane(lane: number): readonly string[] {
  if (!(lane >= 1 && lane <= LANES)) throw new RangeError(`There are ${LANES} lanes, and ${lane} is none of them`)
  const files = FILES.filter((path) => startsProcesses(join(TESTS, path)))
  return files.filter((_, index) => laneOf(index) === lane - 1)
}

/** Forth and back, so that no lane gets the longer file of every round. */
function laneOf(index: number): number {
  const place = index % (2 * LANES)
  return place < LANES ? place : 2 * LANES - 1 - place
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

/** Runs test files in this process, one after the other. Each is a suite by its path; one that cannot be read fails. */
export function runHere(files: readonly string[]): void {
  for (const file of files) {
    // A suite without a number of its own would take over that of the suite around it.
    describe(file, { concurrency: 1 }, async () => {
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
}
