import type { Exists } from "./links.ts"
import { type Found, type Page, partsOf } from "./page.ts"

/** Commands of npm itself that pages may tell readers to type. */
const OF_NPM = ["ci", "install", "version"]
/** Scripts that npm runs without `run`. */
const WITHOUT_RUN = ["test", "start"]

/** Commands, files and modules of this repository that pages name and that are not there. */
export function deadReferences(pages: readonly Page[], scripts: readonly string[], exists: Exists): readonly string[] {
  return pages.flatMap((page) => {
    const { codes, blocks } = partsOf(page)
    const shells = blocks.filter(({ language }) => ["sh", "bash", "console", "yaml"].includes(language))
    const pictures = blocks.filter(({ language }) => language === "mermaid")
    const report = (found: readonly Found[], missing: (text: string) => readonly string[]) =>
      found.flatMap(({ text, line }) => missing(text).map((what) => `${page.path}:${line}: ${what}`))
    return [
      ...report([...codes, ...shells], (text) => missingScripts(text, scripts)),
      ...report([...codes, ...shells], (text) => missingPrograms(text, exists)),
      ...report(codes, (text) => missingFile(text, exists)),
      ...report(pictures, (text) => missingModules(text, exists)),
    ]
  })
}

function missingScripts(text: string, scripts: readonly string[]): readonly string[] {
  return [...text.matchAll(/\bnpm (run )?([a-z][\w:-]*)/g)].flatMap(([command, run, name = ""]) => {
    const known = run ? scripts : [...OF_NPM, ...WITHOUT_RUN.filter((script) => scripts.includes(script))]
    return known.includes(name) ? [] : [`\`${command}\`: package.json has no such script`]
  })
}

function missingPrograms(text: string, exists: Exists): readonly string[] {
  if (!/\bnode /.test(text)) return []
  const files = text.match(/\b(?:scripts|simulator|test)\/[\w./-]+\.(?:ts|mjs)\b/g) ?? []
  return files.filter((file) => !exists(file)).map((file) => `${file} is not there`)
}

/** A path in prose. Those below .github are mostly the reader's own. */
function missingFile(text: string, exists: Exists): readonly string[] {
  const isPath = /^(?:\.ci|dist|docs|examples|scripts|simulator|src|test)\/[\w./-]+$/.test(text)
  return isPath && !exists(text.replace(/\/$/, "")) ? [`${text} is not there`] : []
}

/** Modules in a picture are without the folder that they are in. */
function missingModules(text: string, exists: Exists): readonly string[] {
  const modules = text.match(/\b[\w-]+(?:\.ts\b|\/(?=["<,]))/g) ?? []
  return modules.filter((name) => !exists(`src/${name.replace("/", "")}`)).map((name) => `src/${name} is not there`)
}
