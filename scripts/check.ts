// Everything but the tests that has to hold: all scripts of package.json named `check:…`, a few at a time. The output of
// each is printed whole when it has ended, and those that failed are named last.
//   node scripts/node24.mjs scripts/check.ts [--jobs=N]
import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"

const ROOT = join(import.meta.dirname, "..")

/** The bundle is built for it, which takes longer than all others: it has to begin first. */
const LONGEST = "check:dist"

const { values } = parseArgs({ options: { jobs: { type: "string", default: "2" } } })
const failed = await checkAll(checks(), Number(values.jobs))
console.log(failed.length === 0 ? "All checks passed" : `Failed: ${failed.join(", ")}`)
process.exitCode = failed.length === 0 ? 0 : 1

function checks(): string[] {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))
  const names = Object.keys(scripts).filter((name) => name.startsWith("check:"))
  return names.sort((one, other) => Number(other === LONGEST) - Number(one === LONGEST))
}

/** @returns the names of those that failed */
async function checkAll(names: string[], jobs: number): Promise<string[]> {
  const failed: string[] = []
  const work = async () => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      if (!(await passes(name))) failed.push(name)
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
  return failed
}

async function passes(name: string): Promise<boolean> {
  const startedMs = performance.now()
  const child = spawn("npm", ["run", "--silent", name], { cwd: ROOT, shell: process.platform === "win32" })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk
    })
  }
  const [code] = await once(child, "close")
  const seconds = Math.round((performance.now() - startedMs) / 1000)
  console.log(`\n${code === 0 ? "✔" : "✖"} ${name} (${seconds} s)\n${output.trim()}`)
  return code === 0
}
