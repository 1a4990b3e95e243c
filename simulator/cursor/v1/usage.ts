import type { AgentRecord } from "../agent.ts"
import type { Turn } from "../story.ts"
import { durationMs } from "./view.ts"

const COUNTS = ["inputTokens", "outputTokens", "cacheWriteTokens", "cacheReadTokens"] as const
const CENTS_PER_TOKEN = 0.000_3
/** What the customer pays of what it costs. */
const CHARGED_SHARE = 1.2

type Tokens = Readonly<Record<(typeof COUNTS)[number] | "totalTokens", number>>

/** The usage of an agent's runs that is known by now. */
export function usageBody(agent: AgentRecord, turns: readonly Turn[], nowMs: number, lagMs: number) {
  const told = turns.filter((turn) => turn.endMs + (turn.story.usage?.lateMs ?? lagMs) <= nowMs)
  const runs = told.map((turn) => ({ id: turn.id, usageUuid: uuidOf(turn), ...usageOf(turn) }))
  const costs = runs.flatMap(({ cost }) => (cost ? [cost] : []))
  return {
    totalUsage: runs.reduce((sum, { usage }) => added(sum, usage), tokensOf({})),
    ...(costs.length > 0 && {
      cost: {
        rawCostCents: costs.reduce((sum, { rawCostCents }) => sum + rawCostCents, 0),
        chargedCents: costs.reduce((sum, { chargedCents }) => sum + chargedCents, 0),
      },
    }),
    runs: agent.deletedAtMs === undefined ? runs : [],
  }
}

function usageOf(turn: Turn) {
  const { chargedCents, lateMs: _lateMs, ...counts } = turn.story.usage ?? {}
  const seconds = Math.ceil(durationMs(turn) / 1000)
  const usage = tokensOf({
    inputTokens: 1_200 + 90 * seconds,
    outputTokens: 60 + 25 * seconds,
    cacheWriteTokens: 800 + 30 * seconds,
    cacheReadTokens: 5_000 + 700 * seconds,
    ...counts,
  })
  if (chargedCents === null) return { usage }
  const charged = chargedCents ?? usage.totalTokens * CENTS_PER_TOKEN
  return { usage, cost: { rawCostCents: charged / CHARGED_SHARE, chargedCents: charged } }
}

function tokensOf(counts: Partial<Record<(typeof COUNTS)[number], number>>): Tokens {
  const { inputTokens = 0, outputTokens = 0, cacheWriteTokens = 0, cacheReadTokens = 0 } = counts
  const totalTokens = inputTokens + outputTokens + cacheWriteTokens + cacheReadTokens
  return { inputTokens, outputTokens, cacheWriteTokens, cacheReadTokens, totalTokens }
}

function added(one: Tokens, other: Tokens): Tokens {
  return tokensOf(Object.fromEntries(COUNTS.map((name) => [name, one[name] + other[name]])))
}

function uuidOf(turn: Turn): string {
  return turn.id.replace(/^run-/, "")
}
