import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import { CLOSED_PORT } from "../cursor/raw-server.ts"
import { assertExit, assertOutputs, onlyMessage } from "./expectations.ts"
import { startForwardProxy } from "./forward-proxy.ts"
import { certificateFor, startOverTls } from "./over-tls.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { setScene } from "./scene.ts"

const NO_OPENSSL = certificateFor("cursor.test") ? false : "openssl is not installed"

/** Both services under names that only a proxy can resolve. */
const setUp = (context: TestContext) => startOverTls(context, "cursor.test", "github.test")

const JOB = {
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

describe("the network", { concurrency: 2 }, () => {
  test("is reached through the job's proxy, for Cursor and for GitHub", { skip: NO_OPENSSL }, async (context) => {
    const { cursor, github, ports, authority } = await setUp(context)
    const proxy = await startForwardProxy(context, { ports })
    const scene = await setScene(context)
    const env = { HTTPS_PROXY: `http://me:s3cret@127.0.0.1:${proxy.port}`, NODE_EXTRA_CA_CERTS: authority }
    const result = await scene.run({ ...JOB, env })
    assertExit(result, 0)
    assert.equal(cursor.launchCount, 1)
    assert.ok(github.comments(HOME.fullName, 1)[0])
    const credentials = Buffer.from("me:s3cret").toString("base64")
    assert.deepEqual(
      new Set(proxy.tunnels),
      new Set(["cursor.test:443", "github.test:443"].map((host) => `${host} Basic ${credentials}`)),
    )
    const own = result.rawLines.map(({ text }) => text).join("\n")
    assert.ok(!own.includes("s3cret") && !own.includes(credentials), "the proxy's credentials are shown")
  })

  test("is reached past the proxy where NO_PROXY says so", async (context) => {
    const scene = await setScene(context)
    const proxy = await startForwardProxy(context, { ports: {} })
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: "cursor.test" }
    const result = await scene.run({
      ...JOB,
      inputs: { ...JOB.inputs, "timeout-minutes": "1" },
      github: {},
      env,
      realTime: false,
    })
    assertOutputs(result, { outcome: "error", errorCode: "unreachable" })
    assert.match(onlyMessage(result, "error"), /could not be resolved/)
    assert.deepEqual(proxy.tunnels, [])
  })

  test("behind a proxy that wants credentials is a matter of the proxy", async (context) => {
    const scene = await setScene(context)
    const proxy = await startForwardProxy(context, { ports: {}, refuses: 407 })
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` }
    const inputs = { ...JOB.inputs, "timeout-minutes": "1" }
    const result = await scene.run({ ...JOB, inputs, github: {}, env, realTime: false })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "proxy" })
    assert.match(onlyMessage(result, "error"), /HTTPS_PROXY/)
  })

  test("behind a proxy that is down names the proxy", async (context) => {
    const scene = await setScene(context)
    const address = `http://127.0.0.1:${CLOSED_PORT}`
    const inputs = { ...JOB.inputs, "timeout-minutes": "1" }
    const env = { HTTPS_PROXY: address }
    const result = await scene.run({ ...JOB, inputs, github: {}, env, realTime: false })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "proxy" })
    assert.match(onlyMessage(result, "error"), /the proxy cannot be reached.*HTTPS_PROXY/)
  })

  test("with a certificate nobody vouches for is not trusted", { skip: NO_OPENSSL }, async (context) => {
    const { cursor, ports } = await setUp(context)
    const proxy = await startForwardProxy(context, { ports })
    const scene = await setScene(context)
    const result = await scene.run({ ...JOB, github: {}, env: { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` } })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "tls" })
    assert.match(onlyMessage(result, "error"), /NODE_EXTRA_CA_CERTS/)
    assert.deepEqual(cursor.requests, [])
  })
})
