// Mastra's Cursor agent, by others, unchanged, against the simulated Cursor: it speaks v1 through `@cursor/sdk`. What it
// needs is too large to be installed for every run of the tests (113 MB): `npm run test:mastra` installs it and runs this,
// and the next `npm ci` takes it away again.
import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { KEY, STORY, shareCloud, useCloud } from "./clients/sdk-cloud.ts"

type Generated = {
  readonly text: string
  readonly providerMetadata: { readonly cursor: { readonly agentId: string; readonly status: string } }
}
type Chunk = { readonly type: string; readonly payload: { readonly text?: string; readonly error?: Error } }
type CursorAgent = {
  generate(prompt: string): Promise<Generated>
  stream(prompt: string): Promise<{ readonly fullStream: AsyncIterable<Chunk> }>
  resumeGenerate(data: { readonly message: string; readonly agentId: string }): Promise<Generated>
}
type Mastra = { readonly CursorSDKAgent: new (options: unknown) => CursorAgent }

const shared = await shareCloud()
const { cloud, ledgerOf } = shared
// Not among our dependencies, so the compiler must not look for it.
const name: string = "@mastra/cursor"
const { CursorSDKAgent } = (await import(name)) as Mastra

const TASK = "Fix the failing date test"

function newAgent(sdkOptions: Readonly<Record<string, unknown>> = {}): CursorAgent {
  const repos = [{ url: "https://github.com/acme/widgets", startingRef: "main" }]
  return new CursorSDKAgent({
    id: "cursor",
    name: "Programmer",
    sdkOptions: { apiKey: KEY, model: { id: "composer-2" }, cloud: { repos, autoCreatePR: true }, ...sdkOptions },
  })
}

describe("@mastra/cursor 0.3.0", () => {
  useCloud(shared)

  test("does a task, and goes on with its agent", async () => {
    cloud.enqueueStories({ ...STORY, followUps: [{ ...STORY, summary: "More done." }, STORY] })
    const agent = newAgent()
    const { text, providerMetadata } = await agent.generate(TASK)
    assert.deepEqual([text, providerMetadata.cursor.status], ["All done.", "finished"])
    const { agentId } = providerMetadata.cursor
    assert.equal((await agent.generate("And leap seconds?")).text, "More done.")
    const resumed = await newAgent().resumeGenerate({ message: "And leap years?", agentId })
    assert.deepEqual([resumed.text, resumed.providerMetadata.cursor.agentId], ["All done.", agentId])
    const { runs, created } = ledgerOf(agentId)
    assert.deepEqual(
      runs.map(({ prompt }) => prompt),
      [TASK, "And leap seconds?", "And leap years?"],
    )
    assert.deepEqual([created?.agentId, created?.model], [agentId, { id: "composer-2" }])
  })

  test("streams what the agent says", async () => {
    const chunks = await chunksOf(newAgent())
    assert.equal(chunks.map(({ payload }) => payload?.text ?? "").join(""), "Found it.All done.")
    assert.equal(chunks.at(-1)?.type, "finish")
  })

  test("tells how a run fails, and what Cursor refuses", async () => {
    cloud.enqueueStories({ ...STORY, end: "ERROR", summary: "" })
    await assert.rejects(newAgent().generate(TASK), /ended with status error/)
    await assert.rejects(newAgent({ apiKey: "wrong" }).generate(TASK), /Invalid User API Key/)
    const [refused] = (
      await chunksOf(newAgent({ cloud: { repos: [{ url: "https://github.com/acme/other" }] } }))
    ).filter(({ type }) => type === "error")
    assert.match(String(refused?.payload.error?.message), /acme\/other/)
  })
})

test("nothing that Mastra's agent did or got broke the contract", () => {
  assert.deepEqual(cloud.violations, [])
})

async function chunksOf(agent: CursorAgent): Promise<readonly Chunk[]> {
  const chunks: Chunk[] = []
  for await (const chunk of (await agent.stream(TASK)).fullStream) chunks.push(chunk)
  return chunks
}
