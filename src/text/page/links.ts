import { matchAt } from "./raw-html.ts"

/** The part of an inline link after its text: `(destination "title")`. */
export interface LinkTail {
  readonly to: number
  readonly destination: string
}

/** A link reference definition: `[label]: destination "title"`. */
export interface Definition {
  readonly to: number
  readonly label: string
  readonly destination: string
}

const BLANKS = /[ \t\v\f\n]*/y
const BLANKS_WITH_ONE_LINE_END = /[ \t]*(?:\n[ \t]*)?/y
const REST_OF_LINE = /[ \t]*(?:\n|$)/y
const LABEL_PIECE = /\\[!-/:-@[-`{-~]|[^[\]]/y
const LONGEST_LABEL = 1000
const DEEPEST_PARENTHESES = 32

function skip(pattern: RegExp, text: string, at: number): number {
  return at + (matchAt(pattern, text, at)?.[0].length ?? 0)
}

/** Reads `[label]`. A label holds no bracket but an escaped one, and at most 1,000 characters. */
export function linkLabel(text: string, at: number): { to: number; label: string } | undefined {
  if (text[at] !== "[") return undefined
  let to = at + 1
  while (to - at <= LONGEST_LABEL && to < text.length && text[to] !== "]") {
    const next = skip(LABEL_PIECE, text, to)
    if (next === to) return undefined
    to = next
  }
  return text[to] === "]" ? { to: to + 1, label: text.slice(at + 1, to) } : undefined
}

/** Makes labels comparable as CommonMark does: case folded, blanks folded. Blank labels become "". */
export function foldedLabel(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase()
}

/**
 * Where a title ends, or its start when there is none. cmark-gfm takes the longest title that it can: a quote behind a
 * backslash ends it only if no later one does.
 */
function titleEnd(text: string, at: number): number {
  const closer = { '"': '"', "'": "'", "(": ")" }[text[at] ?? ""]
  if (closer === undefined) return at
  let end = at
  for (let to = at + 1; to < text.length; to += 1) {
    const escaped = text[to - 1] === "\\"
    if (text[to] === "(" && closer === ")" && !escaped) break
    if (text[to] !== closer) continue
    end = to + 1
    if (!escaped) break
  }
  return end
}

function angledDestination(text: string, at: number): { to: number; destination: string } | undefined {
  for (let to = at + 1; to < text.length; to += 1) {
    const character = text[to]
    if (character === ">") return { to: to + 1, destination: text.slice(at + 1, to) }
    if (character === "<" || character === "\n") break
    if (character === "\\") to += 1
  }
  return undefined
}

function linkDestination(text: string, at: number): { to: number; destination: string } | undefined {
  if (text[at] === "<") return angledDestination(text, at)
  let to = at
  for (let depth = 0; to < text.length && !/[ \t\v\f\n]/.test(text[to] ?? ""); to += 1) {
    const character = text[to]
    if (character === "\\" && /[!-/:-@[-`{-~]/.test(text[to + 1] ?? "")) to += 1
    else if (character === "(") depth += 1
    else if (character === ")" && depth-- === 0) break
    if (depth > DEEPEST_PARENTHESES) return undefined
  }
  return { to, destination: text.slice(at, to) }
}

/** Reads `(destination "title")` at the place after a link's text. */
export function linkTail(text: string, at: number): LinkTail | undefined {
  if (text[at] !== "(") return undefined
  const target = linkDestination(text, skip(BLANKS, text, at + 1))
  if (target === undefined) return undefined
  let to = skip(BLANKS, text, target.to)
  if (to > target.to) to = skip(BLANKS, text, titleEnd(text, to))
  return text[to] === ")" ? { to: to + 1, destination: target.destination } : undefined
}

/** Reads the definitions at the start of a paragraph. Their labels are folded. */
export function linkDefinitions(text: string): Definition[] {
  const definitions: Definition[] = []
  for (let next = linkDefinition(text, 0); next !== undefined; next = linkDefinition(text, next.to)) {
    definitions.push(next)
  }
  return definitions
}

function linkDefinition(text: string, at: number): Definition | undefined {
  const label = linkLabel(text, at)
  if (label === undefined || foldedLabel(label.label) === "" || text[label.to] !== ":") return undefined
  const target = linkDestination(text, skip(BLANKS_WITH_ONE_LINE_END, text, label.to + 1))
  if (target === undefined || target.to === label.to + 1) return undefined
  const found = { label: foldedLabel(label.label), destination: target.destination }
  const beforeTitle = skip(BLANKS_WITH_ONE_LINE_END, text, target.to)
  const afterTitle = beforeTitle === target.to ? beforeTitle : titleEnd(text, beforeTitle)
  const titled = matchAt(REST_OF_LINE, text, afterTitle)
  if (titled !== undefined && afterTitle > beforeTitle) return { ...found, to: afterTitle + titled[0].length }
  const untitled = matchAt(REST_OF_LINE, text, target.to)
  return untitled === undefined ? undefined : { ...found, to: target.to + untitled[0].length }
}

const FURTHER_SCHEME = /^[^/?#]*:/
const SAFE_ADDRESS = /^[\p{L}\p{N}\p{M}._~:/?#@!$&'*+,;=%()-]{1,500}$/u

/**
 * Admits a link's destination that GitHub makes clickable, so that a reader sees it on pointing at the link: http, https,
 * mailto or relative, of plain address characters, at most 500 long. GitHub drops other destinations without a trace.
 */
export function isShownOnHover(destination: string): boolean {
  if (!SAFE_ADDRESS.test(destination) || /&#?\w+;/.test(destination)) return false
  return /^(?:https?:|mailto:)/i.test(destination) || !FURTHER_SCHEME.test(destination)
}

const ATTACHMENT =
  /^https:\/\/(?:github\.com\/user-attachments\/assets|(?:private-)?user-images\.githubusercontent\.com\/\d+)\/[\da-f-]{36}(?:\.(?:png|jpe?g|gif|webp))?$/

/** What stands for a picture: its address when it is a GitHub attachment, whose address has no room for a message. */
export function pictureMark(address: string): string {
  return ATTACHMENT.test(address) ? `![](${address})` : "(image)"
}
