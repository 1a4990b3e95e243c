import { Parser } from "htmlparser2"
import { withoutInvisible } from "../invisible-characters.ts"
import { isBlockName } from "./elements.ts"

/** The text is a plain string, which takes a fifth of the memory of an object. Characters nobody can see are gone. */
export type PageNode = string | PageElement

export type PageElement = {
  readonly name: string
  /** Only those that are looked at. */
  readonly attributes: Attributes
  readonly children: readonly PageNode[]
  /** Whether a block (a paragraph, a list, a table …) is anywhere inside. */
  readonly hasBlock: boolean
}

type Attributes = Readonly<Record<string, string>>

export type PageTree =
  | { readonly kind: "page"; readonly children: readonly PageNode[]; readonly invisibleCharacters: number }
  | { readonly kind: "refused"; readonly reason: "too-large" | "too-deep" }

/** GitHub's own limit for a body is 65,536 characters; what it makes of them is some times longer. */
const MOST_CHARACTERS = 1024 * 1024
/** 65,536 characters cannot make so many: two make an item of a list, four the mark of a footnote with its way back. */
const MOST_ELEMENTS = 100_000
/** People write about ten levels; a flood of `> ` makes tens of thousands. */
const MOST_DEPTH = 200

const KEPT_ATTRIBUTES = new Set(
  "alt aria-hidden checked class data-canonical-src data-type height hidden href id lang open src start style type width".split(
    " ",
  ),
)

class Refusal extends Error {
  readonly reason: "too-large" | "too-deep"

  constructor(reason: "too-large" | "too-deep") {
    super(reason)
    this.reason = reason
  }
}

/**
 * Reads rendered HTML into a tree. The parser is stopped at the tag that opens level 201, and at element 100,001, so
 * nothing deep or wide is ever built.
 *
 * Why htmlparser2: on floods of 1 MiB (Node 24, one core) it took at most 0.5 s and 50 MB with this handler, and adds
 * 145 kB to the bundle; parse5 adds 402 kB. parse5 took 1.1 s for plain paragraphs, 2.5 s and 180 MB for a table of open
 * `<b>`, and did not come back from 199 formatting elements that stay open over 150,000 paragraphs, which it must repeat
 * in each, as the HTML standard says. The standard's corrections are not needed: GitHub sends a tree that it has corrected
 * already, and an element that is closed later here than in a browser can only hide more.
 */
export function readPage(html: string): PageTree {
  if (html.length > MOST_CHARACTERS) return { kind: "refused", reason: "too-large" }
  const builder = openBuilder()
  try {
    const parser = new Parser(builder.handler)
    parser.end(html)
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", reason: error.reason }
    throw error
  }
  return builder.finish()
}

type Draft = { name: string; attributes: Attributes; children: PageNode[]; hasBlock: boolean }

const NO_ATTRIBUTES: Attributes = Object.freeze({})

function openBuilder() {
  const root: Draft = { name: "", attributes: NO_ATTRIBUTES, children: [], hasBlock: false }
  const open = [root]
  let text = ""
  let invisibleCharacters = 0
  let elements = 0

  const endText = () => {
    if (text === "") return
    const visible = withoutInvisible(text)
    invisibleCharacters += visible.removed
    if (visible.text !== "") (open.at(-1) ?? root).children.push(visible.text)
    text = ""
  }
  const handler = {
    onopentag: (name: string, given: Readonly<Record<string, string>>) => {
      endText()
      elements += 1
      if (elements > MOST_ELEMENTS) throw new Refusal("too-large")
      if (open.length > MOST_DEPTH) throw new Refusal("too-deep")
      const element: Draft = { name, attributes: keptOf(given), children: [], hasBlock: false }
      if (isBlockName(name)) markAncestors(open)
      ;(open.at(-1) ?? root).children.push(element)
      open.push(element)
    },
    onclosetag: () => {
      endText()
      if (open.length > 1) open.pop()
    },
    ontext: (piece: string) => {
      text += piece
    },
  }
  const finish = (): PageTree => {
    endText()
    return { kind: "page", children: root.children, invisibleCharacters }
  }
  return { handler, finish }
}

/** Stops at the first that is marked: all above it are. */
function markAncestors(open: readonly Draft[]): void {
  for (let at = open.length - 1; at >= 0; at -= 1) {
    const ancestor = open[at]
    if (!ancestor || ancestor.hasBlock) return
    ancestor.hasBlock = true
  }
}

function keptOf(given: Readonly<Record<string, string>>): Attributes {
  let kept: Record<string, string> | undefined
  for (const name in given) {
    if (!KEPT_ATTRIBUTES.has(name)) continue
    kept ??= {}
    kept[name] = given[name] ?? ""
  }
  return kept ?? NO_ATTRIBUTES
}
