import type { Trigger } from "../../event/trigger.ts"
import { type Attachment, parseAttachment } from "../../text/attachment-address.ts"

/** Markdown's images and HTML's, as far as their address goes. */
const IMAGE = /!\[[^\]]*\]\(\s*<?(https:[^)\s>]+)|<img\b[^>]*?\bsrc\s*=\s*["']?(https:[^"'\s>]+)/gi

/** Nobody sees what stands in there; one that is never closed hides the rest. */
const HTML_COMMENT = /<!--[\s\S]*?(?:-->|$)/g

/**
 * The attachments that the triggering issue, pull request, comment or review shows as images, in their order and each
 * once. Addresses anywhere else than on GitHub are passed over. Pure.
 */
export function imagesIn(trigger: Trigger, serverUrl: string): readonly Attachment[] {
  if (trigger.kind === "none") return []
  const texts = "remark" in trigger ? [trigger.subject.body, trigger.remark.body] : [trigger.subject.body]
  const addresses = texts.flatMap((text) =>
    [...text.replaceAll(HTML_COMMENT, "").matchAll(IMAGE)].map(([, one, other]) => one ?? other ?? ""),
  )
  return [...new Set(addresses)].flatMap((address) => parseAttachment(address, serverUrl) ?? [])
}
