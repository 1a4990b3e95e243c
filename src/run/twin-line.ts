import type { SanitizedAgent } from "../model/agent.ts"
import type { AgentDisposition } from "../model/outcome.ts"

/** A second agent with this step's launch key, and what became of it, in a line. Pure. */
export function twinLine({ id, url, status }: SanitizedAgent, disposition: AgentDisposition): string {
  const which = `A second agent with this step's launch key was found: ${id}${url === undefined ? "" : ` (${url})`}.`
  if (disposition === "ended") return `${which} It has ended (${status}).`
  if (disposition === "gone") return `${which} It is not there any more.`
  if (disposition === "stopped") return `${which} It was stopped.`
  return `${which} It could not be stopped and may still be working; stop it on its page.`
}
