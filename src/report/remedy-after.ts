import type { AgentDisposition } from "../model/outcome.ts"

/** What a re-run does with an agent that was left working. */
export const RE_RUN_WAITS = "Re-run the job to go on waiting for the same agent."

const REMEDIES: Readonly<Record<AgentDisposition, string>> = {
  none: "Re-run the job to start again.",
  stopped: "Re-run the job to start again.",
  ended: "Re-run the job: it takes over what the agent did, or launches a new one when this one failed.",
  gone: "Re-run the job to launch a new agent.",
  left: RE_RUN_WAITS,
  "still-running": "Stop the agent on its page, or re-run the job to go on waiting for it.",
}

/** What to do after a wait that was cut short: what a re-run does depends on what became of the agent. */
export function remedyAfter(kind: "cancelled" | "timed-out", disposition: AgentDisposition): string {
  const isTooShort = kind === "timed-out" && (disposition === "left" || disposition === "stopped")
  return `${REMEDIES[disposition]}${isTooShort ? " Raise `timeout-minutes` for longer tasks." : ""}`
}
