import { isAgentId } from "../model/agent-id.ts"
import { isSignedBy, sign } from "../model/signature.ts"
import { type TurnMemory, turnMemoryIn, turnMemoryText } from "../model/turn-memory.ts"

/** Where a comment is. It is signed, so that a marker cannot be moved to another issue. */
export type MarkedPlace = { readonly repository: string; readonly number: number }

/** What later runs have to know of a turn: it is read from here, and never from the comment's text. */
export type Marked = {
  readonly launchKey: string
  readonly agentId?: string
  /** `open` as long as nobody has written how the turn ended. */
  readonly state: "open" | "over"
  /** Missing in the markers of earlier versions. */
  readonly memory?: TurnMemory
  /** What the comment tells besides, as one word, for whoever writes its last version. */
  readonly facts?: string
}

const LONGEST_VALUE = 4_000
/** Every field and its value, in the order they were written and signed. */
const MARKER = new RegExp(
  `^<!-- falconer v=2((?: [a-z-]{1,20}=[\\w:,./-]{0,${LONGEST_VALUE}}){1,20}) sig=([0-9a-f]{64}) -->`,
)
/** Version 0.1.0 wrote `runs=` as well; its comments, and those of the version after it, are still ours. */
const OLD_MARKER =
  /^<!-- falconer key=([0-9a-f]{12}) agent=([A-Za-z0-9_-]{0,128})(?: runs=([\w:,-]{0,1200}))? sig=([0-9a-f]{64}) -->/
/** Any comment of this action starts so, whoever's key signed it. */
const ANY_MARKER = /^\s*<!-- falconer /

/** The hidden first line of our comment. */
export function markerOf(apiKey: string, place: MarkedPlace, marked: Marked & { readonly memory: TurnMemory }): string {
  const { launchKey, agentId = "", state, memory, facts } = marked
  const known = ` key=${launchKey} agent=${agentId} state=${state} ${turnMemoryText(memory)}`
  // A marker that cannot be read again would lose the agent; facts are only words for a later version.
  const fields = facts === undefined || facts.length > LONGEST_VALUE ? known : `${known} facts=${facts}`
  return `<!-- falconer v=2${fields} sig=${sign(apiKey, "comment-2", signedParts(place, fields))} -->`
}

/**
 * Reads the marker of a comment that is at `place`, whatever launch it is about.
 * @returns undefined when it is not ours: moved from another place, changed, or signed with another key
 */
export function readMarker(apiKey: string, place: MarkedPlace, body: string): Marked | undefined {
  const [, fields, signature = ""] = MARKER.exec(body) ?? []
  if (fields === undefined) return readOldMarker(apiKey, place, body)
  if (!isSignedBy(apiKey, "comment-2", signedParts(place, fields), signature)) return undefined
  const [, launchKey, agentId = "", state, rest = ""] =
    /^ key=([0-9a-f]{12}) agent=(\S*) state=(open|over) (.+)$/.exec(fields) ?? []
  const memory = turnMemoryIn(rest)
  if (launchKey === undefined || memory === undefined || (agentId !== "" && !isAgentId(agentId))) return undefined
  const facts = / facts=(\S+)/.exec(rest)?.[1]
  return {
    launchKey,
    ...(agentId !== "" && { agentId }),
    state: state === "open" ? "open" : "over",
    memory,
    ...(facts !== undefined && { facts }),
  }
}

/** Earlier versions told no state, so nothing waits to be written there. */
function readOldMarker(apiKey: string, place: MarkedPlace, body: string): Marked | undefined {
  const [, launchKey, agentId = "", runs, signature = ""] = OLD_MARKER.exec(body) ?? []
  if (launchKey === undefined || (agentId !== "" && !isAgentId(agentId))) return undefined
  const parts = [...placeParts(place), launchKey, agentId, ...(runs === undefined ? [] : [runs])]
  if (!isSignedBy(apiKey, "comment", parts, signature)) return undefined
  return { launchKey, ...(agentId !== "" && { agentId }), state: "over" }
}

function signedParts(place: MarkedPlace, fields: string): readonly string[] {
  return [...placeParts(place), fields]
}

function placeParts({ repository, number }: MarkedPlace): readonly string[] {
  return [repository.toLowerCase(), String(number)]
}

/** Whether a comment claims to be this action's: enough never to act on it, not enough to trust it. */
export function looksLikeOurs(body: string): boolean {
  return ANY_MARKER.test(body)
}
