import { createRequire } from "node:module"
import type * as CmarkGfm from "cmark-gfm-js"
import type * as RehypeRaw from "rehype-raw"
import type * as RehypeSanitize from "rehype-sanitize"
import type * as RehypeStringify from "rehype-stringify"
import type * as Unified from "unified"
import { decorated } from "./decorate-page.ts"
import type { Surroundings } from "./decorate-text.ts"
import type { HtmlNode } from "./html-node.ts"

type Renderer = (markdown: string, where: Surroundings) => string

const require = createRequire(import.meta.url)
let loaded: Renderer | undefined

/** One line of words is a paragraph to every renderer; loading one takes longer than most tests. */
const PLAIN_LINE = /^\/?[A-Za-z]+(?:[ ,]+[A-Za-z]+)*[.!?]?$/

/**
 * Renders a text as GitHub does in issues and comments: cmark-gfm, which is GitHub's own parser, then a sanitizer with
 * GitHub's allow-list, then what GitHub adds. None of it is the product's.
 */
export function renderMarkdown(markdown: string, where: Surroundings): string {
  if (markdown.trim() === "") return ""
  if (PLAIN_LINE.test(markdown)) return `<p dir="auto">${markdown}</p>`
  loaded ??= load()
  return loaded(markdown, where)
}

function load(): Renderer {
  const cmark: typeof CmarkGfm = require("cmark-gfm-js")
  const { unified }: typeof Unified = require("unified")
  const raw: typeof RehypeRaw = require("rehype-raw")
  const sanitize: typeof RehypeSanitize = require("rehype-sanitize")
  const stringify: typeof RehypeStringify = require("rehype-stringify")
  const { softBreak, githubPreLang, footnotes, validateUTF8 } = cmark.Option
  const options = softBreak | githubPreLang | footnotes | validateUTF8
  const clean = unified().use(raw.default).use(sanitize.default, gitHubSchema(sanitize.defaultSchema))
  const print = unified().use(stringify.default)
  return (markdown, where) => {
    const html = cmark.convertUnsafe(markdown, options)
    const root = { type: "root" as const, children: [{ type: "raw" as const, value: html }] }
    const page = clean.runSync(root)
    decorated(page as HtmlNode, where)
    return print.stringify(page)
  }
}

type Schema = typeof RehypeSanitize.defaultSchema

/** The package's list leaves out what html-pipeline, GitHub's own, lets through besides. */
function gitHubSchema(schema: Schema): Schema {
  const more = "abbr bdo caption cite dfn figure figcaption mark small time wbr".split(" ")
  return {
    ...schema,
    // cmark's language, which GitHub's filters read before they take it away.
    attributes: {
      ...schema.attributes,
      "*": [...(schema.attributes?.["*"] ?? []), "ariaHidden"],
      pre: ["lang"],
      section: [["className", "footnotes"]],
      sup: [["className", "footnote-ref"]],
      a: [...(schema.attributes?.a ?? []), ["className", "footnote-backref"]],
    },
    tagNames: [...(schema.tagNames ?? []), ...more],
  }
}
