import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, type TestContext, test } from "node:test"
import { type ProxyFault, type ProxyOptions, type SimulatedProxy, startProxy } from "../../simulator/proxy.ts"
import { readVirtualTimeLog } from "../../simulator/runner/virtual-time-log.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import { assertExit, assertOutputs, mainOf, messages, onlyAgent, onlyMessage } from "./expectations.ts"
import { certificateFor, startOverTls } from "./over-tls.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { type RunOptions, type Scene, setScene } from "./scene.ts"
import { ENDLESS } from "./stories.ts"

const NO_OPENSSL = certificateFor("cursor.test") ? false : "openssl is not installed"
const ALWAYS = Number.POSITIVE_INFINITY

/** Both services under names that only a proxy can resolve. */
const OVER_TLS = {
  inputs: { prompt: "Do it", wait: "false", "api-url": "https://cursor.test" },
  github: {
    eventName: "issues",
    event: labeledIssue(),
    apiUrl: "https://github.test",
    graphqlUrl: "https://github.test/graphql",
    serverUrl: "https://github.com",
  },
  realTime: true,
  withPost: false,
}
/** A launch without an event, so that nothing is asked of GitHub. */
const LAUNCH = { inputs: { ...OVER_TLS.inputs, "timeout-minutes": "5" }, withPost: false }

async function openProxy(context: TestContext, options?: ProxyOptions): Promise<SimulatedProxy> {
  const proxy = await startProxy(options)
  context.after(() => proxy.close())
  return proxy
}

/** A cloud behind a proxy that fails like this, in virtual time. */
async function behindProxy(context: TestContext, fault?: ProxyFault) {
  const scene = await setScene(context, { cursor: { plan: ENDLESS } })
  const tls = certificateFor("cursor.test")
  const proxy = await openProxy(context, { tls, targets: { "cursor.test": Number(new URL(scene.cursor.url).port) } })
  if (fault) proxy.addFault(fault)
  const folder = mkdtempSync(join(tmpdir(), "falconer-ca-"))
  context.after(() => rmSync(folder, { recursive: true }))
  const authority = join(folder, "ca.pem")
  const timeLog = join(folder, "time.jsonl")
  writeFileSync(authority, tls?.cert ?? "")
  const options: RunOptions = {
    inputs: LAUNCH.inputs,
    env: { https_proxy: proxy.url, NODE_EXTRA_CA_CERTS: authority },
    ...virtualTime({ stallMs: 300, hosts: ["cursor.test"], logFile: timeLog }),
  }
  return { scene, proxy, options, timeLog }
}

/** Nothing of it has to do with the time that passes for a person. */
function secondsOf(outputs: Readonly<Record<string, string>>): number {
  return Number(outputs.durationSeconds)
}

function launches(scene: Scene): number {
  return scene.cursor.requests.filter(({ method, path }) => method === "POST" && path === "/v0/agents").length
}

describe("the network", { concurrency: 2 }, () => {
  test("is reached through the job's proxy, for Cursor and for GitHub", { skip: NO_OPENSSL }, async (context) => {
    const { cursor, github, ports, authority } = await startOverTls(context, "cursor.test", "github.test")
    const proxy = await openProxy(context, { targets: ports, credentials: "me:s3cret" })
    const scene = await setScene(context)
    const address = proxy.url.replace("http://", "me:s3cret@")
    const result = await scene.run({ ...OVER_TLS, env: { HTTPS_PROXY: address, NODE_EXTRA_CA_CERTS: authority } })
    assertExit(result, 0)
    assert.equal(cursor.launchCount, 1)
    assert.ok(github.comments(HOME.fullName, 1)[0])
    assert.deepEqual(new Set(proxy.tunnels), new Set(["cursor.test:443", "github.test:443"]))
    const own = result.rawLines.map(({ text }) => text).join("\n")
    const credentials = Buffer.from("me:s3cret").toString("base64")
    assert.ok(!own.includes("s3cret") && !own.includes(credentials), "the proxy's credentials are shown")
  })

  test("is reached past the proxy where NO_PROXY says so", async (context) => {
    const scene = await setScene(context)
    const proxy = await openProxy(context)
    const result = await scene.run({ ...LAUNCH, env: { HTTPS_PROXY: proxy.url, NO_PROXY: "cursor.test" } })
    assertOutputs(result, { outcome: "error", errorCode: "unreachable" })
    assert.match(onlyMessage(result, "error"), /could not be resolved/)
    assert.equal(proxy.connectionCount, 0)
  })

  test("behind a proxy that wants credentials is a matter of the proxy", async (context) => {
    const scene = await setScene(context)
    const proxy = await openProxy(context, { credentials: "me:s3cret" })
    const result = await scene.run({ ...LAUNCH, env: { HTTPS_PROXY: proxy.url } })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "proxy" })
    assert.match(onlyMessage(result, "error"), /HTTP 407.*HTTPS_PROXY/)
  })

  test("behind a proxy of a kind that we do not speak is a bad input, before any request", async (context) => {
    const scene = await setScene(context)
    const proxy = await openProxy(context)
    const result = await scene.run({ ...LAUNCH, env: { HTTPS_PROXY: proxy.url.replace("http", "socks5") } })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "bad-input" })
    assert.match(onlyMessage(result, "error"), /HTTPS_PROXY names a proxy of the kind "socks5"/)
    assert.deepEqual([scene.github.requests.length, proxy.connectionCount], [0, 0])
  })

  test("with a certificate nobody vouches for is not trusted", { skip: NO_OPENSSL }, async (context) => {
    const { scene, options } = await behindProxy(context)
    const result = await scene.run({
      ...options,
      env: { https_proxy: options.env?.https_proxy ?? "" },
      withPost: false,
    })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "tls" })
    assert.match(onlyMessage(result, "error"), /NODE_EXTRA_CA_CERTS/)
    assert.deepEqual(scene.cursor.requests, [])
  })
})

