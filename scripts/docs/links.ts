import { posix } from "node:path"
import { type Page, partsOf } from "./page.ts"

/** Whether a path of the repository is a file or folder. */
export type Exists = (path: string) => boolean

/** Links that lead nowhere: to a file that is not there, or to a place that its page has not. */
export function brokenLinks(pages: readonly Page[], exists: Exists): readonly string[] {
  const anchors = new Map(pages.map((page) => [page.path, partsOf(page).anchors]))
  return pages.flatMap((page) =>
    partsOf(page).links.flatMap(({ text, line }) => {
      const problem = problemOf(text, page, anchors, exists)
      return problem === undefined ? [] : [`${page.path}:${line}: ${problem}`]
    }),
  )
}

function problemOf(
  url: string,
  page: Page,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
  exists: Exists,
): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(url)) return url.startsWith("https://") ? undefined : `${url} is no https address`
  const target = targetOf(url, page)
  const anchor = url.split("#")[1]
  if (!exists(target)) return `${url} leads to ${target}, which is not there`
  if (anchor === undefined || anchors.get(target)?.has(anchor)) return undefined
  return `${target} has no place called #${anchor}`
}

/** The file that a link within the repository means. */
function targetOf(url: string, page: Page): string {
  const path = decodeURI(url.split("#")[0] ?? "")
  if (path === "") return page.path
  // GitHub takes a path with a slash in front from the repository's root.
  const folder = path.startsWith("/") ? "." : posix.dirname(page.path)
  return posix.join(folder, path).replace(/\/$/, "")
}

/** Pages that nobody finds who starts at `start` and follows links. */
export function unreachablePages(pages: readonly Page[], start: string): readonly string[] {
  const byPath = new Map(pages.map((page) => [page.path, page]))
  const seen = new Set<string>()
  const visit = (path: string) => {
    const page = byPath.get(path)
    if (!page || seen.has(path)) return
    seen.add(path)
    for (const { text } of partsOf(page).links) visit(targetOf(text, page))
  }
  visit(start)
  return pages.filter(({ path }) => !seen.has(path)).map(({ path }) => `${path}: no link leads here from ${start}`)
}
