import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"
import { Html } from "../demo/html.ts"
import type { DrawChart } from "../demo/markdown.ts"
import type { Camera, Look } from "./camera.ts"

/** The library that GitHub draws charts with, in one file. */
const MERMAID = createRequire(import.meta.url).resolve("@mermaid-js/tiny")
/** GitHub's own choice (docs.github.com, "Creating diagrams"). */
const THEMES = { light: "default", dark: "dark" } as const

/** Draws Mermaid charts as GitHub would, as wide as `width` pixels. A chart that Mermaid refuses makes it throw. */
export async function drawCharts(
  camera: Camera,
  sources: readonly string[],
  look: Look,
  width: number,
): Promise<DrawChart> {
  const drawn = readResult(await camera.domOf(drawingPage(sources, look, width), { ...look, width }))
  if (drawn.length !== sources.length) throw new Error(`Mermaid drew ${drawn.length} of ${sources.length} charts`)
  const charts = new Map(sources.map((source, index) => [source, drawn[index] ?? ""]))
  return (source) => {
    const chart = charts.get(source)
    return chart === undefined ? undefined : new Html(`<div class="chart">${chart}</div>`)
  }
}

/** The pictures, as JSON in base64, so that nothing in them can be taken for the page around them. */
function drawingPage(sources: readonly string[], { device, scheme }: Look, width: number): string {
  const order = Buffer.from(JSON.stringify(sources)).toString("base64")
  return `<!doctype html><meta charset="utf-8">
<body style="margin: 0"><div id="easel" style="width: ${width}px"></div><pre id="result"></pre>
<script src="${pathToFileURL(MERMAID)}"></script>
<script type="module">
  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  const sources = JSON.parse(new TextDecoder().decode(bytes("${order}")))
  mermaid.initialize({ startOnLoad: false, theme: "${THEMES[scheme]}", suppressErrorRendering: true })
  const drawn = []
  for (const [index, source] of sources.entries()) {
    const { svg } = await mermaid.render("${device}-${scheme}-" + index, source, document.querySelector("#easel"))
    drawn.push(svg)
  }
  const written = new TextEncoder().encode(JSON.stringify(drawn))
  document.querySelector("#result").textContent = btoa(Array.from(written, (byte) => String.fromCharCode(byte)).join(""))
</script>
`
}

function readResult(dom: string): readonly string[] {
  const [, encoded = ""] = /<pre id="result">([^<]*)<\/pre>/.exec(dom) ?? []
  const drawn: unknown = JSON.parse(Buffer.from(encoded, "base64").toString("utf8") || "[]")
  return Array.isArray(drawn) ? drawn.filter((chart) => typeof chart === "string") : []
}
