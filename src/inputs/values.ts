import { InputError } from "./input-error.ts"

/** Longest part of a bad value that a message shows. */
const SHOWN_LENGTH = 100

/** `//token@` or `user:password@` in an address. */
const CREDENTIALS = /(\/\/|:)[^@]*@/

/** Reads one input by name: trimmed by nobody, empty when not given. */
export type ReadInput = (name: string) => string

/**
 * The value is shown unless it holds credentials.
 * @throws {InputError} "Input `name`: "value" is not …. Remedy"
 */
export function refuse(name: string, value: string, allowed: string): never {
  if (CREDENTIALS.test(value)) return refuseSecretly(name, `holds credentials, and is not ${allowed}`)
  throw new InputError(`Input \`${name}\`: ${quoted(value)} is not ${allowed}`)
}

/** For inputs whose value must not be shown. */
export function refuseSecretly(name: string, problem: string): never {
  throw new InputError(`Input \`${name}\` ${problem}`)
}

/** JSON quoting shows a line break as `\n`, so that a value cannot start a line of the log. */
function quoted(value: string): string {
  const characters = Array.from(value)
  return JSON.stringify(characters.length <= SHOWN_LENGTH ? value : `${characters.slice(0, SHOWN_LENGTH).join("")}…`)
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
