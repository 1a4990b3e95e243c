import { CursorApiError } from "../cursor/errors.ts"
import type { CursorClient } from "../cursor/v0/client.ts"
import type { KeyOwner } from "../cursor/v0/schema.ts"
import type { Outcome } from "../model/outcome.ts"
import type { RunRecord } from "../report/record.ts"
import { markdownTable } from "../report/table.ts"
import type { StepContext } from "../run/context.ts"
import { ask } from "./ask.ts"
import { cell } from "./cell.ts"

type Identity = { readonly kind: "user"; readonly owner: KeyOwner } | { readonly kind: "service-account" }
type Limits = { readonly signal: AbortSignal }

/** Tells whose key it is. */
export async function me(step: StepContext, record: RunRecord): Promise<Outcome> {
  const identity = await ask(step, identify)
  const words = ownerOf(identity)
  record.found({
    headline: "The API key is accepted",
    result: identity.kind === "user" ? { kind: "user", ...identity.owner } : { kind: "service-account" },
    lines: [`It belongs to ${words}.`],
    markdown: [markdownTable(["What", "Value"], [["Belongs to", cell(words)]])],
  })
  return { kind: "ok" }
}

/**
 * `/v0/me` knows user keys only. For a service account's key the list of models shows whether the key is good (another
 * client of the API, sentry.io's, tells them apart in the same way).
 * @throws what the client throws for a key that is not good
 */
export async function identify(client: Pick<CursorClient, "me" | "models">, limits: Limits): Promise<Identity> {
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
