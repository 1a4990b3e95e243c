/** Above each module that the bundler has merged into another one it writes where that comes from. */
const ORIGIN = /\bMODULE: \S*\bnode_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g

/**
 * The bundler's list of licences, completed: it forgets packages whose every module was merged into others. Pure.
 * @param licenceOf the kind of licence and its text, for a package
 */
export function completeLicenses(listed: string, code: string, licenceOf: (name: string) => string): string {
  const heads = new Set(listed.split("\n"))
  const missing = packagesIn(code).filter((name) => !heads.has(name))
  return [listed.trimEnd(), ...missing.map((name) => `${name}\n${licenceOf(name).trimEnd()}`)].join("\n\n").concat("\n")
}

/** The packages that the notes in a bundle name. */
export function packagesIn(code: string): readonly string[] {
  return [...new Set([...code.matchAll(ORIGIN)].map(([, name = ""]) => name))].sort()
}
