/** What the first bytes of an image file say. */
export type ImageFacts = {
  readonly type: "png" | "jpeg" | "gif" | "webp"
  readonly width: number
  readonly height: number
}

type Size = { readonly width: number; readonly height: number }

/**
 * Reads type and size in pixels from the bytes themselves, whatever the file is called. Pure.
 * @returns undefined for anything that is no png, jpeg, gif or webp, or whose header is cut or broken
 */
export function readImageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const type = typeOf(view)
  const size = type === undefined ? undefined : SIZE_OF[type](view)
  if (type === undefined || !size || size.width < 1 || size.height < 1) return undefined
  return { type, ...size }
}

function typeOf(bytes: Buffer): ImageFacts["type"] | undefined {
  if (bytes.subarray(0, 8).equals(PNG_MAGIC)) return "png"
  if (bytes.subarray(0, 3).equals(JPEG_MAGIC)) return "jpeg"
  const start = bytes.toString("latin1", 0, 6)
  if (start === "GIF87a" || start === "GIF89a") return "gif"
  return start.startsWith("RIFF") && bytes.toString("latin1", 8, 12) === "WEBP" ? "webp" : undefined
}

const PNG_MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const JPEG_MAGIC = Buffer.from([0xff, 0xd8, 0xff])

const SIZE_OF: Readonly<Record<ImageFacts["type"], (bytes: Buffer) => Size | undefined>> = {
  png: pngSize,
  jpeg: jpegSize,
  gif: (bytes) => (bytes.length < 10 ? undefined : { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  webp: webpSize,
}

/** The header chunk comes first (PNG specification, 11.2.1). */
function pngSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 24 || bytes.toString("latin1", 12, 16) !== "IHDR") return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Frame headers, C0 to CF without the tables C4, C8 and CC (ITU-T T.81, B.1.1.3). */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Goes from segment to segment until the one that names the size. */
function jpegSize(bytes: Buffer): Size | undefined {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    if (isFrameHeader(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    // The scan comes after the frame header; without one there is nothing to find behind it.
    if (marker === 0xda || length < 2) return undefined
    at += 2 + length
  }
  return undefined
}

/** Three kinds of first chunk: simple, lossless and extended (RFC 9649, 2.5 to 2.7). */
function webpSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 30) return undefined
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8 ":
      if (bytes.readUIntBE(23, 3) !== 0x9d012a) return undefined
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
    case "VP8L": {
      if (bytes[20] !== 0x2f) return undefined
      const bits = bytes.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case "VP8X":
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
    default:
      return undefined
  }
}
