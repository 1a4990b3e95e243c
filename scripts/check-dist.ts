// Builds into a folder of its own and tells whether the committed dist/ is what the sources make.
import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = join(import.meta.dirname, "..")
const fresh = mkdtempSync(join(tmpdir(), "falconer-dist-"))

try {
  execFileSync(process.execPath, [join(root, "scripts/build.ts"), fresh], { stdio: ["ignore", "ignore", "inherit"] })
  const differing = differences(join(root, "dist"), fresh)
  for (const name of differing) console.error(`dist/${name} is not what the sources make. Run \`npm run build\`.`)
  console.log(`dist/ compared with a fresh build: ${differing.length} files differ`)
  process.exitCode = differing.length === 0 ? 0 : 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
}

function differences(committed: string, built: string): readonly string[] {
  const names = new Set([...readdirSync(committed), ...readdirSync(built)])
  return [...names].filter((name) => content(committed, name) !== content(built, name)).sort()
}

/** The file's bytes as text; line ends are a matter of the checkout. Undefined when there is no such file. */
function content(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), "latin1").replaceAll("\r\n", "\n")
  } catch {
    return undefined
  }
}
