import type { DispatchInput } from "../../simulator/workflow/triggers.ts"
import { nearest } from "../../src/text/nearest.ts"
import { TryError } from "./try-error.ts"

/** What a required text is when nobody gave one. */
const EXAMPLE_TASK = "Fix the spelling in the README, and add a test for it."

/**
 * The `inputs` of a manual run: what was given, else the defaults. A required text that was not given is made up.
 * @throws {TryError} for an input that the workflow does not have, and for a value that GitHub's form does not offer
 */
export function dispatchInputs(
  declared: ReadonlyMap<string, DispatchInput>,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string | boolean | number>> {
  const stranger = Object.keys(given).find((name) => !declared.has(name))
  if (stranger !== undefined) throw unknownInput(stranger, [...declared.keys()])
  return Object.fromEntries(
    [...declared].map(([name, input]) => [name, typedValue(name, input, given[name] ?? defaultOf(input))]),
  )
}

function unknownInput(name: string, declared: readonly string[]): TryError {
  if (declared.length === 0) return new TryError(`The workflow has no input \`${name}\`: it declares none.`)
  const likely = nearest(name, declared)
  const advice = likely === undefined ? `It has ${declared.join(", ")}.` : `Did you mean \`${likely}\`?`
  return new TryError(`The workflow has no input \`${name}\`. ${advice}`)
}

function defaultOf({ type, required, default: value, options }: DispatchInput): string {
  if (value !== undefined) return value
  if (type === "choice") return options[0] ?? ""
  if (type === "boolean") return "false"
  return required ? EXAMPLE_TASK : ""
}

function typedValue(name: string, { type, options }: DispatchInput, value: string): string | boolean | number {
  if (type === "boolean") {
    if (value === "true" || value === "false") return value === "true"
    throw new TryError(`--input ${name} is true or false, not "${value}".`)
  }
  if (type === "number") return Number(value)
  if (type !== "choice" || options.includes(value)) return value
  throw new TryError(`--input ${name} is one of ${options.join(", ")}, not "${value}".`)
}
