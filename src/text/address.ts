import { hasInvisible } from "./invisible-characters.ts"

const AGENT_HOST = "cursor.com"
const LONGEST_ADDRESS = 500
/** What an address may be written with: nothing that means anything to Markdown, HTML, a shell or the log. */
const PLAIN_ADDRESS = /^https?:\/\/[a-z0-9.:[\]-]+(?:\/[\w.~/?=&%+#-]*)?$/

/**
 * The web page of an agent, when it lies on Cursor's site (https, no port), or on the very origin of `apiUrl` when that
 * is this machine. It must be written plainly and in its canonical form, without credentials: what is shown is where it
 * leads.
 *
 * @returns the address in a form that is safe inside a Markdown link
 */
export function parseAgentUrl(text: string, { apiUrl }: { readonly apiUrl: string }): string | undefined {
  if (text.length > LONGEST_ADDRESS || !PLAIN_ADDRESS.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.href !== text && url.href !== `${text}/`) return undefined
  const isCursors = url.protocol === "https:" && url.port === "" && `.${url.hostname}`.endsWith(`.${AGENT_HOST}`)
  const isLocal = isLoopback(url.hostname) && URL.canParse(apiUrl) && url.origin === new URL(apiUrl).origin
  return isCursors || isLocal ? url.href : undefined
}

/** Whose pull request an address may name. */
export type PullRequestHome = { readonly serverUrl: string; readonly owner: string; readonly name: string }

/**
 * The address of a pull request of this repository on this server, `origin/owner/name/pull/123`, rebuilt from its parts.
 * Names compare without case; credentials, another port, a query, a fragment or a further path are refused.
 */
export function parsePullRequestUrl(
  text: string,
  { serverUrl, owner, name }: PullRequestHome,
): { readonly url: string; readonly number: number } | undefined {
  const parts = /^(https?:\/\/[\w.:[\]-]+)\/([\w.-]+)\/([\w.-]+)\/pull\/([1-9]\d{0,9})\/?$/i.exec(text)
  if (parts === null || !URL.canParse(serverUrl)) return undefined
  const [, givenOrigin = "", givenOwner = "", givenName = "", digits = ""] = parts
  const { origin } = new URL(serverUrl)
  const given = [givenOrigin, givenOwner, givenName].join("/").toLowerCase()
  if (given !== [origin, owner, name].join("/").toLowerCase()) return undefined
  return { url: `${origin}/${owner}/${name}/pull/${digits}`, number: Number(digits) }
}

/** Whether a host name, as `URL` writes it, is this very machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname)
}

const LONGEST_REF_BYTES = 250
const FORBIDDEN_IN_REFS = /[~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.(?:lock)?(?:\/|$)/
/** git allows it, but no branch is called so, and a workflow that hands it to a shell would run it. */
const COMMAND = /^;|`|\$[({]/
const SHELL_CHARACTERS = /[;$`|<>&"']|\/-/
const CONTROL_OR_BLANK = /[\p{Cc}\p{Z}]/u

/**
 * Whether the text can name a branch, a tag or a commit to start from: what git-check-ref-format allows, but for names
 * that start with `-`, `;` or `refs/`, invisible characters, commands of a shell, and more than 250 bytes.
 */
export function isRefOrCommit(text: string): boolean {
  if (text === "" || text === "@" || Buffer.byteLength(text) > LONGEST_REF_BYTES) return false
  if (FORBIDDEN_IN_REFS.test(text) || COMMAND.test(text)) return false
  const isPlain = /^[!-~]*$/.test(text)
  if (!isPlain && (CONTROL_OR_BLANK.test(text) || hasInvisible(text))) return false
  return !/^[-/.]|\/$|^refs\//.test(text)
}

/** Whether the text can name a branch: as `isRefOrCommit`, but neither `HEAD` nor what reads like a commit's hash. */
export function isBranchName(text: string): boolean {
  return isRefOrCommit(text) && text !== "HEAD" && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text)
}

/** Whether a branch's name, chosen by others, may be an output: nothing in it means anything to a shell. */
export function isPlainBranchName(text: string): boolean {
  return isBranchName(text) && !SHELL_CHARACTERS.test(text)
}
