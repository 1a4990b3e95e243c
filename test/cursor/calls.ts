import assert from "node:assert/strict"
import type { TestContext } from "node:test"
import { inspect } from "node:util"
import type { CursorClient, LaunchRequest } from "../../src/cursor/client.ts"
import { CursorConnectionError, InvalidResponseError } from "../../src/cursor/errors.ts"
import type { ClientOptions } from "../../src/cursor/requests.ts"
import { retryBudget } from "../../src/cursor/retry-policy.ts"
import { type Call, openTransport, type Transport } from "../../src/cursor/transport.ts"
import { cursorClientV0 } from "../../src/cursor/v0/client.ts"
import { systemClock } from "../../src/http/clock.ts"
import { type ConnectionRules, openConnections } from "../../src/http/connections.ts"
import { isFields } from "../../src/http/json.ts"
import type { ProxyServer } from "../../src/http/proxy-tunnel.ts"
import { jumpingClock } from "../jumping-clock.ts"

export const API_KEY = "crsr_c0ffee5ca1ab1e0ddba11deadbeef"

export const LAUNCH: LaunchRequest = {
  prompt: { text: "Fix the date test" },
  source: { repository: "https://github.com/acme/widgets", ref: "main" },
  target: { autoCreatePr: true },
}

type Way = ConnectionRules & { readonly proxy?: ProxyServer }

/** A transport that ends with the test. */
export function transportTo(context: TestContext, origin: string, { proxy, ...rules }: Way = {}): Transport {
  const transport = openTransport({
    origin,
    apiKey: API_KEY,
    openConnections: () => openConnections(proxy, rules),
    clock: systemClock,
    userAgent: "falconer/test",
    redact: (text) => text,
  })
  context.after(() => transport.close())
  return transport
}

/** A client whose requests take real time, and the pauses between them none. */
export function clientTo(context: TestContext, origin: string, changes: Partial<ClientOptions> = {}): CursorClient {
  return cursorClientV0({
    transport: transportTo(context, origin),
    clock: jumpingClock(),
    random: () => 0,
    budget: retryBudget(60),
    longestPauseMs: 60_000,
    ...changes,
  })
}

/** A read of an agent that accepts any object. */
export function call(changes: Partial<Call<unknown>> = {}): Call<unknown> {
  const parse = (body: unknown) => {
    if (!isFields(body)) throw new InvalidResponseError("answer", "body", "an object")
    return body
  }
  const [what, method, path, timeoutMs] = ["The call", "GET", "/v0/agents/bc-1", 5_000] as const
  return { what, method, path, timeoutMs, needsBody: true, parse, ...changes }
}

/** What the call throws; the key must not be anywhere in it. */
export async function errorOf(sending: Promise<unknown>): Promise<unknown> {
  const error = await sending.then(
    (value) => assert.fail(`there was an answer: ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  )
  assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes(API_KEY), "the key shows in the error")
  return error
}

/** The CursorConnectionError that the call throws. */
export async function connectionErrorOf(sending: Promise<unknown>): Promise<CursorConnectionError> {
  const error = await errorOf(sending)
  assert.ok(error instanceof CursorConnectionError, inspect(error))
  return error
}

/** Its kind, and whether the request may have been executed. */
export async function failureOf(sending: Promise<unknown>): Promise<readonly [kind: string, mayHaveExecuted: boolean]> {
  const { kind, mayHaveExecuted } = await connectionErrorOf(sending)
  return [kind, mayHaveExecuted]
}
