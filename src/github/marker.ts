import { isAgentId } from "../model/agent-id.ts"
import { isSignedBy, sign } from "../model/signature.ts"

/** The place a comment belongs to, and the launch it tells of. Signed together. */
export type MarkedPlace = { readonly repository: string; readonly number: number; readonly launchKey: string }

/** What a later attempt has to know: it is read from here, and never from the comment's text. */
export type Marked = { readonly agentId?: string }

/** Version 0.1.0 wrote `runs=` as well; its comments are still ours. */
const MARKER =
  /^<!-- falconer key=([0-9a-f]{12}) agent=([A-Za-z0-9_-]{0,128})(?: runs=([\w:,-]{0,1200}))? sig=([0-9a-f]{64}) -->/
/** Any comment of this action starts so, whoever's key signed it. */
const ANY_MARKER = /^\s*<!-- falconer /

/** The hidden first line of our comment. */
export function markerOf(apiKey: string, place: MarkedPlace, { agentId = "" }: Marked): string {
  const signature = sign(apiKey, "comment", parts(place, agentId))
  return `<!-- falconer key=${place.launchKey} agent=${agentId} sig=${signature} -->`
}

/**
 * Reads the marker of a comment that stands at `place`.
 * @returns undefined when it is not ours: another place, launch or key
 */
export function readMarker(apiKey: string, place: MarkedPlace, body: string): Marked | undefined {
  const [, key, agent = "", runs, signature = ""] = MARKER.exec(body) ?? []
  if (key !== place.launchKey || (agent !== "" && !isAgentId(agent))) return undefined
  if (!isSignedBy(apiKey, "comment", parts(place, agent, runs), signature)) return undefined
  return { agentId: agent === "" ? undefined : agent }
}

function parts(place: MarkedPlace, agentId: string, runs?: string): readonly string[] {
  const named = [place.repository.toLowerCase(), String(place.number), place.launchKey, agentId]
  return runs === undefined ? named : [...named, runs]
}

/** Whether a comment claims to be this action's: enough never to act on it, not enough to trust it. */
export function looksLikeOurs(body: string): boolean {
  return ANY_MARKER.test(body)
}
