import { mark } from "./budget.ts"
import { codeBlock } from "./fence.ts"
import { withoutInvisible } from "./invisible-characters.ts"
import { safeInline } from "./safe-inline.ts"

const ROOM_FOR_CUT_MARK = 40
/** A piece of a block that is shorter says nothing. */
const LEAST_PIECE = 40
const LONGEST_PIECE = 2_000
const DEEPEST_LIST = 4

const FENCE = /^\s*(`{3,}|~{3,})/
const HEADING = /^ {0,3}#{1,6}\s+(\S.*)$/
const LIST_ITEM = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(\S.*)$/
const TASK = /^\[([ xX])\]\s+/
const TABLE_ROW = /^\s*\|/
/** A blank line, a rule, or the line under a heading. */
const RULE = /^[-=_*+\s]*$/
const QUOTE_MARKS = /^\s*(?:>\s?)+/

/** A line of Markdown behind marks of ours. */
type Line = { readonly kind: "line"; readonly marks: string; readonly text: string; readonly isBold?: boolean }
/** What is written as one: a line, or the content of a code block. */
type Block = Line | { readonly kind: "code"; readonly text: string }

/**
 * A Markdown text by others as a quotation of at most `maxLength` characters, the mark of a cut included (80 or more).
 * Paragraphs, lists, emphasis, headings (in bold) and code stay what they are. All else (mentions, references, addresses,
 * links, pictures, HTML, tables, formulas) becomes code, where GitHub links, loads and renders nothing: the text is read by
 * rules of our own, and every line is written by us. A blank text gives "". Pure.
 */
export function safeQuote(text: string, maxLength: number): string {
  const blocks = blocksOf(withoutInvisible(text).text.trim().split("\n"))
  const quoted: string[] = []
  let room = maxLength - ROOM_FOR_CUT_MARK
  for (const [index, block] of blocks.entries()) {
    const { lines, isWhole } = block.kind === "code" ? fittingCode(block.text, room) : fittingLine(block, room)
    quoted.push(...lines)
    room -= lengthOf(lines)
    if (isWhole) continue
    quoted.push(">", `> \`${mark(blocks.length - index, "lines")}\``)
    break
  }
  return quoted.join("\n")
}

type Fitting = { readonly lines: readonly string[]; readonly isWhole: boolean }
const NOTHING: Fitting = { lines: [], isWhole: false }

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0)
}

/** As many whole lines of a code block as there is room for. */
function fittingCode(code: string, room: number): Fitting {
  let text = code.length > room ? upTo(code, room, "\n") : code
  for (let most = room; most >= LEAST_PIECE; ) {
    const lines = codeBlock(text)
      .split("\n")
      .map((line) => `> ${line}`.trimEnd())
    const length = lengthOf(lines)
    if (length <= room) return { lines, isWhole: text === code }
    most = Math.floor(Math.min(most, text.length) * Math.min(0.9, room / length))
    text = upTo(code, most, "\n")
  }
  return NOTHING
}

