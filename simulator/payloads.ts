import { readFileSync } from "node:fs"
import { createRequire } from "node:module"

type Payload = Record<string, unknown>

/** The repository that GitHub's own example payloads are about. */
export const HOME = {
  owner: "Codertocat",
  name: "Hello-World",
  fullName: "Codertocat/Hello-World",
  id: 186853002,
} as const

/** A real webhook payload of one event and action, the one at `index` among those that fit, as a copy. */
export function payload(event: string, action?: string, index = 0): Payload {
  const fitting = examplesOf(event).filter((example) => action === undefined || example.action === action)
  const chosen = fitting[index]
  if (!chosen) throw new Error(`No example of ${event} ${action ?? ""} at ${index}`)
  return structuredClone(chosen)
}

/** Every example payload of one event. */
export function payloads(event: string): readonly Payload[] {
  return structuredClone(examplesOf(event))
}

let collection: Buffer | undefined
const known = new Map<string, readonly Payload[]>()

/**
 * An event's entry in GitHub's collection, cut out before it is parsed: all 4 MB of JSON would take 50 ms of CPU in each
 * test process. The collection is indented, so that nothing else in it begins or ends as an entry does.
 */
function examplesOf(event: string): readonly Payload[] {
  const before = known.get(event)
  if (before) return before
  collection ??= readFileSync(createRequire(import.meta.url).resolve("@octokit/webhooks-examples"))
  const start = collection.indexOf(`\n  {\n    "name": "${event}",`)
  if (start < 0) throw new Error(`No entry of ${event}`)
  const entry: { readonly examples: readonly Payload[] } = JSON.parse(
    collection.toString("utf8", start, collection.indexOf("\n  }", start) + "\n  }".length),
  )
  known.set(event, entry.examples)
  return entry.examples
}

/** Lays changes over a payload, object by object; a list or a value replaces the old one. */
export function changed(original: Payload, changes: Payload): Payload {
  const result: Payload = { ...original }
  for (const [key, value] of Object.entries(changes)) {
    const before = result[key]
    result[key] = isObject(before) && isObject(value) ? changed(before, value) : value
  }
  return result
}

/** `issues.labeled` with this label and body, on issue #1. */
export function labeledIssue(changes: Payload = {}): Payload {
  return changed(payload("issues", "labeled"), { label: { name: "cursor" }, ...changes })
}

/** A new comment on issue #1. */
export function issueComment(body: string, changes: Payload = {}): Payload {
  return changed(changed(payload("issue_comment", "created"), { comment: { body } }), changes)
}

function isObject(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
