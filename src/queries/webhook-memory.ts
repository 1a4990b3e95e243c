import { createHash } from "node:crypto"
import { lstatSync, readFileSync, realpathSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type StatusChange, WEBHOOK_WINDOW_MS } from "../cursor/webhook.ts"
import { refuse } from "../inputs/values.ts"
import { BlockedPath, makeFolder, stepsInWorkspace } from "./artifacts/safe-folder.ts"

/** Room for thousands of deliveries; nobody gets so many within the minutes for which they are kept. */
const MOST_BYTES = 1024 * 1024
const LINE = /^(\S{1,40}) ([0-9a-f]{64})$/
const FILE = {
  input: "webhook-memory",
  what: "a file inside the workspace. Write a relative path such as `.cursor-webhooks`.",
}

/** The deliveries that were accepted lately. An action remembers nothing by itself, so they stand in a file. */
export type WebhookMemory = {
  holds(delivery: StatusChange): boolean
  /** Writes the delivery down, and forgets those that are too old to be accepted again. */
  keep(delivery: StatusChange): void
}

/**
 * Opens the memory in the file `path` of the workspace; a file that is not there yet is an empty one.
 * @throws {InputError} for a path that leaves the workspace, or is no file of a sensible size
 */
export function openMemory(path: string, workspace: string, today: Date): WebhookMemory {
  const file = fileAt(path, workspace)
  const lines = readLines(file, path)
  return {
    holds: (delivery) => lines.some((line) => line.endsWith(` ${identityOf(delivery)}`)),
    keep: (delivery) => {
      const fresh = lines.filter((line) => isFresh(line, today))
      const time = new Date(delivery.timestamp).toISOString()
      writeFileSync(file, [...fresh, `${time} ${identityOf(delivery)}`, ""].join("\n"))
    },
  }
}

function fileAt(path: string, workspace: string): string {
  const steps = stepsInWorkspace(path, workspace, FILE)
  try {
    return join(makeFolder(realpathSync(workspace), steps.slice(0, -1)), steps.at(-1) ?? "")
  } catch (error) {
    if (!(error instanceof BlockedPath)) throw error
    return refuse(FILE.input, path, `a path through folders: ${error.message}.`)
  }
}

function readLines(file: string, path: string): readonly string[] {
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (!stats) return []
  if (!stats.isFile() || stats.size > MOST_BYTES) return refuse(FILE.input, path, "a file that this action wrote.")
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => LINE.test(line))
}

function isFresh(line: string, today: Date): boolean {
  return today.getTime() - Date.parse(LINE.exec(line)?.[1] ?? "") <= WEBHOOK_WINDOW_MS
}

/** The signed body says these; the header with a delivery's id is not signed, so whoever replays could change it. */
function identityOf({ id, status, timestamp }: StatusChange): string {
  return createHash("sha256")
    .update(JSON.stringify([id, status, timestamp]))
    .digest("hex")
}
