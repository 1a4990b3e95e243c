import examples from "@octokit/webhooks-examples/api.github.com/index.json" with { type: "json" }

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
  const all: readonly Payload[] = examples.find(({ name }) => name === event)?.examples ?? []
  const fitting = all.filter((example) => action === undefined || example.action === action)
  const chosen = fitting[index]
  if (!chosen) throw new Error(`No example of ${event} ${action ?? ""} at ${index}`)
  return structuredClone(chosen)
}

/** Every example payload of one event. */
export function payloads(event: string): readonly Payload[] {
  return structuredClone<readonly Payload[]>(examples.find(({ name }) => name === event)?.examples ?? [])
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
