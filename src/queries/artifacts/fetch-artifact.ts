import { randomUUID } from "node:crypto"
import { type FileHandle, open, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { InvalidResponseError } from "../../cursor/errors.ts"
import type { CursorClient } from "../../cursor/v0/client.ts"
import { DownloadError } from "../../http/download-error.ts"
import { isLoopback, isPublicHost } from "../../inputs/address.ts"
import type { StepContext } from "../../run/context.ts"
import { loadNetwork } from "../../run/load-network.ts"

/** A link lasts 15 minutes; a file that takes longer than this is given up. */
const FILE_LIMIT_MS = 10 * 60_000
const ATTEMPTS = 3
const PAUSE_MS = 2_000

export type ArtifactRequest = {
  readonly step: StepContext
  readonly client: Pick<CursorClient, "artifactLink">
  readonly agentId: string
  readonly absolutePath: string
  /** The file to make. */
  readonly target: string
  readonly mostBytes: number
}

/**
 * Downloads one artifact, with a new link for each try. Nothing is left of a file that did not come whole.
 * @returns the number of bytes
 * @throws {DownloadFailure}, what the client throws, or the signal's reason
 */
export async function fetchArtifact(order: ArtifactRequest): Promise<number> {
  const { step, client, agentId, absolutePath } = order
  for (let made = 1; ; made++) {
    const { url } = await client.artifactLink(agentId, absolutePath, { signal: step.cancelled })
    try {
      return await save(order, requireStorageLink(url, step.inputs.apiUrl))
    } catch (error) {
      if (!(error instanceof DownloadError) || error.kind === "too-large" || made >= ATTEMPTS) throw error
      await step.clock.sleep(PAUSE_MS, step.cancelled)
    }
  }
}

/** Links lead to a storage, not to the API: https and a public host, or the same machine when the API is on it. */
function requireStorageLink(link: string, apiUrl: string): string {
  const url = URL.canParse(link) ? new URL(link) : undefined
  const isHere = isLoopback(new URL(apiUrl).hostname) && url !== undefined && isLoopback(url.hostname)
  const isStorage = url?.protocol === "https:" && !url.username && !url.password && isPublicHost(url.hostname)
  if (url && (isHere || isStorage)) return url.href
  throw new InvalidResponseError("artifact link", "url", "an https address of a public host")
}

async function save({ step, target, mostBytes }: ArtifactRequest, url: string): Promise<number> {
  const { download } = await loadNetwork()
  const part = join(dirname(target), `.${randomUUID()}.part`)
  // "wx": never writes through something that is there, such as a symbolic link.
  const file: FileHandle = await open(part, "wx")
  let bytes = 0
  try {
    const limits = { url, mostBytes, timeoutMs: FILE_LIMIT_MS, signal: step.cancelled }
    const end = await download({ ...limits, clock: step.clock, userAgent: step.userAgent }, async (chunk) => {
      await file.appendFile(chunk)
      bytes += chunk.length
    })
    if (end.kind === "redirect") throw new DownloadError("refused", {})
    await file.close()
    await rename(part, target)
    return bytes
  } catch (error) {
    await file.close().catch(() => {})
    await rm(part, { force: true })
    throw error
  }
}
