// Builds into a folder of its own and tells whether the committed dist/ is what the sources make, and no larger than
// it may be: every run loads the first file, and every job downloads all of them.
import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { MOST_BYTES, sizes } from "../bench/sizes.ts"

const root = join(import.meta.dirname, "..")
const fresh = mkdtempSync(join(tmpdir(), "falconer-dist-"))

try {
  execFileSync(process.execPath, [join(root, "scripts/build.ts"), fresh], { stdio: ["ignore", "ignore", "inherit"] })
  const differing = differences(join(root, "dist"), fresh)
  for (const name of differing) console.error(`dist/${name} is not what the sources make. Run \`npm run build\`.`)
  console.log(`dist/ compared with a fresh build: ${differing.length} files differ`)
  const excess = tooLarge(fresh)
  for (const words of excess) console.error(words)
  process.exitCode = differing.length + excess.length === 0 ? 0 : 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
}

function differences(committed: string, built: string): readonly string[] {
  const names = new Set([...readdirSync(committed), ...readdirSync(built)])
  return [...names].filter((name) => content(committed, name) !== content(built, name)).sort()
}

function tooLarge(built: string): readonly string[] {
  const { first, all } = sizes(built)
  console.log(`dist/index.js has ${first} bytes of ${MOST_BYTES.first}, all of dist/ ${all} of ${MOST_BYTES.all}`)
  return [
    ...(first > MOST_BYTES.first ? ["dist/index.js is too large: load what few runs need with `import()`."] : []),
    ...(all > MOST_BYTES.all ? ["dist/ is too large."] : []),
  ]
}

/** The file's bytes as text; line ends are a matter of the checkout. Undefined when there is no such file. */
function content(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), "latin1").replaceAll("\r\n", "\n")
  } catch {
    return undefined
  }
}
