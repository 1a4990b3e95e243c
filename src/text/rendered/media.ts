import { escapedLabel, plainAddress, shownAddress } from "./escape.ts"
import type { PageElement } from "./page-tree.ts"
import type { Context } from "./reading.ts"

/** The page shows this text only while the image is missing, so it is no place for a letter. */
const LONGEST_ALT = 200
const EMOJI_NAME = /^:[\w+-]{1,40}:$/
const EMOJI_ADDRESS = /\/images\/icons\/emoji\/[\w./-]+$/

/**
 * An image as Markdown, and noted among those that people see. GitHub shows images of other hosts by way of a copy; the
 * text names the original.
 */
export function imageText(image: PageElement, context: Context): string {
  const { src, alt = "" } = image.attributes
  const url = plainAddress(src)
  const name = alt.slice(0, LONGEST_ALT).replace(/\s+/g, " ").trim()
  if (url === undefined) return ""
  if (EMOJI_NAME.test(name) && EMOJI_ADDRESS.test(url)) return name
  const { images } = context.tally
  if (!images.has(url)) images.set(url, { alt: name, url })
  const original = plainAddress(image.attributes["data-canonical-src"]) ?? url
  return `![${escapedLabel(name)}](${shownAddress(original)})`
}

/** A video, which GitHub makes of an address that is alone. */
export function videoText(video: PageElement): string {
  const url = plainAddress(video.attributes.src)
  return url === undefined ? "" : `[video](${shownAddress(url)})`
}
