import type { KeyOwner, VisibleRepository } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError, CursorConnectionError } from "../cursor/errors.ts"
import type { Problem } from "../model/problem.ts"
import { problem } from "../report/catalogue.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import { markdownTable } from "../report/table.ts"
import { counted } from "../text/count.ts"
import { cell, fitting } from "./entries.ts"
import type { Answer, CursorQuery } from "./query.ts"

type Name = { readonly owner: string; readonly name: string }
type Identity = { readonly kind: "user"; readonly owner: KeyOwner } | { readonly kind: "service-account" }

/** Lists the model ids that `model` may name. */
export async function listModels({ client, signal }: CursorQuery): Promise<Answer> {
  const ids = await client.models({ signal })
  const { kept, complete } = fitting(ids)
  const markdown = [ids.map((id) => `- ${cell(id)}`).join("\n")]
  return {
    findings: { headline: counted(ids.length, "model"), result: { models: kept, complete }, lines: ids, markdown },
  }
}

/** Lists the repositories that Cursor can see with this key. One request: the API allows one a minute and 30 an hour. */
export async function listRepositories({ client, inputs, signal }: CursorQuery): Promise<Answer> {
  try {
    return { findings: repositoryFindings(await client.repositories({ signal }), inputs.repository) }
  } catch (error) {
    const unavailable = unavailability(error)
    if (signal.aborted || !unavailable) throw error
    return { problem: unavailable }
  }
}

function repositoryFindings(found: readonly VisibleRepository[], own: Name) {
  const { kept, complete } = fitting(found)
  const names = found.map(fullName)
  return {
    headline: found.length === 1 ? "1 repository" : `${found.length} repositories`,
    result: { repositories: kept, complete },
    lines: [...names, `${fullName(own)} is ${sees(found, own) ? "" : "not "}among them.`],
    markdown: [
      markdownTable(
        ["Repository"],
        names.map((name) => [cell(name)]),
      ),
    ],
  }
}

/** Whether a repository is in the list; GitHub does not care about upper and lower case. */
export function sees(found: readonly VisibleRepository[], wanted: Name): boolean {
  return found.some((repository) => fullName(repository).toLowerCase() === fullName(wanted).toLowerCase())
}

function fullName({ owner, name }: Name): string {
  return `${owner}/${name}`
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

/** Says whose key it is. */
export async function readKeyOwner({ client, signal }: CursorQuery): Promise<Answer> {
  const identity = await identify(client, { signal })
  const words = ownerOf(identity)
  const findings = {
    headline: "The API key is accepted",
    result: identity.kind === "user" ? { kind: "user", ...identity.owner } : { kind: "service-account" },
    lines: [`It belongs to ${words}.`],
    markdown: [markdownTable(["What", "Value"], [["Belongs to", cell(words)]])],
  }
  return { findings }
}

/**
 * `/v0/me` knows user keys only. For a service account's key the list of models shows whether the key is good (another
 * client of the API, sentry.io's, does the same).
 * @throws what the client throws for a key that is not good
 */
export async function identify(
  client: Pick<CursorClient, "me" | "models">,
  limits: { readonly signal: AbortSignal },
): Promise<Identity> {
  try {
    return { kind: "user", owner: await client.me(limits) }
  } catch (error) {
    if (!(error instanceof CursorApiError) || ![401, 403, 404].includes(error.status)) throw error
    await client.models(limits)
    return { kind: "service-account" }
  }
}

/** The log may be public: of an address only as much is shown as its owner needs to know it. */
export function ownerOf(identity: Identity): string {
  if (identity.kind === "service-account") return "a service account"
  const { apiKeyName, userEmail } = identity.owner
  const [user = "", domain] = userEmail?.split("@") ?? []
  const whose = domain === undefined ? "" : `, of ${user.slice(0, 1)}…@${domain}`
  return `the user key "${apiKeyName}"${whose}`
}
