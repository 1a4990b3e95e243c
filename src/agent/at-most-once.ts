import { isFromGateway, mayHaveExecuted } from "../cursor/errors.ts"
import { type RetryBudget, retryDelayMs } from "../cursor/retry-policy.ts"
import type { Clock } from "../http/clock.ts"
import { retry } from "../http/retry.ts"

/** How a request that must not be executed twice ended. */
export type Delivery<T> =
  | {
      readonly kind: "delivered"
      readonly value: T
      /** Cursor answered, or the answer was lost and what it made was found, or an earlier attempt had made it. */
      readonly origin: "answered" | "found" | "earlier"
      /** An answer was lost on the way: what that request made may still appear. */
      readonly mayHaveTwin: boolean
    }
  /** The job was cancelled before anything was sent. */
  | { readonly kind: "not-sent" }
  /**
   * Cursor said no, or cannot be reached: nothing was executed. `mayExist`: the answer to an earlier send was lost, or
   * something in between refused this one, and what that may have made was looked for in vain.
   */
  | { readonly kind: "refused"; readonly error: unknown; readonly mayExist?: true }
  /** It cannot be told whether the request was executed; `error` says why not. */
  | { readonly kind: "in-doubt"; readonly error: unknown }

/** What happens on the way to a delivery. */
export type DeliveryNews =
  | {
      readonly kind: "retrying"
      readonly error: unknown
      readonly delayMs: number
      /** The request may have been executed: what is sent again is one that the server takes only once. */
      readonly isDoubtful: boolean
    }
  | { readonly kind: "in-doubt"; readonly error: unknown }
  | { readonly kind: "not-found" }

export type DeliveryLimits = {
  readonly clock: Clock
  readonly random: () => number
  readonly budget: RetryBudget
  /** On the clock's monotonic scale: nothing is sent after it. */
  readonly deadlineMs: number
  /** The job is cancelled: send nothing any more. */
  readonly cancelled: AbortSignal
  /** What is under way is given up: some seconds after `cancelled`, so that an answer may still arrive. */
  readonly abandoned: AbortSignal
  readonly onNews: (news: DeliveryNews) => void
}

/** One request, and how to find out whether it was executed. */
export type OnceOnly<T> = {
  /** @param onSend called when the request is about to be written, where it waits for its turn before that */
  readonly send: (signal: AbortSignal, onSend: () => void) => Promise<T>
  /**
   * Looks for what the request makes, until it is found or certainly not there.
   * @param sentMs when the request was sent, on the clock's monotonic scale
   * @throws when it cannot be told
   */
  readonly find: (sentMs: number, signal: AbortSignal) => Promise<T | undefined>
  /** How often the request may be sent, counting those that may have been executed. */
  readonly maxSends: number
  /** Failures of this request that surely left nothing executed, though they might in general. */
  readonly isRefusal?: (error: unknown) => boolean
  /** Failures after which the same request may be sent again although it may have been executed: it is taken only once. */
  readonly mayRepeat?: (error: unknown) => boolean
  /** Told before each send: whoever comes after this process has to know that one was made. */
  readonly onSend?: () => void
  /** Another rule for a refusal that surely left nothing executed; undefined: the usual one. */
  readonly retryDelayMs?: (error: unknown, attempt: number) => number | undefined
}

/**
 * Sends what must not be executed twice. A request that was surely not executed is sent again, with pauses; one that may
 * have been is looked for, and sent once more only when it is certainly not there and `maxSends` allows it. Where the server
 * takes the same request only once (`mayRepeat`), it is simply sent again.
 */
export async function sendAtMostOnce<T>(request: OnceOnly<T>, limits: DeliveryLimits): Promise<Delivery<T>> {
  const { end, lost } = await sendAndLook(request, limits)
  // What the first send may have made can appear later than anybody looks for it.
  if (lost && end.kind === "not-sent") return lost
  return lost && end.kind === "refused" ? { ...end, mayExist: true } : end
}

type InDoubt = Extract<Delivery<never>, { kind: "in-doubt" }>

