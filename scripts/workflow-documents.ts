import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"

const root = join(import.meta.dirname, "..")

/** One YAML document that GitHub would read: a file, or an example inside a page of the docs. */
export type YamlDocument = { readonly name: string; readonly path: string; readonly text: string }

const EXAMPLE = /^```ya?ml\n([\s\S]*?)^```$/gm

/** Every workflow of the repository: its own, the examples, and each other workflow inside a Markdown page. */
export function workflowDocuments(): readonly YamlDocument[] {
  const files = [...yamlFiles(".github/workflows"), ...yamlFiles("examples")]
  const pages = ["README.md", "CONTRIBUTING.md", ...markdownFiles("docs")]
  // A page may show a file as it is.
  const shown = pages.flatMap(examplesIn).filter(({ text }) => files.every((file) => file.text !== text))
  return [...files, ...shown].map((document) => ({
    ...document,
    // GitHub's parser knows a workflow by its place.
    path: `.github/workflows/${document.name.replaceAll(/[^A-Za-z0-9]+/g, "-")}.yml`,
  }))
}

export function actionDocument(): YamlDocument {
  return { name: "action.yml", path: "action.yml", text: readFileSync(join(root, "action.yml"), "utf8") }
}

/** Markdown pages below a folder, relative to the repository. */
export function markdownFiles(folder: string): readonly string[] {
  return files(folder).filter((file) => file.endsWith(".md"))
}

function yamlFiles(folder: string) {
  return files(folder)
    .filter((file) => /\.ya?ml$/.test(file))
    .map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }))
}

function files(folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .sort()
  } catch {
    return []
  }
}

/** A block counts as a workflow when it says when it runs; a block with steps only is wrapped into one job. */
function examplesIn(page: string) {
  const markdown = readFileSync(join(root, page), "utf8")
  return [...markdown.matchAll(EXAMPLE)].flatMap((match, index) => {
    const text = match[1] ?? ""
    const line = markdown.slice(0, match.index).split("\n").length
    const name = `${page}:${line} (example ${index + 1})`
    if (/^on:/m.test(text)) return [{ name, text }]
    if (/^- /m.test(text)) return [{ name, text: asWorkflow(text) }]
    return []
  })
}

function asWorkflow(steps: string): string {
  const indented = steps.replaceAll(/^(?=.)/gm, "      ")
  return `on: workflow_dispatch\njobs:\n  example:\n    runs-on: ubuntu-latest\n    steps:\n${indented}`
}
