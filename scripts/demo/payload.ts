/** What a payload of GitHub's is about, as far as the demo shows it. */
export type Subject = {
  readonly issue: {
    readonly number: number
    readonly title: string
    readonly body: string
    readonly author: string
    readonly labels: readonly string[]
  }
  /** The comment that caused the event. */
  readonly comment: { readonly id: number; readonly author: string; readonly body: string } | undefined
  /** The label that was just put on the issue. */
  readonly label: string | undefined
}

/** Reads the issue, and the comment or label, of a payload. Throws a TypeError for a payload without an issue. */
export function subjectOf(payload: Readonly<Record<string, unknown>>): Subject {
  const issue = record(payload.issue)
  const labels = Array.isArray(issue.labels) ? issue.labels : []
  return {
    issue: {
      number: whole(issue.number),
      title: text(issue.title),
      body: text(issue.body),
      author: text(record(issue.user).login),
      labels: labels.map((label) => text(record(label).name)),
    },
    comment: payload.comment === undefined ? undefined : commentOf(record(payload.comment)),
    label: payload.label === undefined ? undefined : text(record(payload.label).name),
  }
}

function commentOf(comment: Readonly<Record<string, unknown>>): Subject["comment"] {
  return { id: whole(comment.id), author: text(record(comment.user).login), body: text(comment.body) }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null)
    throw new TypeError("The payload lacks an object that it should have")
  return { ...value }
}

function text(value: unknown): string {
  if (typeof value !== "string") throw new TypeError("The payload lacks a text that it should have")
  return value
}

function whole(value: unknown): number {
  if (typeof value !== "number") throw new TypeError("The payload lacks a number that it should have")
  return value
}
