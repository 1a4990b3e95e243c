import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { KNOWN_ANSWER_NAMES, knownAnswer } from "../../simulator/cursor/known-answers.ts"
import {
  type ConnectionErrorKind,
  CursorApiError,
  CursorConnectionError,
  mayHaveExecuted,
} from "../../src/cursor/errors.ts"
import { type Expected, type Reply, readReply } from "../../src/cursor/reply.ts"
import { isRetryable } from "../../src/cursor/retry-policy.ts"
import { problemFromError } from "../../src/report/problem-from-error.ts"

const TODAY = new Date("2026-10-01T12:00:00Z")
const HTML = { "content-type": "text/html" }

function read(reply: Partial<Reply>, expected: Partial<Expected<unknown>> = {}): unknown {
  const asked = {
    what: "The call",
    method: "POST",
    needsBody: true,
    parse: (body: unknown) => body,
    ...expected,
  } as const
  return readReply(asked, { status: 200, headers: {}, text: "", ...reply }, TODAY)
}

function errorIn(reply: Partial<Reply>, expected?: Partial<Expected<unknown>>): unknown {
  try {
    return assert.fail(`it was read: ${JSON.stringify(read(reply, expected))}`)
  } catch (error) {
    return error
  }
}

describe("a reply is", () => {
  type Row = readonly [
    status: number,
    text: string,
    headers: Reply["headers"],
    kind: ConnectionErrorKind,
    mayHaveExecuted: boolean,
  ]
  const ROWS: readonly Row[] = [
    [500, "oops", {}, "server-error", true],
    [502, "", HTML, "server-error", true],
    [503, "", {}, "server-error", true],
    [503, "", { "retry-after": "7" }, "unavailable", false],
    [503, "", { "retry-after": "soon" }, "server-error", true],
    [504, "", { "retry-after": "7" }, "server-error", true],
    [200, "", {}, "unreadable-reply", true],
    [204, "", {}, "unreadable-reply", true],
    [200, "All is well", {}, "unreadable-reply", true],
    [201, '{"id": "bc-', {}, "unreadable-reply", true],
    [200, "<html>", {}, "gateway", true],
    [200, "Blocked", HTML, "gateway", true],
    [401, "<html>", {}, "gateway", false],
    [408, "<html>", {}, "gateway", true],
    [409, "<html>", {}, "gateway", true],
    [502, "<html>", HTML, "gateway", true],
    [503, "<html>", { ...HTML, "retry-after": "7" }, "gateway", true],
    [301, "<html>", HTML, "redirect", true],
    [302, "", {}, "redirect", true],
    [303, "", {}, "redirect", true],
    [304, "", {}, "redirect", true],
    [307, "", {}, "redirect", false],
    [308, "", {}, "redirect", false],
  ]
  for (const [status, text, headers, kind, executed] of ROWS) {
    test(`${status} ${JSON.stringify(text)} ${JSON.stringify(headers)}: ${kind}`, () => {
      const error = errorIn({ status, text, headers })
      assert.ok(error instanceof CursorConnectionError)
      assert.deepEqual([error.kind, error.status, error.mayHaveExecuted], [kind, status, executed])
      assert.equal(error.retryAfterMs, headers["retry-after"] === "7" ? 7_000 : undefined)
      assert.match(error.message, /^The call: /)
      assert.ok(text === "" || !error.message.includes(text), "text by others in our message")
    })
  }

  test("no proof of an execution when it redirects a read", () => {
    assert.equal(mayHaveExecuted(errorIn({ status: 303 }, { method: "GET" })), false)
  })

  for (const status of [400, 401, 403, 404, 408, 409, 422, 429, 451]) {
    test(`${status} with JSON or nothing: a refusal`, () => {
      for (const text of ['{"error":"No","code":"no_no"}', ""]) {
        const error = errorIn({ status, text, headers: { ...HTML, "retry-after": ["3", "7"] } })
        assert.ok(error instanceof CursorApiError)
        assert.equal(error.message, `The call was refused with HTTP ${status}`)
        assert.deepEqual([error.status, error.retryAfterMs], [status, 7_000])
        assert.deepEqual(error.apiErrorBody, text === "" ? {} : { message: "No", code: "no_no" })
        assert.equal(mayHaveExecuted(error), status === 408 || status === 409)
      }
    })
  }

  test("as good as its content where nobody needs that", () => {
    const parse = () => "done"
    for (const text of ["", "{}", '{"id":"bc-1"}', "OK", '{"id": "bc-']) {
      for (const status of [200, 202, 204]) {
        assert.equal(read({ status, text }, { needsBody: false, parse }), "done")
      }
    }
    assert.equal(read({ headers: HTML }, { needsBody: false, parse }), "done", "an empty page is none")
    assert.ok(errorIn({ text: "<html>" }, { needsBody: false, parse }) instanceof CursorConnectionError)
  })

  test("the longest wait that header and body name", () => {
    const text = JSON.stringify({ error: { message: "Slow down", retryAfter: 30 } })
    for (const [header, isMs] of [
      ["0", 30_000],
      ["29", 30_000],
      ["31", 31_000],
      ["soon", 30_000],
    ] as const) {
      const error = errorIn({ status: 429, text, headers: { "retry-after": header } })
      assert.ok(error instanceof CursorApiError)
      assert.equal(error.retryAfterMs, isMs)
    }
  })
})

