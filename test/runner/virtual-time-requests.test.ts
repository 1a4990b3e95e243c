import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { answerOf, assertWithin, hourMs, numberOf, virtualRunner, withServer } from "./virtual-process.ts"

const { run } = virtualRunner()

/** Each client that the action may use, as code that defines `get(url, options)`. */
const clients = {
  "the built-in fetch": "const get = fetch",
  "undici 6": 'import { fetch as get } from "undici"',
} as const

for (const [client, define] of Object.entries(clients)) {
  describe(`requests of ${client}`, { concurrency: 2 }, () => {
    test("an answer that takes 100 real ms is waited for, and the header tells the time", () =>
      withServer(
        (request, response) => setTimeout(() => response.end(request.headers["x-virtual-time-ms"]), 100),
        async (url) => {
          const result = await run(
            `
            ${define}
            await new Promise((resolve) => setTimeout(resolve, ${hourMs}))
            setTimeout(() => {}, ${hourMs})
            const sent = Date.now()
            const told = Number(await (await get("${url}")).text())
            console.log(JSON.stringify([told - sent, Date.now() - sent]))
            process.exit()
          `,
            { VIRTUAL_TIME_STALL_MS: "10000" },
          )
          const [told, took] = Object.values(Object(answerOf(result)))
          assertWithin(Number(told), 0, 5000, "time in the header")
          assertWithin(Number(took), 90, 9000, "virtual time of the request")
        },
      ))

    test("a server that never answers is timed out soon, and not later in virtual time than asked", () =>
      withServer(
        () => {},
        async (url) => {
          const result = await run(`
            ${define}
            setTimeout(() => {}, ${hourMs}).unref()
            const deadline = setTimeout(() => console.log("too late"), ${hourMs})
            const start = Date.now()
            const controller = new AbortController()
            setTimeout(() => controller.abort(), 30_000)
            await get("${url}", { signal: controller.signal }).catch(() => {})
            const first = Date.now() - start
            clearTimeout(deadline)
            const error = await get("${url}", { signal: AbortSignal.timeout(30_000) }).catch((reason) => reason)
            console.log(JSON.stringify([first, Date.now() - start, error.name]))
          `)
          const [first, second, name] = Object.values(Object(answerOf(result)))
          assertWithin(Number(first), 30_000, 31_000, "first")
          assertWithin(Number(second), 60_000, 62_000, "second")
          assert.equal(name, "TimeoutError")
          assertWithin(result.records.at(-1)?.realMs ?? -1, 0, 5000, "real time")
        },
      ))

    test("a server that has not yet had its turn is waited for", () =>
      withServer(
        (_, response) => {
          // As on a busy machine: the simulators' process gets no time.
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000)
          response.end("here")
        },
        async (url) => {
          const result = await run(
            `
            ${define}
            const signal = AbortSignal.timeout(30_000)
            console.log(JSON.stringify(await (await get("${url}", { signal })).text()))
          `,
            { VIRTUAL_TIME_STALL_MS: "50" },
          )
          assert.equal(answerOf(result), "here")
        },
      ))

    test("a connection kept alive does not stop time", () =>
      withServer(
        (_, response) => response.end("ok"),
        async (url) => {
          const result = await run(
            `
            ${define}
            for (let poll = 0; poll < 20; poll += 1) {
              await (await get("${url}")).text()
              await new Promise((resolve) => setTimeout(resolve, 3000))
            }
            console.log(20)
          `,
            { VIRTUAL_TIME_STALL_MS: "60000" },
          )
          assert.equal(answerOf(result), 20)
          assertWithin(result.records.at(-1)?.realMs ?? -1, 0, 20_000, "real time")
        },
      ))

    test("a request counts down once, however it ends", () =>
      withServer(
        (request, response) => {
          if (request.url === "/ok") {
            response.end("ok")
            return
          }
          response.writeHead(200, { "content-length": "100000" })
          response.write("x".repeat(1000))
          if (request.url === "/reset") setTimeout(() => request.socket.resetAndDestroy(), 20)
          if (request.url === "/close") setTimeout(() => request.socket.destroy(), 20)
        },
        async (url) => {
          // With a stall of a minute, one request that is never counted down makes the run hopelessly slow.
          const result = await run(
            `
            ${define}
            import { createServer } from "node:net"
            const ends = []
            const read = async (path, options) => ends.push(await get("${url}" + path, options)
              .then((reply) => reply.text()).then((text) => text, (error) => error.name))
            const sleep = () => new Promise((resolve) => setTimeout(resolve, ${hourMs}))
            const controller = new AbortController()
            const half = get("${url}stays", { signal: controller.signal }).then((reply) => {
              const text = reply.text()
              controller.abort()
              return text
            })
            ends.push(await half.catch((error) => error.name))
            await sleep()
            await read("reset")
            await sleep()
            await read("close")
            await sleep()
            await read("ok")
            await sleep()
            const closed = await new Promise((resolve) => {
              const server = createServer().listen(0, "127.0.0.1", () => {
                const { port } = server.address()
                server.close(() => resolve("http://127.0.0.1:" + port))
              })
            })
            ends.push(await get(closed).catch((error) => error.cause.code))
            await sleep()
            await (await get("${url}stays")).body.cancel()
            await sleep()
            console.log(JSON.stringify(ends))
          `,
            { VIRTUAL_TIME_STALL_MS: "60000" },
          )
          assert.deepEqual(answerOf(result), ["AbortError", "TypeError", "TypeError", "ok", "ECONNREFUSED"])
          assertWithin(result.records.at(-1)?.virtualMs ?? -1, 6 * hourMs, 6 * hourMs + 60_000, "virtual time")
          assertWithin(result.records.at(-1)?.realMs ?? -1, 0, 20_000, "real time")
        },
      ))

    test("a body that drips is progress", () =>
      withServer(
        (_, response) => {
          const drip = setInterval(() => response.write("x"), 40)
          response.once("close", () => clearInterval(drip))
          setTimeout(() => response.end(), 1500)
        },
        async (url) => {
          const result = await run(
            `
            ${define}
            setTimeout(() => {}, ${hourMs})
            const start = Date.now()
            await (await get("${url}")).text()
            console.log(Date.now() - start)
            process.exit()
          `,
            { VIRTUAL_TIME_STALL_MS: "600" },
          )
          assertWithin(numberOf(result), 1400, 6000, "virtual time of the body")
        },
      ))
  })
}

describe("who is told the time", () => {
  test("only servers on this machine, whatever the host is called", () =>
    withServer(
      (request, response) => response.end(String("x-virtual-time-ms" in request.headers)),
      async (url) => {
        const { port } = new URL(url)
        const result = await run(`
          import { Agent, fetch } from "undici"
          const lookup = (host, options, done) => options.all
            ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4)
          const dispatcher = new Agent({ connect: { lookup } })
          const ask = async (host) => (await fetch("http://" + host + ":${port}/", { dispatcher })).text()
          console.log(JSON.stringify([await ask("127.0.0.1"), await ask("localhost"), await ask("example.test"),
            await ask("127.0.0.1.example.test")]))
        `)
        assert.deepEqual(answerOf(result), ["true", "true", "false", "false"])
      },
    ))
})
