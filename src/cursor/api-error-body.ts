import { fieldAt, isFields, listOf, parseJson, textOf } from "../http/json.ts"
import type { ApiErrorBody, FieldProblem } from "./errors.ts"

/** What is kept of each text in an error reply: it is by others, and nobody reads more. */
const MAX_TEXT_LENGTH = 1_000
/** Raw text in a reply that is not JSON is cut to this many characters. */
const MAX_RAW_LENGTH = 200
/** Longest reply that is parsed: a longer one is taken for raw text, because a hostile one could take seconds. */
const MAX_JSON_LENGTH = 128 * 1024
/** How many details are read, and how many parts of a field's path. */
const MAX_PARTS = 20

/**
 * Reads an error reply in any shape that the API was seen to send: `{error: {message, code}}`, `{error: "text"}`,
 * `{error, code}`, `{error, details[]}`, `{error: "Title", message}`, `{code, message}`, plain text or nothing. Each
 * text is cut where it enters.
 */
export function readApiErrorBody(text: string): ApiErrorBody {
  const body = text.length > MAX_JSON_LENGTH ? undefined : parseJson(text)
  if (body === undefined || typeof body === "string") {
    const raw = (body ?? text).trim()
    return raw === "" ? {} : { message: cut(raw, MAX_RAW_LENGTH) }
  }
  if (!isFields(body)) return {}
  const error = isFields(body.error) ? body.error : body
  const details = listOf(error.details ?? body.details).slice(0, MAX_PARTS)
  const shown = details.map((detail) => fieldAt(detail, "debug", "details") ?? detail)
  const debugs = details.map((detail) => fieldAt(detail, "debug"))
  // With both, `error` is only the status's title and `message` says what is wrong.
  const message = messageOf(textIn(error.message) ?? textIn(body.error), shown, debugs)
  return {
    ...present({
      code: accessCodeIn(debugs) ?? textIn(error.code) ?? textIn(body.code),
      message,
      helpUrl: firstText("helpUrl", [error, ...shown]),
    }),
    ...fieldsIn(details),
    ...waitIn([error, ...details, ...shown], message),
  }
}

/** Cursor's own clients show the title and the sentence in `details[].debug.details`; beside them, "Error" says nothing. */
function messageOf(
  said: string | undefined,
  shown: readonly unknown[],
  debugs: readonly unknown[],
): string | undefined {
  const title = firstText("title", shown)
  const detail = firstText("detail", shown)
  const inner = said === "Error" && (title ?? detail) === undefined ? firstText("error", debugs) : undefined
  const isEmpty = said === "Error" && (title ?? detail ?? inner) !== undefined
  const parts = [title, isEmpty ? inner : said, detail].filter((part) => part !== undefined)
  const distinct = parts.filter(
    (part, at) => !parts.some((other, place) => place !== at && repeats(other, part, place < at)),
  )
  return distinct.length === 0 ? undefined : cut(distinct.join(": "), MAX_TEXT_LENGTH)
}

/** The code about GitHub's access; the one outside says only that something is denied. */
function accessCodeIn(debugs: readonly unknown[]): string | undefined {
  const code = firstText("error", debugs)
  return code?.startsWith("ERROR_GITHUB_") ? code : undefined
}

/** Whether `other` says all that `part` says; of two that are the same, the first one stays. */
function repeats(other: string, part: string, isEarlier: boolean): boolean {
  return other === part ? isEarlier : other.includes(part)
}

function fieldsIn(details: readonly unknown[]): { readonly fields?: readonly FieldProblem[] } {
  const fields = details.flatMap(readField)
  return fields.length > 0 ? { fields } : {}
}

function readField(detail: unknown): FieldProblem[] {
  const isField = fieldAt(detail, "path") !== undefined || fieldAt(detail, "keys") !== undefined
  if (!isField) return []
  const keys = listOf(fieldAt(detail, "keys")).filter((key) => typeof key === "string")
  const path = listOf(fieldAt(detail, "path")).filter((part) => typeof part === "string" || typeof part === "number")
  const message = textIn(fieldAt(detail, "message")) ?? textIn(fieldAt(detail, "code")) ?? "not accepted"
  return [{ path: cut([...path.slice(0, MAX_PARTS), ...keys.slice(0, MAX_PARTS)].join("."), MAX_RAW_LENGTH), message }]
}

/** The longest wait in seconds that the places name, where bodies were seen to name one, or that the message tells. */
function waitIn(places: readonly unknown[], message = ""): { readonly retryAfterMs?: number } {
  const said = /\bretry[ _-]?after\D{0,3}(\d{1,6})\b/i.exec(message)?.[1]
  const named = [...places, ...places.map((place) => fieldAt(place, "additionalInfo"))]
  const seconds = [said, ...named.flatMap((place) => [fieldAt(place, "retryAfter"), fieldAt(place, "retry_after")])]
    .filter((value) => typeof value === "string" || typeof value === "number")
    .filter((value) => /^\d{1,6}(\.\d{1,9})?s?$/.test(String(value)))
    .map((value) => Number.parseFloat(String(value)))
  return seconds.length === 0 ? {} : { retryAfterMs: Math.ceil(1_000 * Math.max(...seconds)) }
}

function firstText(name: string, places: readonly unknown[]): string | undefined {
  return places.map((place) => textIn(fieldAt(place, name))).find((text) => text !== undefined)
}

function textIn(value: unknown): string | undefined {
  const text = textOf(value)?.trim()
  return text === undefined || text === "" ? undefined : cut(text, MAX_TEXT_LENGTH)
}

function cut(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`
}

function present<Name extends string>(parts: { [N in Name]?: string }): { [N in Name]?: string } {
  const texts: { [N in Name]?: string } = {}
  for (const name in parts) if (parts[name] !== undefined) texts[name] = parts[name]
  return texts
}
