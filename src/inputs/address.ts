import { isIP } from "node:net"
import { isPublicAddress } from "../http/public-address.ts"
import { isLoopback, parsePullRequestUrl } from "../text/address.ts"
import { refuse, refuseSecretly } from "./values.ts"

/** A repository on the GitHub server that the run belongs to, or on github.com. */
export type Repository = { readonly owner: string; readonly name: string; readonly url: string }
export type PullRequestAddress = {
  readonly url: string
  readonly number: number
  readonly owner: string
  readonly name: string
}

/** Letters, digits and hyphens; accounts managed by an enterprise have an underscore as well. */
const OWNER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/
const NAME = /^[A-Za-z0-9._-]{1,100}$/

/**
 * Reads `owner/name` or a web address such as `https://github.com/owner/name.git`.
 * @throws {InputError}
 */
export function requireRepository(input: string, value: string, serverUrl: string): Repository {
  const allowed = "a repository. Write `owner/name`, or its web address on this GitHub server."
  return parseRepository(value, serverUrl) ?? refuse(input, value, allowed)
}

/** Reads the same forms as `requireRepository`; undefined for anything else. */
export function parseRepository(value: string, serverUrl: string): Repository | undefined {
  const short = /^([^/:\s]+)\/([^/\s]+)$/.exec(value)
  if (short) return repository(short[1], short[2], serverUrl)
  const url = parseUrl(value)
  if (url?.protocol !== "https:" || url.username || url.password || url.search || url.hash || url.port) return undefined
  const home = [new URL(serverUrl).hostname, "github.com"].find((host) => host === url.hostname)
  const [owner, name, ...rest] = url.pathname.replace(/\/$/, "").slice(1).split("/")
  return home !== undefined && rest.length === 0 ? repository(owner, name, `https://${home}`) : undefined
}

function repository(owner: string | undefined, rawName: string | undefined, serverUrl: string): Repository | undefined {
  const name = rawName?.replace(/\.git$/, "")
  if (owner === undefined || name === undefined) return undefined
  if (!OWNER.test(owner) || !NAME.test(name) || name === "." || name === ".." || name === "") return undefined
  return { owner, name, url: `${serverUrl}/${owner}/${name}` }
}

/** @throws {InputError} */
export function requirePullRequest(input: string, value: string, serverUrl: string): PullRequestAddress {
  const allowed = "a pull request's address. Write it as `https://github.com/owner/name/pull/7`."
  const [, owner, name] = parseUrl(value)?.pathname.split("/") ?? []
  if (owner === undefined || name === undefined) return refuse(input, value, allowed)
  for (const home of [serverUrl, "https://github.com"]) {
    const parsed = parsePullRequestUrl(value, { serverUrl: home, owner, name })
    if (parsed) return { ...parsed, owner, name }
  }
  return refuse(input, value, allowed)
}

/**
 * Checks the origin of the API: https anywhere, http only on this machine.
 * @throws {InputError}
 */
export function requireApiUrl(input: string, value: string): string {
  const url = parseUrl(value)
  const allowed =
    "an origin to send the key to. Write an https address without a path, such as `https://api.cursor.com`."
  const secure = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname))
  if (!secure || url.username || url.password || url.pathname !== "/" || url.search || url.hash) {
    return refuse(input, value, allowed)
  }
  return url.origin
}

/**
 * Checks the address that Cursor calls at the end. The value may hold a token, so no message shows it. A Cursor that is
 * simulated on this machine, which `apiUrl` says, may call this machine.
 * @throws {InputError}
 */
export function requireWebhookUrl(input: string, value: string, apiUrl = ""): string {
  const url = parseUrl(value)
  if (!url) return refuseSecretly(input, "is not a web address. Write a full https address.")
  if (isLoopback(url.hostname) && isLoopback(parseUrl(apiUrl)?.hostname ?? "")) return value
  if (url.protocol !== "https:") return refuseSecretly(input, "is not an https address. Cursor calls https only.")
  if (url.username || url.password)
    return refuseSecretly(input, "holds credentials. Use `webhook-secret` to sign the calls instead.")
  if (value.length > 2048) return refuseSecretly(input, "is longer than 2048 characters, which Cursor refuses.")
  if (!isPublicHost(url.hostname))
    return refuseSecretly(input, "names a host that Cursor's servers cannot reach. Use a public host name.")
  return value
}

/** Whether a host name or address can be one on the public internet; names are not looked up. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase()
  if (isIP(host) !== 0) return isPublicAddress(host)
  return host.includes(".") && !/(^|\.)(localhost|local|internal|localdomain)$/.test(host)
}

function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined
}
