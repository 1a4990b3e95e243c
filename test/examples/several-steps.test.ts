import assert from "node:assert/strict"
import { createHmac } from "node:crypto"
import { describe, type TestContext, test } from "node:test"
import { DONE, earlierAgent } from "../operations/stage.ts"
import { commentsOn } from "../scenarios/expectations.ts"
import { payload } from "../scenarios/payloads.ts"
import { SHORT } from "../scenarios/stories.ts"
import { assertSmooth, onlyLeg, setExample } from "./stage.ts"

const MANUAL = { eventName: "workflow_dispatch", event: payload("workflow_dispatch") }

describe("launch-now-wait-later.yml", () => {
  test("without a launch nothing is waited for", async (context) => {
    const { happens } = await setExample(context, "launch-now-wait-later.yml")
    const legs = (await happens(MANUAL, {})) ?? []
    assert.deepEqual(
      legs.map(({ result }) => result),
      ["failure", "success", "skipped"],
    )
  })
})

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

/** The example as it stands; TypeScript would want to read it. */
const RELAY = new URL("../../examples/relay.mjs", import.meta.url).href

type Relay = { fetch(request: Request, env: Readonly<Record<string, string>>): Promise<Response> }

describe("report-when-done.yml and relay.mjs", () => {
  const secrets = { WEBHOOK_SECRET: "0123456789abcdef".repeat(3) }

  /** An agent that has ended, and its call as the relay passes it on. `npm run try` shows the whole way of one. */
  async function setCall(context: TestContext, end: string) {
    const told = await setExample(context, "report-when-done.yml", { secrets })
    const id = told.scene.cursor.addAgent(earlierAgent({ ...DONE, end }))
    const body = JSON.stringify({ event: "statusChange", timestamp: new Date().toISOString(), id, status: end })
    const signature = `sha256=${createHmac("sha256", secrets.WEBHOOK_SECRET).update(body).digest("hex")}`
    const client_payload = { payload: Buffer.from(body).toString("base64"), signature }
    return { ...told, id, event: { ...payload("repository_dispatch"), action: "cursor-agent", client_payload } }
  }

  test("a call that comes twice is told to the pull request once", async (context) => {
    const { scene, happens, id, event } = await setCall(context, "FINISHED")
    for (let time = 1; time <= 2; time++) {
      const leg = onlyLeg(await happens({ eventName: "repository_dispatch", event }))
      assertSmooth([leg])
      const [verified] = leg.steps
      assert.equal(verified?.outputs.agentId, id)
      const comments = commentsOn(scene, Number(verified?.outputs.prNumber)).map(({ body }) => body)
      assert.deepEqual(comments, ["The agent ended as FINISHED."])
    }
  })

  test("an agent that failed makes the run red, and the pull request hears of it", async (context) => {
    const { happens, event } = await setCall(context, "ERROR")
    const leg = onlyLeg(await happens({ eventName: "repository_dispatch", event }))
    assert.equal(leg.result, "failure")
    assert.equal(leg.steps[2]?.script?.printed, "::error::The agent ended as ERROR.\n")
  })

  test("another dispatch is not listened to", async (context) => {
    const told = await setExample(context, "report-when-done.yml", { secrets })
    assert.equal(
      await told.happens({ eventName: "repository_dispatch", event: payload("repository_dispatch") }),
      undefined,
    )
  })

  test("the relay takes no more than GitHub does, and says when GitHub does not take it", async () => {
    const { default: relay }: { default: Relay } = await import(RELAY)
    const post = (body: string) => new Request("https://relay.example/", { method: "POST", body })
    assert.equal((await relay.fetch(post("x".repeat(45_001)), {})).status, 400)
    assert.equal((await relay.fetch(new Request("https://relay.example/"), {})).status, 400)
  })
})
