import { getProxyUrl } from "@actions/http-client/lib/proxy"
import type { Dispatcher } from "undici"
import { dispatcher, type ProxyServer } from "../cursor/transport.ts"

/** Connections to an address, through the proxy that the job's environment names for it. */
export function connectionsTo(address: string): Dispatcher {
  return dispatcher(proxyFor(address))
}

/** An address as a dispatcher takes it. */
export function pathOf(address: string | URL): { readonly origin: string; readonly path: string } {
  const { origin, pathname, search } = new URL(address)
  return { origin, path: pathname + search }
}

/** The proxy that the job's environment names for an address, by the toolkit's rules, NO_PROXY among them. */
export function proxyFor(origin: string): ProxyServer | undefined {
  const url = getProxyUrl(new URL(origin))
  if (!url) return undefined
  const credentials =
    url.username || url.password ? Buffer.from(`${url.username}:${url.password}`).toString("base64") : ""
  return { uri: `${url.protocol}//${url.host}`, ...(credentials && { authorization: `Basic ${credentials}` }) }
}
