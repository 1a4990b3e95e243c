import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { parseRetryAfter } from "../../src/http/retry-after.ts"

const TODAY = new Date("2026-10-01T12:00:00Z")
/** The server's clock is a day ahead of ours. */
const SENT = "Fri, 02 Oct 2026 12:00:00 GMT"

describe("a Retry-After header", () => {
  const CASES: readonly { header: string | readonly string[] | undefined; date?: string; is: number | undefined }[] = [
    { header: undefined, is: undefined },
    { header: "2", is: 2_000 },
    { header: " 2 ", is: 2_000 },
    { header: "0", is: 0 },
    { header: "86400", is: 86_400_000 },
    { header: ["3", "9", "7"], is: 9_000 },
    { header: ["soon", "3"], is: 3_000 },
    { header: ["soon", ""], is: undefined },
    { header: "Fri, 02 Oct 2026 12:01:00 GMT", date: SENT, is: 60_000 },
    { header: "Thu, 01 Oct 2026 12:00:30 GMT", is: 30_000 },
    { header: "Thu, 01 Oct 2026 12:00:30 GMT", date: "yesterday", is: 30_000 },
    { header: "Thu, 01 Oct 2026 11:00:00 GMT", is: 0 },
    { header: "Fri, 02 Oct 2026 11:00:00 GMT", date: SENT, is: 0 },
    ...["-1", "+1", "1.5", "1e3", "0x10", "abc", "", "2, 5", "Infinity", "9999999999", "2026-10-01T12:00:00Z"].map(
      (header) => ({ header, is: undefined }),
    ),
  ]
  for (const { header, date, is } of CASES) {
    test(`${JSON.stringify(header)}${date ? ` sent on ${date}` : ""}`, () => {
      assert.equal(parseRetryAfter(header, date, TODAY), is)
    })
  }

  test("never makes for a negative, endless or unusable wait", () => {
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.integer().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    )
    fc.assert(
      fc.property(text, fc.option(text, { nil: undefined }), (header, date) => {
        const waitMs = parseRetryAfter(header, date, TODAY)
        assert.ok(waitMs === undefined || (Number.isFinite(waitMs) && waitMs >= 0))
      }),
      { seed: 5, numRuns: 1_000 },
    )
  })
})
