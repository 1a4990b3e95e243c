import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type TestContext, test } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { startCursorCloud } from "../../simulator/cursor/cloud.ts"
import { startProxy } from "../../simulator/proxy.ts"
import { makeCertificate } from "../certificate.ts"
import { DONE } from "../operations/stage.ts"
import { commentsOn } from "../scenarios/expectations.ts"
import { HOME, labeledIssue } from "../scenarios/payloads.ts"
import { API_KEY } from "../scenarios/scene.ts"
import { actionsOf, assertSmooth, onlyLeg, setExample } from "./stage.ts"

const SERVER = "https://github.example.com"
const certificate = makeCertificate("DNS:api.cursor.com", "IP:127.0.0.1")
const labelled = {
  eventName: "issues",
  event: labeledIssue({ label: { name: "cursor" } }),
  github: { serverUrl: SERVER },
}

/** A Cursor that only the proxy finds under its real name, and whose certificate only the company's authority vouches for. */
async function setUp(context: TestContext) {
  assert.ok(certificate)
  const folder = mkdtempSync(join(tmpdir(), "authority-"))
  const authority = join(folder, "ca.pem")
  writeFileSync(authority, certificate.cert)
  const cursor = await startCursorCloud({
    clock: startClock(),
    tls: certificate,
    keys: [{ key: API_KEY }],
    repositories: [{ name: HOME.fullName, defaultBranch: "master" }],
    gitServer: SERVER,
    // Virtual time does not reach a cloud behind TLS, so the agent has ended before anybody looks.
    plan: DONE,
  })
  const targets = { "api.cursor.com": Number(new URL(cursor.url).port) }
  const proxy = await startProxy({ targets, credentials: "me:s3cret-word" })
  context.after(async () => {
    rmSync(folder, { recursive: true })
    await Promise.all([cursor.close(), proxy.close()])
  })
  const secrets = { PROXY_URL: proxy.url.replace("127.0.0.1", "me:s3cret-word@localhost") }
  return { cursor, proxy, authority, secrets }
}

const NO_OPENSSL = certificate ? false : "openssl is not installed"

test("enterprise-server.yml: to Cursor through the proxy, to GitHub past it", { skip: NO_OPENSSL }, async (context) => {
  const { cursor, proxy, authority, secrets } = await setUp(context)
  const { scene, happens } = await setExample(context, "enterprise-server.yml", {
    github: { prefix: "/api/v3", ...(certificate && { tls: certificate }) },
    // The step says nothing of an address, so it calls the real name.
    inputs: { "api-url": "" },
    secrets,
    vars: { NO_PROXY: "127.0.0.1", CA_FILE: authority },
  })
  const leg = onlyLeg(await happens(labelled))
  assertSmooth([leg])
  assert.equal(cursor.launchCount, 1)
  assert.equal(cursor.agents[0]?.request.source.repository, `${SERVER}/${HOME.fullName}`)
  assert.deepEqual(new Set(proxy.tunnels), new Set(["api.cursor.com:443"]))
  assert.equal(commentsOn(scene, 1).length, 1)
  const shown = actionsOf(leg).flatMap(({ log }) => log)
  assert.ok(!shown.join("\n").includes("s3cret-word"), "the proxy's password is shown")
})
