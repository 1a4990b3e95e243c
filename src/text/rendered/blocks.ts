import { codeLines, codeText, drawnDiagram, languageOf } from "./code.ts"
import { isBlockName } from "./elements.ts"
import { plainAddress, plainLine } from "./escape.ts"
import { inlineText } from "./inline.ts"
import { writeItem, writeList } from "./lists.ts"
import type { PageElement, PageNode } from "./page-tree.ts"
import { type Context, entered, holdsAnything, isAlert } from "./reading.ts"
import { writeTable } from "./tables.ts"
import type { Flow } from "./writer.ts"

/** Writes what can be seen of these nodes, block by block. */
export function writeFlow(nodes: readonly PageNode[], context: Context, flow: Flow): void {
  let line: PageNode[] = []
  const endLine = () => {
    if (line.length > 0) writeText(inlineText(line, context), flow)
    line = []
  }
  for (const node of nodes) {
    if (typeof node === "string" || !(isBlockName(node.name) || node.hasBlock)) {
      line.push(node)
      continue
    }
    endLine()
    const inside = entered(node, context)
    if (inside) writeBlock(node, inside, flow)
  }
  endLine()
}

function writeText(text: string, { writer, isTight }: Flow): void {
  if (text === "") return
  if (!isTight) writer.gap()
  for (const line of text.split("\n")) writer.line(plainLine(line))
  if (!isTight) writer.gap()
}

function writeBlock(element: PageElement, context: Context, flow: Flow): void {
  const { writer, isTight } = flow
  if (!isTight) writer.gap()
  writeOne(element, context, flow)
  if (!isTight) writer.gap()
}

function writeOne(element: PageElement, context: Context, flow: Flow): void {
  const { name, children } = element
  switch (name) {
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      writeHeading(element, context, flow)
      break
    case "ul":
    case "ol":
      writeList(element, context, flow, writeFlow)
      break
    case "li":
      writeItem("- ", children, context, flow, writeFlow)
      break
    case "blockquote":
      writeWithin("> ", "> ", children, context, flow)
      break
    case "dd":
      writeWithin(": ", "  ", children, context, flow)
      break
    case "pre":
      writeCode(element, undefined, context, flow)
      break
    case "table":
      if (context.inTable) writeFlow(children, context, flow)
      else writeTable(element, context, flow, writeFlow)
      break
    case "hr":
      flow.writer.line("---")
      break
    case "details":
      writeDetails(element, context, flow)
      break
    case "a":
      writeBlockLink(element, context, flow)
      break
    default:
      writeContainer(element, context, flow)
  }
}

/** GitHub puts a block of code into another element that says its language, and a diagram's source next to the drawing. */
function writeContainer(element: PageElement, context: Context, flow: Flow): void {
  const isDiagram = element.name === "section" && element.attributes["data-type"] !== undefined
  if (isAlert(element)) {
    writeWithin("> ", "> ", element.children, context, flow)
    return
  }
  const pre = isDiagram ? firstPre(element) : onlyPre(element)
  const inside = pre && entered(pre, context)
  if (pre && inside) writeCode(pre, element, inside, flow)
  else if (!isDiagram) writeFlow(element.children, context, flow)
}

function firstPre(element: PageElement): PageElement | undefined {
  for (const child of element.children) {
    if (typeof child === "string") continue
    const found = child.name === "pre" ? child : firstPre(child)
    if (found) return found
  }
  return undefined
}

function onlyPre({ name, children }: PageElement): PageElement | undefined {
  const [first, ...others] = children.filter((child) =>
    typeof child === "string" ? child.trim() !== "" : holdsAnything(child),
  )
  return name === "div" && others.length === 0 && typeof first === "object" && first.name === "pre" ? first : undefined
}

function writeWithin(
  first: string,
  rest: string,
  children: readonly PageNode[],
  context: Context,
  { writer }: Flow,
): void {
  writer.open(first, rest)
  writeFlow(children, context, { writer, isTight: false })
  writer.close()
}

function writeHeading(element: PageElement, context: Context, flow: Flow): void {
  const text = element.hasBlock ? "" : inlineText(element.children, context).replace(/\n+/g, " ")
  if (element.hasBlock) writeFlow(element.children, context, flow)
  else if (text !== "") flow.writer.line(`${"#".repeat(Number(element.name.slice(1)))} ${text}`)
}

function writeCode(pre: PageElement, around: PageElement | undefined, context: Context, flow: Flow): void {
  const language = languageOf(pre, around)
  const source = codeText(pre.children, context).replace(/^\n/, "")
  const code = language === "mermaid" ? drawnDiagram(source, context) : source
  if (code.trim() === "") return
  for (const line of codeLines(code, language)) flow.writer.line(line)
}

/**
 * A closed part can be seen by whoever opens it: it stays, and the tags say what it is. Text of the page cannot make them.
 * They are alone, since within a block of HTML nothing could be escaped.
 */
function writeDetails(element: PageElement, context: Context, { writer }: Flow): void {
  const flow: Flow = { writer, isTight: false }
  writer.gap()
  writer.line(element.attributes.open === undefined ? "<details>" : "<details open>")
  writer.gap()
  const summary = element.children.find(isSummary)
  const inside = summary && entered(summary, context)
  if (summary && inside) writeSummary(summary, inside, flow)
  writeFlow(
    element.children.filter((child) => child !== summary),
    context,
    flow,
  )
  writer.gap()
  writer.line("</details>")
}

function isSummary(node: PageNode): node is PageElement {
  return typeof node !== "string" && node.name === "summary"
}

function writeSummary(summary: PageElement, context: Context, flow: Flow): void {
  if (summary.hasBlock) {
    writeFlow(summary.children, context, flow)
    return
  }
  const text = inlineText(summary.children, { ...context, marks: new Set([...context.marks, "**"]) })
  if (text !== "") flow.writer.line(`**${text.replace(/\n+/g, " ")}**`)
}

function writeBlockLink(element: PageElement, context: Context, flow: Flow): void {
  writeFlow(element.children, { ...context, inLink: true }, flow)
  const address = plainAddress(element.attributes.href)
  if (address !== undefined && !address.startsWith("#") && !context.inLink) writeText(`<${address}>`, flow)
}
