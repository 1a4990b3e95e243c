import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, type TestContext, test } from "node:test"
import fc from "fast-check"
import { triggerOf } from "../../src/event/trigger.ts"
import { systemClock } from "../../src/http/clock.ts"
import { DownloadError } from "../../src/http/download-error.ts"
import { InputError } from "../../src/inputs/input-error.ts"
import { fetchAttachment } from "../../src/prompt/images/fetch-attachment.ts"
import { readImageFacts, readImages } from "../../src/prompt/images/read-images.ts"
import { imagesIn } from "../../src/prompt/seen-texts.ts"
import { parseAttachment, parseRedirect } from "../../src/text/attachment-address.ts"
import { gif, jpeg, png, webp } from "../operations/pictures.ts"
import { issueComment, labeledIssue } from "../scenarios/payloads.ts"
import { inputsWith, runnerWith } from "../surroundings.ts"
import { seenOf } from "./event-page.ts"

const GITHUB = "https://github.com"
const UUID = "0f7e7ae5-5dd0-4d0b-9e0d-0e4cf2d9a0b1"
const ASSET = `${GITHUB}/user-attachments/assets/${UUID}`
const STORAGE = "https://github-production-user-asset-6210df.s3.amazonaws.com/1/2.png?X-Amz-Signature=abc"

describe("type and size are read from the bytes", () => {
  const cases: readonly [name: string, bytes: Buffer, expected: readonly [string, number, number] | undefined][] = [
    ["png", png(640, 480), ["png", 640, 480]],
    ["a large png", png(100_000, 3), ["png", 100_000, 3]],
    ["gif 89a", gif(1, 65_535), ["gif", 1, 65_535]],
    ["gif 87a", gif(10, 20, "87a"), ["gif", 10, 20]],
    ["jpeg, its thumbnail passed over", jpeg(4032, 3024), ["jpeg", 4032, 3024]],
    ["progressive jpeg", jpeg(5, 7, 0xc2), ["jpeg", 5, 7]],
    ["lossy webp", webp("VP8 ", 300, 200), ["webp", 300, 200]],
    ["lossless webp", webp("VP8L", 16_384, 1), ["webp", 16_384, 1]],
    ["extended webp", webp("VP8X", 20_000, 70_000), ["webp", 20_000, 70_000]],
    ["svg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'), undefined],
    ["html", Buffer.from("<!doctype html><title>404</title>"), undefined],
    ["bmp", Buffer.from("BM\x9a\0\0\0", "latin1"), undefined],
    ["pdf", Buffer.from("%PDF-1.7"), undefined],
    ["nothing", Buffer.alloc(0), undefined],
    ["a png without its header", png(1, 1).subarray(0, 20), undefined],
    ["a png of no width", png(0, 1), undefined],
    ["a jpeg that ends before its frame header", jpeg(1, 1).subarray(0, 60), undefined],
    ["a jpeg whose scan comes first", Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 12, ...Array(20).fill(0)]), undefined],
    [
      "a webp of an unknown kind",
      Buffer.from(webp("VP8X", 1, 1).toString("latin1").replace("VP8X", "VP9 "), "latin1"),
      undefined,
    ],
  ]
  for (const [name, bytes, expected] of cases) {
    test(name, () => {
      const facts = readImageFacts(bytes)
      assert.deepEqual(facts && [facts.type, facts.width, facts.height], expected)
    })
  }

  test("no bytes make it throw or hang", () => {
    const starts = [png(1, 1), jpeg(1, 1), gif(1, 1), webp("VP8 ", 1, 1)].map((bytes) => bytes.subarray(0, 16))
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const facts = readImageFacts(Buffer.concat([start, rest]))
        assert.ok(facts === undefined || (facts.width >= 1 && facts.height >= 1))
      }),
      { seed: 8, numRuns: 2_000 },
    )
  })
})

describe("addresses of attachments", () => {
  const GOOD = [
    ASSET,
    `${GITHUB}/octo/repo/assets/583231/${UUID}`,
    `https://user-images.githubusercontent.com/1/2-3.png`,
    `https://private-user-images.githubusercontent.com/1/2.png?jwt=abc`,
    `https://ghe.example/user-attachments/assets/${UUID}`,
  ]
  for (const address of GOOD) {
    test(`admitted: ${address}`, () => assert.ok(parseAttachment(address, "https://ghe.example")))
  }

  const BAD = [
    `http://github.com/user-attachments/assets/${UUID}`,
    "https://github.com/octo/repo/raw/main/a.png",
    "https://raw.githubusercontent.com/octo/repo/main/a.png",
    `https://github.com.evil.example/user-attachments/assets/${UUID}`,
    `https://evil.example/user-attachments/assets/${UUID}`,
    `https://user:pass@github.com/user-attachments/assets/${UUID}`,
    `https://github.com:8443/user-attachments/assets/${UUID}`,
    `https://github.com/user-attachments/assets/${UUID}/../../../settings`,
    "https://169.254.169.254/latest/meta-data",
    "https://bucket.s3.amazonaws.com/a.png",
    STORAGE,
    "data:image/png;base64,iVBORw0KGgo=",
    "file:///etc/passwd",
  ]
  for (const address of BAD) {
    test(`not admitted: ${address}`, () => assert.equal(parseAttachment(address, GITHUB), undefined))
  }

  const REDIRECTS: readonly [location: string, expected: string | undefined][] = [
    [STORAGE, STORAGE],
    [`/user-attachments/assets/${UUID}`, ASSET],
    ["https://github-production-user-asset-6210df.s3.amazonaws.com.evil.example/a", undefined],
    ["https://evil.example/a.png", undefined],
    ["http://169.254.169.254/", undefined],
    ["/login?return_to=x", undefined],
    ["https://[", undefined],
  ]
  for (const [location, expected] of REDIRECTS) {
    test(`a redirect to ${location}`, () => assert.equal(parseRedirect(ASSET, location, GITHUB)?.url, expected))
  }
})

