// Builds dist/: TypeScript to JavaScript, then one bundle by ncc, then the two entry files that action.yml names.
// `node scripts/node24.mjs scripts/build.ts [FOLDER]` builds into another folder, for comparing.
import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join, resolve } from "node:path"
import { completeLicenses } from "./licenses.ts"

const root = join(import.meta.dirname, "..")
const stage = join(root, "build")
const out = resolve(process.argv[2] ?? join(root, "dist"))
const requireHere = createRequire(import.meta.url)

/**
 * Packages that only define things when they are loaded, but do not say so in their package.json. ncc then keeps all
 * of the HTTP client that @actions/core brings for a feature nobody here uses. Staged copies that do say so make the
 * file that every run loads twenty times smaller.
 */
const PURE_PACKAGES = ["@actions/core", "@actions/exec", "@actions/io", "@actions/http-client"]

/**
 * undici without its WebSockets, mocks, caches and `fetch`, which nobody here uses and its index would load: the parts
 * that `src/` imports and that the toolkit does, put together as undici's own index does it.
 */
const USED_OF_UNDICI = `
Object.assign(require("./lib/dispatcher/dispatcher").prototype, require("./lib/api"))
module.exports = {
  Agent: require("./lib/dispatcher/agent"),
  ProxyAgent: require("./lib/dispatcher/proxy-agent"),
}
`

/**
 * What undici would load for an HTTP/2 that nobody allows, and for a body that is a form or a generator; ours are texts.
 */
const UNUSED_OF_UNDICI = ["lib/dispatcher/client-h2.js", "lib/web/fetch/body.js"]

/** The files that action.yml names, and what each of them calls. */
const ENTRIES = { "main.js": "main", "post.js": "post" }

const LICENSES = "licenses.txt"

type Bundle = { code: string; assets: Record<string, { source: string | Buffer }> }
type Ncc = (input: string, options: { cache: false; quiet: true; license: string }) => Promise<Bundle>

rmSync(stage, { recursive: true, force: true })
for (const name of PURE_PACKAGES) stageAsPure(name)
stageWithLateCrypto()
stageSlimUndici()
compile()
await bundle()

function stageAsPure(name: string): void {
  const path = join(stageCopy(name), "package.json")
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), sideEffects: false }))
}

/** The toolkit needs it for the marks around a value of several lines only, and it takes long to load. */
function stageWithLateCrypto(): void {
  const path = join(stage, "node_modules/@actions/core/lib/file-command.js")
  const text = readFileSync(path, "utf8")
  const early = "import * as crypto from 'crypto';"
  if (!text.includes(early)) throw new Error(`${path} does not say: ${early}`)
  const late = "const crypto = { randomUUID: () => process.getBuiltinModule('node:crypto').randomUUID() };"
  writeFileSync(path, text.replace(early, late))
}

function stageSlimUndici(): void {
  const copy = stageCopy("undici")
  writeFileSync(join(copy, "index.js"), USED_OF_UNDICI)
  for (const part of UNUSED_OF_UNDICI) writeFileSync(join(copy, part), "")
}

function stageCopy(name: string): string {
  const copy = join(stage, "node_modules", name)
  cpSync(join(root, "node_modules", name), copy, { recursive: true })
  return copy
}

function compile(): void {
  const compiler = requireHere.resolve("typescript/bin/tsc")
  execFileSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" })
  writeFileSync(join(stage, "package.json"), JSON.stringify({ type: "module" }))
}

async function bundle(): Promise<void> {
  const ncc: Ncc = requireHere("@vercel/ncc")
  const { code, assets } = await ncc(join(stage, "index.js"), { cache: false, quiet: true, license: LICENSES })
  rmSync(out, { recursive: true, force: true })
  write("index.js", code)
  const chunks = Object.entries(assets).filter(([name]) => name !== LICENSES)
  for (const [name, asset] of chunks) write(name, asset.source)
  const all = [code, ...chunks.map(([, { source }]) => String(source))].join("\n")
  write(LICENSES, completeLicenses(String(assets[LICENSES]?.source ?? ""), all, licenceOf))
  // Node takes the nearest package.json's word for what a .js file is.
  write("package.json", `${JSON.stringify({ type: "module" })}\n`)
  for (const [file, step] of Object.entries(ENTRIES)) {
    write(file, `import { ${step} } from "./index.js"\n\nawait ${step}()\n`)
  }
}

/** As the bundler writes it: the kind of licence, then its text. */
function licenceOf(name: string): string {
  const folder = join(root, "node_modules", name)
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  if (file === undefined) throw new Error(`${name} brings no licence`)
  const { license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  return `${license}\n${readFileSync(join(folder, file), "utf8")}`
}

function write(name: string, content: string | Buffer): void {
  const path = join(out, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  console.log(`${String(Math.ceil(statSync(path).size / 1000)).padStart(6)} kB  ${name}`)
}
