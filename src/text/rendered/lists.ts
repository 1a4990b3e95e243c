import type { PageElement, PageNode } from "./page-tree.ts"
import { type Context, seenWithin } from "./reading.ts"
import type { Flow, WriteFlow } from "./writer.ts"

const NO_WRAPPERS: ReadonlySet<string> = new Set()

/** Writes a list. Its items are close when no text of theirs is a paragraph. What is in no item gets no mark. */
export function writeList(list: PageElement, context: Context, flow: Flow, writeFlow: WriteFlow): void {
  const isTight = !list.children.some((node) => isItem(node) && node.children.some(isParagraph))
  let number = startOf(list)
  for (const { node, context: inside } of seenWithin(list.children, NO_WRAPPERS, context)) {
    if (isItem(node)) {
      const mark = list.name === "ol" ? `${number}. ` : "- "
      number += 1
      if (!isTight) flow.writer.gap()
      writeItem(mark, node.children, inside, { writer: flow.writer, isTight }, writeFlow)
    } else {
      writeFlow([node], context, flow)
    }
  }
}

/** Writes an item behind its mark. */
export function writeItem(
  mark: string,
  children: readonly PageNode[],
  context: Context,
  flow: Flow,
  writeFlow: WriteFlow,
): void {
  flow.writer.open(mark, " ".repeat(mark.length))
  writeFlow(children, context, flow)
  flow.writer.close()
}

function isItem(node: PageNode): node is PageElement {
  return typeof node !== "string" && node.name === "li"
}

function isParagraph(node: PageNode): boolean {
  return typeof node !== "string" && node.name === "p"
}

function startOf({ attributes }: PageElement): number {
  const start = Number(attributes.start ?? 1)
  return Number.isSafeInteger(start) && start >= 0 && start < 1_000_000_000 ? start : 1
}