describe("a proxy that makes no tunnel", { concurrency: 2, skip: NO_OPENSSL }, () => {
  for (const kind of ["drop", "hang"] as const) {
    test(`(${kind}) ends the step in its time, after a few tries`, async (context) => {
      const { scene, proxy, options } = await behindProxy(context, { stage: "connect", kind, times: ALWAYS })
      const result = await scene.run({ ...options, withPost: false })
      assertExit(result, 1)
      assertOutputs(result, { outcome: "error", errorCode: "proxy" })
      assert.ok(secondsOf(result.outputs) <= 330, `${result.outputs.durationSeconds} s for a limit of five minutes`)
      assert.ok(proxy.connectionCount >= 4 && proxy.connectionCount <= 40, `${proxy.connectionCount} connections`)
      assert.equal(launches(scene), 0)
    })
  }

  test("lets a cancelled step end as soon as any other", async (context) => {
    const { scene, proxy, options } = await behindProxy(context, { stage: "connect", kind: "hang", times: ALWAYS })
    const result = await scene.runUntil(() => proxy.connectionCount > 1, options)
    assert.equal(result.outputs.outcome, "cancelled")
    assert.equal(mainOf(result).signal, undefined, "it ends by itself")
    assert.ok(proxy.connectionCount <= 40, `${proxy.connectionCount} connections`)
    assert.equal(launches(scene), 0)
  })

  test("or one that is deaf while an agent is to be stopped does not make it the action's own failure", async (context) => {
    const { scene, proxy, options } = await behindProxy(context)
    const inputs = { ...LAUNCH.inputs, wait: "true", "on-timeout": "stop" }
    // The launch and a read pass; then the connection is lost, and no other one is made.
    proxy.addFault({ stage: "accept", kind: "crumbs", skip: 2, times: ALWAYS })
    proxy.addFault({ stage: "head", kind: "hang", skip: 1, times: 2 })
    const result = await scene.run({ ...options, inputs })
    const { outcome, agentId } = result.outputs
    assert.deepEqual([outcome, agentId], ["timed-out", onlyAgent(scene).id])
    assert.match(
      messages(result, "error").join("\n"),
      /The agent was not seen to end within 5 min.* It may have ended; stopping it failed, so the post step tries/,
    )
  })

  // Before there is a tunnel, before anything is sent, and when only the answer is lost: test/cursor/connection.test.ts has all.
  for (const stage of ["accept", "tls", "head"] as const) {
    test(`or one that hangs at its ${stage} lets the post step end in its time, naming the agent that it cannot stop`, async (context) => {
      const { scene, proxy, options, timeLog } = await behindProxy(context)
      let before = 0
      const result = await scene.run({
        ...options,
        inputs: { ...LAUNCH.inputs, wait: "true" },
        killOn: /\] RUNNING/,
        onLogEntry: ({ text }) => {
          if (text !== "Post job cleanup.") return
          before = proxy.connectionCount
          proxy.addFault({ stage, kind: "hang", times: ALWAYS })
        },
      })
      assert.equal(mainOf(result).signal, "SIGKILL")
      const agent = onlyAgent(scene)
      assert.equal(agent.status, stage === "head" ? "STOPPED" : "RUNNING")
      const said = [...messages(result, "error"), ...messages(result, "warning")].join("\n")
      assert.ok(said.includes(agent.id), said)
      assert.match(said, /may still be working/)
      const made = proxy.connectionCount - before
      assert.ok(made >= 1 && made <= 40, `${made} connections of the post step`)
      const post = readVirtualTimeLog(timeLog).find(
        ({ script, event }) => script.endsWith("post.js") && event === "exit",
      )
      const { virtualMs = Number.NaN } = post ?? {}
      assert.ok(virtualMs <= 240_000, `the post step took ${virtualMs} ms of the five minutes for all of them`)
    })
  }
})
