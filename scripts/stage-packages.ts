import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { basename, dirname, extname, join } from "node:path"

/**
 * Packages that only define things when they are loaded, but do not say so in their package.json. The bundler then keeps
 * what is behind every import of theirs, used or not.
 */
const WITHOUT_SIDE_EFFECTS = [
  "@actions/core",
  "@actions/exec",
  "@actions/github",
  "@actions/http-client",
  "@actions/io",
]

/** The bundler looks at them and leaves them out, but takes them for packages only where it expects packages. */
const NEVER_BUNDLED = ["@actions/exec", "@actions/io"]

/** The file of ours that takes the place of a package's index. */
export const ALIASES: Readonly<Record<string, string>> = { undici: "scripts/bundle/undici.cjs" }

/** The file of ours that takes the place of one of a package's files, which nobody here uses. */
export const REPLACED: Readonly<Record<string, string>> = {
  "undici/lib/dispatcher/client-h2.js": "scripts/bundle/undici-without-http2.cjs",
}

/**
 * The file of ours that a package gets when it asks for a part of Node's, by the name that only packages use: our own
 * code asks for `node:crypto`.
 */
export const NODE_PARTS: Readonly<Record<string, string>> = { crypto: "scripts/bundle/lazy-crypto.js" }

/** What would lead a bundler past the file in the index's place. */
const NO_OTHER_ENTRY = { module: undefined, exports: undefined, type: "commonjs", sideEffects: true }

type Manifest = { readonly dependencies?: Readonly<Record<string, string>> }

/**
 * Copies every package that runs at run time into the stage, where their package.json may be changed; their code stays
 * as it is. They lie outside of a folder named node_modules, because the bundler would put what comes from there into
 * chunks of its own.
 */
export function stagePackages(root: string, stage: string): void {
  for (const name of packagesBehind(root)) {
    const place = join(stage, "node_modules", name)
    const copy = NEVER_BUNDLED.includes(name) ? place : join(stage, "packages", name)
    mkdirSync(dirname(place), { recursive: true })
    cpSync(join(root, "node_modules", name), copy, { recursive: true, filter: isNeeded })
    if (copy !== place) symlinkSync(copy, place, "junction")
    if (WITHOUT_SIDE_EFFECTS.includes(name)) changeManifest(copy, { sideEffects: false })
    const alias = ALIASES[name]
    if (alias === undefined) continue
    cpSync(join(root, alias), join(copy, basename(alias)))
    changeManifest(copy, { ...NO_OTHER_ENTRY, main: basename(alias) })
  }
  for (const [file, own] of Object.entries(REPLACED)) {
    const place = join(stage, "packages", file)
    if (!existsSync(place)) throw new Error(`${file} is not there, so ${own} cannot take its place`)
    cpSync(join(root, own), place)
  }
}

/** All that the project's own dependencies need, and what that needs in turn. */
function packagesBehind(root: string): readonly string[] {
  const found = new Set<string>()
  const visit = ({ dependencies = {} }: Manifest) => {
    for (const name of Object.keys(dependencies)) {
      const path = join(root, "node_modules", name, "package.json")
      if (found.has(name) || !existsSync(path)) continue
      found.add(name)
      visit(JSON.parse(readFileSync(path, "utf8")))
    }
  }
  visit(JSON.parse(readFileSync(join(root, "package.json"), "utf8")))
  return [...found].sort()
}

/** Types and maps are never bundled, and a nested package would be one that npm could not share. */
function isNeeded(path: string): boolean {
  return !/\.(?:d\.[cm]?ts|map|md)$/.test(path) && extname(path) !== ".wasm"
}

function changeManifest(folder: string, fields: Readonly<Record<string, unknown>>): void {
  const path = join(folder, "package.json")
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), ...fields }))
}
