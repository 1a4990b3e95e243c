import { execFileSync } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import type { Safeguard } from "./safeguard.ts"

const ROOT = join(import.meta.dirname, "../..")
/** What the copy makes itself, shares, or has no use for. */
const NOT_COPIED = new Set([".git", "node_modules", "dist", "build", "demo"])

/** A copy of this project whose sources may be spoilt. */
export type MutableTree = {
  readonly folder: string
  /** @returns undefined when dist/ was built, else what the compiler said */
  build(): string | undefined
  /** Takes the safeguard out while `task` runs. */
  without<T>(safeguard: Safeguard, task: () => Promise<T>): Promise<T>
  remove(): void
}

export function copyTree(): MutableTree {
  // Tests are told by their real paths.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "falconer-safeguards-")))
  const isWanted = (path: string) => join(ROOT, basename(path)) !== path || !NOT_COPIED.has(basename(path))
  cpSync(ROOT, folder, { recursive: true, filter: isWanted })
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction")
  allowLeftovers(join(folder, "tsconfig.json"))
  return {
    folder,
    build: () => build(folder),
    without: async (safeguard, task) => {
      const path = join(folder, "src", safeguard.file)
      const whole = readFileSync(path, "utf8")
      writeFileSync(path, whole.split(safeguard.text).join(safeguard.without))
      try {
        return await task()
      } finally {
        writeFileSync(path, whole)
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** How often the text of a safeguard stands in its file; anything but once means that the table is out of date. */
export function timesFound({ file, text }: Safeguard): number {
  return readFileSync(join(ROOT, "src", file), "utf8").split(text).length - 1
}

/** What a safeguard leaves unused behind is not what is looked for. */
function allowLeftovers(tsconfig: string): void {
  const { compilerOptions, ...rest } = JSON.parse(readFileSync(tsconfig, "utf8"))
  const lenient = { ...compilerOptions, noUnusedLocals: false, noUnusedParameters: false }
  writeFileSync(tsconfig, JSON.stringify({ ...rest, compilerOptions: lenient }))
}

function build(folder: string): string | undefined {
  try {
    execFileSync(process.execPath, [join(folder, "scripts/build.ts")], { stdio: "pipe", encoding: "utf8" })
    return undefined
  } catch (error) {
    const said = typeof error === "object" && error !== null && "stdout" in error ? String(error.stdout) : String(error)
    return said.trim().split("\n", 1)[0] ?? "no reason given"
  }
}
