import { globSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import ts from "typescript"

const ROOT = join(import.meta.dirname, "..")

/** One module below src, by its path there, such as `cursor/errors.ts`. */
export type Module = {
  readonly path: string
  /** The folder it is in, such as `cursor/v0`; empty for the entries. */
  readonly folder: string
  readonly text: string
  /** Without comments and the content of strings, so that only code is left. */
  readonly code: string
  readonly imports: readonly Import[]
  /** Every name that the code uses or declares. */
  readonly identifiers: ReadonlySet<string>
  readonly functions: readonly { readonly name: string; readonly lines: number }[]
}

export type Import = {
  /** A path below src, or the name of a package. */
  readonly target: string
  readonly isLocal: boolean
  /** `type`: gone when it runs. `lazy`: loaded when it is asked for. */
  readonly kind: "value" | "type" | "lazy"
  /** The names taken from it; none for a lazy import. */
  readonly names: readonly string[]
}

/** All of src. */
export const MODULES: readonly Module[] = globSync("**/*.ts", { cwd: join(ROOT, "src") })
  .map((path) => path.replaceAll("\\", "/"))
  .sort()
  .map((path) => readModule(path, readFileSync(join(ROOT, "src", path), "utf8")))

const BY_PATH = new Map(MODULES.map((module) => [module.path, module]))

/** Every module that one reaches by its imports, and theirs; itself left out. `kinds`: the imports that count. */
export function reach(from: string, kinds: readonly Import["kind"][] = ["value", "type", "lazy"]): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (path: string) => {
    for (const { target, isLocal, kind } of BY_PATH.get(path)?.imports ?? []) {
      if (!isLocal || !kinds.includes(kind) || found.has(target)) continue
      found.add(target)
      visit(target)
    }
  }
  visit(from)
  found.delete(from)
  return found
}

function readModule(path: string, text: string): Module {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const imports: Import[] = []
  const identifiers = new Set<string>()
  const functions: Module["functions"][number][] = []
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node)) identifiers.add(node.text)
    if (ts.isFunctionDeclaration(node)) functions.push({ name: node.name?.text ?? "", lines: ownLines(node, source) })
    const found = importIn(node, path)
    if (found) imports.push(found)
    ts.forEachChild(node, visit)
  }
  visit(source)
  const folder = dirname(path)
  return { path, folder: folder === "." ? "" : folder, text, code: codeOf(text), imports, identifiers, functions }
}

function importIn(node: ts.Node, path: string): Import | undefined {
  if (ts.isImportDeclaration(node)) {
    const { importClause: clause, moduleSpecifier } = node
    const bindings = clause?.namedBindings
    const names = bindings && ts.isNamedImports(bindings) ? bindings.elements.map(nameTaken) : []
    return importOf(moduleSpecifier, clause?.isTypeOnly ? "type" : "value", names, path)
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const clause = node.exportClause
    const names = clause && ts.isNamedExports(clause) ? clause.elements.map(nameTaken) : []
    return importOf(node.moduleSpecifier, node.isTypeOnly ? "type" : "value", names, path)
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return importOf(node.arguments[0], "lazy", [], path)
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return importOf(node.argument.literal, "type", [], path)
  }
  return undefined
}

function nameTaken({ propertyName, name }: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return (propertyName ?? name).text
}

function importOf(
  specifier: ts.Node | undefined,
  kind: Import["kind"],
  names: readonly string[],
  path: string,
): Import | undefined {
  if (!specifier || !ts.isStringLiteral(specifier)) throw new Error(`${path}: an import of something made up`)
  const isLocal = specifier.text.startsWith(".")
  const target = isLocal ? normalize(join(dirname(path), specifier.text)).replaceAll("\\", "/") : specifier.text
  return { target, isLocal, kind, names }
}

/** How many lines a function takes without those of the functions declared inside it. */
function ownLines(node: ts.FunctionDeclaration, source: ts.SourceFile): number {
  let inside = 0
  const visit = (child: ts.Node) => {
    if (ts.isFunctionDeclaration(child)) inside += linesOf(child, source)
    else ts.forEachChild(child, visit)
  }
  ts.forEachChild(node, visit)
  return linesOf(node, source) - inside
}

function linesOf(node: ts.Node, source: ts.SourceFile): number {
  const line = (position: number) => source.getLineAndCharacterOfPosition(position).line
  return line(node.getEnd()) - line(node.getStart(source)) + 1
}

function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
}