describe("fetching an attachment", () => {
  /** A web of addresses: each leads on, or gives its bytes. */
  function openWeb(web: Readonly<Record<string, string | Buffer>>) {
    const visited: string[] = []
    const download: Parameters<typeof fetchAttachment>[2] = async ({ url }, onBytes) => {
      visited.push(url)
      const there = web[url]
      if (there === undefined) throw new DownloadError("refused", { status: 404 })
      if (typeof there === "string") return { kind: "redirect", location: there }
      await onBytes(there)
      return { kind: "whole" }
    }
    const { signal } = new AbortController()
    const options = { serverUrl: GITHUB, maxBytes: 99, clock: systemClock, userAgent: "test", signal }
    return { visited, fetch: (url: string) => fetchAttachment({ url }, options, download) }
  }

  test("follows GitHub to its storage", async () => {
    const bytes = png(1, 1)
    assert.deepEqual(await openWeb({ [ASSET]: STORAGE, [STORAGE]: bytes }).fetch(ASSET), bytes)
  })

  test("does not follow anybody anywhere else", async () => {
    const web = openWeb({ [ASSET]: "https://evil.example/a.png", "https://evil.example/a.png": png(1, 1) })
    await assert.rejects(web.fetch(ASSET), /where GitHub keeps no attachments/)
    assert.deepEqual(web.visited, [ASSET])
  })

  test("goes round in circles a few times only", async () => {
    const web = openWeb({ [ASSET]: ASSET })
    await assert.rejects(web.fetch(ASSET), DownloadError)
    assert.equal(web.visited.length, 4)
  })
})

describe("images in the triggering text", () => {
  const other = ASSET.replace("0f7e", "1f7e")
  const shownIn = (trigger: ReturnType<typeof triggerOf>) => {
    assert.ok(trigger.kind !== "none")
    return imagesIn(seenOf(trigger)).map(({ url }) => url)
  }

  test("are those that people see, each once", () => {
    const body = [
      `![one](${ASSET})`,
      `<img width="600" alt="x" src="${other}">`,
      `![again](${ASSET} "title")`,
      `<!-- ![hidden](${ASSET.replace("0f7e", "2f7e")}) -->`,
      `[a link](${ASSET.replace("0f7e", "3f7e")})`,
      `\`![code](${ASSET.replace("0f7e", "5f7e")})\``,
      `<img width="1" height="1" src="${ASSET.replace("0f7e", "6f7e")}">`,
      `<!-- never closed ![x](${ASSET.replace("0f7e", "4f7e")})`,
    ].join("\n")
    assert.deepEqual(shownIn(triggerOf("issues", labeledIssue({ issue: { body } }))), [ASSET, other])
  })

  test("come from a comment after its issue's", () => {
    const event = issueComment(`/cursor ![b](${other})`, { issue: { body: `![a](${ASSET})` } })
    assert.deepEqual(shownIn(triggerOf("issue_comment", event)), [ASSET, other])
  })
})

describe("images are refused before anything is sent", () => {
  const FILES = {
    "shot.png": png(640, 480),
    "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "big.png": Buffer.concat([png(1, 1), Buffer.alloc(15 * 1024 * 1024)]),
  }
  const NOT_FETCHED = /is not an image this action fetches/

  /** What the inputs admit, and the files behind it. */
  function openImages(context: TestContext, images: string) {
    const workspace = mkdtempSync(join(tmpdir(), "images-"))
    context.after(() => rmSync(workspace, { recursive: true }))
    mkdirSync(join(workspace, "deep"))
    for (const [name, content] of Object.entries(FILES)) writeFileSync(join(workspace, name), content)
    const runner = runnerWith({ GITHUB_WORKSPACE: workspace })
    const { signal } = new AbortController()
    return readImages({
      inputs: inputsWith({ images }, runner),
      runner,
      clock: systemClock,
      userAgent: "test",
      log: { info: () => {} },
      warn: () => assert.fail("nothing is left out"),
      cancelled: signal,
    })
  }

  const REFUSED: readonly [name: string, images: string, says: RegExp][] = [
    ["no image", "logo.svg", /"logo\.svg" is not a png, jpeg, gif or webp image\. Its content decides/],
    ["missing", "nowhere.png", /"nowhere\.png" is not a file inside the workspace/],
    ["outside", "../../../../etc/hostname", /is not a file inside the workspace/],
    ["a folder", "deep", /"deep" is not a regular file/],
    ["larger than 15 MB", "big.png", /"big\.png" is not small enough/],
    ["six", Array(6).fill("shot.png").join("\n"), /names 6 images, and Cursor takes 5 at most/],
    ["an address elsewhere", "https://evil.example/a.png", NOT_FETCHED],
    ["plain http", ASSET.replace("https", "http"), NOT_FETCHED],
    ["credentials", "https://me:hunter2@github.com/a.png", /`images` holds an address with credentials\. /],
    ["data", "data:image/png;base64,iVBORw0KGgo=", NOT_FETCHED],
  ]
  for (const [name, images, says] of REFUSED) {
    test(name, (context) => {
      assert.throws(
        () => openImages(context, images),
        (error) => error instanceof InputError && error.code === "bad-input" && says.test(error.message),
      )
    })
  }

  test("five that are images are not", async (context) => {
    const images = Array(5).fill("shot.png").join("\n")
    assert.equal((await openImages(context, images).all([])).length, 5)
  })
})
