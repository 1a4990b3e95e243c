import type { download } from "../../http/download.ts"
import { DownloadError } from "../../http/download-error.ts"
import type { StepContext } from "../../run/context.ts"
import { type Attachment, parseRedirect } from "../../text/attachment-address.ts"

const LIMIT_MS = 60_000
const MOST_REDIRECTS = 3

type Options = Pick<StepContext, "clock" | "userAgent" | "cancelled"> & {
  readonly runner: Pick<StepContext["runner"], "serverUrl">
  readonly download: typeof download
}

/**
 * Fetches an attachment, without credentials. A redirect is followed only to the places where GitHub keeps
 * attachments.
 * @throws {DownloadFailure}
 */
export async function fetchAttachment(means: Options, attachment: Attachment, mostBytes: number): Promise<Buffer> {
  const { clock, userAgent, cancelled, runner } = means
  let { url } = attachment
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const chunks: Buffer[] = []
    const order = { url, mostBytes, timeoutMs: LIMIT_MS, clock, userAgent, signal: cancelled }
    const end = await means.download(order, (bytes) => {
      chunks.push(bytes)
    })
    if (end.kind === "whole") return Buffer.concat(chunks)
    const next = parseRedirect(url, end.location, runner.serverUrl)
    if (!next) break
    url = next.url
  }
  throw new DownloadError("astray", {})
}
