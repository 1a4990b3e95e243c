import { CursorApiError, CursorConnectionError } from "../cursor/errors.ts"
import type { VisibleRepository } from "../cursor/v0/schema.ts"
import type { Outcome } from "../model/outcome.ts"
import type { Problem } from "../model/problem.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { RunRecord } from "../report/record.ts"
import { markdownTable } from "../report/table.ts"
import type { StepContext } from "../run/context.ts"
import { ask } from "./ask.ts"
import { cell } from "./cell.ts"
import { fitting } from "./result.ts"

/** Lists the repositories that Cursor can see with this key. One request: the API allows one a minute and 30 an hour. */
export async function repositories(step: StepContext, record: RunRecord): Promise<Outcome> {
  try {
    recordFindings(step, record, await ask(step, (client, limits) => client.repositories(limits)))
    return { kind: "ok" }
  } catch (error) {
    const unavailable = unavailability(error)
    if (step.cancelled.aborted || !unavailable) throw error
    return { kind: "error", problem: unavailable }
  }
}

function recordFindings(step: StepContext, record: RunRecord, found: readonly VisibleRepository[]) {
  const { owner, name } = step.inputs.repository
  const isHere = sees(found, step.inputs.repository)
  const { kept, complete } = fitting(found)
  record.found({
    headline: found.length === 1 ? "1 repository" : `${found.length} repositories`,
    result: { repositories: kept, complete },
    lines: [
      ...found.map((repository) => `${repository.owner}/${repository.name}`),
      `${owner}/${name} is ${isHere ? "" : "not "}among them.`,
    ],
    markdown: [
      markdownTable(
        ["Repository"],
        found.map((repository) => [cell(`${repository.owner}/${repository.name}`)]),
      ),
    ],
  })
}

/** Whether a repository is in the list; GitHub does not care about upper and lower case. */
export function sees(
  found: readonly VisibleRepository[],
  wanted: { readonly owner: string; readonly name: string },
): boolean {
  const plain = (repository: { readonly owner: string; readonly name: string }) =>
    `${repository.owner}/${repository.name}`.toLowerCase()
  return found.some((repository) => plain(repository) === plain(wanted))
}

/** Plain words for a list that cannot be had now; undefined for refusals that have nothing to do with the list. */
export function unavailability(error: unknown): Problem | undefined {
  const limit = "Cursor answers this question once a minute and 30 times an hour for each user"
  if (error instanceof CursorApiError && error.status === 429) {
    return problem("rate-limit", { message: `The list of repositories is not available now: ${limit}.` })
  }
  if (!(error instanceof CursorConnectionError)) return undefined
  const { code, message } = problemFromError(error)
  const words = `${message} The question was sent once and is not repeated: ${limit}.`
  return problem(code, { message: `The list of repositories is not available now. ${words}` })
}
