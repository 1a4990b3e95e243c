import { type Fields, isFields } from "../../simulator/workflow/yaml-fields.ts"

/** What an event is about, as far as the simulated GitHub has to hold it. */
export type Subject = {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly author: string
  readonly labels: readonly string[]
  /** Absent for an issue. */
  readonly pull?: PullSubject
  /** The comment or review that caused the event. */
  readonly comment?: CommentSubject
  /** The label that was just put on. */
  readonly label?: string
}

type PullSubject = {
  readonly headRef: string
  readonly headSha: string
  /** Where the changes are. */
  readonly headRepository: string
  readonly baseRef: string
}

type CommentSubject = {
  readonly id: number
  readonly author: string
  readonly body: string
  /** `line`: in the review of a pull request; `review`: the review itself, which is no comment to GitHub. */
  readonly kind: "conversation" | "line" | "review"
}

/** The issue or pull request of a payload; undefined for an event about neither. */
export function subjectOf(event: Fields): Subject | undefined {
  const item = record(event.pull_request) ?? record(event.issue)
  if (!item || typeof item.number !== "number") return undefined
  const labels: readonly Fields[] = Array.isArray(item.labels) ? item.labels.filter(isFields) : []
  const isPull = event.pull_request !== undefined || item.pull_request !== undefined
  return {
    number: item.number,
    title: text(item.title, "Untitled"),
    body: text(item.body, ""),
    author: login(item.user),
    labels: labels.map((label) => text(label.name, "")),
    ...(isPull && { pull: pullOf(item, event) }),
    comment: commentOf(event),
    label: record(event.label) && text(record(event.label)?.name, ""),
  }
}

function pullOf(item: Fields, event: Fields): PullSubject {
  const repository = record(event.repository) ?? {}
  const head = record(item.head) ?? {}
  const base = record(item.base) ?? {}
  return {
    headRef: text(head.ref, "changes"),
    headSha: text(head.sha, "a".repeat(40)),
    headRepository: text(record(head.repo)?.full_name, text(repository.full_name, "")),
    baseRef: text(base.ref, text(repository.default_branch, "main")),
  }
}

function commentOf(event: Fields): CommentSubject | undefined {
  const comment = record(event.comment)
  const written = comment ?? record(event.review)
  if (!written || typeof written.id !== "number") return undefined
  const place = event.issue === undefined ? "line" : "conversation"
  return {
    id: written.id,
    author: login(written.user),
    body: text(written.body, ""),
    kind: comment ? place : "review",
  }
}

function record(value: unknown): Fields | undefined {
  return isFields(value) ? value : undefined
}

function text(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise
}

function login(user: unknown): string {
  return text(record(user)?.login, "ghost")
}
