import type { download } from "../../http/download.ts"
import { DownloadFailure } from "../../http/download-error.ts"
import type { Step } from "../../run/context.ts"
import { type Attachment, admitRedirect } from "../../text/attachment-address.ts"

const LIMIT_MS = 60_000
const MOST_REDIRECTS = 3

type Means = Pick<Step, "clock" | "userAgent" | "cancelled"> & {
  readonly runner: Pick<Step["runner"], "serverUrl">
  readonly download: typeof download
}

/**
 * Fetches an attachment, without credentials. A redirect is followed only to the places where GitHub keeps
 * attachments.
 * @throws {DownloadFailure}
 */
export async function fetchAttachment(means: Means, attachment: Attachment, mostBytes: number): Promise<Buffer> {
  const { clock, userAgent, cancelled, runner } = means
  let { url } = attachment
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const chunks: Buffer[] = []
    const order = { url, mostBytes, timeoutMs: LIMIT_MS, clock, userAgent, signal: cancelled }
    const end = await means.download(order, (bytes) => {
      chunks.push(bytes)
    })
    if (end.kind === "whole") return Buffer.concat(chunks)
    const next = admitRedirect(url, end.location, runner.serverUrl)
    if (!next) break
    url = next.url
  }
  throw new DownloadFailure("astray", {})
}
