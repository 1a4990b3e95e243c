import { withoutInvisible } from "../invisible-characters.ts"
import { writeFlow } from "./blocks.ts"
import { type PageNode, readPage } from "./page-tree.ts"
import type { Context, LeftOut, PageImage, Tally } from "./reading.ts"
import { openWriter } from "./writer.ts"

/** What people see of a rendered text. */
export type SeenText = {
  readonly kind: "seen"
  /** As Markdown. */
  readonly text: string
  readonly leftOut: Readonly<LeftOut>
  /** The images that people see, in their order, each once, with the address that the page names. */
  readonly images: readonly PageImage[]
}

/** Nothing is read of a page that is too long or too deep. */
export type RefusedPage = { readonly kind: "refused"; readonly reason: "too-large" | "too-deep" }

export type ReadingOptions = {
  /** `GITHUB_SERVER_URL`: where mentions lead. */
  readonly serverUrl: string
}

/**
 * Turns the HTML that GitHub rendered of an issue, pull request, comment or review (`bodyHTML`) into Markdown that says
 * what a person sees on the page. What the page hides, and every element outside of GitHub's markup, is left out and
 * counted; of GitHub's class names only the languages of code are read. The text of the page cannot turn into Markdown that
 * hides any of it. Time and memory grow in proportion to the length; more than 1 MiB, 100,000 elements or 200
 * levels are refused. Pure.
 */
export function visibleMarkdown(html: string, options: ReadingOptions): SeenText | RefusedPage {
  const page = readPage(html)
  return page.kind === "refused" ? page : seen(page.children, page.invisibleCharacters, options)
}

/** The same for a part of a page. */
export function seen(nodes: readonly PageNode[], invisibleCharacters: number, { serverUrl }: ReadingOptions): SeenText {
  const tally: Tally = {
    leftOut: { invisibleCharacters, hiddenElements: 0, tinyElements: 0, unknownElements: 0 },
    images: new Map(),
    serverUrl: serverUrl.replace(/\/$/, ""),
  }
  const context: Context = { tally, scale: 1, inTable: false, inLink: false, marks: new Set() }
  const writer = openWriter()
  writeFlow(nodes, context, { writer, isTight: false })
  // Pieces that were visible apart may have come together.
  const { text, removed } = withoutInvisible(writer.text())
  tally.leftOut.invisibleCharacters += removed
  return { kind: "seen", text, leftOut: tally.leftOut, images: [...tally.images.values()] }
}
