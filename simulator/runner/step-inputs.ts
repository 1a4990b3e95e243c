import { CaseInsensitiveMap } from "./case-insensitive-map.ts"
import { type Contexts, evaluateTemplate } from "./expressions.ts"
import type { Manifest } from "./manifest.ts"
import type { StepContext } from "./step-context.ts"

/**
 * What the action gets as INPUT_*: the given values, then the defaults of the rest. An empty string that was given beats
 * the default. Inputs that action.yml does not know are passed, too, with the runner's warning.
 */
export function resolveInputs(
  manifest: Manifest,
  given: Readonly<Record<string, string>>,
  contexts: Contexts,
): CaseInsensitiveMap {
  const inputs = new CaseInsensitiveMap()
  for (const [name, value] of Object.entries(given)) inputs.set(name, value)
  for (const input of manifest.inputs) {
    if (!inputs.has(input.name)) inputs.set(input.name, evaluateTemplate(input.default, contexts))
  }
  return inputs
}

/** Warns of deprecated and unexpected inputs, in main and again in post, as the runner does. */
export function warnAboutInputs(manifest: Manifest, given: Readonly<Record<string, string>>, step: StepContext): void {
  const declared = new Map(manifest.inputs.map((input) => [input.name.toLowerCase(), input]))
  const names = Object.keys(given)
  for (const name of names) {
    const message = declared.get(name.toLowerCase())?.deprecationMessage
    if (message !== undefined) {
      step.annotate("warning", `Input '${name}' has been deprecated with message: ${message}`)
    }
  }
  const unexpected = names.filter((name) => !declared.has(name.toLowerCase()))
  if (unexpected.length === 0) return
  const valid = manifest.inputs.map((input) => input.name)
  step.annotate("warning", `Unexpected input(s) ${quoted(unexpected)}, valid inputs are [${quoted(valid)}]`)
}

function quoted(names: readonly string[]): string {
  return `'${names.join("', '")}'`
}
