import { makeRedactor, SHORTEST_SECRET } from "../text/redact.ts"

/** The inputs whose values are secret. */
export const SECRET_INPUTS = ["api-key", "github-token", "webhook-secret", "webhook-url"] as const
export type SecretInput = (typeof SECRET_INPUTS)[number]

/** Finds the first secret of the step that a text holds, in any form that a redactor knows. */
export type SecretFinder = (text: string) => SecretInput | undefined

/** Whether a value is a secret: neither asterisks, nor an expression that nobody evaluated, nor too short for one. */
export function isSecretValue(value: string): boolean {
  const text = value.trim()
  return text.length >= SHORTEST_SECRET && !text.includes("${{") && !/^\*+$/.test(text)
}

/** Makes the finder for these values. Pure. */
export function secretFinder(values: Readonly<Record<SecretInput, string | undefined>>): SecretFinder {
  const redactors = SECRET_INPUTS.flatMap((name) => {
    const value = values[name]
    return value !== undefined && isSecretValue(value) ? [{ name, redact: makeRedactor([value]) }] : []
  })
  return (text) => redactors.find(({ redact }) => redact(text) !== text)?.name
}
