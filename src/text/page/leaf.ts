import type { HtmlEnd } from "./block-starts.ts"
import type { Footnote } from "./containers.ts"
import type { LeafText, Span } from "./lines.ts"

/** A block that holds text, not other blocks. Code blocks are not listed: all they hold is shown. */
export interface Leaf {
  /** Only a paragraph can start with link definitions. */
  readonly kind: "paragraph" | "heading" | "row" | "html" | "fence"
  readonly content: LeafText
  /** Of a row: how many cells its table shows. */
  readonly columns: number
  /** The footnote it belongs to. */
  readonly footnote?: Footnote
  /** Of a fence: its info string; the content is what stands between. */
  readonly info?: LeafText
}

/** A leaf whose end has not been seen yet. */
export type OpenLeaf =
  | { readonly kind: "paragraph"; readonly lines: Span[]; tableRefused: boolean }
  | { readonly kind: "html"; readonly lines: Span[]; readonly end: HtmlEnd }
  | {
      readonly kind: "fence"
      readonly lines: Span[]
      readonly info: Span
      readonly marker: string
      readonly length: number
    }
  | { readonly kind: "table"; readonly columns: number }
  | { readonly kind: "indented code" }
