import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { deflateSync, inflateSync } from "node:zlib"
import { Html } from "../scripts/demo/html.ts"
import { findChromium, openCamera } from "../scripts/gallery/camera.ts"
import { drawCharts } from "../scripts/gallery/charts.ts"
import { cardsOf, chartSources, chartWidth, contactSheet, picturePage } from "../scripts/gallery/sheet.ts"
import { smallerPng } from "../scripts/gallery/smaller-png.ts"
import { STATES } from "./report/states.ts"

const NO_CHROMIUM = findChromium(process.env) === undefined && "there is no Chromium on this machine"
const cardsIn = (page: string) => [...page.matchAll(/<article class="box post card">/g)].length

describe("npm run gallery", async () => {
  const cards = { comment: await cardsOf("comment"), summary: await cardsOf("summary") }
  const sources = await chartSources()

  test("the contact sheet has a card for every state, and asks nobody for anything", () => {
    const sheet = contactSheet(cards)
    const titles = [...sheet.matchAll(/<div class="box-head"><span class="muted">([\w ]+)</g)].map(([, title]) => title)
    const wanted = (["comment", "summary"] as const).flatMap((place) =>
      STATES.filter(({ seenIn }) => seenIn.includes(place)).map(({ name }) => name.replaceAll("-", " ")),
    )
    assert.deepEqual(titles, wanted)
    assert.doesNotMatch(sheet, /<script|<link|<iframe|<\w[^>]*\ssrc=|@import|url\(\s*["']?http/i)
  })

  test("a picture shows every state of a place, in columns of a screen's width", () => {
    for (const place of ["comment", "summary"] as const) {
      for (const [device, screen] of Object.entries({ desktop: 760, phone: 358 } as const)) {
        const { html, width } = picturePage(place, device as "desktop" | "phone", cards[place])
        assert.equal(cardsIn(html), STATES.filter(({ seenIn }) => seenIn.includes(place)).length)
        const columns = Number(/columns: (\d)/.exec(html)?.[1])
        assert.equal(width, columns * (screen + 16) + 16)
      }
    }
  })

  test("charts stand where they were drawn, and their source where they were not", async () => {
    assert.ok(sources.length > 5 && sources.every((source) => /^%%.*%%\ngantt\n/.test(source)))
    const allButTheFirst = await cardsOf("summary", (source) =>
      source === sources[0] ? undefined : new Html(`<svg>${sources.indexOf(source)}</svg>`),
    )
    const { html } = picturePage("summary", "phone", allButTheFirst)
    const drawn = new Set([...html.matchAll(/<svg>(\d+)<\/svg>/g)].map(([, index]) => Number(index)))
    assert.deepEqual(
      [...drawn].sort((one, other) => one - other),
      sources.keys().drop(1).toArray(),
    )
    assert.match(html, /<figure><figcaption>GitHub draws/)
  })

  test("Mermaid draws every chart of ours, in both looks", { skip: NO_CHROMIUM }, async () => {
    const camera = openCamera(findChromium(process.env) ?? "")
    const drawn = await drawCharts(camera, sources, "phone", chartWidth("phone"))
    for (const draw of [drawn.light, drawn.dark]) {
      for (const source of sources) {
        assert.match(draw(source)?.text ?? "", /^<div class="chart"><svg[^>]* viewBox="0 0 324 /)
      }
    }
    const [light, dark] = [drawn.light, drawn.dark].map((draw) =>
      draw(sources[0] ?? "")?.text.replaceAll(/phone-(light|dark)/g, ""),
    )
    assert.notEqual(light, dark, "each look has its colours")
    await assert.rejects(drawCharts(camera, ["gantt\n  nonsense"], "phone", 324), /drew 0 of 1/)
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
    const rowBytes = 1 + Math.ceil(width / 2)
    const rows = Array.from({ length: pixels.length / rowBytes }, (_, row) =>
      pixels.subarray(row * rowBytes + 1, (row + 1) * rowBytes),
    )
    const indices = rows.flatMap((row) => [...row].flatMap((pair) => [pair >> 4, pair & 15]).slice(0, width))
    return indices.map((index) => palette.readUIntBE(index * 3, 3))
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
    assert.ok(new Set(colours).size <= 16)
  })

  test("refuses what it does not know", () => {
    assert.throws(() => smallerPng(png(1, 3, [[0, 0]])), /not such a picture/)
    assert.throws(() => smallerPng(Buffer.from("GIF89a")), /not such a picture/)
  })
})
