import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import type { WireReply, WireRequest } from "../wire.ts"
import type { AgentRecord } from "./agent.ts"
import { artifactsAt } from "./life.ts"
import { agentNotFound, artifactNotFound, artifactsTooOld } from "./refusal.ts"
import { isoTime } from "./view.ts"

/** Links to artifacts last 15 minutes, by the API's documentation. */
const LINK_LIFE_MS = 900_000
/** Six months, after which the API's documentation promises no artifacts. */
const OLDEST_MS = 183 * 86_400_000
/** The list's documented maximum. */
const LONGEST_LIST = 100
const PREFIX = "/presigned/"

/** Whether a path is one of this server's storage, which is not the API's. */
export function isStoragePath(path: string): boolean {
  return path.startsWith(PREFIX)
}

/** The list of an agent's files. Throws a Refusal. */
export function listArtifacts(agent: AgentRecord, nowMs: number) {
  return filesOf(agent, nowMs)
    .slice(0, LONGEST_LIST)
    .map(({ path, content, atMs }) => ({
      absolutePath: path,
      sizeBytes: Buffer.byteLength(content),
      updatedAt: isoTime(atMs),
    }))
}

/**
 * A store with links that carry their own proof, as S3's presigned links do. `findAgent` finds the agents that are not
 * deleted.
 */
export function createArtifactStore(findAgent: (id: string) => AgentRecord | undefined) {
  const secret = randomBytes(32)
  const sign = (subject: string) => createHmac("sha256", secret).update(subject).digest("hex")

  /** A link to a file, without the server's address. Throws a Refusal. */
  const link = (agent: AgentRecord, path: string, nowMs: number) => {
    if (!filesOf(agent, nowMs).some((file) => file.path === path)) throw artifactNotFound()
    const expiresAtMs = nowMs + LINK_LIFE_MS
    const pathname = `${PREFIX}${agent.id}/${encodeURIComponent(path.slice(1))}`
    const signature = sign(`${pathname}?${expiresAtMs}`)
    return { target: `${pathname}?X-Amz-Expires-At=${expiresAtMs}&X-Amz-Signature=${signature}`, expiresAtMs }
  }

  /** Answers a request for a link: with the file, or as S3 refuses. */
  const serve = (request: WireRequest, nowMs: number): WireReply => {
    const { method, path, query, headers } = request
    if (headers.authorization !== undefined)
      return storageError(400, "InvalidArgument", "Only one auth mechanism allowed")
    if (method !== "GET") return storageError(403, "SignatureDoesNotMatch", "The link is for GET")
    const expiresAt = query.get("X-Amz-Expires-At") ?? ""
    if (!isSame(sign(`${path}?${expiresAt}`), query.get("X-Amz-Signature") ?? "")) {
      return storageError(403, "SignatureDoesNotMatch", "The signature does not match")
    }
    if (nowMs >= Number(expiresAt)) return storageError(403, "AccessDenied", "Request has expired")
    const [id = "", file = ""] = path.slice(PREFIX.length).split("/")
    const agent = findAgent(id)
    const name = `/${decodeURIComponent(file)}`
    const found = agent && artifactsAt(agent, nowMs).find((artifact) => artifact.path === name)
    if (!found) return storageError(404, "NoSuchKey", "The specified key does not exist.")
    return { status: 200, headers: { "content-type": "application/octet-stream" }, body: Buffer.from(found.content) }
  }
  return { link, serve }
}

function filesOf(agent: AgentRecord, nowMs: number) {
  if (agent.deletedAtMs !== undefined) throw agentNotFound()
  if (nowMs - agent.createdAtMs > OLDEST_MS) throw artifactsTooOld()
  return artifactsAt(agent, nowMs)
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one, "latin1"), Buffer.from(other, "latin1"))
}

function storageError(status: number, code: string, message: string): WireReply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return { status, headers: { "content-type": "application/xml" }, body }
}
