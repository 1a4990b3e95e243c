import { element, type HtmlNode, textNode } from "./html-node.ts"

/** Where a text is, as far as its rendering depends on it. */
export type Surroundings = { readonly serverUrl: string; readonly fullName: string; readonly isPrivate: boolean }

/** The emoji that are simulated, by the names that GitHub gives them. */
const EMOJI: Readonly<Record<string, string>> = { tada: "🎉", rocket: "🚀", "+1": "👍", bug: "🐛" }

const LIVE =
  /(?<![\w`/])@([A-Za-z\d](?:[A-Za-z\d-]{0,38}))(?![\w/])|(?<![\w&/])#(\d+)\b|:([\w+-]+):|(\$\$[^$]+\$\$|(?<![\w$])\$[^\s$](?:[^$\n]*[^\s$])?\$(?!\w))/g

/** Mentions, references, emoji and formulas in a text. */
export function decorateText(text: string, where: Surroundings, isLink: boolean): HtmlNode[] {
  const nodes: HtmlNode[] = []
  let at = 0
  for (const match of text.matchAll(LIVE)) {
    const node = liveNode(match, where, isLink)
    if (!node) continue
    if (match.index > at) nodes.push(textNode(text.slice(at, match.index)))
    nodes.push(node)
    at = match.index + match[0].length
  }
  if (at < text.length) nodes.push(textNode(text.slice(at)))
  return nodes
}

function liveNode(match: RegExpExecArray, where: Surroundings, isLink: boolean): HtmlNode | undefined {
  const [whole, login, number, emoji, formula] = match
  const { serverUrl, fullName } = where
  if (login !== undefined && !isLink) {
    return element("a", { className: ["user-mention", "notranslate"], href: `${serverUrl}/${login}` }, [
      textNode(whole),
    ])
  }
  if (number !== undefined && !isLink) {
    const href = `${serverUrl}/${fullName}/issues/${number}`
    return element("a", { className: ["issue-link", "js-issue-link"], href }, [textNode(whole)])
  }
  const sign = emoji === undefined ? undefined : EMOJI[emoji]
  if (sign !== undefined) return element("g-emoji", { className: ["g-emoji"], alias: emoji }, [textNode(sign)])
  if (emoji === "octocat") {
    const src = `${serverUrl === "https://github.com" ? "https://github.githubassets.com" : serverUrl}/images/icons/emoji/octocat.png`
    return element("img", { className: ["emoji"], title: whole, alt: whole, src, height: 20, width: 20 })
  }
  if (formula === undefined) return undefined
  const isDisplay = formula.startsWith("$$")
  const style = isDisplay ? "display: block" : "display: inline-block"
  const className = [isDisplay ? "js-display-math" : "js-inline-math"]
  return element("math-renderer", { className, style, dataRunId: "a1b2" }, [textNode(formula)])
}
