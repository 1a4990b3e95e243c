// `npm run gallery`: renders every state of the comment and of the summary page in GitHub's look. The contact sheet for
// reading goes to demo/gallery.html; with Chromium on the machine, pictures of the most telling states go to docs/gallery.
import { mkdirSync, statSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { findChromium, photograph } from "./gallery/camera.ts"
import { contactSheet, picturePage } from "./gallery/sheet.ts"

const ROOT = join(import.meta.dirname, "..")
const SHEET = join(ROOT, "demo/gallery.html")
const PICTURES = join(ROOT, "docs/gallery")
const WIDTHS = { desktop: 1012, phone: 390 } as const

mkdirSync(join(ROOT, "demo"), { recursive: true })
writeFileSync(SHEET, await contactSheet())
console.log(`Contact sheet: ${relative(ROOT, SHEET)}`)

const chromium = findChromium(process.env)
if (chromium === undefined) console.log("There is no Chromium on this machine, so no pictures were taken.")
else await takePictures(chromium)

async function takePictures(program: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  for (const place of ["comment", "summary"] as const) {
    const html = await picturePage(place)
    for (const [device, width] of Object.entries(WIDTHS)) {
      for (const scheme of ["light", "dark"] as const) {
        const file = join(PICTURES, `${place}-${device}-${scheme}.png`)
        await photograph(program, { html, width, scheme, file })
        console.log(`${String(Math.ceil(statSync(file).size / 1000)).padStart(6)} kB  ${relative(ROOT, file)}`)
      }
    }
  }
}
