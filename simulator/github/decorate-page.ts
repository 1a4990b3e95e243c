import { createHash } from "node:crypto"
import type { Surroundings } from "./decorate-text.ts"
import { decorateText } from "./decorate-text.ts"
import { element, type HtmlNode, textNode, textOf } from "./html-node.ts"

/** What GitHub's filters make of a page after the sanitizer, element by element. The page is changed in place. */
export function decorated(page: HtmlNode, where: Surroundings): void {
  page.children = (page.children ?? []).flatMap((child) => visit(child, where, { isCode: false, isLink: false }))
}

type Within = { readonly isCode: boolean; readonly isLink: boolean }

function visit(node: HtmlNode, where: Surroundings, within: Within): HtmlNode[] {
  if (node.type === "text") return within.isCode ? [node] : decorateText(node.value ?? "", where, within.isLink)
  if (node.type !== "element") return []
  const name = node.tagName ?? ""
  const inside = {
    isCode: within.isCode || name === "pre" || name === "code",
    isLink: within.isLink || name === "a",
  }
  node.children = (node.children ?? []).flatMap((child) => visit(child, where, inside))
  return [FILTERS[name]?.(node, where, within) ?? node]
}

type Filter = (node: HtmlNode, where: Surroundings, within: Within) => HtmlNode

const withDirection: Filter = (node) => {
  node.properties = { ...node.properties, dir: node.properties?.dir ?? "auto" }
  return node
}

const FILTERS: Readonly<Record<string, Filter>> = {
  p: withDirection,
  ul: withDirection,
  ol: withDirection,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  pre: codeBlock,
  li: taskItem,
  img: picture,
  table: (node) => element("markdown-accessiblity-table", {}, [node]),
  blockquote: alert,
  a: backFromFootnote,
  sup: footnoteMark,
  section: footnotes,
}

function heading(node: HtmlNode): HtmlNode {
  const id = textOf(node)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-")
  const icon = element("span", { ariaHidden: "true", className: ["octicon", "octicon-link"] })
  const anchor = { id: `user-content-${id}`, className: ["anchor"], ariaLabel: `Permalink: ${textOf(node)}` }
  node.properties = { ...node.properties, className: ["heading-element"], dir: "auto" }
  return element("div", { className: ["markdown-heading"], dir: "auto" }, [
    node,
    element("a", { ...anchor, href: `#${id}` }, [icon]),
  ])
}

const HIGHLIGHTED = new Set(["js", "ts", "python", "ruby", "diff", "json", "yaml", "shell"])

function codeBlock(pre: HtmlNode): HtmlNode {
  const language = typeof pre.properties?.lang === "string" ? pre.properties.lang : undefined
  const source = textOf(pre)
  pre.properties = { className: ["notranslate"] }
  const copy = element("div", { className: ["zeroclipboard-container"] }, [
    element("clipboard-copy", { ariaLabel: "Copy", value: source }, [element("svg", { ariaHidden: "true" })]),
  ])
  if (language === "mermaid") return diagram(source)
  if (language !== undefined && HIGHLIGHTED.has(language)) {
    pre.children = source.split(/(\b\w+\b)/).map((word, index) => {
      return index % 2 === 1 ? element("span", { className: ["pl-s1"] }, [textNode(word)]) : textNode(word)
    })
    const name = ["highlight", `highlight-source-${language}`, "notranslate"]
    return element("div", { className: name, dir: "auto" }, [pre, copy])
  }
  if (language !== undefined) pre.properties.lang = language
  return element("div", { className: ["snippet-clipboard-content", "notranslate"] }, [pre, copy])
}

function diagram(source: string): HtmlNode {
  const pre = element("pre", { lang: "mermaid", ariaLabel: "Raw mermaid code" }, [textNode(source)])
  const target = element("div", { className: ["js-render-enrichment-target"], dataJson: JSON.stringify({ source }) }, [
    element("div", { className: ["render-plaintext-hidden"], dir: "auto" }, [pre]),
  ])
  const loader = element("span", { className: ["js-render-enrichment-loader"], role: "presentation" }, [
    element("span", { className: ["sr-only"] }, [textNode("Loading")]),
  ])
  return element("section", { className: ["js-render-needs-enrichment"], dataType: "mermaid" }, [target, loader])
}

