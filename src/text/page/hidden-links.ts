import type { Bracket, InlineCursor } from "./inline-cursor.ts"
import { foldedLabel, isShownOnHover, linkLabel, linkTail, pictureMark } from "./links.ts"
import { matchAt } from "./raw-html.ts"

/** Where the links of a text's definitions lead, by folded label. An address is shown once, where it is first used. */
export type Definitions = Map<string, { readonly destination: string; isShown: boolean }>

const LONGEST_LABEL = 1000

/** Opens a bracket at the cursor. */
export function openBracket(cursor: InlineCursor, image: boolean): void {
  const { at, seen, brackets } = cursor
  const outer = brackets.at(-1)
  if (outer) outer.hasBracketWithin = true
  const content = at + (image ? 2 : 1)
  brackets.push({ at, content, image, seenBefore: seen, hasBracketWithin: false, withinLink: false })
  cursor.at = content
}

/** Closes the innermost bracket at the cursor, and hides what the link, picture or reference does not show. */
export function closeBracket(cursor: InlineCursor, definitions: Definitions): void {
  const { text, at } = cursor
  const bracket = cursor.brackets.pop()
  cursor.at += 1
  if (bracket === undefined) return
  const tail = linkTail(text, cursor.at) ?? referenceTail(text, bracket, at, definitions)
  if (tail !== undefined) closeLink(cursor, bracket, tail.to, tail.destination)
  else if (matchAt(/\\?\^|&/y, text, bracket.content)) closeFootnoteReference(cursor, bracket, at)
}

/** Reads what follows the text of `[text][label]`, `[label][]` or `[label]`, if the label is defined. */
function referenceTail(
  text: string,
  bracket: Bracket,
  close: number,
  definitions: Definitions,
): { to: number; destination?: string } | undefined {
  const label = linkLabel(text, close + 1)
  const full = label !== undefined && foldedLabel(label.label) !== ""
  if (!full && (bracket.hasBracketWithin || close - bracket.content > LONGEST_LABEL)) return undefined
  const definition = definitions.get(foldedLabel(full ? label.label : text.slice(bracket.content, close)))
  if (definition === undefined) return undefined
  const destination = definition.isShown ? undefined : definition.destination
  definition.isShown = true
  return { to: label?.to ?? close + 1, destination }
}

/** Hides what a link or picture does not show: label, title, the text behind it, an address that no reader could see. */
function closeLink(cursor: InlineCursor, bracket: Bracket, to: number, destination: string | undefined): void {
  // Whether there can be a link around a link, after another bracket, is where parsers differ.
  if (bracket.withinLink && !bracket.image && cursor.giveUp()) return
  const end = cursor.at
  cursor.at = to
  if (bracket.image) {
    const { references } = cursor.findings
    while ((references.at(-1)?.from ?? -1) > bracket.at) references.pop()
    cursor.seen += 1
    replace(cursor, bracket.at, to, pictureMark(destination ?? ""))
    return
  }
  const shown = cursor.seen > bracket.seenBefore && destination !== undefined && isShownOnHover(destination)
  replace(cursor, end - 1, to, shown ? `](${destination})` : "]")
  for (let index = cursor.brackets.length - 1; index >= 0; index -= 1) {
    const outer = cursor.brackets[index]
    if (outer === undefined || outer.withinLink) break
    outer.withinLink = true
  }
}

function replace(cursor: InlineCursor, from: number, to: number, instead: string): void {
  if (cursor.text.slice(from, to) !== instead) cursor.hide(from, to, "markdown", instead)
}

/** Notes `[^label]`. cmark-gfm loses a part of what stands there when it is more than plain characters. */
function closeFootnoteReference(cursor: InlineCursor, bracket: Bracket, close: number): void {
  const content = cursor.text.slice(bracket.content, close)
  if (/[\s<`&\\]/.test(content)) cursor.hide(bracket.at, close + 1, "markdown")
  else if (content !== "^" && !cursor.inAddress) {
    cursor.findings.references.push({ label: content.slice(1), from: bracket.content + 1, to: close })
  }
}
