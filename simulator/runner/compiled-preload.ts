import { createHash } from "node:crypto"
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"

const known = new Map<string, string>()

/**
 * A preload and what it imports beside it, as one file of CommonJS in the folder for temporary files, made again when a
 * source has changed. A process that is given it by `--require` starts some milliseconds sooner than one that imports the
 * TypeScript, because nothing starts the loader of modules, looks for types to strip, or finds and reads nine files.
 * @param file a TypeScript module; its local imports are in the same folder, and the rest is Node's own
 * @returns the path of the program
 */
export function compiledPreload(file: string): string {
  const path = known.get(file) ?? compile(file)
  known.set(file, path)
  return path
}

function compile(file: string): string {
  const sources = new Map<string, string>()
  readWithImports(file, sources)
  const hash = createHash("sha256")
    .update(JSON.stringify([...sources]))
    .update(readFileSync(import.meta.filename))
    .digest("hex")
  const target = join(tmpdir(), `falconer-preload-${hash.slice(0, 16)}.cjs`)
  if (!existsSync(target)) write(sources, target)
  return target
}

function readWithImports(file: string, sources: Map<string, string>): void {
  const name = basename(file)
  if (sources.has(name)) return
  const text = readFileSync(file, "utf8")
  sources.set(name, text)
  for (const [, target = ""] of text.matchAll(/^(?:import|export) (?!type).* from "\.\/([^"]+\.ts)"$/gm)) {
    readWithImports(join(dirname(file), target), sources)
  }
}

/** Writes to a file beside and renames it: processes that do the same at once each find a whole one. */
function write(sources: ReadonlyMap<string, string>, target: string): void {
  const draft = `${target}-${process.pid}`
  writeFileSync(draft, joined(sources))
  renameSync(draft, target)
}

/** Each module as a function that is called when it is first required; the first one is called at once. */
function joined(sources: ReadonlyMap<string, string>): string {
  // Not loaded by those who find the file: the compiler takes longer than many a test.
  const ts: typeof import("typescript") = createRequire(import.meta.url)("typescript")
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2024, esModuleInterop: true }
  const modules = [...sources].map(([name, text]) => {
    const { outputText } = ts.transpileModule(text, { compilerOptions })
    return `${JSON.stringify(`./${name}`)}(exports, require) {\n${outputText}}`
  })
  const [first] = sources.keys()
  return `const modules = {\n${modules.join(",\n")}\n}
const loaded = {}
const load = (name) => {
  if (!Object.hasOwn(modules, name)) return require(name)
  if (!Object.hasOwn(loaded, name)) modules[name]((loaded[name] = {}), load)
  return loaded[name]
}
load(${JSON.stringify(`./${first}`)})
`
}
