/** Shorter values would take ordinary words out of a text, and no secret of this action is so short. */
export const SHORTEST_SECRET = 8

/** Of a longer value the beginning is looked for: webhook addresses have 2,048 characters at most, keys and tokens less. */
const LONGEST_SECRET = 2048
/** Up to this many characters, or forms, looking for one form after the other is quicker than the automaton. */
const SHORT_TEXT = 8 * 1024
const FEW_FORMS = 64

/** What takes a secret's place; the first that shares no character with a secret's own forms. */
const MASKS = ["***", "###", "@@@", "~~~", ""]

/** Takes the secrets out of a text. Doing it twice changes nothing more; the time grows with the text's length only. */
export type Redactor = (text: string) => string

/**
 * Makes the function that takes secrets out of text: as they are, trimmed, each line alone, URL-encoded, in base64
 * wherever in the encoded bytes they are, and as JSON writes them. Values under 8 characters are left out. Pure.
 */
export function makeRedactor(secrets: readonly string[]): Redactor {
  const forms = [...new Set(secrets.flatMap(formsOf))]
  if (forms.length === 0) return (text) => text
  let find: ((text: string) => readonly Span[]) | undefined
  const isQuickToLookAt = ({ length }: string) => length <= SHORT_TEXT || forms.length <= FEW_FORMS
  const written = forms.join("")
  const mask = MASKS.find((candidate) => !written.includes(candidate.charAt(0))) ?? ""
  return (text) => {
    if (isQuickToLookAt(text) && !forms.some((form) => text.includes(form))) return text
    find ??= searchFor(forms)
    const spans = find(text)
    if (spans.length === 0) return text
    const pieces: string[] = []
    let at = 0
    for (const { from, to } of spans) {
      pieces.push(text.slice(at, from), mask)
      at = to
    }
    return pieces.join("") + text.slice(at)
  }
}

/** Every way in which a secret may be written; those that are too short left out. */
function formsOf(secret: string): readonly string[] {
  const known = secret.trimStart().slice(0, LONGEST_SECRET)
  const whole = secret.length <= LONGEST_SECRET ? [secret] : []
  const plain = [...whole, known.trimEnd(), ...known.split(/[\r\n]+/).map((line) => line.trim())]
  const long = plain.filter((text) => text.length >= SHORTEST_SECRET)
  return long
    .flatMap((text) => [text, ...urlForms(text), ...jsonForms(text), ...base64Forms(text)])
    .filter((form) => form.length >= SHORTEST_SECRET)
}

function urlForms(text: string): readonly string[] {
  const whole = text.toWellFormed()
  const encoded = [encodeURIComponent(whole), encodeURI(whole), new URLSearchParams([["", whole]]).toString().slice(1)]
  const strict = encodeURIComponent(whole).replace(/[!'()*~]/g, percent)
  return [...encoded, strict].flatMap((form) => [form, form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())])
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

function jsonForms(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1)
  const html = json.replace(/[<>&]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
  return [json, json.replaceAll("/", "\\/"), html]
}

/** Base64 takes three bytes at a time, so there are three ways to write a piece; only what depends on it alone counts. */
function base64Forms(text: string): readonly string[] {
  const bytes = Buffer.from(text)
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64")
    const from = Math.ceil((before * 8) / 6)
    const to = Math.floor(((before + bytes.length) * 8) / 6)
    const own = encoded.slice(from, to)
    return [own, own.replaceAll("+", "-").replaceAll("/", "_")]
  })
}

type Span = { readonly from: number; readonly to: number }

/** A place in the automaton: what has been read is the beginning of a form. */
type State = {
  readonly next: Map<number, State>
  /** The state of the longest ending of what has been read that is the beginning of a form as well. */
  shorter?: State
  /** Length of the longest form that ends here; 0 for none. */
  found: number
}

/**
 * Finds all forms in one pass over the text, however they overlap (Aho and Corasick, "Efficient string matching", 1975).
 * @returns the search; it gives the spans that forms cover, joined where they touch, in their order
 */
function searchFor(forms: readonly string[]): (text: string) => readonly Span[] {
  const start: State = { next: new Map(), found: 0 }
  for (const form of forms) {
    let state = start
    for (let index = 0; index < form.length; index++) state = child(state, form.charCodeAt(index))
    state.found = form.length
  }
  link(start)
  return (text) => {
    const spans: Span[] = []
    let state = start
    for (let index = 0; index < text.length; index++) {
      state = step(state, text.charCodeAt(index))
      if (state.found > 0) cover(spans, index + 1 - state.found, index + 1)
    }
    return spans
  }
}

function child(state: State, unit: number): State {
  const known = state.next.get(unit)
  if (known) return known
  const made: State = { next: new Map(), found: 0 }
  state.next.set(unit, made)
  return made
}

/** Links each state to its shorter one, the nearer to the start first. */
function link(start: State): void {
  let level = [...start.next.values()]
  for (const state of level) state.shorter = start
  while (level.length > 0) {
    const below: State[] = []
    for (const state of level) {
      for (const [unit, next] of state.next) {
        next.shorter = step(state.shorter ?? start, unit)
        next.found ||= next.shorter.found
        below.push(next)
      }
    }
    level = below
  }
}

function step(from: State, unit: number): State {
  let state = from
  for (;;) {
    const next = state.next.get(unit)
    if (next) return next
    if (!state.shorter) return state
    state = state.shorter
  }
}

/** Adds a span whose end is behind all others. */
function cover(spans: Span[], start: number, to: number): void {
  let from = start
  for (let last = spans.at(-1); last && last.to >= from; last = spans.at(-1)) {
    from = Math.min(from, last.from)
    spans.pop()
  }
  spans.push({ from, to })
}
