import { createHash } from "node:crypto"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"

const known = new Map<string, string>()

/**
 * A preload and what it imports beside it, as CommonJS in the folder for temporary files, made again when a source has
 * changed. A process that is given it by `--require` starts some milliseconds sooner than one that imports the TypeScript, because
 * nothing starts the loader of modules, and nothing looks for types to strip.
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
    .digest("hex")
  const folder = join(tmpdir(), `falconer-preload-${hash.slice(0, 16)}`)
  if (!existsSync(folder)) write(sources, folder)
  return join(folder, basename(file).replace(/\.ts$/, ".js"))
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

/** Writes to a folder beside and renames it: processes that do the same at once each find a whole one. */
function write(sources: ReadonlyMap<string, string>, folder: string): void {
  // Not loaded by those who find the folder: the compiler takes longer than many a test.
  const ts: typeof import("typescript") = createRequire(import.meta.url)("typescript")
  mkdirSync(dirname(folder), { recursive: true })
  const draft = mkdtempSync(`${folder}-`)
  for (const [name, text] of sources) {
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2024,
        esModuleInterop: true,
        rewriteRelativeImportExtensions: true,
      },
    })
    writeFileSync(join(draft, name.replace(/\.ts$/, ".js")), outputText)
  }
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}
