// Runs its arguments under the Node that the runner gives a `node24` action: `node scripts/node24.mjs FILE ...`.
// Plain JavaScript, because it is the one file that an older Node has to read.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

const requireHere = createRequire(import.meta.url)

/** @returns {string} the path of a Node 24 program: the lock file's, else this very process when it is new enough */
export function node24() {
  const platform = process.platform === "win32" ? "win" : process.platform
  try {
    const folder = dirname(requireHere.resolve(`node-${platform}-${process.arch}/package.json`))
    const program = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node")
    if (existsSync(program)) return program
  } catch {
    // No package for this platform: fall through to the Node that runs this script.
  }
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath
  throw new Error(
    `Node 24 is needed and the lock file has none for ${process.platform}-${process.arch}. Install Node 24 or newer and run this again.`,
  )
}

if (process.argv[1] === import.meta.filename || process.argv[1]?.endsWith("node24.mjs")) {
  const { status, signal, error } = spawnSync(node24(), process.argv.slice(2), { stdio: "inherit" })
  if (error) throw error
  if (signal) process.kill(process.pid, signal)
  process.exitCode = status ?? 1
}
