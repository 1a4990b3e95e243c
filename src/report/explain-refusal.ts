import type { CursorClient } from "../cursor/v0/client.ts"
import type { Problem } from "../model/problem.ts"
import { nearest } from "../text/nearest.ts"
import { problem } from "./catalogue.ts"
import { problemFromError } from "./problem-from-error.ts"

const MOST_SHOWN = 40
const ASK_LIMIT_MS = 10_000

/**
 * What to tell about a refused launch. One refused for its model says which ids there are, and which is most like the
 * one that was asked for: one more request, and none when it fails.
 */
export async function explainRefusal(
  client: Pick<CursorClient, "models">,
  model: string | undefined,
  error: unknown,
  signal: AbortSignal,
): Promise<Problem> {
  const general = problemFromError(error)
  // Before a launch there is no agent that could be missing: something else is, the repository or the API itself.
  if (general.code === "agent-not-found" || general.code === "agent-deleted") {
    const message = "Cursor refused the launch as if something it needs were not there. If `api-url` is set, check it."
    return problem("request-refused", general.detail === undefined ? { message } : { message, detail: general.detail })
  }
  if (general.code !== "unknown-model") return general
  const ids = await client.models({ signal, timeoutMs: ASK_LIMIT_MS }).catch(() => [])
  if (ids.length === 0) return general
  const more = { message: modelAdvice(model, ids) }
  return problem(general.code, general.detail === undefined ? more : { ...more, detail: general.detail })
}

/** One sentence or two about the ids that may be named. Ids of an odd form are left out. Pure. */
export function modelAdvice(model: string | undefined, ids: readonly string[]): string {
  const plain = ids.filter((id) => /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/.test(id))
  const like = model === undefined ? undefined : nearest(model, plain)
  const start =
    model === undefined
      ? "Cursor refused the account's default model."
      : `Cursor does not know the model \`${model}\`, or the account may not use it.`
  const hint = like === undefined ? "" : ` Nearest: \`${like}\`.`
  const shown = plain.slice(0, MOST_SHOWN).map((id) => `\`${id}\``)
  const rest = plain.length > MOST_SHOWN ? ` and ${plain.length - MOST_SHOWN} more` : ""
  return `${start}${hint} It lists: ${shown.join(", ")}${rest}.`
}
