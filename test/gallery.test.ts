import assert from "node:assert/strict"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { findChromium } from "../scripts/gallery/camera.ts"
import { contactSheet, PICTURES, picturePage } from "../scripts/gallery/sheet.ts"
import { STATES } from "./report/states.ts"

const FOLDER = join(import.meta.dirname, "../docs/gallery")
const MOST_BYTES = 400_000

describe("npm run gallery", () => {
  test("the contact sheet has a card for every state, and asks nobody for anything", async () => {
    const sheet = await contactSheet()
    const titles = [...sheet.matchAll(/<div class="box-head"><span class="muted">([\w ]+)</g)].map(([, title]) => title)
    const wanted = (["comment", "summary"] as const).flatMap((place) =>
      STATES.filter(({ seenIn }) => seenIn.includes(place)).map(({ name }) => name.replaceAll("-", " ")),
    )
    assert.deepEqual(titles, wanted)
    assert.doesNotMatch(sheet, /<script|<link|<iframe|<\w[^>]*\ssrc=|@import|url\(\s*["']?http/i)
  })

  test("each picture shows one state; the documentation shows every picture, and all together are small", async () => {
    for (const picture of PICTURES) {
      const { html } = await picturePage(picture)
      assert.equal([...html.matchAll(/<article /g)].length, 1)
    }
    const files = PICTURES.map(({ place, state }) => `${place}-${state}.png`)
    assert.deepEqual(readdirSync(FOLDER).toSorted(), files.toSorted())
    const page = readFileSync(join(FOLDER, "../reports.md"), "utf8")
    for (const file of files) assert.ok(page.includes(`(gallery/${file})`), file)
    const bytes = files.map((file) => statSync(join(FOLDER, file)).size).reduce((sum, size) => sum + size)
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`)
  })

  test("a machine without Chromium is no mistake", () => {
    assert.equal(findChromium({ PATH: "/nowhere" }), undefined)
    assert.equal(findChromium({}), undefined)
  })
})
