import { type Fields, isFields, wholeNumberOf } from "../http/json.ts"
import { isAgentId } from "../model/agent-id.ts"
import { InvalidResponseError } from "./errors.ts"

/** Longer than any address, name or word of the API: presigned addresses have some 2,000 characters. */
const LONGEST_TEXT = 8 * 1024
const LONGEST_SUMMARY = 256 * 1024
/** More entries than any list of the API has: its pages have 100, and the longest conversations some hundreds. */
const MOST_ENTRIES = 20_000

/** A list in a reply, without the entries that cannot be read; `skipped` is how many those are. */
export type Entries<T> = { readonly entries: readonly T[]; readonly skipped: number }

/** A list that comes in pages. */
export type Page<T> = Entries<T> & { readonly nextCursor?: string }

/** The object that a reply, or an entry in it, has to be. @throws {InvalidResponseError} */
export function record(what: string, field: string, value: unknown): Fields {
  if (!isFields(value)) throw new InvalidResponseError(what, field, "an object")
  return value
}

/** Reads a list that has to be there; one odd entry says nothing about the others. @throws {InvalidResponseError} */
export function readEntries<T>(what: string, field: string, body: Fields, read: (entry: unknown) => T): Entries<T> {
  const all: unknown = body[field]
  if (!Array.isArray(all)) throw new InvalidResponseError(what, field, "a list")
  if (all.length > MOST_ENTRIES)
    throw new InvalidResponseError(what, field, `a list of at most ${MOST_ENTRIES} entries`)
  const entries = all.flatMap((entry) => {
    try {
      return [read(entry)]
    } catch (error) {
      if (error instanceof InvalidResponseError) return []
      throw error
    }
  })
  return { entries, skipped: all.length - entries.length }
}

/** A text that has to be there. @throws {InvalidResponseError} */
export function requiredText(what: string, field: string, value: unknown): string {
  if (!isShortText(value)) throw new InvalidResponseError(what, field, "a text")
  return value
}

/** Ids are opaque, but they get into addresses, logs and comments: only plain characters are allowed. */
export function requiredId(what: string, field: string, value: unknown): string {
  const id = requiredText(what, field, value)
  if (!isAgentId(id)) throw new InvalidResponseError(what, field, "a usable id")
  return id
}

/** Those of the values that are texts with at least one character, and with no more than a field of the API has. */
export function optionalTexts<Name extends string>(values: Record<Name, unknown>): { [N in Name]?: string } {
  const present: { [N in Name]?: string } = {}
  for (const name in values) {
    const value = values[name]
    if (isShortText(value)) present[name] = value
  }
  return present
}

function isShortText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= LONGEST_TEXT
}

/** A text of any length, cut to `longest` characters with a mark; empty for anything else. */
export function cutText(value: unknown, longest: number): string {
  if (typeof value !== "string" || value.length <= longest) return typeof value === "string" ? value : ""
  return `${value.slice(0, longest - 1)}…`
}

/** What an agent says when it is done: a text of its own, which nobody shows at such a length. */
export function optionalSummary(value: unknown): { readonly summary?: string } {
  const summary = cutText(value, LONGEST_SUMMARY)
  return summary === "" ? {} : { summary }
}

/** Those of the values that are whole numbers of 0 or more. */
export function optionalCounts<Name extends string>(values: Record<Name, unknown>): { [N in Name]?: number } {
  const present: { [N in Name]?: number } = {}
  for (const name in values) {
    const value = wholeNumberOf(values[name])
    if (value !== undefined && value >= 0) present[name] = value
  }
  return present
}
