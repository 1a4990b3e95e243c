import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { readApiErrorBody } from "../../src/cursor/api-error-body.ts"

describe("an error reply", () => {
  const CASES = [
    {
      name: "E1: an object with message and code",
      body: { error: { message: "Invalid model", code: "invalid_model" } },
      is: { message: "Invalid model", code: "invalid_model" },
    },
    {
      name: "E2: a text",
      body: { error: "Failed to determine repository default branch" },
      is: { message: "Failed to determine repository default branch" },
    },
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
    {
      name: "E6: a title and a detail in one text",
      body: { error: "Bad Request: Cloud agent is not supported in Privacy Mode (Legacy)." },
      is: { message: "Bad Request: Cloud agent is not supported in Privacy Mode (Legacy)." },
    },
    {
      name: "E7: an object with an address for help",
      body: {
        error: { message: "Connect GitHub", code: "integration_not_connected", helpUrl: "https://cursor.com/x" },
      },
      is: { message: "Connect GitHub", code: "integration_not_connected", helpUrl: "https://cursor.com/x" },
    },
    {
      name: "E8: message and code without an envelope",
      body: { code: "rate_limit_exceeded", message: "Slow down" },
      is: { message: "Slow down", code: "rate_limit_exceeded" },
    },
    { name: "E9: a page", body: `<html>${"x".repeat(500)}`, is: { message: `<html>${"x".repeat(194)}` } },
    { name: "E9: a plain text", body: " no healthy upstream\n", is: { message: "no healthy upstream" } },
    { name: "E9: nothing", body: "", is: {} },
    { name: "null", body: null, is: {} },
    { name: "a list", body: [{ error: "x" }], is: {} },
    { name: "a number", body: 7, is: {} },
    { name: "fields of other types", body: { error: 7, message: ["x"], code: { a: 1 } }, is: {} },
    { name: "empty texts", body: { error: { message: " ", code: "" } }, is: {} },
  ]
  for (const { name, body, is } of CASES) test(name, () => assert.deepEqual(readApiErrorBody(body), is))

  test("of any other form is read without failing", () => {
    const key = fc.constantFrom("error", "message", "code", "details", "path", "keys", "helpUrl", "x")
    const body = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom(null, 7, "x", "", true),
        fc.dictionary(key, tie("node"), { maxKeys: 5 }),
        fc.array(tie("node"), { maxLength: 3 }),
      ),
    })).node
    fc.assert(
      fc.property(body, (value) => {
        const { message = "", code = "", helpUrl = "", fields = [] } = readApiErrorBody(value)
        for (const text of [message, code, helpUrl]) assert.equal(typeof text, "string")
        for (const field of fields) assert.deepEqual([typeof field.path, typeof field.message], ["string", "string"])
      }),
      { seed: 6, numRuns: 500 },
    )
  })
})
