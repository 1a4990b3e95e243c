// Builds dist/: TypeScript to JavaScript, then one bundle by ncc, then the two entry files that action.yml names.
// `node scripts/node24.mjs scripts/build.ts [FOLDER]` builds into another folder, for comparing.
import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join, resolve } from "node:path"
import { type BundleStats, bundledFiles, contentsPage } from "./bundled-files.ts"
import { completeLicenses, licenceOf } from "./licenses.ts"
import { ALIASES, NODE_PARTS, REPLACED, stagePackages } from "./stage-packages.ts"

const root = join(import.meta.dirname, "..")
const stage = join(root, "build")
const out = resolve(process.argv[2] ?? join(root, "dist"))
const requireHere = createRequire(import.meta.url)

/** The files that action.yml names. Each calls the function of the same name in the shared first file. */
const ENTRIES = ["main", "post"]

/** What both steps load once they are to act: named alike, it becomes one chunk of the bundle. */
const WORK = /import\("(\.\/run\/[\w/-]+\.js)"\)/g

const LICENSES = "licenses.txt"

type Bundle = { code: string; assets: Record<string, { source: string | Buffer }>; stats: BundleStats }
type Options = { cache: false; quiet: true; license: string; externals: Readonly<Record<string, string>> }
type Ncc = (input: string, options: Options) => Promise<Bundle>

rmSync(stage, { recursive: true, force: true })
stagePackages(root, stage)
compile()
await bundle()

function compile(): void {
  const compiler = requireHere.resolve("typescript/bin/tsc")
  execFileSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" })
  writeFileSync(join(stage, "package.json"), JSON.stringify({ type: "module" }))
  for (const name of ENTRIES) {
    const path = join(stage, `${name}.js`)
    const code = readFileSync(path, "utf8").replaceAll(WORK, 'import(/* webpackChunkName: "work" */ "$1")')
    writeFileSync(path, code)
  }
  // One entry for both steps, so that what they share is in the bundle once.
  writeFileSync(join(stage, "index.js"), ENTRIES.map((name) => `export { ${name} } from "./${name}.js"\n`).join(""))
}

async function bundle(): Promise<void> {
  const ncc: Ncc = requireHere("@vercel/ncc")
  const externals = Object.fromEntries(Object.entries(NODE_PARTS).map(([name, own]) => [name, `./${basename(own)}`]))
  const options: Options = { cache: false, quiet: true, license: LICENSES, externals }
  const { code, assets, stats } = await ncc(join(stage, "index.js"), options)
  rmSync(out, { recursive: true, force: true })
  write("index.js", withoutMarks(code))
  const chunks = Object.entries(assets).filter(([name]) => /\.index\.js$/.test(name))
  for (const [name, asset] of chunks) write(name, withoutMarks(String(asset.source)))
  const files = bundledFiles(stats)
  const listed = String(assets[LICENSES]?.source ?? "")
  write(
    LICENSES,
    completeLicenses(listed, files.keys(), (name) => licenceOf(root, name)),
  )
  write("contents.txt", contentsPage(files, versionOf, { aliases: ALIASES, replaced: REPLACED, nodeParts: NODE_PARTS }))
  for (const own of Object.values(NODE_PARTS)) write(basename(own), readFileSync(join(root, own)))
  // Node takes the nearest package.json's word for what a .js file is.
  write("package.json", `${JSON.stringify({ type: "module" })}\n`)
  for (const name of ENTRIES) write(`${name}.js`, `import { ${name} } from "./index.js"\n\nawait ${name}()\n`)
}

/** Takes out the bundler's notes to itself, which are a twentieth of the file that every run reads. */
function withoutMarks(code: string): string {
  return code
    .replaceAll(/^\/\*{3}\/ (?=\d+:|\}\))/gm, "")
    .replaceAll(/^\/\* harmony (?:export|import) (?:\([a-z, ]+\) )?\*\/ +/gm, "")
    .replaceAll(/^;\/\/ CONCATENATED MODULE: .*$/gm, ";")
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version
}

function write(name: string, content: string | Buffer): void {
  const path = join(out, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  console.log(`${String(Math.ceil(statSync(path).size / 1000)).padStart(6)} kB  ${name}`)
}
