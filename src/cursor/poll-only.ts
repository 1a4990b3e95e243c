import type { Clock } from "../http/clock.ts"
import type { TurnFollower } from "./client.ts"

/** Follows a turn that has no stream: only time says when to read it. */
export function pollOnly({ clock }: { readonly clock: Clock }): TurnFollower {
  return { untilNextRead: (ms, mostMs, signal) => clock.sleep(Math.min(ms, mostMs), signal), close: () => {} }
}
