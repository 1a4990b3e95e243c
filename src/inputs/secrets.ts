import { requireWebhookUrl } from "./address.ts"
import { requireApiKey } from "./api-key.ts"
import { InputError } from "./input-error.ts"
import { isSecretValue, SECRET_INPUTS, type SecretFinder, type SecretInput, secretFinder } from "./secret-finder.ts"
import { requireWebhookSecrets } from "./source.ts"
import { type ReadInput, readInput, refuseSecret, refuseSecretly } from "./values.ts"

type Environment = Readonly<Record<string, string | undefined>>

/** Reads this step's inputs as they came; `api-key` falls back to the variable CURSOR_API_KEY. */
export function inputReader(environment: Environment): ReadInput {
  return (name) => {
    const value = readInput(name)
    return name === "api-key" && value.trim() === "" ? (environment.CURSOR_API_KEY ?? "") : value
  }
}

/**
 * Every secret of the step, as it came: what no text that leaves the step may hold. A value that is refused is one too,
 * because it is probably a secret written wrongly.
 */
export function readSecrets(environment: Environment): readonly string[] {
  return SECRET_INPUTS.map(inputReader(environment)).filter(isSecretValue)
}

/** What a value has to pass to be used. */
const CHECKS: Readonly<Record<SecretInput, (value: string) => unknown>> = {
  "api-key": (value) => requireApiKey("api-key", value),
  "github-token": (value) => /\s/.test(value.trim()) && refuseSecretly("github-token", "holds a blank."),
  "webhook-secret": requireWebhookSecrets,
  "webhook-url": (value) => requireWebhookUrl("webhook-url", value.trim()),
}

/** The secrets that the runner is asked to mask: those that are used. A refused value as a mask would spoil the log. */
export function readMasks(environment: Environment): readonly string[] {
  const read = inputReader(environment)
  return SECRET_INPUTS.filter((name) => isAccepted(name, read(name)))
    .map(read)
    .filter(isSecretValue)
}

function isAccepted(name: SecretInput, value: string): boolean {
  try {
    CHECKS[name](value)
    return true
  } catch (error) {
    if (error instanceof InputError) return false
    throw error
  }
}

/** Finds the secrets of this step, as they came. */
export function stepSecretFinder(read: ReadInput): SecretFinder {
  const [apiKey, token, secret, url] = SECRET_INPUTS.map(read)
  return secretFinder({ "api-key": apiKey, "github-token": token, "webhook-secret": secret, "webhook-url": url })
}

/**
 * Reads inputs, but none that holds a secret of this step: its value would be sent on, or shown in a message.
 * @throws {InputError} that names both inputs and shows neither value
 */
export function withoutSecrets(read: ReadInput, find: SecretFinder): ReadInput {
  return (name) => {
    const value = read(name)
    const held = SECRET_INPUTS.some((secret) => secret === name) ? undefined : find(value)
    return held === undefined ? value : refuseSecret(name, held)
  }
}
