/** Where the API says that agents leave files; v1 names only the end of it. */
const PREFIX = /^(?:\/opt\/cursor\/)?artifacts\//
const LONGEST_SEGMENT = 200
/** No system takes a longer path. */
const LONGEST_PATH = 4096

/** What Windows or `actions/upload-artifact` does not take in a name, and control characters. */
const UNUSABLE = /["*/:<>?\\|\p{Cc}\p{Cf}]/gu
/** Names that Windows gives to devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * Turns an artifact's path, which an agent chose, into the steps of a relative path that cannot leave its folder on
 * any system. Pure.
 * @returns undefined for a path that tries to climb, that names no file, or that no system takes
 */
export function safePath(absolutePath: string): readonly string[] | undefined {
  if (absolutePath.length > LONGEST_PATH) return undefined
  const relative = absolutePath.replace(PREFIX, "")
  const segments = relative.split(/[/\\]/).filter((segment) => segment !== "" && segment !== ".")
  if (segments.length === 0 || segments.some((segment) => segment.includes(".") && /^[.\s]+$/.test(segment)))
    return undefined
  return segments.map(safeName)
}

function safeName(segment: string): string {
  const plain = withPlainEnd(segment.replaceAll(UNUSABLE, "_"))
  const named = DEVICE.test(plain) ? `_${plain}` : plain
  // A `.git` in the middle of a workspace would be taken for a repository, with hooks and all.
  const harmless = /^\.git$/i.test(named) ? "_git" : named
  return Array.from(harmless).slice(0, LONGEST_SEGMENT).join("")
}

/** Windows leaves dots and blanks at the end of a name off. */
function withPlainEnd(name: string): string {
  let end = name.length
  while (end > 0 && /[. ]/.test(name.charAt(end - 1))) end--
  return end === name.length ? name : `${name.slice(0, end)}_`
}

/** Numbers a path that another artifact has taken already, also where upper and lower case count as one. */
export function untaken(segments: readonly string[], taken: Set<string>): readonly string[] {
  const folders = segments.slice(0, -1)
  const file = segments.at(-1) ?? ""
  const dot = file.lastIndexOf(".")
  const [stem, extension] = dot > 0 ? [file.slice(0, dot), file.slice(dot)] : [file, ""]
  for (let number = 1; ; number++) {
    const path = [...folders, number === 1 ? file : `${stem}-${number}${extension}`]
    const key = path.join("/").toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return path
  }
}
