type Module = { readonly name?: string; readonly modules?: readonly Module[] }
/** What the bundler tells of its work (webpack's statistics). */
export type BundleStats = {
  toJson(options: Readonly<Record<string, unknown>>): { readonly modules?: readonly Module[] }
}

const EVERY_MODULE = { all: false, modules: true, nestedModules: true, dependentModules: true, cachedModules: true }
const WITHOUT_LIMIT = { modulesSpace: Number.POSITIVE_INFINITY, nestedModulesSpace: Number.POSITIVE_INFINITY }
/** Where `stagePackages` puts them. */
const IN_PACKAGE = /^\.\/build\/packages\/((?:@[\w.-]+\/)?[\w.-]+)\/(\S+)$/

/** The files of each package that are in the bundle, both in alphabetical order. */
export function bundledFiles(stats: BundleStats): ReadonlyMap<string, readonly string[]> {
  const { modules = [] } = stats.toJson({ ...EVERY_MODULE, ...WITHOUT_LIMIT, orphanModules: false })
  const files = new Map<string, Set<string>>()
  const visit = ({ name = "", modules: nested = [] }: Module) => {
    const [, owner, file] = IN_PACKAGE.exec(name) ?? []
    if (owner !== undefined && file !== undefined) files.set(owner, (files.get(owner) ?? new Set()).add(file))
    for (const one of nested) visit(one)
  }
  for (const one of modules) visit(one)
  return new Map(
    [...files].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, of]) => [name, [...of].sort()]),
  )
}

/** Files of ours that take a place: of a package's index, of a file of one, or of a part of Node's for packages. */
type InPlace = Readonly<Record<"aliases" | "replaced" | "nodeParts", Readonly<Record<string, string>>>>

/** The page that says what of each package is in dist/. Pure. */
export function contentsPage(
  files: ReadonlyMap<string, readonly string[]>,
  versionOf: (name: string) => string,
  { aliases, replaced, nodeParts }: InPlace,
): string {
  const head =
    "Besides falconer's own code from src/, the code in this folder is made of these files of these packages,\n" +
    "unchanged. `npm ci && npm run check:dist` builds all of it again and compares.\n"
  const parts = [...files].map(([name, of]) => {
    const alias = aliases[name]
    const own = alias?.split("/").at(-1)
    const lines = of.map((file) => {
      if (file === own) return `  ${alias} (falconer's own, in place of the package's index)`
      const other = replaced[`${name}/${file}`]
      return other === undefined ? `  ${file}` : `  ${other} (falconer's own, in place of ${file})`
    })
    return [`${name} ${versionOf(name)}`, ...lines].join("\n")
  })
  const node = Object.entries(nodeParts).map(([name, own]) => `  ${own} (falconer's own, in place of ${name})`)
  return `${[head, ...parts, "Node's own parts, for packages that ask for them", ...node].join("\n")}\n`
}
