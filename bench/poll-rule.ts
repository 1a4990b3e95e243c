import { pauseMs } from "../src/agent/poll-interval.ts"

/** What the poll rule costs over many agents: requests, and how long after an agent's end the read is sent that sees it. */
export type PollCost = {
  readonly requestsPerTenMinuteAgent: number
  readonly requestsPerAgent: number
  readonly meanDelayS: number
  readonly p95DelayS: number
}

const AGENTS = 200_000
/** The defaults of action.yml. */
const PACE = { leastMs: 10_000, mostMs: 45_000 }
/** One read over the Internet. */
const ROUND_TRIP_MS = 250

/**
 * Plays the rule of `src/pace.ts` against agents whose times have a heavy tail: most take about six minutes (log-normal,
 * sigma 1.02), one in a hundred about three hours, three in a hundred fail within half a minute, none takes over six
 * hours. The same seed gives the same agents.
 */
export function costOfPolling(seed = 1): PollCost {
  const random = mulberry32(seed)
  const polls = Array.from({ length: AGENTS }, () => watch(durationMs(random), random))
  const delays = polls.map(({ delayMs }) => delayMs / 1000).sort((a, b) => a - b)
  const tenMinutes = Array.from({ length: AGENTS / 100 }, () => watch(600_000, random).requests)
  return {
    requestsPerTenMinuteAgent: mean(tenMinutes),
    requestsPerAgent: mean(polls.map(({ requests }) => requests)),
    meanDelayS: mean(delays),
    p95DelayS: delays[Math.floor(0.95 * delays.length)] ?? Number.NaN,
  }
}

function watch(endMs: number, random: () => number): { readonly requests: number; readonly delayMs: number } {
  let nowMs = 0
  for (let requests = 1; ; requests += 1) {
    nowMs += pauseMs(PACE, nowMs, requests === 1, random)
    if (nowMs >= endMs) return { requests, delayMs: nowMs - endMs }
    nowMs += ROUND_TRIP_MS
  }
}

function durationMs(random: () => number): number {
  const kind = random()
  if (kind < 0.03) return 3_000 + random() * 27_000
  const medianMs = kind < 0.04 ? 3 * 3_600_000 : 6 * 60_000
  const sigma = kind < 0.04 ? 0.3 : 1.02
  return Math.min(6 * 3_600_000, medianMs * Math.exp(sigma * normal(random)))
}

/** Box and Muller's way from two even numbers to a normal one. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** A small generator with a seed (mulberry32, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
