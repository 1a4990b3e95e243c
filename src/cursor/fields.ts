import { type Fields, isFields, wholeNumberOf } from "../http/json.ts"
import { isAgentId } from "../model/agent-id.ts"
import { InvalidResponseError } from "./errors.ts"

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
  if (typeof value !== "string" || value === "") throw new InvalidResponseError(what, field, "a text")
  return value
}

/** Ids are opaque, but they get into addresses, logs and comments: only plain characters are allowed. */
export function requiredId(what: string, field: string, value: unknown): string {
  const id = requiredText(what, field, value)
  if (!isAgentId(id)) throw new InvalidResponseError(what, field, "a usable id")
  return id
}

/** Those of the values that are texts with at least one character. */
export function optionalTexts<Name extends string>(values: Record<Name, unknown>): { [N in Name]?: string } {
  const present: { [N in Name]?: string } = {}
  for (const name in values) {
    const value = values[name]
    if (typeof value === "string" && value !== "") present[name] = value
  }
  return present
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
