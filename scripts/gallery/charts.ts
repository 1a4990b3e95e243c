import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"
import { Html } from "../demo/html.ts"
import type { DrawChart } from "../demo/markdown.ts"
import type { Camera, Look } from "./camera.ts"

/** The library that GitHub draws charts with, in one file. */
const MERMAID = createRequire(import.meta.url).resolve("@mermaid-js/tiny")
/** GitHub's own choice (docs.github.com, "Creating diagrams"). */
const THEMES = { light: "default", dark: "dark" } as const

/** Each look's charts. */
type Drawn = Readonly<Record<Look["scheme"], DrawChart>>

/**
 * Draws Mermaid charts as GitHub would, as wide as `width` pixels, in both looks. A chart that Mermaid refuses makes it
 * throw.
 */
export async function drawCharts(
  camera: Camera,
  sources: readonly string[],
  device: Look["device"],
  width: number,
): Promise<Drawn> {
  // The colours are Mermaid's theme. What the page's reader prefers has no say in them.
  const drawn = readResult(await camera.domOf(drawingPage(sources, device, width), { scheme: "light", width }))
  const ofLook = (scheme: Look["scheme"]): DrawChart => {
    const pictures = drawn[scheme] ?? []
    if (pictures.length !== sources.length) {
      throw new Error(`Mermaid drew ${pictures.length} of ${sources.length} charts`)
    }
    const charts = new Map(sources.map((source, index) => [source, pictures[index] ?? ""]))
    return (source) => {
      const chart = charts.get(source)
      return chart === undefined ? undefined : new Html(`<div class="chart">${chart}</div>`)
    }
  }
  return { light: ofLook("light"), dark: ofLook("dark") }
}

/** The pictures, as JSON in base64, so that nothing in them can be taken for the page around them. */
function drawingPage(sources: readonly string[], device: Look["device"], width: number): string {
  const order = Buffer.from(JSON.stringify(sources)).toString("base64")
  return `<!doctype html><meta charset="utf-8">
<body style="margin: 0"><div id="easel" style="width: ${width}px"></div><pre id="result"></pre>
<script src="${pathToFileURL(MERMAID)}"></script>
<script type="module">
  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  const sources = JSON.parse(new TextDecoder().decode(bytes("${order}")))
  const drawn = {}
  for (const [scheme, theme] of Object.entries(${JSON.stringify(THEMES)})) {
    mermaid.initialize({ startOnLoad: false, theme, suppressErrorRendering: true })
    drawn[scheme] = []
    for (const [index, source] of sources.entries()) {
      const id = "${device}-" + scheme + "-" + index
      const { svg } = await mermaid.render(id, source, document.querySelector("#easel"))
      drawn[scheme].push(svg)
    }
  }
  const written = new TextEncoder().encode(JSON.stringify(drawn))
  document.querySelector("#result").textContent = btoa(Array.from(written, (byte) => String.fromCharCode(byte)).join(""))
</script>
`
}

function readResult(dom: string): Readonly<Record<string, readonly string[]>> {
  const [, encoded = ""] = /<pre id="result">([^<]*)<\/pre>/.exec(dom) ?? []
  const drawn: unknown = JSON.parse(Buffer.from(encoded, "base64").toString("utf8") || "{}")
  const looks = Object.entries(Object(drawn)).map(([scheme, charts]) => [
    scheme,
    Array.isArray(charts) ? charts.filter((chart) => typeof chart === "string") : [],
  ])
  return Object.fromEntries(looks)
}
