import { hasVisible } from "../invisible-characters.ts"
import { isHidingStyle, isKnownName, isNoSize, LEAST_SCALE, scaleOf } from "./elements.ts"
import type { PageElement, PageNode } from "./page-tree.ts"

/** What the rendered page held and was left out because nobody could have seen it. */
export type LeftOut = {
  invisibleCharacters: number
  /** Marked as hidden, or of no size, or a link without text, or a formula or diagram that could hold more than it shows. */
  hiddenElements: number
  tinyElements: number
  /** Elements that are not GitHub's markup. */
  unknownElements: number
}

/** An image that people see. */
export type PageImage = { readonly alt: string; readonly url: string }

/** What one reading of a page gathers. */
export type Tally = {
  readonly leftOut: LeftOut
  /** By address: each once, in the order of the page. */
  readonly images: Map<string, PageImage>
  /** Where the server's pages are, without a slash at the end. */
  readonly serverUrl: string
}

/** Where on the page the reading is. */
export type Context = {
  readonly tally: Tally
  /** How large text is here, 1 for the usual size. */
  readonly scale: number
  readonly inTable: boolean
  readonly inLink: boolean
  /** The marks that are in force, so that a mark in itself is written once. */
  readonly marks: ReadonlySet<string>
}

/**
 * The context within an element.
 * @returns undefined when nobody can see what is inside; what was left out is counted
 */
export function entered(element: PageElement, context: Context): Context | undefined {
  const reason = reasonToHide(element, context)
  if (reason === undefined) {
    const scale = context.scale * scaleOf(element.name)
    return scale === context.scale ? context : { ...context, scale }
  }
  if (holdsAnything(element)) context.tally.leftOut[reason] += 1
  return undefined
}

function reasonToHide(
  element: PageElement,
  context: Context,
): Exclude<keyof LeftOut, "invisibleCharacters"> | undefined {
  const { name, attributes } = element
  if (!isKnownName(name)) return "unknownElements"
  if (attributes.hidden !== undefined || attributes["aria-hidden"]?.trim().toLowerCase() === "true") {
    return "hiddenElements"
  }
  if (isHidingStyle(attributes.style)) return "hiddenElements"
  if (name === "img" && (isNoSize(attributes.width) || isNoSize(attributes.height))) return "hiddenElements"
  return context.scale * scaleOf(name) < LEAST_SCALE ? "tinyElements" : undefined
}

/** Whether there is any text or image inside: an icon, a button or an anchor that GitHub adds holds none. */
export function holdsAnything(element: PageElement): boolean {
  if (element.name === "img") return true
  return element.children.some((child) => (typeof child === "string" ? hasVisible(child) : holdsAnything(child)))
}

/** An alert is written as a quote. People cannot give an element a class. */
export function isAlert({ attributes }: PageElement): boolean {
  return /^markdown-alert(?:\s|$)/.test(attributes.class ?? "")
}

/** Nodes that can be seen, elements with the context inside of them; wrappers are looked into. Blank text is passed over. */
export function* seenWithin(
  nodes: readonly PageNode[],
  wrappers: ReadonlySet<string>,
  context: Context,
): Generator<{ readonly node: PageNode; readonly context: Context }> {
  for (const node of nodes) {
    if (typeof node === "string") {
      if (node.trim() !== "") yield { node, context }
      continue
    }
    const inside = entered(node, context)
    if (!inside) continue
    if (wrappers.has(node.name)) yield* seenWithin(node.children, wrappers, inside)
    else yield { node, context: inside }
  }
}
