import assert from "node:assert/strict"
import { describe, type TestContext, test } from "node:test"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { assertExit, assertOutputs, onlyMessage } from "./expectations.ts"
import { certificateFor, type OverTls, startOverTls } from "./over-tls.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { missing, PROXIES, startProxy } from "./proxy-programs.ts"
import { setScene } from "./scene.ts"

/** This machine, under an address that nobody passes a proxy by for. */
const HERE = "0.0.0.0"
const PREFIX = "/api/v3"
const NO_OPENSSL = certificateFor(HERE) ? false : "openssl is not installed"

/** A launch for a labelled issue of an Enterprise Server with a private authority, behind a proxy. */
async function launchFrom(context: TestContext, there: OverTls, env: Record<string, string>): Promise<ActionResult> {
  const { cursor, github } = there
  const at = (url: string) => `https://${HERE}:${new URL(url).port}`
  const scene = await setScene(context)
  return await scene.run({
    inputs: { prompt: "Do it", wait: "false", "timeout-minutes": "1", "api-url": at(cursor.url) },
    github: {
      eventName: "issues",
      event: labeledIssue(),
      apiUrl: at(github.apiUrl) + PREFIX,
      graphqlUrl: `${at(github.apiUrl)}/api/graphql`,
      serverUrl: "https://github.com",
    },
    env,
    realTime: true,
    withPost: false,
  })
}

function assertLaunched(result: ActionResult, { cursor, github }: OverTls): void {
  assertExit(result, 0)
  assert.equal(cursor.launchCount, 1)
  assert.ok(github.comments(HOME.fullName, 1)[0])
}

describe("an Enterprise Server with a private authority", () => {
  const setUp = (context: TestContext) => startOverTls(context, HERE, HERE, { prefix: PREFIX })

  test("behind squid", { skip: NO_OPENSSL || missing(PROXIES.squid) }, async (context) => {
    const there = await setUp(context)
    const proxy = await startProxy(context, PROXIES.squid)
    const env = { https_proxy: `http://127.0.0.1:${proxy.port}`, NODE_EXTRA_CA_CERTS: there.authority }
    assertLaunched(await launchFrom(context, there, env), there)
    for (const url of [there.cursor.url, there.github.apiUrl]) {
      assert.match(proxy.log(), new RegExp(`TCP_TUNNEL/200 .*CONNECT ${HERE}:${new URL(url).port} `))
    }
  })

  test("past squid, where NO_PROXY says so", { skip: NO_OPENSSL || missing(PROXIES.squid) }, async (context) => {
    const there = await setUp(context)
    const proxy = await startProxy(context, PROXIES.squid)
    const env = {
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
      NO_PROXY: `intern.test,${HERE}`,
      NODE_EXTRA_CA_CERTS: there.authority,
    }
    assertLaunched(await launchFrom(context, there, env), there)
    assert.doesNotMatch(proxy.log(), /CONNECT/)
  })

  test("behind tinyproxy, which wants a password", {
    skip: NO_OPENSSL || missing(PROXIES.tinyproxy),
  }, async (context) => {
    const there = await setUp(context)
    const proxy = await startProxy(context, PROXIES.tinyproxy)
    const env = { HTTPS_PROXY: `http://me:s3cret@127.0.0.1:${proxy.port}`, NODE_EXTRA_CA_CERTS: there.authority }
    const result = await launchFrom(context, there, env)
    assertLaunched(result, there)
    assert.match(proxy.log(), new RegExp(`CONNECT ${HERE}:${new URL(there.cursor.url).port} `))
    assert.ok(!result.rawLines.some(({ text }) => text.includes("s3cret")), "the proxy's password is shown")
  })

  test("and not with a wrong one", { skip: NO_OPENSSL || missing(PROXIES.tinyproxy) }, async (context) => {
    const there = await setUp(context)
    const proxy = await startProxy(context, PROXIES.tinyproxy)
    const env = { HTTPS_PROXY: `http://me:wr0ng@127.0.0.1:${proxy.port}`, NODE_EXTRA_CA_CERTS: there.authority }
    const result = await launchFrom(context, there, env)
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "permission-unverified" })
    assert.match(onlyMessage(result, "error"), /no answer through the proxy that HTTPS_PROXY names/)
    assert.ok(!result.rawLines.some(({ text }) => text.includes("wr0ng")), "the proxy's password is shown")
    assert.deepEqual(there.cursor.requests, [])
  })
})
