/** Whole little image files, built from their specifications: what a decoder needs to know the size, and no more. */

const RIFF = Buffer.from("RIFF")
const WEBP = Buffer.from("WEBP")

function u16be(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(header)
  header.write("IHDR", 12, "latin1")
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  header.set([8, 6, 0, 0, 0], 24)
  return header
}

export function gif(width: number, height: number, version: "87a" | "89a" = "89a"): Buffer {
  const bytes = Buffer.alloc(13)
  bytes.write(`GIF${version}`, "latin1")
  bytes.writeUInt16LE(width, 6)
  bytes.writeUInt16LE(height, 8)
  return bytes
}

/** A jpeg with an EXIF segment, a quantization table and padding before its frame header, as cameras write them. */
export function jpeg(width: number, height: number, frame = 0xc0): Buffer {
  const segment = (marker: number, payload: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker]), u16be(payload.length + 2), payload])
  const size = Buffer.concat([Buffer.from([8]), u16be(height), u16be(width), Buffer.from([3, 1, 0x22, 0])])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(
      0xe1,
      Buffer.from("Exif\0\0 a thumbnail's frame header may stand here: \xff\xc0\0\x11\x08\0\x01\0\x01", "latin1"),
    ),
    segment(0xdb, Buffer.alloc(65)),
    segment(0xc4, Buffer.alloc(28)),
    Buffer.from([0xff]),
    segment(frame, size),
    segment(0xda, Buffer.alloc(10)),
  ])
}

export function webp(kind: "VP8 " | "VP8L" | "VP8X", width: number, height: number): Buffer {
  const payload = Buffer.alloc(20)
  if (kind === "VP8 ") {
    payload.set([0x30, 1, 0, 0x9d, 0x01, 0x2a])
    payload.writeUInt16LE(width, 6)
    payload.writeUInt16LE(height, 8)
  } else if (kind === "VP8L") {
    payload[0] = 0x2f
    payload.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1)
  } else {
    payload.writeUIntLE(width - 1, 4, 3)
    payload.writeUIntLE(height - 1, 7, 3)
  }
  const size = Buffer.alloc(4)
  size.writeUInt32LE(payload.length + 12)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(payload.length)
  return Buffer.concat([RIFF, size, WEBP, Buffer.from(kind, "latin1"), length, payload])
}
