import { after } from "node:test"
import { type SimulatorClock, startClock } from "../../simulator/clock.ts"
import { type CursorCloud, startCursorCloud } from "../../simulator/cursor/cloud.ts"
import type { LaunchRequest } from "../../simulator/cursor/launch-request.ts"
import type { CursorCloudOptions } from "../../simulator/cursor/settings.ts"

export const KEY = "key_of_the_tests"
export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const START_MS = Date.UTC(2026, 9, 1, 12)

export const LAUNCH = {
  prompt: { text: "Fix the failing date test\n\nIt fails on leap days." },
  source: { repository: "https://github.com/acme/widgets", ref: "main" },
} satisfies LaunchRequest

/** What the tests read of replies. Each reply has some of it; the assertions find out. */
export type Body = {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly source: unknown
  readonly target: { readonly url: string; readonly branchName?: string; readonly prUrl?: string }
  readonly summary?: string
  readonly createdAt: string
  readonly filesChanged?: number
  readonly agents: readonly Body[]
  readonly nextCursor?: string
  readonly messages: readonly { readonly id: string; readonly type: string; readonly text: string }[]
  readonly artifacts: readonly unknown[]
  readonly url: string
  readonly expiresAt: string
  readonly error: string
  readonly details: readonly { readonly message: string }[]
}

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Body }

/** A cloud with a clock that does not run until `pass` moves it; it closes with the test that started it. */
export type Scene = {
  readonly cloud: CursorCloud
  readonly clock: SimulatorClock
  pass(ms: number): void
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** Launches, and returns the agent's id. */
  launch(request?: Partial<LaunchRequest>): Promise<string>
  /** Reads an agent. */
  read(id: string): Promise<Body>
}

export async function startScene(options: Partial<CursorCloudOptions> = {}): Promise<Scene> {
  const clock = startClock({ speed: 0, startMs: START_MS })
  const cloud = await startCursorCloud({
    clock,
    keys: [{ key: KEY }],
    repositories: [
      {
        name: "acme/widgets",
        branches: ["develop"],
        pullRequests: [{ number: 7, headBranch: "topic" }],
        lastNumber: 40,
      },
    ],
    ...options,
  })
  after(() => cloud.close())

  const call: Scene["call"] = async (method, path, body, headers = {}) => {
    const reply = await fetch(cloud.url + path, {
      method,
      headers: {
        authorization: `Bearer ${KEY}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    })
    const text = await reply.text()
    return { status: reply.status, headers: reply.headers, body: JSON.parse(text || "{}") as Body }
  }
  const launch: Scene["launch"] = async (request = {}) => {
    const { status, body } = await call("POST", "/v0/agents", { ...LAUNCH, ...request })
    if (status !== 201) throw new Error(`Refused with ${status}: ${JSON.stringify(body)}`)
    return body.id
  }
  return {
    cloud,
    clock,
    pass: (ms) => clock.observe(clock.nowMs() + ms),
    call,
    launch,
    read: async (id) => (await call("GET", `/v0/agents/${id}`)).body,
  }
}
