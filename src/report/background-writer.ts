import { type Clock, within } from "../http/clock.ts"
import { type RetryPolicy, retry } from "../http/retry.ts"

/** While the agent works something is written at most this often, where nothing else is said. */
const LEAST_PAUSE_MS = 60_000
const LONGEST_PAUSE_MS = 15 * 60_000
/** One write, with the reads that it may need. */
const WRITE_LIMIT_MS = 30_000
/** So many failures in a row, or writes in all, and only the last version is written. */
const MOST_FAILURES = 5
const MOST_WRITES = 200
const LAST_ATTEMPTS = 3
const LONGEST_LAST_PAUSE_MS = 60_000

/** What a failed write means for the next: the same may pass later, this version hardly will, or none ever will. */
export type WriteFault =
  | { readonly kind: "passing"; readonly pauseMs: number }
  /** `pauseMs`: after which the last version is tried once more. Without it that is in vain. */
  | { readonly kind: "refused"; readonly pauseMs?: number }
  | { readonly kind: "hopeless" }

export type BackgroundWriterOptions = {
  readonly clock: Clock
  /**
   * Writes what is newest now. It may be called again after a failure, so it has to find out itself whether the call
   * before has arrived.
   * @returns whether there was anything to write
   */
  readonly write: (signal: AbortSignal) => Promise<boolean>
  /** Writes less, in place of a last version that was refused. */
  readonly writeShort: (signal: AbortSignal) => Promise<unknown>
  readonly faultOf: (error: unknown) => WriteFault
  /** Aborts whatever is written before the last version. */
  readonly cancelled: AbortSignal
  /** Between two writes at least; default: a minute. */
  readonly leastPauseMs?: number
  /** Called when something will not be written. */
  readonly onGivenUp: (error: unknown) => void
  /** Called when less was written, after this refusal. */
  readonly onShortened: (error: unknown) => void
}

/**
 * Keeps something up to date while the step works: one write at a time, the newest version only, with a pause between two,
 * longer ones after failures, and an end of trying. Nothing waits for it but `flush`.
 */
export type BackgroundWriter = {
  /** There is something new to write. */
  changed(): void
  /**
   * Writes the last version, with repeats, within `limitMs` or until `signal` aborts. Never throws.
   * @returns whether everything is written as far as it ever will be
   */
  flush(limitMs: number, signal: AbortSignal): Promise<boolean>
}

export function backgroundWriter(options: BackgroundWriterOptions): BackgroundWriter {
  const { clock, write, faultOf, cancelled, leastPauseMs = LEAST_PAUSE_MS } = options
  const wake = new AbortController()
  const stopSleeping = AbortSignal.any([wake.signal, cancelled])
  let isPending = false
  let isHopeless = false
  let notBeforeMs = Number.NEGATIVE_INFINITY
  let failuresInARow = 0
  let writes = 0
  let worker: Promise<void> | undefined
  /** Why the newest write failed that had time to fail. */
  let lastError: unknown

  const failed = (error: unknown) => {
    const fault = faultOf(error)
    lastError = error
    failuresInARow++
    if (fault.kind === "hopeless") {
      isHopeless = true
      options.onGivenUp(error)
    }
    if (fault.kind !== "passing") writes = MOST_WRITES
    const pauseMs = Math.min(LONGEST_PAUSE_MS, LEAST_PAUSE_MS * 2 ** (failuresInARow - 1))
    notBeforeMs = clock.nowMs() + Math.max(pauseMs, fault.kind === "passing" ? fault.pauseMs : 0)
  }

  async function writeNewest(): Promise<void> {
    while (isPending && failuresInARow < MOST_FAILURES && writes < MOST_WRITES) {
      await clock.sleep(Math.max(0, notBeforeMs - clock.nowMs()), stopSleeping)
      isPending = false
      try {
        if (!(await within(clock, WRITE_LIMIT_MS, cancelled, write))) continue
        writes++
        failuresInARow = 0
        notBeforeMs = clock.nowMs() + leastPauseMs
      } catch (error) {
        if (cancelled.aborted) return
        isPending = true
        failed(error)
      }
    }
  }

  /** Ends in the same moment in which it finds nothing to do, so that no change falls between. */
  async function writeInBackground(): Promise<void> {
    try {
      await writeNewest()
    } catch {
      // Woken for the last version, or cancelled.
    }
    worker = undefined
  }

  return {
    changed: () => {
      isPending = true
      if (cancelled.aborted || wake.signal.aborted) return
      worker ??= writeInBackground()
    },
    flush: async (limitMs, signal) => {
      wake.abort()
      const last = async (limited: AbortSignal) => {
        await worker
        return isHopeless || (await writeLast(options, lastError, limited))
      }
      // A connection that is deaf to its end is not waited for.
      return await within(clock, limitMs, signal, last).catch((error: unknown) => {
        if (!cancelled.aborted) options.onGivenUp(lastError ?? error)
        return false
      })
    },
  }
}

/** @param errorBefore why the write before it failed, if it did */
async function writeLast(
  options: BackgroundWriterOptions,
  errorBefore: unknown,
  signal: AbortSignal,
): Promise<boolean> {
  const { clock, faultOf, cancelled } = options
  let lastError = errorBefore
  let wasRefused = false
  const delayMs = (error: unknown) => {
    if (!signal.aborted) lastError = error
    const fault = faultOf(error)
    if (fault.kind === "hopeless" || (fault.kind === "refused" && wasRefused)) return undefined
    wasRefused ||= fault.kind === "refused"
    const { pauseMs = Number.POSITIVE_INFINITY } = fault
    return pauseMs <= LONGEST_LAST_PAUSE_MS ? pauseMs : undefined
  }
  const policy = { clock, signal, maxAttempts: LAST_ATTEMPTS, delayMs }
  try {
    await retry(policy, () => options.write(signal))
    return true
  } catch (error) {
    if (!signal.aborted && faultOf(error).kind === "refused" && (await wroteShort(options, policy, error))) return true
    // A cancelled step has no time for it; the post step does it.
    if (signal.aborted && cancelled.aborted) return false
    options.onGivenUp(signal.aborted ? (lastError ?? error) : error)
    return !signal.aborted && faultOf(error).kind !== "passing"
  }
}

/** A refusal may be for something in the text, and what was written before says that the work goes on. */
async function wroteShort(
  { writeShort, onShortened }: BackgroundWriterOptions,
  policy: RetryPolicy & { readonly signal: AbortSignal },
  refusal: unknown,
): Promise<boolean> {
  try {
    await retry(policy, () => writeShort(policy.signal))
    onShortened(refusal)
    return true
  } catch {
    // The refusal of the whole text says more.
    return false
  }
}
