import type { Clock } from "../http/clock.ts"
import { loadNetwork } from "../run/load-network.ts"
import type { GitHubConnection } from "./connection.ts"

type Options = {
  readonly token?: string
  readonly apiUrl: string
  readonly clock: Clock
  readonly userAgent: string
}

/** A connection that is made when it is first asked for, and once; undefined without a token. */
export function lazyConnection({ token, ...options }: Options): () => Promise<GitHubConnection | undefined> {
  let opened: Promise<GitHubConnection> | undefined
  return async () => {
    if (token === undefined) return undefined
    opened ??= loadNetwork().then(({ openGitHub }) => openGitHub({ token, ...options }))
    return await opened
  }
}
