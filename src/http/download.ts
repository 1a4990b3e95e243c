import type { Dispatcher } from "undici"
import { type Clock, within } from "./clock.ts"
import { InsideAddress } from "./connections.ts"
import { DownloadError } from "./download-error.ts"
import { connectionsTo, pathOf } from "./proxy.ts"

export type DownloadRequest = {
  readonly url: string
  readonly mostBytes: number
  readonly timeoutMs: number
  readonly clock: Clock
  readonly userAgent: string
  readonly signal?: AbortSignal
  /** Whether only hosts on the public internet are asked. */
  readonly onlyPublic?: boolean
}

/** A redirect is not followed: whoever asked decides about the new address. */
export type Downloaded = { readonly kind: "whole" } | { readonly kind: "redirect"; readonly location: string }

/**
 * Gets one file that is not Cursor's API, without credentials and without following redirects, and hands its bytes on
 * as they come.
 * @throws {DownloadError}, what `onBytes` throws, or the signal's reason
 */
export async function download(
  request: DownloadRequest,
  onBytes: (bytes: Buffer) => void | Promise<void>,
): Promise<Downloaded> {
  const { url, clock, timeoutMs, signal, onlyPublic } = request
  const connections = connectionsTo(url, { onlyPublic })
  try {
    return await within(clock, timeoutMs, signal, (limited) => receive(request, connections.via, limited, onBytes))
  } catch (fault) {
    if (signal?.aborted) throw signal.reason
    if (fault instanceof DownloadError) throw fault
    throw new DownloadError(fault instanceof InsideAddress ? "inside" : "broken", { cause: fault })
  } finally {
    await connections.end()
  }
}

async function receive(
  { url, userAgent, mostBytes }: DownloadRequest,
  via: Dispatcher,
  signal: AbortSignal,
  onBytes: (bytes: Buffer) => void | Promise<void>,
): Promise<Downloaded> {
  const { statusCode, headers, body } = await via.request({
    ...pathOf(url),
    method: "GET",
    signal,
    headers: { "user-agent": userAgent },
  })
  if (statusCode !== 200) {
    // The rest is of no interest; without a listener its end would be an unhandled error.
    body.on("error", () => {}).destroy()
    const location = headers.location
    if (statusCode >= 300 && statusCode < 400 && typeof location === "string") return { kind: "redirect", location }
    throw new DownloadError("refused", { status: statusCode })
  }
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > mostBytes) {
      body.destroy()
      throw new DownloadError("too-large", {})
    }
    await onBytes(chunk)
  }
  return { kind: "whole" }
}
