import { randomUUID } from "node:crypto"
import fs from "node:fs"
import type { FileHandle } from "node:fs/promises"
import { dirname, join } from "node:path"
import { InvalidResponseError } from "../../cursor/errors.ts"
import { DownloadError } from "../../http/download-error.ts"
import { isPublicHost } from "../../inputs/address.ts"
import { isLoopback } from "../../text/address.ts"
import type { AgentQuery } from "../query.ts"

/** A link lasts 15 minutes; a file that takes longer than this is given up. */
const FILE_LIMIT_MS = 10 * 60_000
const ATTEMPTS = 3
const PAUSE_MS = 2_000

export type ArtifactRequest = {
  readonly query: Pick<AgentQuery, "client" | "agentId" | "inputs" | "clock" | "signal" | "userAgent" | "download">
  readonly absolutePath: string
  /** The file to make. */
  readonly target: string
  readonly mostBytes: number
}

/**
 * Downloads one artifact, with a new link for each try. Nothing is left of a file that did not come whole.
 * @returns the number of bytes
 * @throws {DownloadError}, what the client throws, or the signal's reason
 */
export async function fetchArtifact(request: ArtifactRequest): Promise<number> {
  const { client, agentId, inputs, clock, signal } = request.query
  for (let made = 1; ; made++) {
    const { url } = await client.artifactLink(agentId, request.absolutePath, { signal })
    try {
      return await save(request, requireStorageLink(url, inputs.apiUrl))
    } catch (error) {
      if (!(error instanceof DownloadError) || error.kind === "too-large" || made >= ATTEMPTS) throw error
      await clock.sleep(PAUSE_MS, signal)
    }
  }
}

type StorageLink = { readonly url: string; readonly onlyPublic: boolean }

/** Links lead to a storage, not to the API: https and a public host, or the same machine when the API is on it. */
function requireStorageLink(link: string, apiUrl: string): StorageLink {
  const url = URL.canParse(link) ? new URL(link) : undefined
  const isHere = isLoopback(new URL(apiUrl).hostname) && url !== undefined && isLoopback(url.hostname)
  const isStorage = url?.protocol === "https:" && !url.username && !url.password && isPublicHost(url.hostname)
  if (url && (isHere || isStorage)) return { url: url.href, onlyPublic: !isHere }
  throw new InvalidResponseError("artifact link", "url", "an https address of a public host")
}

async function save({ query, target, mostBytes }: ArtifactRequest, link: StorageLink): Promise<number> {
  const { download, clock, userAgent, signal } = query
  const part = join(dirname(target), `.${randomUUID()}.part`)
  // Taken from "node:fs" when it is needed: "node:fs/promises" brings half of Node's readline and repl into every run.
  const { open, rename, rm } = fs.promises
  // "wx": never writes through something that is there, such as a symbolic link.
  const file: FileHandle = await open(part, "wx")
  let bytes = 0
  try {
    const limits = { ...link, mostBytes, timeoutMs: FILE_LIMIT_MS, signal }
    const end = await download({ ...limits, clock, userAgent }, async (chunk) => {
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
