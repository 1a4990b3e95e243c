import { execFile } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { pathToFileURL } from "node:url"
import { promisify } from "node:util"

import { smallerPng } from "./smaller-png.ts"

const run = promisify(execFile)

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
const QUIET = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-lcd-text",
  "--hide-scrollbars",
]
const LONGEST_MS = 60_000
/** Blink's numbers for what a person prefers. */
const SCHEMES = { dark: 0, light: 1 } as const

export type Shot = {
  readonly html: string
  readonly width: number
  readonly scheme: "light" | "dark"
  readonly file: string
}

/** The first Chromium on the machine, by the names it usually has; undefined when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment.PATH ?? "").split(delimiter)
  return PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

/** Takes a picture of a whole page, as wide as asked and as high as the page is. */
export async function photograph(chromium: string, { html, width, scheme, file }: Shot): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "gallery-"))
  try {
    const page = join(folder, "page.html")
    writeFileSync(page, html)
    const flags = [
      ...QUIET,
      `--user-data-dir=${folder}/profile`,
      `--blink-settings=preferredColorScheme=${SCHEMES[scheme]}`,
    ]
    const height = await heightOf(chromium, [...flags, `--window-size=${width},800`], html, folder)
    const window = `--window-size=${width},${height}`
    const shot = join(folder, "shot.png")
    await run(chromium, [...flags, window, `--screenshot=${shot}`, pathToFileURL(page).href], { timeout: LONGEST_MS })
    writeFileSync(file, smallerPng(readFileSync(shot)))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A copy of the page that is allowed one script tells how high it gets. */
async function heightOf(chromium: string, flags: readonly string[], html: string, folder: string): Promise<number> {
  const page = join(folder, "measured.html")
  const script = "<script>document.body.dataset.height = document.documentElement.scrollHeight</script></body>"
  writeFileSync(page, html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "").replace("</body>", script))
  const { stdout } = await run(chromium, [...flags, "--dump-dom", pathToFileURL(page).href], { timeout: LONGEST_MS })
  const height = /data-height="(\d+)"/.exec(stdout)?.[1]
  if (height === undefined) throw new Error(`${chromium} does not say how high the page is`)
  return Number(height)
}
