import { readFileSync } from "node:fs"
import { type Fields, fieldsOf, isFields, parseJson, textOf, wholeNumberOf } from "../http/json.ts"
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
  /** Closed, or merged. */
  readonly isClosed: boolean
  /** When it last changed, as GitHub writes it; for a label event, when the label was set. */
  readonly updatedAt: string
  /** Undefined for an issue, and for a pull request that the event does not describe (a comment's). */
  readonly head?: Head
}

/** A comment or a review: the text that gives an instruction, and who wrote it. */
export type Remark = {
  readonly id: number
  /** GraphQL's id of it. */
  readonly nodeId?: string
  readonly body: string
  readonly author?: Person
  readonly url: string
  /** When it was written, or the review submitted, as GitHub writes it. */
  readonly createdAt: string
  readonly reviewState?: string
  readonly path?: string
  readonly isOnWholeFile: boolean
  readonly lines?: RemarkLines
  readonly diffHunk?: string
}

/** A side of a diff: before the change, or after it. */
type Side = "old" | "new"

/** The lines that a review comment is about. */
export type RemarkLines = {
  readonly first: number
  readonly last: number
  readonly firstSide?: Side
  readonly side?: Side
  /** The lines are those of the commit that was commented; the pull request has changed them since. */
  readonly isOutdated: boolean
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

/**
 * Reads the event file, once and nowhere else. Later edits of the issue or comment can so not slip in.
 * @throws {InputError} when the file is missing, is not JSON, or describes something else than the event says
 */
export function readTrigger(runner: Pick<Runner, "eventName" | "eventPath">): Trigger {
  return triggerOf(runner.eventName, readEvent(runner.eventPath))
}

/** The trigger that an event's name and payload mean; pure. */
export function triggerOf(event: string, payload: Fields): Trigger {
  const repository = fieldsOf(payload.repository)
  const common = {
    event,
    action: textOf(payload.action) ?? "",
    sender: person(payload.sender),
    defaultBranch: textOf(repository.default_branch),
    // Some servers and emulators leave the repository out: what is not said to be public is kept private.
    isPrivate: repository.private !== false,
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

/** The commit that an event about checks is about, and whether it comes from another repository. */
export type CheckedCommit = { readonly sha: string; readonly isFork: boolean }

/**
 * The head commit of an event that tells of checks; undefined for any other event.
 * @throws {InputError} when the event file cannot be read
 */
export function readCheckedCommit(runner: Pick<Runner, "eventName" | "eventPath">): CheckedCommit | undefined {
  const payload = readEvent(runner.eventPath)
  const about = runner.eventName === "status" ? payload : fieldsOf(payload[runner.eventName])
  const sha = textOf(runner.eventName === "status" ? about.sha : about.head_sha)
  const isAboutChecks = ["workflow_run", "check_suite", "status"].includes(runner.eventName)
  if (!isAboutChecks || sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha)) return undefined
  return { sha, isFork: isForkedRun(payload) }
}

function readEvent(path: string): Fields {
  let content: string
  try {
    content = readFileSync(path, "utf8")
  } catch (cause) {
    const message = `The event file ${JSON.stringify(path)} cannot be read. The runner writes it before each step; check that GITHUB_EVENT_PATH was not changed.`
    throw new InputError(message, "bad-event", { cause })
  }
  const event = parseJson(content)
  if (isFields(event)) return event
  throw new InputError(
    `The event file ${JSON.stringify(path)} does not hold a JSON object. An earlier step may have changed it.`,
    "bad-event",
  )
}

function subject(event: string, value: unknown): Subject {
  const source = fieldsOf(value)
  const number = wholeNumberOf(source.number)
  if (number === undefined || number < 1) {
    throw new InputError(
      `The event file has no issue or pull request number, which a \`${event}\` event must have.`,
      "bad-event",
    )
  }
  const isPullRequest = isFields(source.head) || isFields(source.pull_request)
  return {
    kind: isPullRequest ? "pull-request" : "issue",
    number,
    title: textOf(source.title) ?? "",
    body: textOf(source.body) ?? "",
    author: person(source.user),
    url: textOf(source.html_url) ?? "",
    isClosed: source.state === "closed",
    updatedAt: textOf(source.updated_at) ?? "",
    head: isFields(source.head) ? head(source.head, fieldsOf(source.base)) : undefined,
  }
}

function head(source: Fields, base: Fields): Head {
  const from = fullNameOf(source.repo)
  return { ref: textOf(source.ref) ?? "", isFork: from === undefined || from !== fullNameOf(base.repo) }
}

function remark(event: string, value: unknown): Remark {
  const source = fieldsOf(value)
  const id = wholeNumberOf(source.id)
  if (id === undefined) {
    throw new InputError(`The event file has no comment or review, which a \`${event}\` event must have.`, "bad-event")
  }
  return {
    id,
    nodeId: textOf(source.node_id),
    body: textOf(source.body) ?? "",
    author: person(source.user),
    url: textOf(source.html_url) ?? "",
    createdAt: textOf(source.submitted_at) ?? textOf(source.created_at) ?? "",
    reviewState: textOf(source.state),
    path: textOf(source.path),
    isOnWholeFile: source.subject_type === "file",
    lines: linesOf(source),
    diffHunk: textOf(source.diff_hunk),
  }
}

/** Which lines (docs.github.com, "Pull request review comments"): `line` is null once the diff has moved on. */
function linesOf(comment: Fields): RemarkLines | undefined {
  const isOutdated = wholeNumberOf(comment.line) === undefined
  const [line, startLine] = isOutdated
    ? [comment.original_line, comment.original_start_line]
    : [comment.line, comment.start_line]
  const last = wholeNumberOf(line)
  if (last === undefined) return undefined
  const first = wholeNumberOf(startLine) ?? last
  return { first, last, firstSide: sideOf(comment.start_side), side: sideOf(comment.side), isOutdated }
}

function sideOf(side: unknown): Side | undefined {
  return side === "LEFT" ? "old" : side === "RIGHT" ? "new" : undefined
}

function label(payload: Fields): string | undefined {
  return payload.action === "labeled" ? (textOf(fieldsOf(payload.label).name) ?? "") : undefined
}

/** Whether a `workflow_run` event is about a run of a fork's code. */
function isForkedRun(payload: Fields): boolean {
  if (!isFields(payload.workflow_run)) return false
  const from = fullNameOf(payload.workflow_run.head_repository)
  return from === undefined || from !== fullNameOf(payload.repository)
}

/** GitHub does not care about upper and lower case in a repository's name. */
function fullNameOf(repository: unknown): string | undefined {
  return textOf(fieldsOf(repository).full_name)?.toLowerCase()
}

function person(value: unknown): Person | undefined {
  const source = fieldsOf(value)
  const login = textOf(source.login)
  return login === undefined ? undefined : { login, type: textOf(source.type) ?? "" }
}
