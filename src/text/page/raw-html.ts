/** A stretch of raw HTML: where it ends, and what it is. */
export type RawHtml =
  | { readonly kind: "comment"; readonly to: number }
  | { readonly kind: "tag"; readonly to: number; readonly name: string; readonly closing: boolean }

const TAG_NAME = /<(\/?)([A-Za-z][A-Za-z0-9-]*)/y
const ATTRIBUTE =
  /[ \t\v\f\n]+[A-Za-z_:][A-Za-z0-9:._-]*(?:[ \t\v\f\n]*=[ \t\v\f\n]*(?:[^ \t\v\f\n"'=<>`]+|'[^']*'|"[^"]*"))?/y
const TAG_END = /[ \t\v\f\n]*\/?>/y
const CLOSING_TAG_END = /[ \t\v\f\n]*>/y

/** Matches a sticky pattern at one place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

/**
 * Reads a tag by the grammar of CommonMark 0.29 to 0.31 (section "Raw HTML"): what does not fit it is shown as text.
 * The pieces are matched one by one, so that hostile input cannot make a pattern search back.
 */
export function markdownTag(text: string, at: number): (RawHtml & { kind: "tag" }) | undefined {
  const start = matchAt(TAG_NAME, text, at)
  if (start === undefined) return undefined
  const closing = start[1] === "/"
  let to = at + start[0].length
  if (!closing) {
    for (let part = matchAt(ATTRIBUTE, text, to); part !== undefined; part = matchAt(ATTRIBUTE, text, to)) {
      to += part[0].length
    }
  }
  const end = matchAt(closing ? CLOSING_TAG_END : TAG_END, text, to)
  if (end === undefined) return undefined
  return { kind: "tag", to: to + end[0].length, name: (start[2] ?? "").toLowerCase(), closing }
}

const HTML_NAME = /<(\/?)([A-Za-z][^ \t\f\n/>]*)/y
const BEFORE_ATTRIBUTE = /[ \t\f\n/]*/y
const ATTRIBUTE_NAME = /[^ \t\f\n/>][^ \t\f\n/>=]*[ \t\f\n]*/y
const BEFORE_VALUE = /=[ \t\f\n]*/y
const UNQUOTED_VALUE = /[^ \t\f\n>]*/y

/**
 * Reads a comment or a tag as a browser does (HTML living standard, section "Tokenization").
 *
 * @returns `undefined` when the `<` is text, "open" when the text ends before the comment or tag does
 */
export function browserToken(text: string, at: number): RawHtml | "open" | undefined {
  if (text.startsWith("<!--", at)) return browserComment(text, at)
  const next = text[at + 1] ?? ""
  if (next === "!" || next === "?" || (next === "/" && /[^A-Za-z]/.test(text[at + 2] ?? " "))) {
    const end = text.indexOf(">", at)
    return end === -1 ? "open" : { kind: "comment", to: end + 1 }
  }
  return browserTag(text, at)
}

function browserComment(text: string, at: number): RawHtml | "open" {
  const abrupt = matchAt(/<!---?>/y, text, at)
  if (abrupt !== undefined) return { kind: "comment", to: at + abrupt[0].length }
  const end = /--!?>/g
  end.lastIndex = at + 4
  const found = end.exec(text)
  return found === null ? "open" : { kind: "comment", to: found.index + found[0].length }
}

function browserTag(text: string, at: number): RawHtml | "open" | undefined {
  const start = matchAt(HTML_NAME, text, at)
  if (start === undefined) return undefined
  let to = at + start[0].length
  for (;;) {
    to += matchAt(BEFORE_ATTRIBUTE, text, to)?.[0].length ?? 0
    if (to >= text.length) return "open"
    if (text[to] === ">") {
      return { kind: "tag", to: to + 1, name: (start[2] ?? "").toLowerCase(), closing: start[1] === "/" }
    }
    to = attributeEnd(text, to)
    if (to === -1) return "open"
  }
}

/** Where an attribute ends, or -1 when its quoted value never does. */
function attributeEnd(text: string, at: number): number {
  let to = at + (matchAt(ATTRIBUTE_NAME, text, at)?.[0].length ?? 1)
  const equals = matchAt(BEFORE_VALUE, text, to)
  if (equals === undefined) return to
  to += equals[0].length
  const quote = text[to]
  if (quote !== '"' && quote !== "'") return to + (matchAt(UNQUOTED_VALUE, text, to)?.[0].length ?? 0)
  const end = text.indexOf(quote, to + 1)
  return end === -1 ? -1 : end + 1
}
