import assert from "node:assert/strict"
import type { TestContext } from "node:test"
import { inspect } from "node:util"
import { CursorConnectionError, InvalidResponseError } from "../../src/cursor/errors.ts"
import { type Call, openTransport, type Transport } from "../../src/cursor/transport.ts"
import { isRecord } from "../../src/cursor/v0/schema.ts"
import { systemClock } from "../../src/http/clock.ts"

export const API_KEY = "crsr_c0ffee5ca1ab1e0ddba11deadbeef"

/** A transport that ends with the test. */
export function transportTo(context: TestContext, origin: string): Transport {
  const transport = openTransport({ origin, apiKey: API_KEY, clock: systemClock, userAgent: "falconer/test" })
  context.after(() => transport.close())
  return transport
}

/** A read of an agent that admits any object. */
export function call(changes: Partial<Call<unknown>> = {}): Call<unknown> {
  const parse = (body: unknown) => {
    if (!isRecord(body)) throw new InvalidResponseError("answer", "body", "an object")
    return body
  }
  return { what: "The call", method: "GET", path: "/v0/agents/bc-1", timeoutMs: 5_000, parse, ...changes }
}

/** What the call throws; the key must not be anywhere in it. */
export async function fault(sending: Promise<unknown>): Promise<unknown> {
  const error = await sending.then(
    (value) => assert.fail(`there was an answer: ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  )
  assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes(API_KEY), "the key shows in the error")
  return error
}

/** The trouble that the call throws. */
export async function troubleFrom(sending: Promise<unknown>): Promise<CursorConnectionError> {
  const error = await fault(sending)
  assert.ok(error instanceof CursorConnectionError, inspect(error))
  return error
}
