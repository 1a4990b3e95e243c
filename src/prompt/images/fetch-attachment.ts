import type { Clock } from "../../http/clock.ts"
import { download } from "../../http/download.ts"
import { DownloadError } from "../../http/download-error.ts"
import { type Attachment, parseRedirect } from "../../text/attachment-address.ts"

const FETCH_TIMEOUT_MS = 60_000
const MAX_REDIRECTS = 3

export type FetchOptions = {
  /** The GitHub server of the run. */
  readonly serverUrl: string
  readonly maxBytes: number
  readonly clock: Clock
  readonly userAgent: string
  readonly signal: AbortSignal
}

/**
 * Fetches an attachment, without credentials. A redirect is followed only to the places where GitHub keeps
 * attachments.
 * @param downloadFile gets one file without following redirects
 * @throws {DownloadError}, or the signal's reason
 */
export async function fetchAttachment(
  attachment: Attachment,
  { serverUrl, maxBytes, ...options }: FetchOptions,
  downloadFile = download,
): Promise<Buffer> {
  let { url } = attachment
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const chunks: Buffer[] = []
    const limits = { mostBytes: maxBytes, timeoutMs: FETCH_TIMEOUT_MS, onlyPublic: !isOnOwnServer(url, serverUrl) }
    const request = { ...options, ...limits, url }
    const end = await downloadFile(request, (bytes) => {
      chunks.push(bytes)
    })
    if (end.kind === "whole") return Buffer.concat(chunks)
    const next = parseRedirect(url, end.location, serverUrl)
    if (!next) break
    url = next.url
  }
  throw new DownloadError("astray", {})
}

/** A GitHub server of one's own may well lie inside one's own network. */
function isOnOwnServer(url: string, serverUrl: string): boolean {
  const { hostname } = new URL(serverUrl)
  return hostname !== "github.com" && `.${new URL(url).hostname}`.endsWith(`.${hostname}`)
}
