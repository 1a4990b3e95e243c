import type { Addresses } from "./call.ts"
import type { Account } from "./world.ts"

/** GitHub's time stamps have whole seconds. */
export function instant(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, "Z")
}

/** An account as it is in other things. `[bot]` is escaped in addresses, never in the login. */
export function accountJson(account: Account, { apiUrl, serverUrl }: Addresses): Record<string, unknown> {
  const url = `${apiUrl}/users/${encodeURIComponent(account.login)}`
  const appPage = account.type === "Bot" ? `/apps/${account.login.replace(/\[bot\]$/, "")}` : `/${account.login}`
  return {
    login: account.login,
    id: account.id,
    node_id: `U_${account.id}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
    gravatar_id: "",
    url,
    html_url: `${serverUrl}${encodeURI(appPage)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: "public",
    site_admin: false,
  }
}

/** The account itself, as anyone sees it. */
export function publicAccountJson(
  account: Account,
  addresses: Addresses,
  createdAtMs: number,
): Record<string, unknown> {
  return {
    ...accountJson(account, addresses),
    name: account.login,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: instant(createdAtMs),
    updated_at: instant(createdAtMs),
  }
}
