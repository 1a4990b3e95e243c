import { dispatcher } from "../cursor/transport.ts"
import { proxyFor } from "../http/proxy.ts"
import { type ConnectionOptions, connectGitHub, type GitHubConnection } from "./connection.ts"

/** Opens the way to GitHub, over the same kind of connections and through the same proxy as the way to Cursor. */
export function openGitHub(options: Omit<ConnectionOptions, "via" | "isProxied">): GitHubConnection {
  const proxy = proxyFor(options.apiUrl)
  return connectGitHub({ ...options, via: dispatcher(proxy), isProxied: proxy !== undefined })
}
