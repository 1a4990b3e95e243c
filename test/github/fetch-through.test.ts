import assert from "node:assert/strict"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { after, describe, test } from "node:test"
import { Agent } from "undici"
import { fetchOver } from "../../src/github/fetch-through.ts"

const agent = new Agent()
after(() => agent.destroy())
const headers = { authorization: "token ghs_secret" }

type Seen = { readonly method: string; readonly url: string; readonly authorization: string | undefined }
type Served = { readonly origin: string; readonly seen: Seen[]; connections(): number }

async function serve(answer: (url: string, reply: ServerResponse) => void): Promise<Served> {
  const seen: Seen[] = []
  let connections = 0
  const server = createServer((request: IncomingMessage, reply) => {
    const { method = "", url = "" } = request
    seen.push({ method, url, authorization: request.headers.authorization })
    answer(url, reply)
  })
  server.on("connection", () => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  after(() => server.close())
  const address = server.address()
  assert.ok(typeof address === "object" && address !== null)
  return { origin: `http://127.0.0.1:${address.port}`, seen, connections: () => connections }
}

const redirect = (reply: ServerResponse, status: number, location: string) =>
  reply.writeHead(status, { location }).end("moved")

describe("Octokit's fetch", () => {
  test("hands on status, headers and body", async () => {
    const { origin, seen } = await serve((_, reply) =>
      reply.writeHead(418, { "content-type": "application/json", "X-Two": ["a", "b"] }).end('{"é":1}'),
    )
    const answer = await fetchOver(agent)(`${origin}/a?b=c`, { method: "POST", headers, body: "{}" })
    assert.equal(answer.status, 418)
    assert.equal(answer.url, `${origin}/a?b=c`)
    assert.equal(answer.headers.get("content-type"), "application/json")
    assert.equal(answer.headers.get("x-two"), "a, b")
    assert.equal(await answer.text(), '{"é":1}')
    assert.deepEqual(seen, [{ method: "POST", url: "/a?b=c", authorization: "token ghs_secret" }])
  })

  test("sends requests one after another over one connection", async () => {
    const { origin, connections } = await serve((_, reply) => reply.end("{}"))
    const ask = fetchOver(agent)
    for (let round = 0; round < 3; round++) await (await ask(origin, { method: "GET", headers })).text()
    assert.equal(connections(), 1)
  })

  for (const status of [301, 302, 307, 308]) {
    test(`asks again where ${status} points on the same server`, async () => {
      const { origin, seen } = await serve((url, reply) =>
        url === "/old" ? redirect(reply, status, "/new?x=1") : reply.end("here"),
      )
      const answer = await fetchOver(agent)(`${origin}/old`, { method: "GET", headers })
      assert.equal(await answer.text(), "here")
      assert.equal(answer.url, `${origin}/new?x=1`)
      assert.deepEqual(
        seen.map(({ url }) => url),
        ["/old", "/new?x=1"],
      )
    })

    test(`never changes anything where ${status} points`, async () => {
      const { origin, seen } = await serve((_, reply) => redirect(reply, status, "/new"))
      const sent = fetchOver(agent)(`${origin}/old`, { method: "POST", headers, body: "{}" })
      await assert.rejects(sent, new RegExp(`redirect \\(HTTP ${status}\\)`))
      assert.equal(seen.length, 1)
    })
  }

  test("never takes the token to another server", async () => {
    const other = await serve((_, reply) => reply.end("here"))
    const { origin } = await serve((_, reply) => redirect(reply, 302, `${other.origin}/new`))
    await assert.rejects(fetchOver(agent)(`${origin}/old`, { method: "GET", headers }), /redirect/)
    assert.deepEqual(other.seen, [])
  })

  for (const location of ["http://", ""]) {
    test(`gives up on a redirect to ${JSON.stringify(location)}`, async () => {
      const { origin, seen } = await serve((_, reply) => redirect(reply, 302, location))
      await assert.rejects(fetchOver(agent)(`${origin}/old`, { method: "GET", headers }), /redirect/)
      assert.ok(seen.length <= 4, "an empty location names the same page, and is not asked for ever")
    })
  }

  test("ends with its signal", async () => {
    const { origin } = await serve(() => {})
    const controller = new AbortController()
    const sent = fetchOver(agent)(origin, { method: "GET", headers, signal: controller.signal })
    controller.abort(new Error("enough"))
    await assert.rejects(sent, /enough/)
  })
})
