import assert from "node:assert/strict"
import { createServer } from "node:http"
import { describe, test } from "node:test"
import { systemClock } from "../../src/http/clock.ts"
import { download } from "../../src/http/download.ts"
import { DownloadError } from "../../src/http/download-error.ts"
import { isPublicAddress } from "../../src/http/public-address.ts"

describe("an IP address is public, or leads inside, in whatever notation", () => {
  const PUBLIC = [
    "8.8.8.8",
    "140.82.121.4",
    "172.32.0.1",
    "2606:4700::1111",
    "2a01:111::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
  ]
  const INSIDE = [
    ...["0.0.0.0", "10.1.2.3", "100.100.100.200", "127.0.0.1", "168.63.129.16", "169.254.169.254", "172.31.0.1"],
    ...["192.0.0.1", "192.168.1.1", "198.18.0.1", "224.0.0.1", "255.255.255.255"],
    ...["::", "::1", "::7f00:1", "::10.0.0.1", "::8.8.8.8", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::ffff:0:10.0.0.1"],
    ...["64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b::", "64:ff9b::1", "64:ff9b:1::8.8.8.8"],
    ...["2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:7f00:1::", "2001:db8::1", "fec0::1", "fc00::1", "fd00:ec2::254"],
    ...["fe80::1", "fe80::1%eth0", "ff02::1", "100::1", "5f00::1", "not an address", ""],
  ]
  for (const address of PUBLIC) test(`public: ${address}`, () => assert.equal(isPublicAddress(address), true))
  for (const address of INSIDE) test(`inside: ${address}`, () => assert.equal(isPublicAddress(address), false))
})

test("a name that leads inside is refused when its address is about to be used", async () => {
  let asked = 0
  const server = createServer((_, reply) => {
    asked += 1
    reply.end("here")
  })
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve))
  const address = server.address()
  assert.ok(typeof address === "object" && address !== null)
  const request = {
    url: `http://localhost:${address.port}/`,
    mostBytes: 99,
    timeoutMs: 5_000,
    clock: systemClock,
    userAgent: "test",
  }
  try {
    await assert.rejects(
      download({ ...request, onlyPublic: true }, () => {}),
      (error: unknown) => error instanceof DownloadError && error.kind === "inside",
    )
    assert.equal(asked, 0)
    assert.deepEqual(await download(request, () => {}), { kind: "whole" })
  } finally {
    server.close()
  }
})
