import { readFileSync, statSync } from "node:fs"
import { imageDimensionsFromData } from "image-dimensions"
import type { Image } from "../../cursor/client.ts"
import type { Clock } from "../../http/clock.ts"
import { DownloadError } from "../../http/download-error.ts"
import { type ImageSource, MOST_IMAGES } from "../../inputs/images.ts"
import { InputError } from "../../inputs/input-error.ts"
import { refuse } from "../../inputs/values.ts"
import { pathInside } from "../../inputs/workspace-path.ts"
import { type Attachment, parseAttachment } from "../../text/attachment-address.ts"
import type { PageImage } from "../../text/rendered/reading.ts"
import { fetchAttachment } from "./fetch-attachment.ts"

/** 15 MB: the limit that Cursor documents for its newer API and clients apply to this one. */
const MAX_BYTES = 15 * 1024 * 1024
const KINDS = "a png, jpeg, gif or webp image"

/** What reading images takes of a step. */
export type ImageSettings = {
  readonly inputs: { readonly images: readonly ImageSource[] }
  readonly runner: { readonly workspace: string; readonly serverUrl: string }
  readonly clock: Clock
  readonly userAgent: string
  readonly log: { info(message: string): void }
  readonly warn: (message: string) => void
  /** Aborts when the job is cancelled. */
  readonly cancelled: AbortSignal
}

/** The images of a prompt, as far as they can be had before anything is sent. */
export type OpenedImages = {
  /**
   * Fetches what is not in the workspace, and returns all of them in the order of `images`.
   * @param seen the images that people see in the event's texts
   * @throws {InputError}
   */
  all(seen: readonly PageImage[]): Promise<readonly Image[]>
}

/**
 * Reads the files among the images at once, before anything is sent; attachments are fetched when they are asked for.
 * @throws {InputError}
 */
export function readImages(step: ImageSettings): OpenedImages {
  const slots = step.inputs.images.map((source) => slotOf(step, source))
  return {
    all: async (seen) => {
      const images: Image[] = []
      for (const slot of slots) images.push(...(await slot(seen)))
      if (images.length <= MOST_IMAGES) return images
      step.warn(`The event brings more images than fit: Cursor takes ${MOST_IMAGES}, so the last were left out.`)
      return images.slice(0, MOST_IMAGES)
    },
  }
}

/** One line of `images`, ready to become its images. */
type Slot = (seen: readonly PageImage[]) => Promise<readonly Image[]>

function slotOf(step: ImageSettings, source: ImageSource): Slot {
  switch (source.kind) {
    case "file": {
      const image = readFile(step, source.path)
      return async () => [image]
    }
    case "attachment":
      return async () => [await fetchNamed(step, source.attachment)]
    case "event":
      return (seen) => fetchFromEvent(step, seen)
  }
}

function readFile(step: ImageSettings, given: string): Image {
  const path = pathInside(step.runner.workspace, given)
  if (path === undefined) {
    const advice = "a file inside the workspace. Check the path, and that `actions/checkout` ran before this step."
    return refuse("images", given, advice)
  }
  const stats = statSync(path)
  if (!stats.isFile()) return refuse("images", given, "a regular file.")
  if (stats.size > MAX_BYTES) {
    return refuse("images", given, `small enough: it has ${stats.size} bytes and ${MAX_BYTES} are the most.`)
  }
  return (
    imageOf(step, given, readFileSync(path)) ?? refuse("images", given, `${KINDS}. Its content decides, not its name.`)
  )
}

async function fetchNamed(step: ImageSettings, attachment: Attachment): Promise<Image> {
  try {
    const image = await fetchImage(step, attachment)
    return image ?? refuse("images", placeOf(attachment), `${KINDS}. What GitHub keeps there is something else.`)
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error
    throw new InputError(`Input \`images\`: an attachment could not be fetched: ${error.message}. ${PRIVATE}`)
  }
}

/** Without the query: it may hold a token. */
function placeOf({ url }: Attachment): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

const PRIVATE =
  "GitHub gives attachments of private repositories to signed-in people only: put such an image into the workspace and name its path."

/** Whoever wrote the issue cannot be asked to change it, so an image that is of no use is left out. */
async function fetchFromEvent(step: ImageSettings, seen: readonly PageImage[]): Promise<readonly Image[]> {
  const images: Image[] = []
  for (const attachment of attachmentsAmong(seen, step.runner.serverUrl)) {
    if (images.length >= MOST_IMAGES) break
    try {
      const image = await fetchImage(step, attachment)
      if (image) images.push(image)
      else step.warn(`An image of the event was left out: it is not ${KINDS}.`)
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error
      step.warn(`An image of the event was left out: ${error.message}.`)
    }
  }
  return images
}

/** Each once: a comment may show an image of its issue again. Images that GitHub does not keep are passed over. */
function attachmentsAmong(seen: readonly PageImage[], serverUrl: string): readonly Attachment[] {
  const addresses = [...new Set(seen.map(({ url }) => url))]
  return addresses.flatMap((address) => parseAttachment(address, serverUrl) ?? [])
}

async function fetchImage(step: ImageSettings, attachment: Attachment): Promise<Image | undefined> {
  const { clock, userAgent, cancelled: signal, runner } = step
  const options = { serverUrl: runner.serverUrl, maxBytes: MAX_BYTES, clock, userAgent, signal }
  const bytes = await fetchAttachment(attachment, options)
  return imageOf(step, new URL(attachment.url).pathname.split("/").at(-1) ?? "attachment", bytes)
}

function imageOf(step: ImageSettings, name: string, bytes: Buffer): Image | undefined {
  const facts = readImageFacts(bytes)
  if (!facts) return undefined
  step.log.info(lineFor(name, facts, bytes.length))
  return { data: bytes.toString("base64"), dimension: { width: facts.width, height: facts.height } }
}

function lineFor(name: string, { type, width, height }: ImageFacts, bytes: number): string {
  return `Image ${name}: ${type}, ${width} × ${height} pixels, ${bytes} bytes`
}

/** What the first bytes of an image file say. */
export type ImageFacts = {
  readonly type: "png" | "jpeg" | "gif" | "webp"
  readonly width: number
  readonly height: number
}

const TYPES = ["png", "jpeg", "gif", "webp"] as const

/**
 * Reads type and size in pixels from the bytes themselves, whatever the file is called. Pure.
 * @returns undefined for anything that is no png, jpeg, gif or webp, or whose header is cut or broken
 */
export function readImageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const found = imageDimensionsFromData(bytes)
  const type = TYPES.find((one) => one === found?.type)
  if (!found || !type || found.width < 1 || found.height < 1) return undefined
  return { type, width: found.width, height: found.height }
}
