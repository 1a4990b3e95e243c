import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { deflateSync, inflateSync } from "node:zlib"
import { findChromium } from "../scripts/gallery/camera.ts"
import { contactSheet, picturePage } from "../scripts/gallery/sheet.ts"
import { smallerPng } from "../scripts/gallery/smaller-png.ts"
import { STATES } from "./report/states.ts"

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

  test("a picture shows some of them", async () => {
    const page = await picturePage("comment")
    assert.match(
      page,
      /Cursor agent is working[\s\S]*Cursor agent finished[\s\S]*Cursor agent failed[\s\S]*Earlier attempts/,
    )
  })

  test("a machine without Chromium is no mistake", () => {
    assert.equal(findChromium({ PATH: "/nowhere" }), undefined)
    assert.equal(findChromium({}), undefined)
  })
})

describe("a smaller PNG", () => {
  const chunk = (type: string, data: Buffer) => {
    const frame = Buffer.alloc(4)
    frame.writeUInt32BE(data.length)
    // The reader looks at no checksum.
    return Buffer.concat([frame, Buffer.from(type, "latin1"), data, Buffer.alloc(4)])
  }
  const png = (width: number, colourType: number, rows: readonly (readonly number[])[]) => {
    const header = Buffer.from([0, 0, 0, width, 0, 0, 0, rows.length, 8, colourType, 0, 0, 0])
    const data = deflateSync(Buffer.from(rows.flat()))
    return Buffer.concat([Buffer.alloc(8), chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))])
  }
  /** The colours of a picture with a palette, row after row. */
  const coloursOf = (picture: Buffer, width: number) => {
    const part = (type: string) => {
      const at = picture.indexOf(type, 0, "latin1")
      return picture.subarray(at + 4, at + 4 + picture.readUInt32BE(at - 4))
    }
    const [palette, pixels] = [part("PLTE"), inflateSync(part("IDAT"))]
    return [...pixels].flatMap((index, at) => (at % (width + 1) === 0 ? [] : [palette.readUIntBE(index * 3, 3)]))
  }

  test("keeps few colours as they are, whatever a row was predicted from", () => {
    const rows = [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 10, 20, 30, 30, 30, 30],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 15, 15, 15],
      [4, 0, 0, 0, 0, 0, 0],
    ]
    const [dark, light] = [0x0a141e, 0x28323c]
    const colours = coloursOf(smallerPng(png(2, 2, rows)), 2)
    assert.deepEqual(colours, [dark, light, dark, light, dark, light, dark, light, dark, light])
  })

  test("drops transparency", () => {
    const rows = [[0, 1, 2, 3, 255, 4, 5, 6, 255]]
    assert.deepEqual(coloursOf(smallerPng(png(2, 6, rows)), 2), [0x010203, 0x040506])
  })

  test("keeps a rare colour that is far from all others", () => {
    const greys = Array.from({ length: 200 }, (_, grey) => [grey, grey, grey]).flat()
    const colours = coloursOf(smallerPng(png(201, 2, [[0, ...greys, 255, 0, 0]])), 201)
    assert.equal(colours.at(-1), 0xff0000)
    assert.ok(new Set(colours).size <= 28)
  })

  test("refuses what it does not know", () => {
    assert.throws(() => smallerPng(png(1, 3, [[0, 0]])), /not such a picture/)
    assert.throws(() => smallerPng(Buffer.from("GIF89a")), /not such a picture/)
  })
})
