/** A stage of a connection through the proxy, in the order in which it passes them. */
export type ProxyStage = "accept" | "connect" | "tls" | "request" | "head" | "body"

/** What the proxy does at a stage, in place of going on. */
type ProxyFaultKind =
  /** Nothing any more; the connection stays open. */
  | "hang"
  /** An orderly end. */
  | "drop"
  /** A TCP reset. */
  | "reset"
  /** One byte now and then, of `crumbs` bytes; then nothing any more. */
  | "crumbs"

/** When a connection goes wrong, how often, and how. It strikes whole connections, at their first request. */
export type ProxyFault = {
  readonly stage: ProxyStage
  readonly kind: ProxyFaultKind
  /** The host that the client wants; for `accept`, where none is known yet, it is not looked at. Default: any. */
  readonly host?: string
  /** Lets this many matching connections through first. Default: 0. */
  readonly skip?: number
  /** How often it strikes: default 1, `Infinity` for ever. */
  readonly times?: number
  /** Default: 8. */
  readonly crumbs?: number
  /** Real milliseconds between two crumbs. Default: 5. */
  readonly everyMs?: number
}

type Struck = Pick<ProxyFault, "stage" | "kind"> & { readonly crumbs: number; readonly everyMs: number }

/** Faults in the order added; the first that matches and has strikes left acts. */
export function createProxyFaults() {
  const queue: { readonly fault: ProxyFault; skipsLeft: number; strikesLeft: number }[] = []
  /** The fault of a connection to `host`, or of one that was just accepted. */
  const strike = (host: string | undefined): Struck | undefined => {
    for (const entry of queue) {
      const { stage, kind, crumbs = 8, everyMs = 5 } = entry.fault
      if ((stage === "accept") !== (host === undefined) || entry.strikesLeft <= 0) continue
      if (host !== undefined && entry.fault.host !== undefined && entry.fault.host !== host) continue
      if (entry.skipsLeft > 0) {
        entry.skipsLeft -= 1
        continue
      }
      entry.strikesLeft -= 1
      return { stage, kind, crumbs, everyMs }
    }
    return undefined
  }
  const add = (fault: ProxyFault) => {
    queue.push({ fault, skipsLeft: fault.skip ?? 0, strikesLeft: fault.times ?? 1 })
  }
  return { add, strike }
}

export type { Struck as ProxyStrike }
