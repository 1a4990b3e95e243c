import { getInput } from "@actions/core"
import { InputError } from "./input-error.ts"

/** Longest part of a bad value that a message shows. */
const SHOWN_LENGTH = 100

/** Reads one input by name: trimmed by nobody, empty when not given. */
export type ReadInput = (name: string) => string

/** Reads an input of this step. Untrimmed, because prompts keep their own blanks. */
export const readInput: ReadInput = (name) => getInput(name, { trimWhitespace: false })

/**
 * The value is shown unless it holds credentials.
 * @throws {InputError} "Input `name`: "value" is not …. Remedy"
 */
export function refuse(name: string, value: string, allowed: string): never {
  if (holdsCredentials(value)) return refuseSecretly(name, `holds credentials, and is not ${allowed}`)
  throw new InputError(`Input \`${name}\`: ${quoted(value)} is not ${allowed}`, "bad-input", { inputs: [name] })
}

/** Whether there is `//token@` or `user:password@` in an address. */
function holdsCredentials(value: string): boolean {
  const before = value.slice(0, Math.max(0, value.lastIndexOf("@")))
  return before.includes(":") || before.includes("//")
}

/** For inputs whose value must not be shown. */
export function refuseSecretly(name: string, problem: string): never {
  throw new InputError(`Input \`${name}\` ${problem}`, "bad-input", { inputs: [name] })
}

/** For an input that holds what another input keeps secret. @throws {InputError} */
export function refuseSecret(name: string, held: string): never {
  return refuseSecretly(name, `holds the value of \`${held}\`, which would be sent on or shown. Remove it.`)
}

/** For inputs that do not go together. @throws {InputError} */
export function refuseTogether(names: readonly string[], message: string): never {
  throw new InputError(message, "bad-input", { inputs: names })
}

/** JSON quoting shows a line break as `\n`, so that a value cannot start a line of the log. */
function quoted(value: string): string {
  // A character takes two code units at most.
  const start = Array.from(value.slice(0, 2 * SHOWN_LENGTH + 2))
  const isWhole = value.length <= 2 * SHOWN_LENGTH + 2 && start.length <= SHOWN_LENGTH
  return JSON.stringify(isWhole ? value : `${start.slice(0, SHOWN_LENGTH).join("")}…`)
}

export function optionalText(read: ReadInput, name: string): string | undefined {
  const value = read(name).trim()
  return value === "" ? undefined : value
}

/** YAML 1.2 core booleans, as the toolkit reads them. Empty means `fallback`. */
export function boolean(read: ReadInput, name: string, fallback: boolean): boolean {
  const value = optionalText(read, name)
  if (value === undefined) return fallback
  if (["true", "True", "TRUE"].includes(value)) return true
  if (["false", "False", "FALSE"].includes(value)) return false
  return refuse(name, value, "a boolean. Write `true` or `false`.")
}

type Range = { readonly least: number; readonly most: number; readonly fallback: number; readonly unit: string }

/** A whole number in decimal digits. Empty means the fallback. */
export function wholeNumber(read: ReadInput, name: string, range: Range): number {
  const value = optionalText(read, name)
  if (value === undefined) return range.fallback
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  if (number >= range.least && number <= range.most) return number
  return refuse(
    name,
    value,
    `a whole number of ${range.unit} from ${range.least} to ${range.most}, written without a unit.`,
  )
}

export function oneOf<Word extends string>(
  read: ReadInput,
  name: string,
  words: readonly Word[],
  fallback: Word,
): Word {
  const value = optionalText(read, name)
  if (value === undefined) return fallback
  const word = words.find((candidate) => candidate === value)
  return word ?? refuse(name, value, `one of ${listed(words)}.`)
}

/** Commas or new lines between the entries; blanks around them and empty entries are dropped. */
export function list(read: ReadInput, name: string): readonly string[] {
  return read(name)
    .split(/[,\n\r]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
}

export function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ")
}
