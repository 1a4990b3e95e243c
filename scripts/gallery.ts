// `npm run gallery`: renders every state of the comment and of the summary page in GitHub's look. The contact sheet for
// reading goes to demo/gallery.html; with Chromium on the machine, its charts are drawn and pictures of all states go to
// docs/gallery, at desktop and phone width, light and dark.
import { mkdirSync, statSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { html } from "./demo/html.ts"
import type { DrawChart } from "./demo/markdown.ts"
import { type Camera, findChromium, type Look, openCamera } from "./gallery/camera.ts"
import { drawCharts } from "./gallery/charts.ts"
import { cardsOf, chartSources, chartWidth, contactSheet, type Place, picturePage } from "./gallery/sheet.ts"

const ROOT = join(import.meta.dirname, "..")
const SHEET = join(ROOT, "demo/gallery.html")
const PICTURES = join(ROOT, "docs/gallery")
/** The summary pages are long: each width and each look once keeps the repository small. */
const SHOTS: readonly (Look & { readonly place: Place })[] = [
  { place: "comment", device: "desktop", scheme: "light" },
  { place: "comment", device: "desktop", scheme: "dark" },
  { place: "comment", device: "phone", scheme: "light" },
  { place: "comment", device: "phone", scheme: "dark" },
  { place: "summary", device: "desktop", scheme: "light" },
  { place: "summary", device: "desktop", scheme: "dark" },
  { place: "summary", device: "phone", scheme: "light" },
  { place: "summary", device: "phone", scheme: "dark" },
]

const chromium = findChromium(process.env)
const camera = chromium === undefined ? undefined : openCamera(chromium)
const comment = await cardsOf("comment")
mkdirSync(join(ROOT, "demo"), { recursive: true })
writeFileSync(SHEET, contactSheet({ comment, summary: await cardsOf("summary", await chartsForReading()) }))
console.log(`Contact sheet: ${relative(ROOT, SHEET)}`)
if (camera) await takePictures(camera)
else console.log("There is no Chromium on this machine, so no charts were drawn and no pictures taken.")

/** Both looks of each chart: the page shows the one that goes with its reader's colours. */
async function chartsForReading(): Promise<DrawChart | undefined> {
  if (!camera) return undefined
  const { light, dark } = await chartsFor(camera, "desktop")
  return (source) => {
    const [inLight, inDark] = [light(source), dark(source)]
    return inLight && inDark && html`<div class="light">${inLight}</div><div class="dark">${inDark}</div>`
  }
}

async function chartsFor(camera: Camera, device: Look["device"]) {
  return await drawCharts(camera, await chartSources(), device, chartWidth(device))
}

async function takePictures(camera: Camera): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  const charts = { desktop: await chartsFor(camera, "desktop"), phone: await chartsFor(camera, "phone") }
  for (const { place, device, scheme } of SHOTS) {
    const file = join(PICTURES, `${place}-${device}-${scheme}.png`)
    const cards = place === "comment" ? comment : await cardsOf(place, charts[device][scheme])
    const page = picturePage(place, device, cards)
    await camera.photograph(page.html, { width: page.width, scheme }, file)
    console.log(`${String(Math.ceil(statSync(file).size / 1000)).padStart(6)} kB  ${relative(ROOT, file)}`)
  }
}