/** As many words of a line as there is room for. It is written piece by piece, so that no more is read than is shown. */
function fittingLine({ marks, text, isBold }: Line, room: number): Fitting {
  const left = room - `> ${marks}****\n`.length
  let shown = ""
  let isWhole = true
  for (const piece of inPieces(text)) {
    // Code beside code would be read as one.
    const inert = safeInline(piece).replace(/^`/, shown.endsWith("`") ? " `" : "`")
    isWhole = shown.length + inert.length <= left
    shown += isWhole ? inert : fittingPiece(piece, left - shown.length)
    if (!isWhole) break
  }
  if (!isWhole && shown === "") return NOTHING
  // What is bold in it already stays as it is.
  const line = isBold && shown !== "" && !shown.includes("*") ? `**${shown}**` : shown
  return { lines: [`> ${marks}${line}`.trimEnd()], isWhole }
}

function fittingPiece(piece: string, room: number): string {
  for (let most = Math.min(room, piece.length); most >= LEAST_PIECE; ) {
    const inert = safeInline(upTo(piece, most, " "))
    if (inert.length <= room) return inert
    most = Math.floor(most * Math.min(0.9, room / inert.length))
  }
  return ""
}

/** At most `length` characters, up to the last separator in them where there is one. */
function upTo(text: string, length: number, separator: string): string {
  const kept = text.slice(0, length)
  const end = kept.lastIndexOf(separator)
  return end > 0 ? kept.slice(0, end) : kept
}

/** A long line in pieces that begin with a blank where there is one: reading one takes a time that grows with its square. */
function* inPieces(line: string): Generator<string> {
  let from = 0
  while (line.length - from > LONGEST_PIECE) {
    const at = line.lastIndexOf(" ", from + LONGEST_PIECE)
    const end = at > from ? at : from + LONGEST_PIECE
    yield line.slice(from, end)
    from = end
  }
  yield line.slice(from)
}

const BLANK: Block = { kind: "line", marks: "", text: "" }

/** Reads the lines of a text from the first to the last. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = []
  /** How far the open list items are indented in the text, the outermost first. */
  let items: number[] = []
  const isAfterBlank = () => blocks.length === 0 || blocks.at(-1) === BLANK
  const blank = () => {
    if (!isAfterBlank()) blocks.push(BLANK)
  }
  const apart = (block: Block) => {
    blank()
    blocks.push(block, BLANK)
    items = []
  }
  const item = (indent: number, number: string | undefined, text: string) => {
    if (items.length === 0) blank()
    items = items.filter((outer) => outer < indent)
    items.push(indent)
    const task = TASK.exec(text)
    const box = task ? (task[1] === " " ? "☐ " : "☑ ") : ""
    const marks = `${indented(items.length - 1)}${number === undefined ? "-" : `${number}.`} ${box}`
    blocks.push({ kind: "line", marks, text: text.slice(task?.[0].length ?? 0).trim() })
  }
  const paragraph = (line: string) => {
    if (isAfterBlank() && !/^\s{2}/.test(line)) items = []
    blocks.push({ kind: "line", marks: indented(items.length), text: line.trim() })
  }

  for (let at = 0; at < lines.length; ) {
    const code = codeAt(lines, at)
    if (code) {
      apart({ kind: "code", text: code.text })
      at = code.next
      continue
    }
    const line = (lines[at++] ?? "").replace(QUOTE_MARKS, "")
    const heading = HEADING.exec(line)?.[1]
    const [, indent, number, text] = LIST_ITEM.exec(line) ?? []
    if (RULE.test(line)) blank()
    else if (heading !== undefined) apart({ kind: "line", marks: "", text: heading.trim(), isBold: true })
    else if (text !== undefined) item(indent?.length ?? 0, number, text)
    else paragraph(line)
  }
  return blocks.at(-1) === BLANK ? blocks.slice(0, -1) : blocks
}

/** A code block or table that starts at a line: its content, and the line after it. */
function codeAt(lines: readonly string[], at: number): { readonly text: string; readonly next: number } | undefined {
  const line = lines[at] ?? ""
  const fence = FENCE.exec(line)?.[1]
  if (fence !== undefined) {
    const end = firstFrom(lines, at + 1, (other) => closes(fence, other.trim()))
    return { text: lines.slice(at + 1, end).join("\n"), next: end + 1 }
  }
  if (!TABLE_ROW.test(line)) return undefined
  const end = firstFrom(lines, at, (other) => !TABLE_ROW.test(other))
  return { text: lines.slice(at, end).join("\n"), next: end }
}

function closes(fence: string, line: string): boolean {
  return line.startsWith(fence) && line.replaceAll(fence.charAt(0), "") === ""
}

/** The index of the first line that fits, or the one after the last. */
function firstFrom(lines: readonly string[], from: number, fits: (line: string) => boolean): number {
  let at = from
  while (at < lines.length && !fits(lines[at] ?? "")) at++
  return at
}

function indented(depth: number): string {
  return "   ".repeat(Math.min(depth, DEEPEST_LIST))
}
