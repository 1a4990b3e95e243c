import type { AgentStory } from "../../simulator/cursor/story.ts"

export const SECOND = 1_000
export const MINUTE = 60 * SECOND

/** Ends before the first look at it, because each look costs a test time. */
export const SHORT: AgentStory = { creatingMs: SECOND, runningMs: 9 * SECOND }

/** Ends after 21 s: the first look comes before that, the second after it. */
export const TWO_LOOKS: AgentStory = { creatingMs: SECOND, runningMs: 20 * SECOND }

/** Never ends by itself. */
export const ENDLESS: AgentStory = { creatingMs: SECOND, runningMs: Number.POSITIVE_INFINITY }
