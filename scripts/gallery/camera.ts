import { execFile } from "node:child_process"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { pathToFileURL } from "node:url"
import { promisify } from "node:util"

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
const LONGEST_MS = 120_000
const LARGEST_PAGE_BYTES = 64 * 1024 * 1024
/** Time for a page's script; Chromium jumps over what it only waits for. */
const SCRIPT_LIMIT_MS = 30_000
/** Blink's numbers for what a person prefers. */
const SCHEMES = { dark: 0, light: 1 } as const

export type Scheme = "light" | "dark"

/** The width in pixels and the colours that a picture is taken in. */
type View = { readonly width: number; readonly scheme: Scheme }

/** A Chromium without a window. It loads no page but those it is given. */
export type Camera = {
  /** Takes a picture of a whole page, as wide as asked and as high as the page is. */
  photograph(html: string, view: View, file: string): Promise<void>
}

/** The first Chromium on the machine, by the names it usually has; undefined when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment.PATH ?? "").split(delimiter)
  return PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

export function openCamera(chromium: string): Camera {
  const show = async (html: string, { width, scheme }: View, flags: readonly string[]) => {
    const folder = mkdtempSync(join(tmpdir(), "gallery-"))
    try {
      const page = join(folder, "page.html")
      writeFileSync(page, html)
      const all = [
        ...QUIET,
        `--user-data-dir=${folder}/profile`,
        `--blink-settings=preferredColorScheme=${SCHEMES[scheme]}`,
        `--window-size=${width},100`,
        ...flags,
        pathToFileURL(page).href,
      ]
      const { stdout } = await run(chromium, all, { timeout: LONGEST_MS, maxBuffer: LARGEST_PAGE_BYTES })
      return stdout
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  return {
    photograph: async (html, view, file) => {
      const height = heightIn(
        await show(measured(html), view, ["--dump-dom", `--virtual-time-budget=${SCRIPT_LIMIT_MS}`]),
      )
      await show(html, view, [`--window-size=${view.width},${height}`, `--screenshot=${file}`])
    },
  }
}

/** A copy of the page that is allowed one script, which tells how high it gets. */
function measured(html: string): string {
  const script = "<script>document.body.dataset.height = document.documentElement.scrollHeight</script></body>"
  return html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "").replace("</body>", script)
}

function heightIn(dom: string): number {
  const height = /data-height="(\d+)"/.exec(dom)?.[1]
  if (height === undefined) throw new Error("Chromium does not say how high the page is")
  return Number(height)
}