/** Every answer that the service, its accounts and what is before it were seen to give. */
describe("a known answer", () => {
  const PAGES: Readonly<Record<string, string>> = {
    "page-401": "Sign in to the corporate network",
    "page-403": "Access denied",
    "page-413": "413 Request Entity Too Large",
    "page-challenge": "Just a moment...",
    "page-blocked": "Web Page Blocked",
    "page-502": "502 Bad Gateway",
  }
  const CODES: Readonly<Record<string, string>> = {
    "usage-limit-400": "usage-limit",
    "usage-limit-text": "usage-limit",
    "usage-limit-429": "usage-limit",
    "usage-limit-title": "usage-limit",
    "agent-limit": "agent-limit",
    "agent-limit-403": "agent-limit",
    "plan-required": "plan-required",
    "rate-limit": "rate-limit",
    "rate-limit-at-once": "rate-limit",
    "rate-limit-in-body": "rate-limit",
    unavailable: "server-error",
    "unavailable-at-once": "server-error",
    "server-error": "server-error",
    busy: "agent-busy",
    deleted: "agent-deleted",
    archived: "agent-deleted",
    conflict: "request-refused",
    "see-other": "api-changed",
  }
  const PASSING = /^(rate-limit|unavailable|server-error|page-(?!413))/
  const errorOf = (name: string) => {
    const { status, headers = {}, body = "" } = knownAnswer(name)
    return errorIn({ status, headers, text: typeof body === "string" ? body : JSON.stringify(body) })
  }

  for (const [name, title] of Object.entries(PAGES)) {
    test(`${name} is a gateway's, and nothing of its source is told`, () => {
      const error = errorOf(name)
      assert.ok(error instanceof CursorConnectionError)
      assert.deepEqual([error.kind, error.pageTitle], ["gateway", title])
      const { code, message, detail } = problemFromError(error)
      assert.deepEqual([code, detail], ["gateway", `Title of the page: ${title}`])
      assert.doesNotMatch(message, /[<>]|Ray ID|key|role/)
    })
  }
  for (const [name, code] of Object.entries(CODES)) {
    test(`${name} is ${code}`, () => assert.equal(problemFromError(errorOf(name)).code, code))
  }
  test("passes by itself, or not", () => {
    for (const name of [...Object.keys(PAGES), ...Object.keys(CODES)]) {
      assert.equal(isRetryable(errorOf(name)), PASSING.test(name), name)
    }
    const pages = KNOWN_ANSWER_NAMES.filter((name) => name.startsWith("page-"))
    assert.deepEqual(pages.toSorted(), Object.keys(PAGES).toSorted(), "a page that no test knows")
  })
})
