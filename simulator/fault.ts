import type { Encoding } from "./compression.ts"

/** What goes wrong. "Processed" means that the handler ran, so that the simulated service has changed. */
export type FaultAction =
  /** Another answer than the handler's; the handler runs first when `processed`. */
  | {
      readonly kind: "reply"
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: unknown
      readonly processed?: boolean
    }
  /** A TCP reset, before or after processing, with no byte answered. */
  | { readonly kind: "reset"; readonly when: "before" | "after" }
  /** The connection ends in an orderly way, before or after processing, without an answer. */
  | { readonly kind: "close"; readonly when: "before" | "after" }
  /** Processed; the headers and half of the body, then a TCP reset. */
  | { readonly kind: "cut-body" }
  /** Bytes that are not HTTP. */
  | { readonly kind: "garbage"; readonly processed?: boolean }
  /** Never an answer; the connection stays open. */
  | { readonly kind: "silence"; readonly processed?: boolean }
  /** Answered as usual after so many real milliseconds; processed before or (by default) after them. */
  | { readonly kind: "delay"; readonly ms: number; readonly processed?: boolean }
  /**
   * Not processed; status 200 and a JSON string of so many bytes, its quotes included, streamed without a length, or
   * compressed to a small part of them.
   */
  | { readonly kind: "big-body"; readonly bytes: number; readonly encoding?: Encoding }
  /** Processed and answered as usual, but compressed, asked for or not. `damaged`: what follows cannot be unpacked. */
  | { readonly kind: "compressed"; readonly encoding: Encoding; readonly damaged?: boolean }
  /**
   * A stream of events that goes on for so many frames, then breaks in the middle of the next, is closed between two,
   * or says nothing more. Other answers are not touched.
   */
  | { readonly kind: "cut-stream" | "end-stream" | "stall-stream"; readonly frames: number }

/** When something goes wrong, how often, and what. */
export type Fault = {
  /** Default: any. */
  readonly method?: string
  /** A string is the exact pathname. Default: any. */
  readonly path?: string | RegExp
  /** Lets this many matching requests through first. Default: 0. */
  readonly skip?: number
  /** How often it strikes: default 1, `Infinity` for ever. */
  readonly times?: number
  readonly action: FaultAction
}

export type FaultQueue = {
  add(fault: Fault): void
  /** The action that strikes this request, if any, and counts it as spent. */
  strike(request: { readonly method: string; readonly path: string }): FaultAction | undefined
}

/**
 * Faults in the order added. The first that matches and still has strikes left acts; one that lets the request
 * through, because of its `skip`, leaves it to the next in line.
 */
export function createFaultQueue(): FaultQueue {
  const queue: { readonly fault: Fault; skipsLeft: number; strikesLeft: number }[] = []
  return {
    add(fault) {
      queue.push({ fault, skipsLeft: fault.skip ?? 0, strikesLeft: fault.times ?? 1 })
    },
    strike(request) {
      for (const entry of queue) {
        if (entry.strikesLeft <= 0 || !matches(entry.fault, request)) continue
        if (entry.skipsLeft > 0) {
          entry.skipsLeft -= 1
          continue
        }
        entry.strikesLeft -= 1
        return entry.fault.action
      }
      return undefined
    },
  }
}

function matches(fault: Fault, request: { readonly method: string; readonly path: string }): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== request.method) return false
  if (fault.path === undefined) return true
  // `search` and not `test`: a global or sticky expression would remember where it stopped in the last path.
  return typeof fault.path === "string" ? fault.path === request.path : request.path.search(fault.path) >= 0
}
