import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"

const DIST = join(import.meta.dirname, "../dist")

type Sizes = { readonly first: number; readonly all: number }

/** What scripts/check-dist.ts lets pass. */
export const MOST_BYTES: Sizes = { first: 215_000, all: 1_900_000 }

/** What every run loads, and what a job downloads, in bytes. */
export function sizes(folder = DIST): Sizes {
  const bytes = readdirSync(folder).map((name) => statSync(join(folder, name)).size)
  return { first: statSync(join(folder, "index.js")).size, all: bytes.reduce((sum, size) => sum + size, 0) }
}
