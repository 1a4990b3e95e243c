import type { Dispatcher } from "undici"

type Zlib = typeof import("node:zlib")

/** A body that is longer than anybody who keeps to the documentation would send. */
export class OversizedBody extends Error {
  override readonly name = "OversizedBody"

  constructor(maxBytes: number) {
    super(`the reply is larger than ${maxBytes} bytes`)
  }
}

/** A body whose content-encoding is unknown, or that is not in it. */
export class UndecodableBody extends Error {
  override readonly name = "UndecodableBody"

  constructor(cause?: unknown) {
    super("the reply cannot be decoded", { cause })
  }
}

/** Nobody compresses twice, and each round could be a bomb. */
const MAX_CODINGS = 2

/**
 * Reads a body whole, decoded, and no further than `maxBytes` before and after decoding: the rest of a longer one is
 * never taken off the wire. No compression is asked for, but something in between may compress all the same.
 * @throws {OversizedBody}, {UndecodableBody}, or what the connection throws
 */
export async function readBody(
  { headers, body }: Pick<Dispatcher.ResponseData, "headers" | "body">,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxBytes) {
      body.destroy()
      throw new OversizedBody(maxBytes)
    }
    chunks.push(chunk)
  }
  return decode(Buffer.concat(chunks), codingsIn(headers["content-encoding"]), maxBytes)
}

/** The codings in the order in which they were applied (RFC 9110, 8.4). */
function codingsIn(header: string | string[] | undefined): readonly string[] {
  const names = [header ?? []].flat().join(",").toLowerCase().split(",")
  return names.map((name) => name.trim()).filter((name) => name !== "" && name !== "identity")
}

function decode(encoded: Buffer, codings: readonly string[], maxBytes: number): Buffer {
  if (codings.length === 0 || encoded.length === 0) return encoded
  if (codings.length > MAX_CODINGS) throw new UndecodableBody()
  const zlib: Zlib = process.getBuiltinModule("node:zlib")
  try {
    return codings.toReversed().reduce((bytes, coding) => decodeOnce(zlib, bytes, coding, maxBytes), encoded)
  } catch (error) {
    const isTooLong = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE"
    throw isTooLong ? new OversizedBody(maxBytes) : new UndecodableBody(error)
  }
}

function decodeOnce(zlib: Zlib, bytes: Buffer, coding: string, maxOutputLength: number): Buffer {
  switch (coding) {
    case "gzip":
    case "x-gzip":
      return zlib.gunzipSync(bytes, { maxOutputLength })
    case "br":
      return zlib.brotliDecompressSync(bytes, { maxOutputLength })
    case "deflate":
      // Half of the world sends it without the wrapper (RFC 1950) that the name means.
      return isWrapped(bytes)
        ? zlib.inflateSync(bytes, { maxOutputLength })
        : zlib.inflateRawSync(bytes, { maxOutputLength })
    default:
      throw new Error("unknown content-encoding")
  }
}

/** The head of RFC 1950, section 2.2: method 8, and a check that makes the two bytes a multiple of 31. */
function isWrapped([first = 0, second = 0]: Uint8Array): boolean {
  return first % 16 === 8 && (first * 256 + second) % 31 === 0
}
