import type { Subject, Trigger } from "../event/trigger.ts"
import type { GitHubTexts, LineComment, WrittenText } from "../github/texts.ts"
import { withLineFeeds } from "../text/invisible-characters.ts"
import type { PageImage } from "../text/rendered/reading.ts"
import { type ReadingOptions, type SeenText, visibleMarkdown } from "../text/rendered/visible-markdown.ts"

/** A text that is not sent, and why, as the end of a sentence that it begins. */
export type TextLeftOut = { readonly kind: "left-out"; readonly reason: string }

/** A text that GitHub rendered, as it was when the event happened. */
type RenderedText = { readonly kind: "rendered"; readonly html: string }

/** A comment on a line, in the review that is the event. */
export type SeenComment = Pick<LineComment, "url" | "path" | "lines" | "diffHunk"> & {
  readonly seen: SeenText | TextLeftOut
}

/** What people see of the texts of an event. */
export type SeenTexts = {
  readonly title: { readonly kind: "known" } | TextLeftOut
  readonly subject: SeenText | TextLeftOut
  /** Of an event with a comment or review. */
  readonly remark?: SeenText | TextLeftOut
  readonly comments: readonly SeenComment[]
  /** Whether the review has more of them than GitHub lists at once. */
  readonly hasMoreComments: boolean
}

const UNKNOWN: TextLeftOut = { kind: "left-out", reason: "GitHub did not say whether it is still the same" }
const UNRENDERED: TextLeftOut = { kind: "left-out", reason: "GitHub did not render it" }
const EDITED: TextLeftOut = { kind: "left-out", reason: "it was edited after this event" }
const TOO_LARGE: TextLeftOut = { kind: "left-out", reason: "it is too large to be read" }

/**
 * The page of a text, if GitHub rendered it and it still says what the event holds.
 * @param body what the event holds
 */
export function renderedText(body: string, now: WrittenText | undefined): RenderedText | TextLeftOut {
  if (body.trim() === "") return { kind: "rendered", html: "" }
  if (!now) return UNRENDERED
  if (withLineFeeds(now.body) !== withLineFeeds(body)) return EDITED
  return now.html === undefined ? UNRENDERED : { kind: "rendered", html: now.html }
}

/** What people see of an event's texts. Texts that differ from the event's, or are not rendered, are left out. Pure. */
export function seenTexts(
  trigger: Exclude<Trigger, { kind: "none" }>,
  texts: GitHubTexts | undefined,
  options: ReadingOptions,
): SeenTexts {
  const see = (body: string, now: WrittenText | undefined) => seenText(renderedText(body, now), options)
  const seen = {
    title: texts ? ({ kind: "known" } as const) : UNKNOWN,
    subject: see(trigger.subject.body, texts?.subject),
  }
  const remark = texts?.remark
  const hasMoreComments = remark?.hasMoreComments ?? false
  if (trigger.kind !== "comment" && trigger.kind !== "review") return { ...seen, comments: [], hasMoreComments }
  const sinceMs = Date.parse(trigger.remark.createdAt)
  const comments = (remark?.comments ?? []).map((comment): SeenComment => {
    const { url, path, lines, diffHunk, editedAt } = comment
    const isEdited = editedAt !== undefined && !(editedAt.getTime() <= sinceMs)
    const text = isEdited ? EDITED : renderedText(comment.body, comment)
    return { url, path, lines, diffHunk, seen: seenText(text, options) }
  })
  return { ...seen, remark: see(trigger.remark.body, remark), comments, hasMoreComments }
}

function seenText(text: RenderedText | TextLeftOut, options: ReadingOptions): SeenText | TextLeftOut {
  if (text.kind === "left-out") return text
  const seen = visibleMarkdown(text.html, options)
  return seen.kind === "refused" ? TOO_LARGE : seen
}

/** What is to be said of texts that are not sent: which, why, and where they are. */
export function leftOutWarnings(trigger: Exclude<Trigger, { kind: "none" }>, seen: SeenTexts): readonly string[] {
  const subject = nameOf(trigger.subject)
  const parts: (readonly [name: string, text: { readonly kind: string } | TextLeftOut | undefined, url: string])[] = [
    [`The title of ${subject}`, seen.title, trigger.subject.url],
    [`The description of ${subject}`, seen.subject, trigger.subject.url],
  ]
  if (trigger.kind === "review") {
    parts.push(["The review", seen.remark, trigger.remark.url])
    for (const comment of seen.comments) parts.push(["A comment of the review", comment.seen, comment.url])
  }
  const warnings = parts.flatMap(([name, text, url]) =>
    text && "reason" in text ? [`${name} is left out, because ${text.reason}: ${url}`] : [],
  )
  if (!seen.hasMoreComments || !("remark" in trigger)) return warnings
  const most = seen.comments.length
  return [...warnings, `Of the review's comments only the first ${most} are sent: ${trigger.remark.url}`]
}

function nameOf({ kind, number }: Subject): string {
  return `${kind === "issue" ? "issue" : "pull request"} #${number}`
}

/** The images that people see in an event's texts, in their order. */
export function imagesIn(texts: SeenTexts | undefined): readonly PageImage[] {
  if (!texts) return []
  const seen = [texts.subject, texts.remark, ...texts.comments.map((comment) => comment.seen)]
  return seen.flatMap((text) => (text?.kind === "seen" ? text.images : []))
}
