import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { Html, html } from "./html.ts"

/** The page needs nothing from anywhere, and what it shows may ask for nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
const STYLES = [
  createRequire(import.meta.url).resolve("github-markdown-css/github-markdown.css"),
  join(import.meta.dirname, "page.css"),
  join(import.meta.dirname, "github-look.css"),
]

/** A page in GitHub's look, light or dark as its reader likes it, in one file. `style` is CSS of its own. */
export function htmlDocument(title: string, body: Html, style = ""): string {
  const styles = [...STYLES.map((file) => readFileSync(file, "utf8")), style].join("\n")
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Html(styles)}</style>
</head>
<body>
${body}
</body>
</html>
`.text
}
