import { type RetryBudget, retryBudget } from "../cursor/retry.ts"
import { openTransport } from "../cursor/transport.ts"
import { type CursorClient, cursorClient } from "../cursor/v0/client.ts"
import type { Clock } from "../http/clock.ts"
import { proxyFor } from "../http/proxy.ts"

/** Repeats that a whole run may make; an outage must not become a flood. */
const REPEATS_PER_RUN = 60
/** A single read waits this long at most for a server that asks for patience. */
const PATIENCE_MS = 60_000

export type CursorService = { readonly client: CursorClient; readonly budget: RetryBudget; close(): Promise<void> }

type Options = {
  readonly apiUrl: string
  readonly apiKey: string
  readonly clock: Clock
  readonly random: () => number
  readonly userAgent: string
}

/** Opens the way to Cursor, through the same proxy rules that the toolkit applies to GitHub. */
export function openCursor(options: Options): CursorService {
  const { clock, random } = options
  const proxy = proxyFor(options.apiUrl)
  const transport = openTransport({ ...options, origin: options.apiUrl, ...(proxy && { proxy }) })
  const budget = retryBudget(REPEATS_PER_RUN)
  return {
    client: cursorClient({ transport, clock, random, budget, longestPauseMs: PATIENCE_MS }),
    budget,
    close: () => transport.close(),
  }
}
