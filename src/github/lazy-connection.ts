import { connectionsTo, proxyFor } from "../http/proxy.ts"
import type { ConnectionOptions, GitHubConnection } from "./connection.ts"
import { fetchOver } from "./fetch-through.ts"

export type LoadClient = () => Promise<{ connectGitHub(options: ConnectionOptions): GitHubConnection }>
type Options = Pick<ConnectionOptions, "apiUrl" | "clock" | "userAgent"> & { readonly token?: string }

/**
 * A connection to GitHub, over the same kind of connections as every other request. Its client is loaded when it is
 * first asked for, and once; undefined without a token.
 */
export function lazyConnection(
  load: LoadClient,
  { token, ...options }: Options,
): () => Promise<GitHubConnection | undefined> {
  let opened: Promise<GitHubConnection> | undefined
  const open = async (auth: string) => {
    const { connectGitHub } = await load()
    const { apiUrl } = options
    const [fetch, isProxied] = [fetchOver(connectionsTo(apiUrl).via), proxyFor(apiUrl) !== undefined]
    return connectGitHub({ ...options, token: auth, fetch, isProxied })
  }
  return async () => {
    if (token === undefined) return undefined
    opened ??= open(token)
    return await opened
  }
}
