import { nearest } from "../../src/text/nearest.ts"
import { type Found, type Page, partsOf } from "./page.ts"

/** The names that this project gives meaning to. */
export type Names = {
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Outcomes, error codes, operations and other values. */
  readonly words: readonly string[]
  /** Words that mean something on one page only. */
  readonly local: Readonly<Record<string, readonly string[]>>
}

/** Names of others that look like ours. */
const FOREIGN: readonly string[] = [
  // GitHub's: workflow files, permissions, dependabot.yml
  ..."branches-ignore cancel-in-progress fail-fast max-parallel pull-requests package-ecosystem".split(" "),
  // Cursor's command line
  "cursor-agent",
  // a package
  "image-dimensions",
]

const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/
const CAMEL = /^[a-z]+[A-Z][A-Za-z]*$/

/** Names in prose that look like an input, output, outcome or error code, and are none. */
export function unknownNames(pages: readonly Page[], names: Names): readonly string[] {
  return pages.flatMap((page) => {
    const known = [...names.inputs, ...names.outputs, ...names.words, ...(names.local[page.path] ?? [])]
    return partsOf(page).codes.flatMap((code) =>
      problemsOf(code, names.outputs, known).map((problem) => `${page.path}:${code.line}: ${problem}`),
    )
  })
}

function problemsOf({ text }: Found, outputs: readonly string[], known: readonly string[]): readonly string[] {
  const used = [...text.matchAll(/\bsteps\.[\w-]+\.outputs\.([\w-]+)/g)].map(([, name = ""]) => name)
  const strangers = used.filter((name) => !outputs.includes(name))
  const problems = strangers.map((name) => `no output is called \`${name}\`${suggestion(name, outputs)}`)
  // `comment: false` names an input as much as `comment` does.
  const word = /^([\w-]+): /.exec(text)?.[1] ?? text
  if (!KEBAB.test(word) && !CAMEL.test(word)) return problems
  if (known.includes(word) || FOREIGN.includes(word)) return problems
  const kinds = "no input, output, outcome, operation or error code"
  return [...problems, `\`${word}\` is ${kinds}${suggestion(word, known)}`]
}

/** The name that is spelled alike, but for hyphens and capitals; else the nearest one. */
function suggestion(word: string, known: readonly string[]): string {
  const plain = (name: string) => name.replaceAll("-", "").toLowerCase()
  const likely = known.find((name) => plain(name) === plain(word)) ?? nearest(word, known)
  return likely === undefined ? "" : `; did you mean \`${likely}\`?`
}
