import { after } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { startWire } from "../../simulator/wire.ts"

/** A counter, until the end of the test: GET reads it, POST adds one to it. */
export async function startCounter(options: Partial<Parameters<typeof startWire>[0]> = {}) {
  const state = { count: 0 }
  const server = await startWire({
    clock: startClock(),
    handle: (request) => {
      if (request.method === "POST") state.count += 1
      return { status: 200, body: { count: state.count, padding: "x".repeat(1000) } }
    },
    ...options,
  })
  after(() => server.close())
  return { ...server, state }
}

/** The code of the innermost cause, which is where fetch hides what went wrong. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause instanceof Error) return codeOf(error.cause)
  // Its code says which rule was broken first, and that depends on how the bytes arrive.
  if (error.name === "HTTPParserError") return error.name
  const { code } = error as Error & { code?: unknown }
  return typeof code === "string" ? code : error.name
}
