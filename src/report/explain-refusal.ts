import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError } from "../cursor/errors.ts"
import type { Problem } from "../model/problem.ts"
import { nearest } from "../text/nearest.ts"
import { problem } from "./catalogue.ts"
import { problemFromError } from "./problem-from-error.ts"

const MOST_SHOWN = 40
const ASK_LIMIT_MS = 10_000

/** What the refused launch asked for. */
export type Asked = { readonly model?: string; readonly ref?: string }

/**
 * What to tell about a refused launch. One refused for its model says which ids there are, and which is most like the
 * one that was asked for; one refused for its ref says which was sent. One more request, and none when it fails.
 */
export async function explainRefusal(
  client: Pick<CursorClient, "models">,
  { model, ref }: Asked,
  error: unknown,
  signal: AbortSignal,
): Promise<Problem> {
  const general = problemFromError(error)
  const { code, detail } = general
  switch (code) {
    case "agent-not-found":
    case "agent-deleted": {
      // Before a launch there is no agent that could be missing: something else is, the repository or the API itself.
      const message =
        "Cursor refused the launch as if something it needs were not there. If `api-url` is set, check it."
      return problem("request-refused", { message, detail })
    }
    case "branch-not-found":
    case "commit-refused":
      return ref === undefined
        ? general
        : problem(code, { message: `${general.message.replace(/\.$/, "")}, \`${ref}\`.`, detail })
    case "unknown-model": {
      const ids = await modelIds(client, signal)
      return ids.length === 0 ? general : problem(code, { ...modelAdvice(model, ids), detail })
    }
    default: {
      if (model === undefined || !explainsNothing(error)) return general
      const ids = await modelIds(client, signal)
      const isUnknown = ids.length > 0 && !ids.includes(model)
      return isUnknown ? problem("unknown-model", { ...modelAdvice(model, ids), detail }) : general
    }
  }
}

/** A 400 without a field, and without a known sentence, may be about the model as well. */
function explainsNothing(error: unknown): boolean {
  if (!(error instanceof CursorApiError) || error.status !== 400) return false
  return problemFromError(error).code === "request-refused" && error.apiErrorBody.fields === undefined
}

function modelIds(client: Pick<CursorClient, "models">, signal: AbortSignal): Promise<readonly string[]> {
  return client.models({ signal, timeoutMs: ASK_LIMIT_MS }).catch(() => [])
}

/** What happened and what to do, with the ids that may be named. Ids of an odd form are left out. Pure. */
export function modelAdvice(model: string | undefined, ids: readonly string[]): Pick<Problem, "message" | "remedy"> {
  const plain = ids.filter((id) => /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/.test(id))
  const like = model === undefined ? undefined : nearest(model, plain)
  const message =
    model === undefined
      ? "Cursor refused the account's default model."
      : `Cursor does not know the model \`${model}\`, or the account may not use it.`
  const near = like === undefined ? "an id" : `\`${like}\` or another id`
  const shown = plain.slice(0, MOST_SHOWN).map((id) => `\`${id}\``)
  const rest = plain.length > MOST_SHOWN ? ` and ${plain.length - MOST_SHOWN} more` : ""
  const set = model === undefined ? "Set `model`" : "Leave `model` out, or set it"
  return { message, remedy: `${set} to ${near} that Cursor lists: ${shown.join(", ")}${rest}.` }
}
