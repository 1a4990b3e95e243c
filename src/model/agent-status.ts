/** How a turn of an agent can end. */
export type AgentEnd = "finished" | "failed" | "expired" | "stopped"

/**
 * Only FINISHED, ERROR and EXPIRED are documented ends. The other words appear in clients, and nobody has seen what a
 * read answers after a stop, so all of them end the wait. Words are compared exactly: the API sends upper case.
 */
const ENDS: Readonly<Record<string, AgentEnd>> = {
  FINISHED: "finished",
  ERROR: "failed",
  FAILED: "failed",
  EXPIRED: "expired",
  STOPPED: "stopped",
  CANCELLED: "stopped",
  CANCELED: "stopped",
}

const WORKING: ReadonlySet<string> = new Set(["CREATING", "RUNNING", "PENDING", "QUEUED"])

/** The end that a status word means; undefined for a working agent and for any word nobody knows. */
export function endOf(status: string): AgentEnd | undefined {
  return Object.hasOwn(ENDS, status) ? ENDS[status] : undefined
}

/** Still working, or finished: an attempt can go on with it. One that failed, expired or was stopped is replaced. */
export function isUsable({ status }: { readonly status: string }): boolean {
  const end = endOf(status)
  return end === undefined || end === "finished"
}

/** Whether the word is one that an agent is known to show, working or ended. */
export function isKnownStatus(status: string): boolean {
  return WORKING.has(status) || endOf(status) !== undefined
}
