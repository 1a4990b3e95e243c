import type { ApiErrorBody, FieldProblem } from "./errors.ts"
import { isRecord } from "./v0/schema.ts"

/** Raw text in a reply that is not JSON (a proxy's page, say) is cut to this many characters. */
const RAW_TEXT_LENGTH = 200

/**
 * Reads an error reply in any shape that the API was seen to send: `{error: {message, code}}`, `{error: "text"}`,
 * `{error, code}`, `{error, details[]}`, `{error: "Title", message}`, `{code, message}`, plain text, HTML or nothing.
 */
export function readApiErrorBody(body: unknown): ApiErrorBody {
  if (typeof body === "string") return withText({ message: body.trim().slice(0, RAW_TEXT_LENGTH) })
  if (!isRecord(body)) return {}
  if (isRecord(body.error)) return withText({ ...textFields(body.error), helpUrl: text(body.error.helpUrl) })
  if (typeof body.error !== "string") return withText(textFields(body))
  // With both, `error` is only the status's title and `message` says what is wrong.
  const message = text(body.message) ?? text(body.error)
  const fields = Array.isArray(body.details) ? body.details.flatMap(readField) : []
  return { ...withText({ message, code: text(body.code) }), ...(fields.length > 0 && { fields }) }
}

function textFields(record: Record<string, unknown>) {
  return { message: text(record.message), code: text(record.code) }
}

function readField(detail: unknown): FieldProblem[] {
  if (!isRecord(detail)) return []
  const keys = Array.isArray(detail.keys) ? detail.keys.filter((key) => typeof key === "string") : []
  const path = Array.isArray(detail.path)
    ? detail.path.filter((part) => ["string", "number"].includes(typeof part))
    : []
  return [{ path: [...path, ...keys].join("."), message: text(detail.message) ?? text(detail.code) ?? "not accepted" }]
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined
}

function withText(parts: { [Name in "code" | "message" | "helpUrl"]?: string | undefined }): ApiErrorBody {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ""))
}
