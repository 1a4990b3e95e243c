import { globSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"

const ROOT = join(import.meta.dirname, "..")

/** One module below src, by its path there, such as `cursor/client.ts`. */
export type Module = {
  readonly path: string
  readonly text: string
  /** Without comments and the content of strings, so that only code is left. */
  readonly code: string
  readonly imports: readonly Import[]
}

export type Import = {
  /** A path below src, or the name of a package. */
  readonly target: string
  readonly isLocal: boolean
  /** Only for its types, or not before it is asked for. */
  readonly isLazy: boolean
  /** The names taken from it; none for a dynamic import. */
  readonly names: readonly string[]
}

const IMPORT = /^(?:import|export) (?:type )?(?:\{([^}]*)\}|\* as \w+|\w+)? ?(?:from )?"([^"]+)"|import\("([^"]+)"\)/gm

/** All of src. */
export const MODULES: readonly Module[] = globSync("**/*.ts", { cwd: join(ROOT, "src") })
  .map((path) => path.replaceAll("\\", "/"))
  .sort()
  .map((path) => {
    const text = readFileSync(join(ROOT, "src", path), "utf8")
    return { path, text, code: codeOf(text), imports: importsOf(path, text) }
  })

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(IMPORT)].map(([whole, names = "", from, dynamic]) => {
    const target = from ?? dynamic ?? ""
    const isLocal = target.startsWith(".")
    return {
      isLazy: dynamic !== undefined || /^(import|export) type /.test(whole),
      target: isLocal ? normalize(join(dirname(path), target)).replaceAll("\\", "/") : target,
      isLocal,
      names: names
        .split(",")
        .map((name) =>
          name
            .trim()
            .replace(/^type /, "")
            .replace(/ as .*/, ""),
        )
        .filter(Boolean),
    }
  })
}

function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
}

/** Functions that are declared by name, with how many lines they take without those of the functions inside them. */
export function functionsOf(text: string): readonly { readonly name: string; readonly lines: number }[] {
  const lines = text.split("\n")
  const found = lines.flatMap((line, from) => {
    const [, indent, name] = /^( *)(?:export )?(?:async )?function\*? (\w+)/.exec(line) ?? []
    if (indent === undefined || name === undefined) return []
    return [{ name, from, to: lines.findIndex((other, index) => index > from && other === `${indent}}`) }]
  })
  return found.map(({ name, from, to }) => {
    const inside = found.filter((other) => other.from > from && other.to < to)
    const outermost = inside.filter((one) => !inside.some((other) => other.from < one.from && other.to > one.to))
    const taken = outermost.reduce((sum, other) => sum + other.to - other.from + 1, 0)
    return { name, lines: to - from + 1 - taken }
  })
}
