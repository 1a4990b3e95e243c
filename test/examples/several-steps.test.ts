import assert from "node:assert/strict"
import { createServer, type IncomingMessage } from "node:http"
import { describe, type TestContext, test } from "node:test"
import { commentsOn, onlyAgent } from "../scenarios/expectations.ts"
import { HOME, labeledIssue, payload } from "../scenarios/payloads.ts"
import { SHORT } from "../scenarios/stories.ts"
import { assertSmooth, onlyLeg, setExample } from "./stage.ts"

const MANUAL = { eventName: "workflow_dispatch", event: payload("workflow_dispatch") }
const PULL_REQUEST = `https://github.com/${HOME.fullName}/pull/3`

describe("launch-now-wait-later.yml", () => {
  test("one job launches, another one waits for the same agent", async (context) => {
    const { scene, happens } = await setExample(context, "launch-now-wait-later.yml")
    const legs = (await happens(MANUAL)) ?? []
    assertSmooth(legs)
    assert.deepEqual(
      legs.map(({ job }) => job),
      ["launch", "meanwhile", "report"],
    )
    const [launch, , report] = legs
    const { id } = onlyAgent(scene)
    assert.equal(launch?.steps[0]?.outputs.outcome, "launched")
    assert.equal(launch?.outputs.agent, id)
    assert.equal(report?.steps[0]?.outputs.agentId, id)
    assert.equal(report?.steps[0]?.outputs.outcome, "finished")
    assert.equal(report?.steps[1]?.script?.printed, `Pull request ${PULL_REQUEST}\n`)
  })

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
  test("a second agent works on what the first has made, and the first hears of it", async (context) => {
    const { scene, happens } = await setExample(context, "chained-steps.yml")
    const legs = (await happens({ ...MANUAL, inputs: { task: "Add a search box" } })) ?? []
    assertSmooth(legs)
    const [writer, reviewer] = scene.cursor.agents
    assert.match(writer?.promptText ?? "", /^Add a search box\n/)
    assert.deepEqual(reviewer?.request.source, { prUrl: PULL_REQUEST })
    assert.match(writer?.followUps[0]?.text ?? "", /^Somebody has reviewed your branch/)
    assert.equal(legs[1]?.steps[0]?.script?.summary, `Ready for people, ${PULL_REQUEST}\n`)
  })

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

/** A GitHub that takes dispatches: what the relay sends it, as the event that GitHub would make of it. */
async function startDispatcher(context: TestContext) {
  const dispatched: { readonly path: string | undefined; readonly event: Record<string, unknown> }[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const body = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString("utf8"))
    const { event_type: action, client_payload } = body
    dispatched.push({ path: request.url, event: { ...payload("repository_dispatch"), action, client_payload } })
    response.writeHead(204).end()
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, "127.0.0.1", resolve)
  await promise
  context.after(() => server.close())
  const address = server.address()
  return { dispatched, url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}` }
}

describe("launch-and-go.yml, relay.mjs and report-when-done.yml", () => {
  const secrets = { RELAY_URL: "https://relay.example/cursor", WEBHOOK_SECRET: "0123456789abcdef".repeat(3) }
  const labelled = { eventName: "issues", event: labeledIssue({ label: { name: "cursor" } }) }

  /** Launches, lets the agent end, and carries Cursor's call through the relay. */
  async function launchAndCall(context: TestContext, end: string) {
    const plan = { creatingMs: 0, runningMs: 0, end }
    const launched = await setExample(context, "launch-and-go.yml", { secrets, cursor: { plan } })
    assertSmooth([onlyLeg(await launched.happens(labelled))])
    await launched.scene.cursor.deliverDueWebhooks()
    const [call] = launched.scene.cursor.webhooks
    assert.equal(call?.url, secrets.RELAY_URL)

    const github = await startDispatcher(context)
    const { default: relay }: { default: Relay } = await import(RELAY)
    const env = { REPOSITORY: HOME.fullName, GITHUB_TOKEN: "token", GITHUB_API_URL: github.url }
    const reply = await relay.fetch(
      new Request(call.url, { method: "POST", headers: call.headers, body: call.body }),
      env,
    )
    assert.equal(reply.status, 204)
    const [dispatch] = github.dispatched
    assert.equal(dispatch?.path, `/repos/${HOME.fullName}/dispatches`)
    return { launched, event: dispatch.event }
  }

  /** The same call with a signature that somebody made up. */
  const forged = (event: Readonly<Record<string, unknown>>) => ({
    ...event,
    client_payload: { ...Object(event.client_payload), signature: `sha256=${"0".repeat(64)}` },
  })

  test("the launch ends at once; of two calls that come later the signed one is told to the pull request", async (context) => {
    const { launched, event } = await launchAndCall(context, "FINISHED")
    const { scene } = launched
    const { id } = onlyAgent(scene)
    assert.equal(commentsOn(scene, 1).length, 1)

    const told = await setExample(context, "report-when-done.yml", { secrets, cursor: { agents: [] } })
    const { request } = onlyAgent(scene)
    told.scene.cursor.addAgent({ id, request, story: { creatingMs: 0, runningMs: 0 } })
    const [disbelieved] = (await told.happens({ eventName: "repository_dispatch", event: forged(event) })) ?? []
    assert.equal(disbelieved?.steps[1]?.outputs.errorCode, "webhook-signature")
    assert.deepEqual(told.scene.cursor.requests, [])

    const [leg, verdict] = (await told.happens({ eventName: "repository_dispatch", event })) ?? []
    assert.ok(leg && verdict)
    assertSmooth([leg])
    assert.equal(verdict.result, "skipped")
    const [, verified] = leg.steps
    assert.equal(verified?.outputs.agentId, id)
    const comments = commentsOn(told.scene, Number(verified?.outputs.prNumber)).map(({ body }) => body)
    assert.deepEqual(comments, ["The agent ended as FINISHED."])

    const [again] = (await told.happens({ eventName: "repository_dispatch", event })) ?? []
    assert.equal(again?.result, "failure")
    assert.equal(again?.steps[1]?.outputs.errorCode, "webhook-replayed")
  })

  test("an agent that failed makes the run red, and its call is remembered all the same", async (context) => {
    const { launched, event } = await launchAndCall(context, "ERROR")
    const { id, request } = onlyAgent(launched.scene)
    const told = await setExample(context, "report-when-done.yml", { secrets })
    told.scene.cursor.addAgent({ id, request, story: { creatingMs: 0, runningMs: 0, end: "ERROR" } })
    const happening = { eventName: "repository_dispatch", event }
    const legs = (await told.happens(happening)) ?? []
    assert.deepEqual(
      legs.map(({ job, result }) => [job, result]),
      [
        ["report", "success"],
        ["verdict", "failure"],
      ],
    )
    assert.equal(legs[1]?.steps[0]?.script?.printed, "::error::The agent ended as ERROR.\n")
    const [again] = (await told.happens(happening)) ?? []
    assert.equal(again?.steps[1]?.outputs.errorCode, "webhook-replayed")
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
