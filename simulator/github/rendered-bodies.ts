import type { WireReply } from "../wire.ts"
import { type Addresses, isObject } from "./call.ts"
import { renderMarkdown } from "./render-markdown.ts"
import { fullName, type World } from "./world.ts"

/** In which forms a reply holds the text that people wrote: as written, rendered, or both (and as plain text). */
export type BodyForm = "raw" | "html" | "full"

/** The operations whose bodies are simulated in other forms than as written. */
export const HAVE_RENDERED_BODIES: ReadonlySet<string> = new Set([
  "issues/get",
  "issues/get-comment",
  "issues/list-comments",
  "pulls/get",
])

/** The reply with `body_html`, and for `html` without `body`, as GitHub's documentation of media types says. */
export function withRenderedBodies(
  reply: WireReply,
  form: "html" | "full",
  world: World,
  addresses: Addresses,
): WireReply {
  if (world.rendering === "absent") return reply
  const convert = (entity: unknown) => (isObject(entity) ? rendered(entity, form, world, addresses) : entity)
  const body = Array.isArray(reply.body) ? reply.body.map(convert) : convert(reply.body)
  const mediaType = { "x-github-media-type": `github.v3; param=${form}; format=json` }
  return { ...reply, body, headers: { ...reply.headers, ...mediaType } }
}

function rendered(
  entity: Readonly<Record<string, unknown>>,
  form: "html" | "full",
  world: World,
  { serverUrl }: Addresses,
): Record<string, unknown> {
  const { body, ...others } = entity
  const [, name = ""] = /\/repos\/([^/]+\/[^/]+)\//.exec(String(entity.url)) ?? []
  const repository = world.repositories.get(name.toLowerCase())
  const where = {
    serverUrl,
    fullName: repository ? fullName(repository) : name,
    isPrivate: repository?.private ?? false,
  }
  const isRendered = world.rendering === "complete" && typeof body === "string"
  const html = isRendered ? renderMarkdown(body, where) : null
  return { ...others, ...(form === "full" && { body }), ...(html !== null && { body_html: html }) }
}
