import type { Wish } from "./command-line.ts"
import type { CursorCloud } from "./cursor/cloud.ts"
import type { SimulatedGitHub } from "./github/start.ts"
import type { SimulatedProxy } from "./proxy.ts"

/** The token that the simulated GitHub accepts: a workflow's own, that may write comments. */
export const GITHUB_TOKEN = "ghs_simulated_token"

/** What an agent takes by default, from its creation to its end. */
const AGENT_SECONDS = 384

/** What a user needs to know to use the simulators, as lines for the terminal. */
export function introduction(
  wish: Wish,
  {
    cursor,
    github,
    proxy,
  }: { readonly cursor: CursorCloud; readonly github: SimulatedGitHub; readonly proxy?: SimulatedProxy | undefined },
): string {
  const { key, speed, repositories, branches, issues, pullRequests } = wish
  const numbers = (all: readonly number[]) => all.map((number) => `#${number}`).join(" ")
  const keyShown = key.isOwn ? "the one given with --key" : key.value
  return `Cursor cloud  ${cursor.url}   API key: ${keyShown}
GitHub        ${github.apiUrl}   token:   ${GITHUB_TOKEN}${proxy ? `\nProxy         ${proxy.url}   curl: --proxy ${proxy.url} --proxytunnel` : ""}
Repositories  ${repositories.join(" ")}: branches ${branches.join(" ")}, issues ${numbers(issues)}, pull requests ${numbers(pullRequests)}
Time          ${speed} times as fast: by default an agent takes about ${Math.ceil(AGENT_SECONDS / speed)} seconds

For a step that uses the action:
  api-url: ${cursor.url}
  api-key: ${keyShown}
To run the action's dist/main.js by hand, the environment variables:
  GITHUB_API_URL=${github.apiUrl} GITHUB_GRAPHQL_URL=${github.graphqlUrl}
To launch an agent:
  ${launchCommand(wish, cursor)}

Every request is shown from here on. Ctrl-C stops both.`
}

/** A command for a POSIX shell. A key of somebody's own is not repeated in it. */
function launchCommand({ key, repositories, branches }: Wish, cursor: CursorCloud): string {
  const body = {
    prompt: { text: "Fix the spelling mistake in the README." },
    source: { repository: `https://github.com/${repositories[0]}`, ref: branches[0] },
    target: { autoCreatePr: true },
  }
  const shownKey = key.isOwn ? "$CURSOR_API_KEY" : key.value
  const quotedBody = `'${JSON.stringify(body).replaceAll("'", "'\\''")}'`
  return `curl -s ${cursor.url}/v0/agents -H "Authorization: Bearer ${shownKey}" -H 'Content-Type: application/json' -d ${quotedBody}`
}
