import type { CursorClient } from "../../cursor/v0/client.ts"
import { modelAdvice } from "../../report/explain-refusal.ts"
import { problemFromError } from "../../report/problem-from-error.ts"
import type { StepContext } from "../../run/context.ts"
import { counted } from "../../text/count.ts"
import { withCursor } from "../ask.ts"
import { identify, ownerOf } from "../me.ts"
import { sees, unavailability } from "../repositories.ts"
import { bad, type Check, good, warning } from "./checks.ts"

const KEY = "API key"
const MODELS = "Models"
const REPOSITORY = "Repository at Cursor"

/** What Cursor says about the key, the models and this repository. Three questions, one of them rationed. */
export async function checkCursor(step: StepContext): Promise<readonly Check[]> {
  if (step.inputs.apiKey === undefined) {
    const remedy = "Save the key as a secret and pass it as `api-key`."
    return [bad(KEY, "`api-key` is empty.", remedy), ...unchecked("There is no API key.")]
  }
  return await withCursor(step, async ({ client }) => {
    const key = await checkKey(step, client)
    if (key.verdict !== "good") return [key, ...unchecked("The API key does not work.")]
    return [key, await checkModels(step, client), await checkRepository(step, client)]
  })
}

function unchecked(why: string): readonly Check[] {
  return [MODELS, REPOSITORY].map((name) => warning(name, `Not checked. ${why}`, "Mend the row above first."))
}

async function checkKey(step: StepContext, client: CursorClient): Promise<Check> {
  try {
    return good(KEY, `Accepted. It belongs to ${ownerOf(await identify(client, { signal: step.cancelled }))}.`)
  } catch (error) {
    return failed(step, KEY, error)
  }
}

async function checkModels(step: StepContext, client: CursorClient): Promise<Check> {
  const { model } = step.inputs
  try {
    const ids = await client.models({ signal: step.cancelled })
    if (model === undefined || model === "default")
      return good(MODELS, `${counted(ids.length, "model")} to choose from.`)
    if (ids.includes(model)) return good(MODELS, `${model} is one of ${counted(ids.length, "model")}.`)
    return bad(MODELS, `${model} is not in Cursor's list.`, modelAdvice(model, ids))
  } catch (error) {
    return failed(step, MODELS, error)
  }
}

async function checkRepository(step: StepContext, client: CursorClient): Promise<Check> {
  const { owner, name } = step.inputs.repository
  try {
    const found = await client.repositories({ signal: step.cancelled })
    if (sees(found, { owner, name })) return good(REPOSITORY, `Cursor sees ${owner}/${name}.`)
    const remedy = "Install the Cursor GitHub app on the repository and check the account's access to it."
    return bad(REPOSITORY, `Cursor does not see ${owner}/${name}.`, remedy)
  } catch (error) {
    const unavailable = step.cancelled.aborted ? undefined : unavailability(error)
    if (!unavailable) return failed(step, REPOSITORY, error)
    return warning(REPOSITORY, unavailable.message, "Run the doctor again in a few minutes.")
  }
}

function failed(step: StepContext, name: string, error: unknown): Check {
  if (step.cancelled.aborted) throw error
  const { message, detail, remedy } = problemFromError(error)
  return bad(name, detail === undefined ? message : `${message} Cursor said: ${detail}`, remedy)
}
