import { crc32, deflateSync, inflateSync } from "node:zlib"

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Text on a plain ground, with the shades between. So many fit into half a byte. */
const MOST_COLOURS = 16
const INDEX_BITS = 4
const PALETTE_TYPE = 3
/** Bytes of a pixel by the colour type of the header (W3C, PNG, 11.2.1): what a browser's pictures are made of. */
const PIXEL_BYTES: Readonly<Record<number, number>> = { 2: 3, 6: 4 }

/** The best that zlib can do. */
const DEFLATE = { level: 9, memLevel: 9 }

type Picture = { readonly width: number; readonly height: number; readonly pixels: Buffer; readonly pixelBytes: number }

/**
 * The same picture with a palette, for pages of text: a fraction of what a browser writes. Every colour becomes the nearest
 * one of the palette; transparency is dropped.
 * @throws {Error} for anything but an 8-bit RGB or RGBA picture without interlacing
 */
export function smallerPng(png: Buffer): Buffer {
  const { width, height, pixels, pixelBytes } = decode(png)
  const colourAt = (at: number) => pixels.readUIntBE(at * pixelBytes, 3)
  const counts = new Map<number, number>()
  for (let at = 0; at < width * height; at++) counts.set(colourAt(at), (counts.get(colourAt(at)) ?? 0) + 1)
  const palette = paletteOf(counts)
  const indices = new Map(counts.keys().map((colour) => [colour, nearest(colour, palette)]))
  const indexed = Buffer.alloc(width * height)
  for (let at = 0; at < indexed.length; at++) indexed[at] = indices.get(colourAt(at)) ?? 0
  return encode(width, height, indexed, palette)
}

/** One colour after the other, each the one whose lack would show most: often used, and far from all that are there. */
function paletteOf(counts: ReadonlyMap<number, number>): readonly number[] {
  const palette: number[] = []
  const lacks = new Map(counts.keys().map((colour) => [colour, Number.MAX_SAFE_INTEGER]))
  while (palette.length < MOST_COLOURS && lacks.size > 0) {
    const weight = (colour: number) => Math.sqrt(counts.get(colour) ?? 0) * (lacks.get(colour) ?? 0)
    const worst = lacks.keys().reduce((one, other) => (weight(other) > weight(one) ? other : one))
    palette.push(worst)
    lacks.delete(worst)
    for (const [colour, denial] of lacks) lacks.set(colour, Math.min(denial, distance(colour, worst)))
  }
  return palette
}

function nearest(colour: number, palette: readonly number[]): number {
  const distances = palette.map((other) => distance(colour, other))
  return distances.indexOf(Math.min(...distances))
}

function distance(one: number, other: number): number {
  const along = (shift: number) => (((one >> shift) & 0xff) - ((other >> shift) & 0xff)) ** 2
  return along(16) + along(8) + along(0)
}

function decode(png: Buffer): Picture {
  const chunks = chunksOf(png)
  const header = chunks.find(({ type }) => type === "IHDR")?.data
  const pixelBytes = PIXEL_BYTES[header?.[9] ?? -1]
  if (header?.[8] !== 8 || header[12] !== 0 || pixelBytes === undefined) throw new Error("not such a picture")
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data))
  return { width, height, pixelBytes, pixels: unfiltered(inflateSync(packed), width * pixelBytes, pixelBytes) }
}

function chunksOf(png: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

/** Takes the prediction of each row back (W3C, PNG, 9.2). */
function unfiltered(raw: Buffer, rowBytes: number, pixelBytes: number): Buffer {
  const rows = raw.length / (rowBytes + 1)
  const pixels = Buffer.alloc(rows * rowBytes)
  for (let row = 0; row < rows; row++) {
    const filter = raw[row * (rowBytes + 1)] ?? 0
    for (let at = 0; at < rowBytes; at++) {
      const here = row * rowBytes + at
      const left = at < pixelBytes ? 0 : (pixels[here - pixelBytes] ?? 0)
      const up = row === 0 ? 0 : (pixels[here - rowBytes] ?? 0)
      const corner = row === 0 || at < pixelBytes ? 0 : (pixels[here - rowBytes - pixelBytes] ?? 0)
      pixels[here] = (raw[row * (rowBytes + 1) + 1 + at] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return pixels
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4: {
      const [byLeft, byUp, byCorner] = [
        Math.abs(up - corner),
        Math.abs(left - corner),
        Math.abs(left + up - 2 * corner),
      ]
      if (byLeft <= byUp && byLeft <= byCorner) return left
      return byUp <= byCorner ? up : corner
    }
    default:
      return 0
  }
}

function encode(width: number, height: number, indices: Buffer, palette: readonly number[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = INDEX_BITS
  header[9] = PALETTE_TYPE
  const colours = Buffer.alloc(palette.length * 3)
  for (const [index, colour] of palette.entries()) colours.writeUIntBE(colour, index * 3, 3)
  const parts = [
    chunk("IHDR", header),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(packed(indices, width, height), DEFLATE)),
  ]
  return Buffer.concat([SIGNATURE, ...parts, chunk("IEND", Buffer.alloc(0))])
}

/** Two pixels in each byte, the left one in its upper half; each row starts with its filter, which is none. */
function packed(indices: Buffer, width: number, height: number): Buffer {
  const rowBytes = 1 + Math.ceil(width / 2)
  const rows = Buffer.alloc(height * rowBytes)
  for (let row = 0; row < height; row++) {
    for (let at = 0; at < width; at += 2) {
      const right = at + 1 < width ? (indices[row * width + at + 1] ?? 0) : 0
      rows[row * rowBytes + 1 + at / 2] = ((indices[row * width + at] ?? 0) << INDEX_BITS) | right
    }
  }
  return rows
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
