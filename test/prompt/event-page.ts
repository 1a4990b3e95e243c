import { renderMarkdown } from "../../simulator/github/render-markdown.ts"
import type { Trigger } from "../../src/event/trigger.ts"
import type { GitHubTexts, WrittenText } from "../../src/github/texts.ts"
import { type SeenTexts, seenTexts } from "../../src/prompt/seen-texts.ts"
import { type SeenText, visibleMarkdown } from "../../src/text/rendered/visible-markdown.ts"

type WithText = Exclude<Trigger, { kind: "none" }>

const WHERE = { serverUrl: "https://github.com", fullName: "Codertocat/Hello-World", isPrivate: false }

/** A text as GitHub holds it, rendered by the simulator. */
export function written(body: string, isPrivate = false): WrittenText {
  return { body, html: renderMarkdown(body, { ...WHERE, isPrivate }) }
}

/** What GitHub holds of an event that nobody has edited since. */
export function textsOf(trigger: WithText, changes: Partial<GitHubTexts> = {}): GitHubTexts {
  const remark =
    "remark" in trigger ? { ...written(trigger.remark.body), comments: [], hasMoreComments: false } : undefined
  return { subject: written(trigger.subject.body), remark, histories: [], ...changes }
}

/** What people see of an event. */
export function seenOf(trigger: WithText, changes: Partial<GitHubTexts> = {}): SeenTexts {
  return seenTexts(trigger, textsOf(trigger, changes), WHERE)
}

/** What people see of a text. */
export function seen(body: string): SeenText {
  const text = visibleMarkdown(written(body).html ?? "", WHERE)
  if (text.kind === "refused") throw new Error("The page is too large")
  return text
}
