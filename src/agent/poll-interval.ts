/** How often an agent is read while it works. */
export type PollInterval = { readonly leastMs: number; readonly mostMs: number }

/** Fewer agents than that end within the first moments, so the first look may come later than the least pause. */
const FIRST_LOOK_FACTOR = 1.5
/** Pause in seconds per square root of the seconds waited: near the best trade of requests against delay. */
const GROWTH = 0.8
const JITTER = 0.1

/**
 * The pause before the next read. The first comes after one and a half times the least pause (about 15 s by default);
 * then the pause grows with the square root of the time waited, because an agent that worked for long will probably
 * work for longer. Ten per cent of jitter keeps jobs that started together apart.
 * @param waitedMs since the launch; 0 for the first pause
 */
export function pauseMs(pace: PollInterval, waitedMs: number, isFirst: boolean, random: () => number): number {
  const wantedMs = isFirst ? FIRST_LOOK_FACTOR * pace.leastMs : GROWTH * Math.sqrt(waitedMs / 1000) * 1000
  const jittered = wantedMs * (1 + JITTER * (2 * random() - 1))
  return Math.min(pace.mostMs, Math.max(pace.leastMs, jittered))
}
