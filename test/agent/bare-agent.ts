import type { SanitizedAgent } from "../../src/model/agent.ts"

/** An agent of which nothing is known but that it works. */
export const BARE_AGENT: SanitizedAgent = {
  id: "bc-1",
  status: "RUNNING",
  url: undefined,
  branchName: undefined,
  pullRequest: undefined,
  summary: undefined,
  changes: undefined,
}
