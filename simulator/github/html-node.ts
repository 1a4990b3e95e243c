/** A node of the tree that rehype makes of a page. */
export type HtmlNode = {
  type: string
  value?: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: HtmlNode[]
}

export function element(tagName: string, properties: Record<string, unknown>, children: HtmlNode[] = []): HtmlNode {
  return { type: "element", tagName, properties, children }
}

export function textNode(value: string): HtmlNode {
  return { type: "text", value }
}

/** All text inside. */
export function textOf(node: HtmlNode): string {
  return node.type === "text" ? (node.value ?? "") : (node.children ?? []).map(textOf).join("")
}
