import { modelAdvice } from "../../report/explain-refusal.ts"
import { problemFromError } from "../../report/problem-from-error.ts"
import { counted } from "../../text/count.ts"
import { identify, ownerOf, sees, unavailability } from "../account.ts"
import type { CursorQuery, Query } from "../query.ts"
import { bad, type Check, good, warning } from "./checks.ts"

const KEY = "API key"
const AGENTS = "Cloud agents"
const MODELS = "Models"
const REPOSITORY = "Repository at Cursor"

/** What Cursor says about the key, the models and this repository. Four questions, one of them rationed. */
export async function checkCursor(query: Query): Promise<readonly Check[]> {
  if (query.cursor === undefined) {
    const remedy = "Save the key as a secret and pass it as `api-key`."
    return [bad(KEY, "`api-key` is empty.", remedy), ...unchecked("There is no API key.")]
  }
  const asked = { ...query, ...query.cursor }
  const key = await checkKey(asked)
  if (key.verdict !== "good") return [key, ...unchecked("The API key does not work.")]
  const agents = await checkAgents(asked)
  if (agents.verdict !== "good") return [key, agents, ...unchecked("This key may not use cloud agents.").slice(1)]
  return [key, agents, await checkModels(asked), await checkRepository(asked)]
}

function unchecked(why: string): readonly Check[] {
  return [AGENTS, MODELS, REPOSITORY].map((name) => warning(name, `Not checked. ${why}`, "Fix the row above first."))
}

async function checkKey({ client, signal }: CursorQuery): Promise<Check> {
  try {
    return good(KEY, `Accepted. It belongs to ${ownerOf(await identify(client, { signal }))}.`)
  } catch (error) {
    return failed(signal, KEY, error)
  }
}

/** The owner of a key can be asked for under plans and settings that refuse every agent; a list of agents cannot. */
async function checkAgents({ client, signal }: CursorQuery): Promise<Check> {
  try {
    const { done } = await client.agents({}, { signal, pageSize: 1 }).next()
    return good(AGENTS, done ? "This key may use them. It has none yet." : "This key may use them.")
  } catch (error) {
    return failed(signal, AGENTS, error)
  }
}

async function checkModels({ client, inputs, signal }: CursorQuery): Promise<Check> {
  const { model } = inputs
  try {
    const ids = await client.models({ signal })
    if (model === undefined || model === "default")
      return good(MODELS, `${counted(ids.length, "model")} to choose from.`)
    if (ids.includes(model)) return good(MODELS, `${model} is one of ${counted(ids.length, "model")}.`)
    return bad(MODELS, `${model} is not in Cursor's list.`, modelAdvice(model, ids).remedy)
  } catch (error) {
    return failed(signal, MODELS, error)
  }
}

async function checkRepository({ client, inputs, signal }: CursorQuery): Promise<Check> {
  const { owner, name } = inputs.repository
  try {
    const found = await client.repositories({ signal })
    if (sees(found, { owner, name })) return good(REPOSITORY, `Cursor sees ${owner}/${name}.`)
    const remedy = "Install the Cursor GitHub app on the repository and check the account's access to it."
    return bad(REPOSITORY, `Cursor does not see ${owner}/${name}.`, remedy)
  } catch (error) {
    const unavailable = signal.aborted ? undefined : unavailability(error)
    if (!unavailable) return failed(signal, REPOSITORY, error)
    return warning(REPOSITORY, unavailable.message, "Run the doctor again in a few minutes.")
  }
}

function failed(signal: AbortSignal, name: string, error: unknown): Check {
  if (signal.aborted) throw error
  const { message, detail, remedy } = problemFromError(error)
  return bad(name, detail === undefined ? message : `${message} Cursor said: ${detail}`, remedy)
}
