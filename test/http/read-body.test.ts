import assert from "node:assert/strict"
import { Readable } from "node:stream"
import { describe, test } from "node:test"
import { deflateRawSync } from "node:zlib"
import { compress, type Encoding } from "../../simulator/compression.ts"
import { OversizedBody, readBody, UndecodableBody } from "../../src/http/read-body.ts"

const MEGABYTE = 1024 * 1024
const ENCODINGS: readonly Encoding[] = ["gzip", "br", "deflate"]

function read(bytes: Uint8Array, encoding: string | string[] | undefined, maxBytes = 8 * MEGABYTE): Promise<Buffer> {
  const body = Readable.from([bytes])
  // The reader uses nothing that undici's body has beyond a stream.
  const response = { headers: { "content-encoding": encoding }, body } as unknown as Parameters<typeof readBody>[0]
  return readBody(response, maxBytes)
}

describe("a body", () => {
  const text = Buffer.from(JSON.stringify({ text: "ü".repeat(500) }))
  const twice = compress(compress(text, "gzip"), "br")
  const BODIES: readonly (readonly [encoding: string | string[] | undefined, bytes: Uint8Array])[] = [
    [undefined, text],
    ["identity", text],
    ["", text],
    ...ENCODINGS.map((encoding) => [encoding, compress(text, encoding)] as const),
    ["GZIP", compress(text, "gzip")],
    ["x-gzip", compress(text, "gzip")],
    ["deflate", deflateRawSync(text)],
    ["gzip, br", twice],
    [["gzip", "identity", "br"], twice],
  ]
  for (const [encoding, bytes] of BODIES) {
    test(`in ${encoding} is decoded`, async () => assert.deepEqual(await read(bytes, encoding), text))
  }

  test("in deflate is decoded with and without its wrapper, whatever it begins with", async () => {
    // A stored block: the first byte of raw deflate may look like the wrapper's.
    const raw = Buffer.concat([Buffer.from([0x78, 0x00, 0x00, 0xff, 0xff]), deflateRawSync(text)])
    assert.deepEqual(await read(raw, "deflate"), text)
  })

  test("that is empty has nothing to decode, as a 204 has", async () => {
    assert.equal((await read(Buffer.alloc(0), "gzip")).length, 0)
  })

  test("that is damaged, or in an unknown coding, cannot be decoded", async () => {
    for (const encoding of ENCODINGS) {
      const bytes = compress(text, encoding)
      await assert.rejects(read(bytes.subarray(0, bytes.length - 4), encoding), UndecodableBody, `${encoding}, cut`)
      await assert.rejects(read(text, encoding), UndecodableBody, `${encoding}, none`)
    }
    for (const encoding of ["zstd", "x", "gzip, gzip, gzip"])
      await assert.rejects(read(text, encoding), UndecodableBody)
  })

  test("ends at the limit, before and after it is decoded, and takes no memory beyond it", async () => {
    const bombs = ENCODINGS.map((encoding) => ({ encoding, bytes: compress(Buffer.alloc(64 * MEGABYTE), encoding) }))
    await assert.rejects(read(Buffer.alloc(1_001), undefined, 1_000), OversizedBody)
    assert.equal((await read(Buffer.alloc(1_000), undefined, 1_000)).length, 1_000)
    const before = process.memoryUsage().arrayBuffers
    for (const { encoding, bytes } of bombs) {
      assert.ok(bytes.length < MEGABYTE, `${encoding} is small on the wire`)
      await assert.rejects(read(bytes, encoding), OversizedBody, encoding)
    }
    const tookMb = (process.memoryUsage().arrayBuffers - before) / MEGABYTE
    assert.ok(tookMb < 40, `${tookMb} MB`)
  })

  test("of exactly the limit after decoding is read", async () => {
    for (const encoding of ENCODINGS) {
      assert.equal((await read(compress(Buffer.alloc(5_000), encoding), encoding, 5_000)).length, 5_000)
      await assert.rejects(read(compress(Buffer.alloc(5_001), encoding), encoding, 5_000), OversizedBody)
    }
  })
})
