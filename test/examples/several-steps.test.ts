import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { commentsOn } from "../scenarios/expectations.ts"
import { labeledIssue, payload } from "../scenarios/payloads.ts"
import { SHORT } from "../scenarios/stories.ts"
import { assertSmooth, setExample } from "./stage.ts"

const MANUAL = { eventName: "workflow_dispatch", event: payload("workflow_dispatch") }

describe("chained-steps.yml", () => {
  test("what ends without a pull request ends the chain", async (context) => {
    const { scene, happens } = await setExample(context, "chained-steps.yml", {
      cursor: { plan: { ...SHORT, pullRequest: "none" } },
    })
    const legs = (await happens({ ...MANUAL, inputs: { task: "Add a search box" } })) ?? []
    assert.deepEqual(
      legs.map(({ result }) => result),
      ["failure", "skipped"],
    )
    assert.equal(scene.cursor.launchCount, 1)
  })
})

/** TypeScript would want to read it. */
const RELAY = new URL("../../scripts/try/relay-worker.mjs", import.meta.url).href

type Relay = { fetch(request: Request, env: Readonly<Record<string, string>>): Promise<Response> }

test("the relay takes no more than GitHub does, and says when GitHub does not take it", async () => {
  const { default: relay }: { default: Relay } = await import(RELAY)
  const post = (body: string) => new Request("https://relay.example/", { method: "POST", body })
  assert.equal((await relay.fetch(post("x".repeat(45_001)), {})).status, 400)
  assert.equal((await relay.fetch(new Request("https://relay.example/"), {})).status, 400)
})

describe("launch-and-collect.yml", () => {
  test("one file launches, and collects when the agent's pull request opens and by schedule", async (context) => {
    const { scene, happens } = await setExample(context, "launch-and-collect.yml")
    const launched = (await happens({ eventName: "issues", event: labeledIssue({ label: { name: "cursor" } }) })) ?? []
    assert.deepEqual(
      launched.map(({ result }) => result),
      ["success", "skipped"],
    )
    scene.pass(10 * 60_000)
    const swept = (await happens({ eventName: "schedule", event: { schedule: "23 * * * *" } })) ?? []
    assertSmooth(swept.filter(({ result }) => result !== "skipped"))
    assert.equal(swept[1]?.steps[0]?.outputs.collected, "1")
    assert.match(commentsOn(scene, 1)[0]?.body ?? "", /Cursor agent finished/)
    const again = (await happens({ eventName: "workflow_dispatch", event: payload("workflow_dispatch") })) ?? []
    assert.equal(again[1]?.steps[0]?.outputs.collected, "0")
  })
})
