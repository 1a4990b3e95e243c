import { type Attachment, parseAttachment } from "../text/attachment-address.ts"
import { type ReadInput, refuse, refuseSecretly } from "./values.ts"

/** The API takes five images with a prompt (OpenAPI of the Cloud Agents API v0, `prompt.images`). */
export const MOST_IMAGES = 5

/** The word for the images in the triggering issue, pull request or comment. */
const FROM_EVENT = "from-event"

/** One line of `images`. */
export type ImageSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "attachment"; readonly attachment: Attachment }
  | { readonly kind: "event" }

/**
 * Reads `images`: one path, attachment address or `from-event` per line. Files are looked at later.
 * @throws {InputError}
 */
export function readImages(read: ReadInput, serverUrl: string): readonly ImageSource[] {
  const lines = read("images")
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
  if (lines.length > MOST_IMAGES) {
    return refuseSecretly("images", `names ${lines.length} images, and Cursor takes ${MOST_IMAGES} at most.`)
  }
  return lines.map((line) => sourceOf(line, serverUrl))
}

function sourceOf(line: string, serverUrl: string): ImageSource {
  if (line === FROM_EVENT) return { kind: "event" }
  if (!/^[a-z][a-z0-9+.-]+:/i.test(line)) return { kind: "file", path: line }
  if (URL.canParse(line) && (new URL(line).username || new URL(line).password)) {
    return refuseSecretly("images", "holds an address with credentials. Write it without them.")
  }
  const attachment = parseAttachment(line, serverUrl)
  if (attachment) return { kind: "attachment", attachment }
  const allowed =
    "an image this action fetches. Write a path inside the workspace, or the https address of a file attached to an issue, pull request or comment on this GitHub server."
  return refuse("images", line, allowed)
}