/** @returns how the last send ended, and why the one before it is in doubt, where there was one */
async function sendAndLook<T>(
  request: OnceOnly<T>,
  limits: DeliveryLimits,
): Promise<{ readonly end: Delivery<T>; readonly lost?: InDoubt }> {
  let lost: InDoubt | undefined
  for (let sends = 1; ; sends++) {
    let sentMs = limits.clock.nowMs()
    const sent = await sendUntilAccepted(request, limits, () => {
      sentMs = limits.clock.nowMs()
    })
    if (sent.kind === "delivered") return { end: { ...sent, mayHaveTwin: sends > 1 } }
    if (limits.cancelled.aborted) return { end: sent, lost }
    if (sent.kind === "refused" && isFromGateway(sent.error))
      return { end: await refusedOnTheWay(request, sentMs, sent, limits), lost }
    if (sent.kind !== "in-doubt") return { end: sent, lost }
    limits.onNews(sent)
    const looked = await look(request, sentMs, limits.cancelled)
    if (looked.kind !== "none") return { end: looked }
    limits.onNews({ kind: "not-found" })
    if (sends >= request.maxSends) return { end: sent }
    lost = sent
  }
}

/**
 * Whoever is between may have passed the request on and the answer not, so what it makes is looked for, and nothing is
 * sent again. Where reads are turned away in the same manner, nothing gets through.
 */
async function refusedOnTheWay<T>(
  request: OnceOnly<T>,
  sentMs: number,
  refused: Extract<Delivery<T>, { kind: "refused" }>,
  { cancelled }: DeliveryLimits,
): Promise<Delivery<T>> {
  const looked = await look(request, sentMs, cancelled)
  if (looked.kind === "none") return { ...refused, mayExist: true }
  return looked.kind === "in-doubt" && isFromGateway(looked.error) ? refused : looked
}

async function sendUntilAccepted<T>(
  request: OnceOnly<T>,
  limits: DeliveryLimits,
  onSend: () => void,
): Promise<Delivery<T>> {
  const { clock, cancelled, abandoned } = limits
  const policy = {
    clock,
    signal: cancelled,
    maxAttempts: Number.POSITIVE_INFINITY,
    delayMs: (error: unknown, attempt: number) => resendDelayMs(request, limits, error, attempt),
    onRetry: (error: unknown, delayMs: number) => {
      const isDoubt = isDoubtful(request, error)
      if (isDoubt) doubt = { error }
      limits.onNews({ kind: "retrying", error, delayMs, isDoubtful: isDoubt })
    },
  }
  let wasSent = false
  let doubt: { readonly error: unknown } | undefined
  try {
    const value = await retry(policy, () => {
      wasSent = false
      cancelled.throwIfAborted()
      request.onSend?.()
      wasSent = true
      return request.send(abandoned, onSend)
    })
    return { kind: "delivered", value, origin: "answered", mayHaveTwin: false }
  } catch (error) {
    if (!wasSent || error === cancelled.reason) return doubt ? { kind: "in-doubt", ...doubt } : { kind: "not-sent" }
    if (doubt || abandoned.aborted || isDoubtful(request, error)) return { kind: "in-doubt", error }
    if (!cancelled.aborted) return { kind: "refused", error }
    // Whoever is between may have passed it on, and a cancelled step does not look.
    return isFromGateway(error) ? { kind: "in-doubt", error } : { kind: "not-sent" }
  }
}

/** Milliseconds to wait before a request is sent again that was surely not executed, or is taken only once; else undefined. */
function resendDelayMs<T>(request: OnceOnly<T>, limits: DeliveryLimits, error: unknown, attempt: number) {
  if (limits.abandoned.aborted) return undefined
  const isOnceOnly = isDoubtful(request, error) && request.mayRepeat?.(error) === true
  if (!isOnceOnly && (isDoubtful(request, error) || isFromGateway(error))) return undefined
  const ownMs = request.retryDelayMs?.(error, attempt)
  const delayMs = ownMs ?? retryDelayMs(error, attempt, limits.random)
  if (delayMs === undefined || limits.clock.nowMs() + delayMs > limits.deadlineMs) return undefined
  return ownMs !== undefined || limits.budget.spend() ? delayMs : undefined
}

async function look<T>(
  { find }: OnceOnly<T>,
  sentMs: number,
  cancelled: AbortSignal,
): Promise<Extract<Delivery<T>, { kind: "delivered" | "in-doubt" }> | { readonly kind: "none" }> {
  try {
    const value = await find(sentMs, cancelled)
    return value === undefined ? { kind: "none" } : { kind: "delivered", value, origin: "found", mayHaveTwin: true }
  } catch (error) {
    return { kind: "in-doubt", error }
  }
}

function isDoubtful<T>({ isRefusal }: OnceOnly<T>, error: unknown): boolean {
  return mayHaveExecuted(error) && isRefusal?.(error) !== true
}
