import { missingKey } from "../inputs/api-key.ts"
import { requireAgentId } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import type { RunRecord } from "../report/record.ts"
import { sanitize } from "./agent-view.ts"
import type { Answer, CursorAccess, CursorQuery, Query, QueryOperation } from "./query.ts"

/** What a step brings to a query; the rest is made here. */
export type QuerySettings = Omit<Query, "cursor" | "seen"> & {
  readonly openCursor: (apiKey: string) => Promise<CursorAccess & { close(): Promise<void> }>
}

/**
 * Does one operation that only reads, or stops or deletes: opens Cursor when there is a key, asks, reports what was
 * found, and closes.
 * @throws {InputError} without the key or the agent that the operation needs, and what the operation throws
 */
export async function runQuery(
  operation: QueryOperation,
  settings: QuerySettings,
  record: Pick<RunRecord, "agentNamed" | "agentRead" | "found">,
): Promise<Outcome> {
  const { apiKey } = settings.inputs
  const cursor = apiKey === undefined ? undefined : await settings.openCursor(apiKey)
  const seen: Query["seen"] = (agent) => {
    const shown = sanitize(settings, agent)
    record.agentRead(shown)
    return shown
  }
  try {
    const { findings, problem } = await answer(operation, { ...settings, cursor, seen }, record.agentNamed)
    if (findings) record.found(findings)
    return problem ? { kind: "error", problem } : { kind: "ok" }
  } finally {
    await cursor?.close()
  }
}

function answer(operation: QueryOperation, query: Query, named: RunRecord["agentNamed"]): Promise<Answer> {
  switch (operation.needs) {
    case "nothing":
      return operation.ask(query)
    case "key":
      return operation.ask(withKey(query))
    case "agent": {
      const agentId = requireAgentId(query.inputs)
      named(agentId)
      return operation.ask({ ...withKey(query), agentId })
    }
  }
}

function withKey(query: Query): CursorQuery {
  if (query.cursor) return { ...query, ...query.cursor }
  throw missingKey({ isFork: false, actor: query.runner.actor })
}
