import rehypeRaw from "rehype-raw"
import { unified } from "unified"
import { wordsIn } from "../hostile-markdown.ts"

/** A node of the tree that a browser's parser makes, as far as it is looked at. */
type Node = {
  readonly type: string
  readonly value?: string
  readonly tagName?: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly children?: readonly Node[]
}

const browser = unified().use(rehypeRaw)

/** The told-apart words of a rendered page that people see, and those besides that may be told of: addresses, alternatives. */
export type SeenWords = { readonly shown: ReadonlySet<string>; readonly tellable: ReadonlySet<string> }

/**
 * Reads a page by another parser than the product's: parse5, which follows the HTML standard. Elements that the product
 * leaves out on purpose although a browser shows them (`bdo`, `aria-hidden`) count neither as shown nor as hidden.
 */
export function seenWords(html: string): SeenWords {
  const root = browser.runSync({ type: "root", children: [{ type: "raw", value: html }] } as never) as Node
  const shown: string[] = []
  const others: string[] = []
  collect(root, { shown, others, scale: 1 })
  const words = wordsIn(shown.join("\n"))
  return { shown: words, tellable: new Set([...words, ...wordsIn(others.join("\n"))]) }
}

type Place = { readonly shown: string[]; readonly others: string[]; readonly scale: number }

const NEVER_SHOWN = new Set(["rp", "svg", "clipboard-copy", "template", "script", "style", "title"])
const SMALLER: Readonly<Record<string, number>> = {
  sub: 0.75,
  sup: 0.75,
  small: 0.85,
  code: 0.85,
  samp: 0.85,
  tt: 0.85,
  rt: 0.5,
}

function collect(node: Node, place: Place): void {
  const { tagName = "", properties = {} } = node
  if (node.type === "text") place.shown.push(node.value ?? "")
  if (NEVER_SHOWN.has(tagName)) return
  const scale = place.scale * (SMALLER[tagName] ?? 1)
  const isDoubtful = tagName === "bdo" || properties.ariaHidden !== undefined || scale < 0.25
  const inside = isDoubtful ? { ...place, shown: place.others, scale } : { ...place, scale }
  if (tagName === "a") place.others.push(String(properties.href ?? ""))
  if (tagName === "img") {
    place.others.push(
      String(properties.alt ?? ""),
      String(properties.src ?? ""),
      String(properties.dataCanonicalSrc ?? ""),
    )
  }
  for (const child of node.children ?? []) collect(child, inside)
}
