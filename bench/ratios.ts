import { type Case, type Cost, costOf } from "./step-cost.ts"

/** How a case compares with the floor: medians over the rounds of what ran side by side in each. */
export type Ratio = { readonly name: string; readonly wall: number; readonly cpu: number; readonly peakMb: number }

/**
 * Runs every case once a round, in an order that rotates, and compares it with the floor of the same round: a machine
 * that grows slower or faster meanwhile does so for both.
 */
export async function ratiosTo(floor: Case, cases: readonly Case[], rounds: number): Promise<readonly Ratio[]> {
  const all = [floor, ...cases]
  const costs = new Map<Case, Cost[]>(all.map((one) => [one, []]))
  // The first round of all warms the disk up.
  for (let round = -1; round < rounds; round += 1) {
    for (let place = 0; place < all.length; place += 1) {
      const one = all[(place + Math.max(0, round)) % all.length]
      if (one === undefined) continue
      const cost = await costOf(one)
      if (round >= 0) costs.get(one)?.push(cost)
    }
  }
  const floors = costs.get(floor) ?? []
  return cases.map((one) => {
    const own = costs.get(one) ?? []
    const against = (figure: "wallMs" | "cpuMs") =>
      median(own.map((cost, round) => cost[figure] / (floors[round]?.[figure] ?? Number.NaN)))
    return {
      name: one.name,
      wall: against("wallMs"),
      cpu: against("cpuMs"),
      peakMb: median(own.map(({ peakMb }) => peakMb)),
    }
  })
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2
}
