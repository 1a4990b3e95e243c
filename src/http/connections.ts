import { lookup } from "node:dns"
import type { LookupFunction } from "node:net"
import { Agent, buildConnector, type Dispatcher } from "undici"
import { type ProxyServer, tunnelThrough } from "./proxy-tunnel.ts"
import { isPublicAddress } from "./public-address.ts"

const CONNECT_TIMEOUT_MS = 10_000

export type ConnectionRules = {
  /** Refuse names that lead inside a network. Behind a proxy that is the proxy's matter, which looks the names up. */
  readonly onlyPublic?: boolean
  /** For each stage of a connection: the name and TCP, the proxy's answer, TLS. Default: ten seconds. */
  readonly connectTimeoutMs?: number
}

/** A host name means an address that is not on the public internet. */
export class InsideAddress extends Error {
  override readonly name = "InsideAddress"
}

/** A pool of connections. */
export type Connections = {
  readonly via: Dispatcher
  /** Ends all of them, and fails their requests. */
  end(): Promise<void>
}

/**
 * Connections through a proxy, or direct ones. Headers and body have no limits of their own: whoever makes a request
 * bounds the whole exchange.
 */
export function openConnections(proxy: ProxyServer | undefined, rules: ConnectionRules = {}): Connections {
  const { onlyPublic, connectTimeoutMs: timeout = CONNECT_TIMEOUT_MS } = rules
  const ending = new AbortController()
  const options = { timeout, signal: ending.signal }
  const connect = proxy
    ? tunnelThrough(proxy, options)
    : buildConnector({ ...options, ...(onlyPublic && { lookup: lookupPublic }) })
  const via = new Agent({ headersTimeout: 0, bodyTimeout: 0, connect })
  return {
    via,
    end: async () => {
      const destroyed = via.destroy()
      // undici leaves connections that are still being made to their time limit: the process would live on for that long.
      ending.abort()
      await destroyed
    },
  }
}

/** As Node's own, but every address of the name has to be public: it is checked when it is about to be used. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first) return callback(error ?? new Error("the name has no address"), "")
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(new InsideAddress("the name leads inside a network"), "")
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
  })
}
