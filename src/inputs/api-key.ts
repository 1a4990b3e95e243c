import { InputError } from "./input-error.ts"
import { refuseSecretly } from "./values.ts"

/** Shorter than any key; as a mask it would also hide half of the log. */
const SHORTEST_KEY = 8

/**
 * Checks the text of the API key. Its characters are checked before any header is built, because Node repeats a bad
 * header value in its own error.
 * @throws {InputError} that never shows the key
 */
export function requireApiKey(name: string, raw: string): string {
  const key = raw.trim()
  if (/^\*+$/.test(key)) {
    return refuseSecretly(
      name,
      "is only asterisks: a masked value was copied. Pass the secret itself: `${{ secrets.CURSOR_API_KEY }}`.",
    )
  }
  if (key.includes("${{")) {
    return refuseSecretly(
      name,
      "holds an expression that was not evaluated. Write `${{ secrets.CURSOR_API_KEY }}` without quotes or escapes around it.",
    )
  }
  const index = key.search(/[^A-Za-z0-9._~+/=:-]/)
  if (index >= 0) {
    const position = Array.from(key.slice(0, index)).length + 1
    const problem = `has an unexpected character at position ${position} of ${Array.from(key).length}`
    return refuseSecretly(
      name,
      `${problem}: a quote, a blank or a line break was probably saved with the secret. Save the key again, alone on one line.`,
    )
  }
  if (key.length < SHORTEST_KEY) {
    return refuseSecretly(
      name,
      `has only ${key.length} characters, which is no Cursor API key. Save the whole key in the secret again.`,
    )
  }
  return key
}

export type Surroundings = { readonly isFork: boolean; readonly actor: string }

/** The error for a key that is not there, with the reason where the event gives one away. */
export function missingKey(surroundings: Surroundings): InputError {
  const { isFork, actor } = surroundings
  const start = "Input `api-key` is empty."
  if (actor.toLowerCase() === "dependabot[bot]") {
    const cause =
      "Runs that Dependabot starts get no Actions secrets. Save the key under Settings → Secrets → Dependabot as well, or skip these runs with `if: github.actor != 'dependabot[bot]'`."
    return new InputError(`${start} ${cause}`, "missing-key")
  }
  if (isFork) {
    const cause =
      "Runs of pull requests from forks get no secrets. Skip them with `if: github.event.pull_request.head.repo.fork == false`."
    return new InputError(`${start} ${cause}`, "missing-key")
  }
  const cause =
    "The step does not pass it, or passes a secret that does not exist in this repository, organization or environment: a misspelled name gives an empty text. Save the key as the secret CURSOR_API_KEY and pass `api-key: ${{ secrets.CURSOR_API_KEY }}`."
  return new InputError(`${start} ${cause}`, "missing-key")
}
