import { readFileSync } from "node:fs"
import { InputError } from "../inputs/input-error.ts"
import type { Runner } from "../inputs/runner.ts"

export type Person = { readonly login: string; readonly type: string }

/** The branch that a pull request comes from. `isFork` is true as well when its repository is gone. */
type Head = { readonly ref: string; readonly isFork: boolean }

/** The issue or pull request that an event is about. */
export type Subject = {
  readonly kind: "issue" | "pull-request"
  readonly number: number
  readonly title: string
  readonly body: string
  readonly author?: Person
  readonly url: string
  /** When it last changed, as GitHub writes it; for a label event, when the label was set. */
  readonly updatedAt: string
  /** Undefined for an issue, and for a pull request that the event does not describe (a comment's). */
  readonly head?: Head
}

/** A comment or a review: the text that gives an instruction, and who wrote it. */
export type Remark = {
  readonly id: number
  readonly body: string
  readonly author?: Person
  readonly url: string
  readonly reviewState?: string
  readonly path?: string
  readonly line?: number
  readonly diffHunk?: string
}

type Common = {
  readonly event: string
  readonly action: string
  /** Who caused the event. Undefined when GitHub does not say: a deleted account, or no person at all. */
  readonly sender?: Person
  readonly defaultBranch?: string
  readonly isPrivate: boolean
}

export type Trigger = Common &
  (
    | { readonly kind: "issue" | "pull-request"; readonly subject: Subject; readonly label?: string }
    | { readonly kind: "comment" | "review"; readonly subject: Subject; readonly remark: Remark }
    | { readonly kind: "none"; readonly headIsFork: boolean }
  )

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads the event file, once and nowhere else. Later edits of the issue or comment can so not slip in.
 * @throws {InputError} when the file is missing, is not JSON, or describes something else than the event says
 */
export function readTrigger(runner: Pick<Runner, "eventName" | "eventPath">): Trigger {
  return triggerOf(runner.eventName, readEvent(runner.eventPath))
}

/** The trigger that an event's name and payload mean; pure. */
export function triggerOf(event: string, payload: Fields): Trigger {
  const repository = fields(payload.repository)
  const common = {
    event,
    action: text(payload.action),
    sender: person(payload.sender),
    defaultBranch: text(repository.default_branch) || undefined,
    isPrivate: repository.private === true,
  }
  switch (event) {
    case "issues":
      return { ...common, kind: "issue", subject: subject(event, payload.issue), label: label(payload) }
    case "pull_request":
    case "pull_request_target":
      return { ...common, kind: "pull-request", subject: subject(event, payload.pull_request), label: label(payload) }
    case "issue_comment":
      return {
        ...common,
        kind: "comment",
        subject: subject(event, payload.issue),
        remark: remark(event, payload.comment),
      }
    case "pull_request_review":
      return {
        ...common,
        kind: "review",
        subject: subject(event, payload.pull_request),
        remark: remark(event, payload.review),
      }
    case "pull_request_review_comment":
      return {
        ...common,
        kind: "review",
        subject: subject(event, payload.pull_request),
        remark: remark(event, payload.comment),
      }
    default:
      return { ...common, kind: "none", headIsFork: isForkedRun(payload) }
  }
}

function readEvent(path: string): Fields {
  let content: string
  try {
    content = readFileSync(path, "utf8")
  } catch (cause) {
    const message = `The event file ${JSON.stringify(path)} cannot be read. The runner writes it before each step; check that GITHUB_EVENT_PATH was not changed.`
    throw new InputError(message, "bad-event", { cause })
  }
  const event = parse(content)
  if (event === undefined) {
    throw new InputError(
      `The event file ${JSON.stringify(path)} does not hold a JSON object. An earlier step may have changed it.`,
      "bad-event",
    )
  }
  return event
}

/** Node's own parse error repeats the text it stumbled over, so it is not passed on. */
function parse(content: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(content)
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}

function subject(event: string, value: unknown): Subject {
  const source = fields(value)
  const number = source.number
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 1) {
    throw new InputError(
      `The event file has no issue or pull request number, which a \`${event}\` event must have.`,
      "bad-event",
    )
  }
  const isPullRequest = isFields(source.head) || isFields(source.pull_request)
  return {
    kind: isPullRequest ? "pull-request" : "issue",
    number,
    title: text(source.title),
    body: text(source.body),
    author: person(source.user),
    url: text(source.html_url),
    updatedAt: text(source.updated_at),
    head: isFields(source.head) ? head(source.head, fields(source.base)) : undefined,
  }
}

function head(source: Fields, base: Fields): Head {
  const from = fields(source.repo)
  const into = fields(base.repo)
  const same = text(from.full_name) !== "" && text(from.full_name).toLowerCase() === text(into.full_name).toLowerCase()
  return { ref: text(source.ref), isFork: !same }
}

function remark(event: string, value: unknown): Remark {
  const source = fields(value)
  const { id, line } = source
  if (typeof id !== "number") {
    throw new InputError(`The event file has no comment or review, which a \`${event}\` event must have.`, "bad-event")
  }
  return {
    id,
    body: text(source.body),
    author: person(source.user),
    url: text(source.html_url),
    ...(text(source.state) !== "" && { reviewState: text(source.state) }),
    ...(text(source.path) !== "" && { path: text(source.path) }),
    ...(typeof line === "number" && { line }),
    ...(text(source.diff_hunk) !== "" && { diffHunk: text(source.diff_hunk) }),
  }
}

function label(payload: Fields): string | undefined {
  return text(payload.action) === "labeled" ? text(fields(payload.label).name) : undefined
}

/** Whether a `workflow_run` event stands for a run of a fork's code. */
function isForkedRun(payload: Fields): boolean {
  if (!isFields(payload.workflow_run)) return false
  const from = text(fields(payload.workflow_run.head_repository).full_name)
  return from.toLowerCase() !== text(fields(payload.repository).full_name).toLowerCase()
}

function person(value: unknown): Person | undefined {
  const source = fields(value)
  const login = text(source.login)
  return login === "" ? undefined : { login, type: text(source.type) }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function fields(value: unknown): Fields {
  return isFields(value) ? value : {}
}

function text(value: unknown): string {
  return typeof value === "string" ? value : ""
}
