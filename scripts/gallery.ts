// `npm run gallery`: renders every state of the comment and of the summary page in GitHub's look, for reading, into
// demo/gallery.html. With Chromium on the machine it takes the pictures of the documentation as well.
import { mkdirSync, statSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { findChromium, openCamera } from "./gallery/camera.ts"
import { contactSheet, PICTURES, picturePage } from "./gallery/sheet.ts"

const ROOT = join(import.meta.dirname, "..")
const SHEET = join(ROOT, "demo/gallery.html")
const FOLDER = join(ROOT, "docs/gallery")

mkdirSync(join(ROOT, "demo"), { recursive: true })
writeFileSync(SHEET, await contactSheet())
console.log(`Contact sheet: ${relative(ROOT, SHEET)}`)
const chromium = findChromium(process.env)
if (chromium === undefined) console.log("There is no Chromium on this machine, so no pictures were taken.")
else await takePictures(chromium)

async function takePictures(program: string): Promise<void> {
  const camera = openCamera(program)
  mkdirSync(FOLDER, { recursive: true })
  for (const picture of PICTURES) {
    const file = join(FOLDER, `${picture.place}-${picture.state}.png`)
    const page = await picturePage(picture)
    await camera.photograph(page.html, { width: page.width, scheme: picture.scheme }, file)
    console.log(`${String(Math.ceil(statSync(file).size / 1000)).padStart(6)} kB  ${relative(ROOT, file)}`)
  }
}
