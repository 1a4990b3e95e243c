import { join, relative } from "node:path"
import { run } from "node:test"

/** The slowest takes ten seconds by itself. */
const LONGEST_MS = 180_000

type NamedTest = readonly [file: string, title: string]
/** Undefined for a test that passed, else what it said. */
type Complaint = string | undefined

/** Runs these tests of a tree and no others. A test that is not in the result does not exist there. */
export async function runTests(folder: string, tests: readonly NamedTest[]): Promise<ReadonlyMap<string, Complaint>> {
  const results = new Map<string, Complaint>()
  const stream = run({
    cwd: folder,
    files: [...new Set(tests.map(([file]) => join(folder, file)))],
    testNamePatterns: tests.map(([, title]) => new RegExp(`(^| )${literally(title)}$`)),
    concurrency: 2,
    timeout: LONGEST_MS,
  })
  for await (const { type, data } of stream) {
    if ((type !== "test:pass" && type !== "test:fail") || data.details.type === "suite") continue
    const key = keyOf([relative(folder, data.file ?? "").replaceAll("\\", "/"), data.name])
    results.set(key, type === "test:pass" ? undefined : complaintOf(data.details.error))
  }
  return results
}

/** The regular expression that matches this text and no other. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
}

export function keyOf([file, title]: NamedTest): string {
  return `${file}: ${title}`
}

function complaintOf(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error
  const lines = cause.message.split("\n").map((line) => line.trim())
  return lines.slice(0, 6).filter(Boolean).join(" ").slice(0, 160)
}
