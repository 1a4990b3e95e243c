import { brotliCompressSync, constants, deflateSync, gzipSync } from "node:zlib"

/** The content codings that clients of the web know (RFC 9110, section 8.4.1, and RFC 7932). */
export type Encoding = "gzip" | "br" | "deflate"

const ENCODINGS: readonly Encoding[] = ["br", "gzip", "deflate"]

/** Compresses bytes. Zeros and repeats shrink a thousandfold, which makes a bomb. */
export function compress(bytes: Uint8Array, encoding: Encoding): Buffer {
  if (encoding === "gzip") return gzipSync(bytes)
  if (encoding === "deflate") return deflateSync(bytes)
  // The default quality takes seconds for the bodies of a bomb.
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
}

/** The first encoding that a client's `accept-encoding` names without refusing it. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const accepted = (header ?? "")
    .toLowerCase()
    .split(",")
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(";", 1)[0]?.trim())
  return ENCODINGS.find((encoding) => accepted.includes(encoding))
}
