/** What YAML calls a mapping. */
export type Fields = Readonly<Record<string, unknown>>
export type Texts = Readonly<Record<string, string>>

/** @throws {WorkflowError} for anything but names and values */
export function fields(value: unknown, what: string): Fields {
  if (isFields(value)) return { ...value }
  throw new WorkflowError(`${what}: names and values are expected, not ${JSON.stringify(value)}`)
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** @throws {WorkflowError} for anything but a list */
export function items(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new WorkflowError(`${what}: a list is expected, not ${JSON.stringify(value)}`)
}

/** Names and texts; nothing at all counts as none. */
export function texts(value: unknown, what: string): Texts {
  if (value === undefined || value === null) return {}
  return Object.fromEntries(Object.entries(fields(value, what)).map(([name, text]) => [name, String(text ?? "")]))
}

/** A list of texts, which may be written as one text. */
export function list(value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map(String)
}

/** A file that cannot be followed. The message is for whoever wrote it. */
export class WorkflowError extends Error {
  override readonly name = "WorkflowError"
}
