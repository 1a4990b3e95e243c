import { isLaunchKey } from "../agent/launch-key.ts"
import { isSignedBy, sign } from "../model/signature.ts"
import { isAgentId } from "../text/address.ts"
import { type Attempt, readAttempts, writeAttempts } from "./attempts.ts"

/** The place a comment belongs to, and the launch it tells of. Signed together. */
export type MarkedPlace = { readonly repository: string; readonly number: number; readonly launchKey: string }

/** What a later attempt has to know: it is read from here, and never from the comment's text. */
export type Marked = { readonly agentId?: string; readonly attempts: readonly Attempt[] }

const MARKER =
  /^<!-- falconer key=([0-9a-f]{12}) agent=([A-Za-z0-9_-]{0,128}) runs=([\w:,-]{0,1200}) sig=([0-9a-f]{64}) -->/

/** The hidden first line of our comment. */
export function markerOf(apiKey: string, place: MarkedPlace, { agentId = "", attempts }: Marked): string {
  const runs = writeAttempts(attempts)
  const signature = sign(apiKey, "comment", parts(place, agentId, runs))
  return `<!-- falconer key=${place.launchKey} agent=${agentId} runs=${runs} sig=${signature} -->`
}

/**
 * Reads the marker of a comment that stands at `place`.
 * @returns undefined when it is not ours: another place, launch or key
 */
export function readMarker(apiKey: string, place: MarkedPlace, body: string): Marked | undefined {
  const [, key = "", agent = "", runs = "", signature = ""] = MARKER.exec(body) ?? []
  if (!isLaunchKey(key) || key !== place.launchKey) return undefined
  if (agent !== "" && !isAgentId(agent)) return undefined
  if (!isSignedBy(apiKey, "comment", parts(place, agent, runs), signature)) return undefined
  const attempts = readAttempts(runs)
  return attempts && { agentId: agent === "" ? undefined : agent, attempts }
}

function parts(place: MarkedPlace, agentId: string, runs: string): readonly string[] {
  return [place.repository.toLowerCase(), String(place.number), place.launchKey, agentId, runs]
}
