import { type ConnectionOptions, connectGitHub, type GitHubConnection } from "./github/connection.ts"
import { connectionsTo } from "./proxy.ts"

/** Opens the way to GitHub, over the same kind of connections and through the same proxy as the way to Cursor. */
export function openGitHub(options: Omit<ConnectionOptions, "via">): GitHubConnection {
  return connectGitHub({ ...options, via: connectionsTo(options.apiUrl) })
}
