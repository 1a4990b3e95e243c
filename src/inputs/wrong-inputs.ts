import { InputError } from "./input-error.ts"
import type { ReadInput } from "./values.ts"

/**
 * Reads all inputs, so that its author hears of every wrong one at once: what was refused counts as not set while the
 * others are read.
 * @returns the inputs, unless the wrong ones keep the others from being read, and an error that says everything that is wrong
 */
export function withAllErrors<T>(
  read: ReadInput,
  readAll: (read: ReadInput) => T,
): { readonly all?: T; readonly error?: InputError } {
  const wrong = new Set<string>()
  const errors: InputError[] = []
  for (;;) {
    try {
      const all = readAll((name) => (wrong.has(name) ? "" : read(name)))
      return { all, error: errors.length === 0 ? undefined : joined(errors) }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      const { inputs } = error
      const isNew = inputs.every((name) => !wrong.has(name))
      // Inputs that do not go together may well do when the wrong one among them is right.
      if (isNew) errors.push(error)
      if (inputs.every((name) => wrong.has(name))) break
      for (const name of inputs) wrong.add(name)
    }
  }
  return { error: joined(errors) }
}

function joined(errors: readonly InputError[]): InputError {
  const [first] = errors
  if (errors.length === 1 && first) return first
  const inputs = [...new Set(errors.flatMap((error) => error.inputs))]
  const message = [`${errors.length} inputs are wrong.`, ...errors.map((error) => error.message)].join(" ")
  return new InputError(message, "bad-input", { inputs })
}
