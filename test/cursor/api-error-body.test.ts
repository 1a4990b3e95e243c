import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { readApiErrorBody } from "../../src/cursor/api-error-body.ts"
import type { ApiErrorBody } from "../../src/cursor/errors.ts"
import { isWebPage, pageTitle } from "../../src/cursor/web-page.ts"

/** As Cursor's inner errors come through. */
function detailed(details: object, error: unknown = "Error") {
  return { error, code: "x", details: [{ debug: { error: "x", details } }] }
}

/** The numbers are those of the forms in the fact sheet about the API. */
const BODIES: readonly { readonly name: string; readonly body: unknown; readonly is: ApiErrorBody }[] = [
  {
    name: "E1: an object with message and code",
    body: { error: { message: "Invalid model", code: "invalid_model" } },
    is: { message: "Invalid model", code: "invalid_model" },
  },
  {
    name: "a code that stands only beside the details for people",
    body: {
      code: "permission_denied",
      message: "Error",
      details: [{ debug: { error: "ERROR_GITHUB_APP_NO_ACCESS" } }],
    },
    is: { code: "ERROR_GITHUB_APP_NO_ACCESS", message: "ERROR_GITHUB_APP_NO_ACCESS" },
  },
  { name: "E2: a text", body: { error: "No default branch" }, is: { message: "No default branch" } },
  {
    name: "E3: a text and a code",
    body: { error: "Please upgrade to Pro.", code: "plan_required" },
    is: { message: "Please upgrade to Pro.", code: "plan_required" },
  },
  {
    name: "E4: a text and the fields that are wrong",
    body: {
      error: "Invalid creation request parameters",
      details: [
        { code: "unrecognized_keys", keys: ["mode"], path: ["target"], message: "Unrecognized key(s)" },
        { code: "too_small", path: ["prompt", "images", 0, "data"] },
        { path: 7 },
        null,
      ],
    },
    is: {
      message: "Invalid creation request parameters",
      fields: [
        { path: "target.mode", message: "Unrecognized key(s)" },
        { path: "prompt.images.0.data", message: "too_small" },
        { path: "", message: "not accepted" },
      ],
    },
  },
  {
    name: "E5: a title and a message",
    body: { error: "Unauthorized", message: "Invalid API key" },
    is: { message: "Invalid API key" },
  },
  { name: "E6: title and detail in one", body: { error: "Bad Request: No." }, is: { message: "Bad Request: No." } },
  {
    name: "E7: an object with an address for help",
    body: { error: { message: "Connect", code: "integration_not_connected", helpUrl: "https://cursor.com/x" } },
    is: { message: "Connect", code: "integration_not_connected", helpUrl: "https://cursor.com/x" },
  },
  {
    name: "E8: message and code without an envelope",
    body: { code: "rate_limit_exceeded", message: "Slow down" },
    is: { message: "Slow down", code: "rate_limit_exceeded" },
  },
  { name: "E9: a long text", body: "x".repeat(500), is: { message: `${"x".repeat(199)}…` } },
  { name: "E9: a plain text", body: " no healthy upstream\n", is: { message: "no healthy upstream" } },
  { name: "E9: nothing", body: "", is: {} },
  {
    name: "title, sentence and address in the details",
    body: detailed({ title: "Not connected", detail: "Connect GitHub.", helpUrl: "https://cursor.com/x" }),
    is: { code: "x", message: "Not connected: Connect GitHub.", helpUrl: "https://cursor.com/x" },
  },
  {
    name: "a title that the message repeats",
    body: detailed({ title: "Not connected" }, "Not connected to GitHub"),
    is: { code: "x", message: "Not connected to GitHub" },
  },
  {
    name: "a title beside a message",
    body: detailed({ title: "Not connected", detail: "No." }, "No."),
    is: { code: "x", message: "Not connected: No." },
  },
  ...[60, "60", "60s", 59.9995].map((retryAfter) => ({
    name: `a wait in the details: ${JSON.stringify(retryAfter)}`,
    body: detailed({ title: "Slow down", additionalInfo: { retryAfter } }),
    is: { code: "x", message: "Slow down", retryAfterMs: Math.round(Number.parseFloat(String(retryAfter)) * 1000) },
  })),
  {
    name: "a wait beside the message",
    body: { message: "Slow", retry_after: 7 },
    is: { message: "Slow", retryAfterMs: 7_000 },
  },
  {
    name: "a wait in the message, and a shorter one",
    body: { error: { message: "GitHub rate limited, retryAfter 60", retryAfter: 5 } },
    is: { message: "GitHub rate limited, retryAfter 60", retryAfterMs: 60_000 },
  },
  ...["soon", -1, 1e9, {}, [[7]], null].map((retryAfter) => ({
    name: `no wait: ${JSON.stringify(retryAfter)}`,
    body: { message: "Slow", retryAfter },
    is: { message: "Slow" },
  })),
  { name: "null", body: null, is: {} },
  { name: "a list", body: [{ error: "x" }], is: {} },
  { name: "a number", body: 7, is: {} },
  { name: "fields of other types", body: { error: 7, message: ["x"], code: { a: 1 } }, is: {} },
  { name: "empty texts", body: { error: { message: " ", code: "" } }, is: {} },
  {
    name: "texts without an end",
    body: { message: "m".repeat(5_000), code: "c".repeat(5_000) },
    is: { message: `${"m".repeat(999)}…`, code: `${"c".repeat(999)}…` },
  },
]

