/** The address of a file that GitHub keeps for an issue, pull request or comment. */
export type Attachment = { readonly url: string }

/** Signed addresses have about a thousand characters. */
const LONGEST_ADDRESS = 8192
/** Hosts of github.com that hold attachments and nothing but user content. */
const ASSET_HOSTS: ReadonlySet<string> = new Set([
  "user-images.githubusercontent.com",
  "private-user-images.githubusercontent.com",
])
/** The storage that github.com sends a reader of `/user-attachments/assets/` on to; the address is signed. */
const STORAGE_HOST = /^github-production-user-asset-[0-9a-z]+\.s3\.amazonaws\.com$/
const ASSET_PATH = /^\/user-attachments\/assets\/[0-9a-f-]{36}$|^\/[^/]+\/[^/]+\/assets\/\d+\/[0-9a-f-]{36}$/i

/**
 * Reads the https address of an attachment on github.com or on the GitHub server of this run. Pure.
 * @returns undefined for every other address
 */
export function parseAttachment(address: string, serverUrl: string): Attachment | undefined {
  const url = plainHttps(address)
  if (!url) return undefined
  const isPage = [new URL(serverUrl).hostname, "github.com"].includes(url.hostname) && ASSET_PATH.test(url.pathname)
  return isPage || ASSET_HOSTS.has(url.hostname) ? { url: url.href } : undefined
}

/** Reads the address that GitHub redirects an attachment's reader to: the same places, or the storage behind them. */
export function parseRedirect(from: string, location: string, serverUrl: string): Attachment | undefined {
  if (location.length > LONGEST_ADDRESS || !URL.canParse(location, from)) return undefined
  const address = new URL(location, from).href
  const url = plainHttps(address)
  if (url && (STORAGE_HOST.test(url.hostname) || url.hostname === `media.${new URL(serverUrl).hostname}`)) {
    return { url: url.href }
  }
  return parseAttachment(address, serverUrl)
}

function plainHttps(address: string): URL | undefined {
  if (address.length > LONGEST_ADDRESS) return undefined
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isPlain = url?.protocol === "https:" && !url.username && !url.password && url.port === ""
  return isPlain ? url : undefined
}
