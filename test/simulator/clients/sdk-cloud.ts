import { after, before } from "node:test"
import { type SimulatorClock, startClock } from "../../../simulator/clock.ts"
import { type CursorCloud, startCursorCloud } from "../../../simulator/cursor/cloud.ts"
import type { LedgerAgent } from "../../../simulator/cursor/ledger.ts"
import type { AgentStory } from "../../../simulator/cursor/story.ts"

export const KEY = "crsr_key_of_the_tests"
export const SECOND = 1_000
export const STORY: AgentStory = {
  creatingMs: 2 * SECOND,
  runningMs: 20 * SECOND,
  thoughts: [{ afterMs: 2 * SECOND, text: "Leap days" }],
  tools: [{ name: "shell", args: { command: "npm test" }, afterMs: 5 * SECOND }],
  messages: ["Found it.", "All done."],
  summary: "All done.",
  artifacts: [{ path: "shot.png", content: "a picture" }],
}

type SharedCloud = {
  readonly cloud: CursorCloud
  readonly clock: SimulatorClock
  /** Cursor's own client. It is there for the clients that are built on it as well. */
  readonly sdk: typeof import("@cursor/sdk")
  /** What became of the agent with this id. */
  ledgerOf(id: string): LedgerAgent
}

let shared: Promise<SharedCloud> | undefined
let users = 0

/**
 * The cloud of all test files whose client is built on `@cursor/sdk`, which reads only once in a process where its
 * server is. To be awaited by such a file when it is read, as all are before the first has ended.
 */
export async function shareCloud(): Promise<SharedCloud> {
  users += 1
  shared ??= start()
  return await shared
}

/** To be called in the suite of such a file: gives its tests their settings. The last suite closes the cloud. */
export function useCloud({ cloud }: SharedCloud): void {
  before(() => {
    process.env.CURSOR_BACKEND_URL = cloud.url
    process.env.CURSOR_API_KEY = KEY
  })
  // Files that do not use it share this process.
  after(async () => {
    delete process.env.CURSOR_API_KEY
    delete process.env.CURSOR_BACKEND_URL
    users -= 1
    if (users === 0) await cloud.close()
  })
}

async function start(): Promise<SharedCloud> {
  const clock = startClock({ speed: 50 })
  const repositories = [{ name: "acme/widgets" }]
  const cloud = await startCursorCloud({ clock, keys: [{ key: KEY }], repositories, plan: STORY })
  process.env.CURSOR_BACKEND_URL = cloud.url
  const sdk = await import("@cursor/sdk")
  delete process.env.CURSOR_BACKEND_URL
  const ledgerOf = (id: string) => {
    const found = cloud.agents.find((agent) => agent.id === id)
    if (!found) throw new Error(`The ledger lacks the agent ${id}`)
    return found
  }
  return { cloud, clock, sdk, ledgerOf }
}