describe("an error reply", () => {
  for (const { name, body, is } of BODIES) {
    test(name, () => assert.deepEqual(readApiErrorBody(typeof body === "string" ? body : JSON.stringify(body)), is))
  }

  test("of any other form is read without failing", () => {
    const names =
      "error,message,code,details,debug,path,keys,helpUrl,title,retryAfter,additionalInfo,toString,__proto__"
    const body = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom(null, 7, "x", "", true),
        fc.dictionary(fc.constantFrom(...names.split(",")), tie("node"), { maxKeys: 5 }),
        fc.array(tie("node"), { maxLength: 3 }),
      ),
    })).node
    fc.assert(
      fc.property(body, (value) => {
        const {
          message = "",
          code = "",
          helpUrl = "",
          fields = [],
          retryAfterMs = 0,
        } = readApiErrorBody(JSON.stringify(value))
        for (const text of [message, code, helpUrl]) assert.equal(typeof text, "string")
        for (const field of fields) assert.deepEqual([typeof field.path, typeof field.message], ["string", "string"])
        assert.ok(retryAfterMs >= 0)
      }),
      { seed: 6, numRuns: 500 },
    )
  })
})

describe("a web page", () => {
  const PAGES: readonly (readonly [text: string, contentType: string, is: boolean])[] = [
    ["<!DOCTYPE html><html>", "application/json", true],
    ["\uFEFF\n <html>", "", true],
    ["<?xml version='1.0'?><Error/>", "application/xml", true],
    ["Access denied", "text/html; charset=utf-8", true],
    ["", "text/html", false],
    [" \n", "text/html", false],
    ['{"error":"x"}', "text/html", false],
    ["[]", "TEXT/HTML", false],
    ["no healthy upstream", "text/plain", false],
    ["", "", false],
  ]
  for (const [text, contentType, is] of PAGES) {
    test(`${JSON.stringify(text)} as ${contentType || "nothing"}: ${is}`, () =>
      assert.equal(isWebPage(text, contentType), is))
  }

  const TITLES: readonly (readonly [page: string, title: string | undefined])[] = [
    ["<html><head><title>Access denied</title>", "Access denied"],
    ["<TITLE data-x='1'>\n  Just a\n  moment...\n</TITLE>", "Just a moment..."],
    ["<title>A &amp; B&nbsp;&#8217;s \u001b[31m\u202ered\u200b</title>", "A B s [31m red"],
    [`<title>${"x".repeat(300)}</title>`, `${"x".repeat(99)}…`],
    ["<title></title>", undefined],
    ["<title>never closed", undefined],
    ["<h1>Sign in</h1><p>source", undefined],
    [`${" ".repeat(20_000)}<title>too far down</title>`, undefined],
  ]
  for (const [page, title] of TITLES) {
    test(`is named ${title}: ${page.trim().slice(0, 40)}`, () => assert.equal(pageTitle(page), title))
  }
})

describe("a reply without an end", () => {
  /** The longest that is still parsed, and far more. */
  const SIZES = [128 * 1024, 1024 * 1024]
  const PIECES = [
    "<title",
    "<title> ",
    "&a;",
    "\u200b",
    " ",
    "[",
    '{"a":',
    '"a",',
    "7,",
    "{},",
    "retry after ",
    "\\u0041",
    "limit ",
  ]
  const AROUND: readonly (readonly [start: string, end: string])[] = [
    ["", ""],
    ['{"error":"', '"}'],
    ['{"details":[', "7]}"],
    ['{"retryAfter":', "7}"],
    ["<title>", "</title>"],
  ]
  test("takes less than a tenth of a second", () => {
    const texts = SIZES.flatMap((size) =>
      PIECES.flatMap((piece) =>
        AROUND.map(([start, end]) => {
          const room = size - start.length - end.length
          return start + piece.repeat(Math.floor(room / piece.length)) + end
        }),
      ),
    )
    const slow = texts.flatMap((text) => {
      const before = process.cpuUsage()
      readApiErrorBody(text)
      pageTitle(text)
      isWebPage(text, "text/html")
      const ms = process.cpuUsage(before).user / 1000
      return ms > 100 ? [`${text.slice(0, 30)}: ${ms} ms`] : []
    })
    assert.deepEqual(slow, [])
  })

  test("nested as deep as it goes is read, too", () => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      const deep = [open.repeat(15_000), 7, close.repeat(15_000)].join("")
      assert.equal(readApiErrorBody(`{"message":"m","retryAfter":${deep}}`).message, "m")
    }
  })
})
