import type { AnnotationPlace } from "./annotation.ts"
import type { CaseInsensitiveMap } from "./case-insensitive-map.ts"

/**
 * Where an annotation points, from the properties of an `error`, `warning` or `notice` command, as the runner repairs or
 * drops them (IssueCommandExtension.ValidateLinesAndColumns of actions/runner 2.336.0). `properties` is changed.
 */
export function annotationPlace(
  properties: CaseInsensitiveMap,
  workspace: string,
  debug: (text: string) => void,
): AnnotationPlace {
  repairStarts(properties, debug)
  dropWrongColumns(properties, debug)
  dropBackwards(properties, debug)
  const file = properties.get("file")
  if (file) properties.set("file", relativeTo(workspace, file))
  return Object.fromEntries(
    (["title", "file", "line", "endLine", "col", "endColumn"] as const).flatMap((key) => {
      const value = properties.get(key)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

function repairStarts(properties: CaseInsensitiveMap, debug: (text: string) => void): void {
  for (const [start, end] of [
    ["line", "endLine"],
    ["col", "endColumn"],
  ] as const) {
    const endValue = properties.get(end)
    if (endValue === undefined || !isInteger(endValue) || isInteger(properties.get(start))) continue
    debug(`Invalid command value. '${end}' can only be set if '${start}' is provided`)
    properties.set(start, endValue)
  }
}

function dropWrongColumns(properties: CaseInsensitiveMap, debug: (text: string) => void): void {
  const hasColumn = isInteger(properties.get("col")) || isInteger(properties.get("endColumn"))
  if (!hasColumn) return
  const line = properties.get("line")
  const endLine = properties.get("endLine")
  if (!isInteger(line)) debug("Invalid command value. 'col' and 'endColumn' can only be set if 'line' is provided.")
  else if (isInteger(endLine) && line !== endLine) {
    debug("Invalid command value. 'col' and 'endColumn' cannot be set if 'line' and 'endLine' are different values.")
  } else return
  properties.delete("col")
  properties.delete("endColumn")
}

function dropBackwards(properties: CaseInsensitiveMap, debug: (text: string) => void): void {
  for (const [start, end] of [
    ["line", "endLine"],
    ["col", "endColumn"],
  ] as const) {
    const first = properties.get(start)
    const last = properties.get(end)
    if (!isInteger(first) || !isInteger(last) || Number(last) >= Number(first)) continue
    debug(`Invalid command value. '${end}' cannot be less than '${start}'.`)
    properties.delete(start)
    properties.delete(end)
  }
}

function isInteger(value: string | undefined): value is string {
  return value !== undefined && /^\s*[+-]?\d+\s*$/.test(value)
}

function relativeTo(folder: string, file: string): string {
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file
}
