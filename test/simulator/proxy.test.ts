import assert from "node:assert/strict"
import { once } from "node:events"
import { connect, type Socket } from "node:net"
import { after, describe, test } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { connect as connectTls } from "node:tls"
import { type ProxyFault, type ProxyStage, type SimulatedProxy, startProxy } from "../../simulator/proxy.ts"
import { makeCertificate } from "../certificate.ts"
import { startCounter } from "./counter.ts"

const tls = makeCertificate("DNS:counter.test")
const NO_OPENSSL = tls ? false : "openssl is not installed"
const counter = await startCounter()
const targets = { "counter.test": Number(new URL(counter.url).port) }
const open: SimulatedProxy[] = []
after(() => Promise.all(open.map((proxy) => proxy.close())))

/** How far a client gets, and how it ends there. */
type Passage = {
  readonly got: ProxyStage | "all"
  readonly ending: "silence" | "end" | "reset"
  readonly counted: number
}

/**
 * Posts to the counter through the proxy, and waits `ms` after the last thing that happened.
 * @param replyMs for an answer, long where one is sure to come
 */
async function passThrough(proxy: SimulatedProxy, ms = 250, replyMs = ms): Promise<Passage> {
  const before = counter.state.count
  const raw = connect(Number(new URL(proxy.url).port), "127.0.0.1")
  let got: Passage["got"] = "accept"
  let ended = endingOf(raw)
  const passage = async () => ({ got, ending: await within(ms, ended), counted: counter.state.count - before })
  raw.write("CONNECT counter.test:443 HTTP/1.1\r\nhost: counter.test:443\r\n\r\n")
  const answer = await textUntil(raw, ended, replyMs, (text) => text.includes("\r\n\r\n"))
  got = answer === "" ? "accept" : "connect"
  if (!answer.includes("\r\n\r\n")) return passage()
  got = "tls"
  raw.removeAllListeners("data")
  const inner = connectTls({ socket: raw, servername: "counter.test", rejectUnauthorized: false })
  // What happens to a connection shows above TLS from here on.
  ended = Promise.race([ended, endingOf(inner)])
  const isSecure = once(inner, "secureConnect").then(
    () => true,
    () => false,
  )
  if ((await Promise.race([isSecure, pause(replyMs)])) !== true) return passage()
  got = "request"
  inner.write("POST /x HTTP/1.1\r\nhost: counter.test\r\ncontent-length: 0\r\n\r\n")
  const reply = await textUntil(inner, ended, replyMs, (text) => text.includes("}"))
  if (reply !== "") got = reply.includes("}") ? "all" : reply.includes("\r\n\r\n") ? "body" : "head"
  if (got === "all") raw.destroy()
  return passage()
}

function endingOf(socket: Socket): Promise<"end" | "reset"> {
  return new Promise((resolve) => {
    socket.on("error", () => resolve("reset"))
    socket.on("end", () => resolve("end"))
  })
}

async function within(ms: number, ended: Promise<"end" | "reset">): Promise<Passage["ending"]> {
  return Promise.race([ended, pause(ms, "silence" as const)])
}

async function textUntil(
  socket: Socket,
  ended: Promise<unknown>,
  ms: number,
  isAll: (text: string) => boolean,
): Promise<string> {
  let text = ""
  const complete = new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1")
      if (isAll(text)) resolve()
    })
  })
  await Promise.race([complete, ended, pause(ms)])
  return text
}

async function proxyWith(...faults: readonly ProxyFault[]): Promise<SimulatedProxy> {
  const proxy = await startProxy({ targets, ...(tls && { tls }) })
  open.push(proxy)
  for (const fault of faults) proxy.addFault(fault)
  return proxy
}

describe("the simulated proxy", { concurrency: false, skip: NO_OPENSSL }, () => {
  test("opens tunnels to the named hosts and to this machine, and to nobody else", async () => {
    const proxy = await proxyWith()
    assert.deepEqual(await passThrough(proxy, 250, 10_000), { got: "all", ending: "silence", counted: 1 })
    assert.deepEqual(proxy.tunnels, ["counter.test:443"])
    for (const [target, status] of [
      ["elsewhere.test:443", "502"],
      [`127.0.0.1:${targets["counter.test"]}`, "200"],
    ]) {
      const raw = connect(Number(new URL(proxy.url).port), "127.0.0.1")
      raw.write(`CONNECT ${target} HTTP/1.1\r\n\r\n`)
      const [answer] = await once(raw, "data")
      assert.equal(String(answer).split(" ")[1], status)
      raw.destroy()
    }
  })

  // How far the client gets where the fault is, and whether its request took effect.
  const STAGES: readonly (readonly [ProxyStage, Passage["got"], Passage["got"], number])[] = [
    ["accept", "accept", "connect", 0],
    ["connect", "accept", "connect", 0],
    ["tls", "tls", "tls", 0],
    ["request", "request", "request", 0],
    ["head", "request", "head", 1],
    ["body", "body", "body", 1],
  ]
  for (const [stage, got, withCrumbs, counted] of STAGES) {
    for (const [kind, ending] of [
      ["hang", "silence"],
      ["drop", "end"],
      ["reset", "reset"],
      ["crumbs", "silence"],
    ] as const) {
      test(`${kind} at ${stage}`, async () => {
        const proxy = await proxyWith({ stage, kind })
        // Node tells no reset from an end before TLS is there.
        const shown = stage === "tls" && ending === "reset" ? "end" : ending
        assert.deepEqual(await passThrough(proxy), {
          got: kind === "crumbs" ? withCrumbs : got,
          ending: shown,
          counted,
        })
        assert.equal((await passThrough(proxy, 250, 10_000)).got, "all", "it strikes once")
      })
    }
  }

  test("a fault has a host, lets some through and strikes as often as it says", async () => {
    const proxy = await proxyWith(
      { stage: "connect", kind: "drop", host: "other.test" },
      { stage: "connect", kind: "reset", host: "counter.test", skip: 1, times: 2 },
    )
    const endings = []
    for (let made = 0; made < 4; made++) endings.push((await passThrough(proxy, 30)).ending)
    assert.deepEqual(endings, ["silence", "reset", "reset", "silence"])
    assert.equal(proxy.connectionCount, 4)
  })
})
