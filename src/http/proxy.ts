import { checkBypass } from "@actions/http-client/lib/proxy"
import { type ConnectionRules, type Connections, openConnections } from "./connections.ts"
import { parseProxy } from "./proxy-setting.ts"
import type { ProxyServer } from "./proxy-tunnel.ts"

/** Connections to an address, through the proxy that the job's environment names for it. @throws as `proxyFor` */
export function connectionsTo(address: string, rules?: ConnectionRules): Connections {
  return openConnections(proxyFor(address), rules)
}

/** An address as a dispatcher takes it. */
export function pathOf(address: string | URL): { readonly origin: string; readonly path: string } {
  const { origin, pathname, search } = new URL(address)
  return { origin, path: pathname + search }
}

/**
 * The proxy that the job's environment names for an address. Which variable counts, and what NO_PROXY says, is decided
 * as the runner's toolkit does it; the value is read here, because the toolkit takes the host in `host:3128` for a scheme
 * and a value that it cannot parse for none.
 * @throws {ProxySettingError}
 */
export function proxyFor(address: string): ProxyServer | undefined {
  const url = new URL(address)
  if (checkBypass(url)) return undefined
  const variable = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY"
  const name = process.env[variable.toLowerCase()] ? variable.toLowerCase() : variable
  return parseProxy(name, process.env[name] ?? "")
}
