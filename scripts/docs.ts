// Writes what comes from action.yml, the code and the examples into the pages. With `--check` it only tells whether
// that is up to date, and whether links, names and commands on the pages mean something.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { KNOWN_ANSWER_NAMES } from "../simulator/cursor/known-answers.ts"
import { CATALOGUE } from "../src/report/catalogue.ts"
import { action, OUTCOME_KINDS, regenerate } from "./docs/generated.ts"
import { brokenLinks, unreachablePages } from "./docs/links.ts"
import { type Names, unknownNames } from "./docs/names.ts"
import type { Page } from "./docs/page.ts"
import { oddWords, proseIn, type Readable } from "./docs/plain-words.ts"
import { deadReferences } from "./docs/references.ts"
import { READY_EVENTS } from "./try/ready-events.ts"
import { markdownFiles } from "./workflow-documents.ts"

const root = join(import.meta.dirname, "..")
const pages: readonly Page[] = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...markdownFiles("docs"),
].map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(root, path), "utf8") }))

const SOURCE_FOLDERS = ["src", "scripts", "simulator", "bench", "test"]
/** These name the words that nobody may use. */
const ABOUT_WORDS = ["scripts/docs/plain-words.ts", "test/docs/checks.test.ts"]

if (process.argv.includes("--check")) check()
else for (const { path, text } of pages) writeFileSync(join(root, path), regenerate(text))

function check(): void {
  const exists = (path: string) => existsSync(join(root, path))
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  const problems = [
    ...pages
      .filter(({ text }) => regenerate(text) !== text)
      .map(({ path }) => `${path}: out of date. Run \`npm run docs\`.`),
    ...brokenLinks(pages, exists),
    ...unreachablePages(pages, "README.md"),
    ...unknownNames(pages, ourNames()),
    ...oddWords(readableTexts()),
    ...deadReferences(pages, Object.keys(scripts), exists),
  ]
  for (const problem of problems) console.error(problem)
  console.log(`${pages.length} pages checked, ${problems.length} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
}

/** All that people read: pages, examples, the descriptions of inputs and outputs, messages, and comments in sources. */
function readableTexts(): readonly Readable[] {
  const read = (path: string) => ({ path, text: readFileSync(join(root, path), "utf8") })
  const below = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
      .toSorted()
  const examples = below("examples").filter((path) => /\.(?:yml|mjs)$/.test(path))
  const sources = SOURCE_FOLDERS.flatMap(below).filter((path) => /\.[cm]?[jt]s$/.test(path))
  return [
    ...pages,
    read("action.yml"),
    ...examples.map(read),
    ...sources
      .filter((path) => !ABOUT_WORDS.includes(path))
      .map(read)
      .map((source) => ({ path: source.path, text: proseIn(source) })),
  ]
}

function ourNames(): Names {
  const { inputs, outputs } = action()
  const scriptFile = readFileSync(join(root, "simulator/script-file.schema.json"), "utf8")
  // The values that inputs take are in their descriptions.
  const values = Object.values(inputs).flatMap(({ description }) =>
    [...description.matchAll(/`([\w-]+)`/g)].map(([, value = ""]) => value),
  )
  return {
    inputs: Object.keys(inputs),
    outputs: Object.keys(outputs),
    words: [
      ...OUTCOME_KINDS,
      ...Object.keys(CATALOGUE),
      ...values,
      ...Object.values(inputs).flatMap(({ default: value = "" }) => value),
    ],
    local: {
      "docs/simulator.md": [...KNOWN_ANSWER_NAMES, ...scriptFile.matchAll(/"([\w-]+)"/g).map(([, word = ""]) => word)],
      "docs/try-a-workflow.md": READY_EVENTS.map(({ name }) => name),
    },
  }
}
