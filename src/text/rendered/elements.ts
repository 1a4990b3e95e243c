/** Elements that start a line of their own. */
const BLOCKS = new Set(
  (
    "blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody " +
    "td tfoot th thead tr ul markdown-accessiblity-table markdown-accessibility-table task-lists"
  ).split(" "),
)

/** Elements within a line. `rp` and `bdo` are not among them: no browser shows the one, and the other turns text round. */
const INLINES = new Set(
  (
    "a abbr b br cite code del dfn em g-emoji i img input ins kbd mark math-renderer picture q ruby rt s samp small source " +
    "span strike strong sub sup time tt var video wbr themed-picture"
  ).split(" "),
)

/** Whether the element starts a line of its own. */
export function isBlockName(name: string): boolean {
  return BLOCKS.has(name)
}

/** Whether GitHub's markup has such an element: what its sanitizer lets through, and what GitHub adds and people see. */
export function isKnownName(name: string): boolean {
  return BLOCKS.has(name) || INLINES.has(name)
}

/** How much smaller than the text around it an element is shown. */
const SCALES: Readonly<Record<string, number>> = {
  code: 0.85,
  rt: 0.5,
  samp: 0.85,
  small: 0.85,
  sub: 0.75,
  sup: 0.75,
  tt: 0.85,
}
/** A quarter of the usual 14 to 16 pixels: nobody can read less. */
export const LEAST_SCALE = 0.25

/** The part of the size around it that the element's text is shown in, 1 for most. */
export function scaleOf(name: string): number {
  return SCALES[name] ?? 1
}

/**
 * Declarations that GitHub itself writes and that hide nothing. People cannot write any: the sanitizer takes `style` away.
 */
const HARMLESS_STYLE =
  /^(?:max-width:\s*100%|(?:max|min)-height:\s*[1-9]\d{1,3}px|display:\s*(?:block|inline|inline-block)|text-align:\s*\w+)$/i

const LONGEST_STYLE = 500

/** Whether a style may hide, shrink or move what it is on. */
export function isHidingStyle(style: string | undefined): boolean {
  if (style === undefined) return false
  if (style.length > LONGEST_STYLE) return true
  return style
    .split(";")
    .map((declaration) => declaration.trim())
    .some((declaration) => declaration !== "" && !HARMLESS_STYLE.test(declaration))
}

const LONGEST_SIZE = 50

/** Whether a width or height of at most three pixels leaves nothing to see. */
export function isNoSize(size: string | undefined): boolean {
  return size !== undefined && /^\s*\+?0*[0-3](?:\.\d*)?\s*(?:px|%)?\s*$/i.test(size.slice(0, LONGEST_SIZE))
}