function taskItem(item: HtmlNode): HtmlNode {
  const [first] = item.children ?? []
  const holder = first?.tagName === "p" ? first : item
  const [text] = holder.children ?? []
  const [mark, state] = /^\[([ xX])\](?=\s)/.exec(text?.value ?? "") ?? []
  if (text?.value === undefined || mark === undefined) return item
  text.value = text.value.slice(mark.length)
  const isChecked = state !== " "
  const box = { type: "checkbox", className: ["task-list-item-checkbox"], disabled: true, checked: isChecked }
  holder.children?.unshift(element("input", box))
  item.properties = { ...item.properties, className: ["task-list-item"] }
  return item
}

const ATTACHMENT = /^https:\/\/[^/]+\/user-attachments\/assets\/([\da-f-]{36})$/

/** A private repository's attachment gets a signed address; an image elsewhere is shown by way of GitHub's copy. */
function picture(image: HtmlNode, { isPrivate }: Surroundings, { isLink }: Within): HtmlNode {
  const src = String(image.properties?.src ?? "")
  const [, asset] = ATTACHMENT.exec(src) ?? []
  let shown = src
  if (asset !== undefined && isPrivate) {
    shown = `https://private-user-images.githubusercontent.com/1/2-${asset}.png?jwt=${digest(asset)}`
  } else if (asset === undefined && /^https?:/.test(src)) {
    shown = `https://camo.githubusercontent.com/${digest(src)}/${Buffer.from(src).toString("hex")}`
    image.properties = { ...image.properties, dataCanonicalSrc: src }
  }
  image.properties = { ...image.properties, src: shown, style: "max-width: 100%;" }
  if (isLink) return image
  return element("a", { target: "_blank", rel: ["noopener", "noreferrer"], href: shown }, [image])
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

const ALERT = /^\[!(note|tip|important|warning|caution)\]\s*$/i

function alert(quote: HtmlNode): HtmlNode {
  const paragraph = (quote.children ?? []).find((child) => child.tagName === "p")
  const [first, second, ...others] = paragraph?.children ?? []
  const [, kind] = ALERT.exec(first?.value ?? "") ?? []
  if (!paragraph || kind === undefined || second?.tagName !== "br") return quote
  paragraph.children = others
  const title = kind[0]?.toUpperCase() + kind.slice(1).toLowerCase()
  const icon = element("svg", { className: ["octicon"], ariaHidden: "true" })
  const head = element("p", { className: ["markdown-alert-title"], dir: "auto" }, [icon, textNode(title)])
  const name = ["markdown-alert", `markdown-alert-${kind.toLowerCase()}`]
  return element("div", { className: name, dir: "auto" }, [head, ...(quote.children ?? [])])
}

function footnoteMark(sup: HtmlNode): HtmlNode {
  const [link] = sup.children ?? []
  if (!String(sup.properties?.className).includes("footnote-ref") || link?.tagName !== "a") return sup
  const number = textOf(link)
  sup.properties = {}
  link.properties = {
    href: `#user-content-fn-${number}-abc`,
    id: `user-content-fnref-${number}-abc`,
    dataFootnoteRef: "",
  }
  return sup
}

function backFromFootnote(link: HtmlNode): HtmlNode {
  const [, number] = /^#fnref(\d+)$/.exec(String(link.properties?.href)) ?? []
  if (number === undefined || textOf(link) !== "↩") return link
  const arrow = element("g-emoji", { className: ["g-emoji"], alias: "leftwards_arrow_with_hook" }, [textNode("↩")])
  const about = {
    dataFootnoteBackref: "",
    className: ["data-footnote-backref"],
    ariaLabel: `Back to reference ${number}`,
  }
  return element("a", { ...about, href: `#user-content-fnref-${number}-abc` }, [arrow])
}

function footnotes(section: HtmlNode): HtmlNode {
  const title = { id: "footnote-label", className: ["sr-only"] }
  section.properties = { dataFootnotes: "", className: ["footnotes"] }
  section.children?.unshift(element("h2", title, [textNode("Footnotes")]))
  return section
}
