import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/**
 * The bundler's list of licences, completed: it forgets packages whose every module was merged into others. Pure.
 * @param packages all that are in the bundle
 * @param licence the kind of licence and its text, for a package
 */
export function completeLicenses(
  listed: string,
  packages: Iterable<string>,
  licence: (name: string) => string,
): string {
  const heads = new Set(listed.split("\n"))
  const missing = [...packages].filter((name) => !heads.has(name))
  return [listed.trimEnd(), ...missing.map((name) => `${name}\n${licence(name).trimEnd()}`)].join("\n\n").concat("\n")
}

/** As the bundler writes it: the kind of licence, then its text. */
export function licenceOf(root: string, name: string): string {
  const folder = join(root, "node_modules", name)
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  if (file === undefined) throw new Error(`${name} brings no licence`)
  const { license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  return `${license}\n${readFileSync(join(folder, file), "utf8")}`
}
