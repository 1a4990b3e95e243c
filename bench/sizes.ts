import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"

const DIST = join(import.meta.dirname, "../dist")

/** What a job downloads and what every run loads, in kilobytes (1,000 bytes). */
export function sizes(): { readonly firstKb: number; readonly allKb: number } {
  const all = readdirSync(DIST).map((name) => statSync(join(DIST, name)).size)
  return {
    firstKb: statSync(join(DIST, "index.js")).size / 1000,
    allKb: all.reduce((sum, bytes) => sum + bytes, 0) / 1000,
  }
}
