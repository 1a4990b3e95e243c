import assert from "node:assert/strict"
import { type ChildProcess, execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:net"
import { join } from "node:path"
import { describe, type TestContext, test } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { promisify } from "node:util"
import { readCommandLine } from "../../simulator/command-line.ts"
import { requestLog } from "../../simulator/request-log.ts"
import { defaultNode } from "../../simulator/runner/node-program.ts"
import type { RecordedRequest } from "../../simulator/wire.ts"

const MAIN = join(import.meta.dirname, "../../simulator/main.ts")
const BUILT_IN_KEY = "crsr_simulated_key"
const isWindows = process.platform === "win32"

type Running = {
  readonly child: ChildProcess
  readonly cursor: string
  readonly github: string
  /** Everything printed so far. */
  output(): string
  /** Resolves as soon as something printed matches. */
  printed(pattern: RegExp): Promise<void>
}

/** Starts the simulators as a user does, on free ports; they end with the test. */
async function start(context: TestContext, ...args: readonly string[]): Promise<Running> {
  const child = spawn(defaultNode(), [MAIN, "--port-cursor", "0", "--port-github", "0", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  context.after(() => child.kill("SIGKILL"))
  let text = ""
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk
  })
  const printed = async (pattern: RegExp) => {
    for (let waitedMs = 0; !pattern.test(text); waitedMs += 20) {
      if (waitedMs > 20_000 || child.exitCode !== null) assert.match(text, pattern)
      await pause(20)
    }
  }
  await printed(/Ctrl-C/)
  const [cursor = "", github = ""] = text.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? []
  return { child, cursor, github, output: () => text, printed }
}

/** Ends the simulators as Ctrl-C or a supervisor does, while a connection to them is open. */
async function assertStops({ child, cursor, output }: Running, signal: NodeJS.Signals): Promise<void> {
  // Windows has no such signals to send.
  if (isWindows) return
  child.kill(signal)
  const [exitCode] = await once(child, "close")
  assert.equal(exitCode, 0)
  assert.match(output(), /Stopped\. Agents launched: 0\.\n$/)
  await assert.rejects(fetch(cursor))
}

async function get(url: string, key: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const reply = await fetch(url, { headers: { authorization: `Bearer ${key}` } })
  return { status: reply.status, body: await reply.json() }
}

describe("npm run simulator", { concurrency: 2 }, () => {
  test("the command it prints launches an agent, whose pull request arrives on the simulated GitHub", {
    timeout: 20_000,
  }, async (context) => {
    if (isWindows) return context.skip("the command is for a POSIX shell")
    const { cursor, github, output, printed } = await start(context, "--speed", "100000")
    const [command = ""] = output().match(/curl -s .*/) ?? []
    const { stdout } = await promisify(execFile)("/bin/sh", ["-c", command])
    const { id } = JSON.parse(stdout)
    assert.match(id, /^bc-/)
    await printed(/cursor {2}POST {3}\/v0\/agents {2}201\n/)

    // Nobody has asked about the agent yet: its pull request comes by itself.
    const pulls = () => get(`${github}/repos/octo-org/octo-repo/pulls`, "ghs_simulated_token")
    while (!JSON.stringify((await pulls()).body).includes('"number":3')) await pause(50)
    const agent = await get(`${cursor}/v0/agents/${id}`, BUILT_IN_KEY)
    assert.match(JSON.stringify(agent.body), /"status":"FINISHED".*\/pull\/3"/)
  })

  test("shows each request in one line, a violation in a second, and never a key; SIGINT stops it", async (context) => {
    const running = await start(context)
    const { cursor, github, output, printed } = running
    const before = output().length
    assert.equal((await get(`${cursor}/v0/models`, BUILT_IN_KEY)).status, 200)
    assert.equal((await get(`${cursor}/v0/models`, "crsr_somebody_elses")).status, 401)
    assert.equal((await get(`${cursor}/${BUILT_IN_KEY}?key=${BUILT_IN_KEY}`, BUILT_IN_KEY)).status, 404)
    assert.equal((await get(`${github}/ghs_simulated_token`, "ghs_simulated_token")).status, 404)
    await printed(/not simulated: GET \/\*\*\*\n/)
    const lines = output().slice(before).trim().split("\n")
    assert.deepEqual(
      lines.map((line) => line.replace(/^\d\d:\d\d:\d\d /, "")),
      [
        " cursor  GET    /v0/models  200",
        " cursor  GET    /v0/models  401",
        " cursor  GET    /***  404",
        "          a violation, request: Not Found",
        " github  GET    /***  404",
        "          a violation, not simulated: GET /***",
      ],
    )
    await assertStops(running, "SIGINT")
  })

  test("takes a key of one's own, and prints it nowhere; SIGTERM stops it", async (context) => {
    const running = await start(context, "--key", "crsr_of_my_own")
    const { cursor, output } = running
    assert.equal((await get(`${cursor}/v0/models`, "crsr_of_my_own")).status, 200)
    assert.equal((await get(`${cursor}/v0/models`, BUILT_IN_KEY)).status, 401)
    await assertStops(running, "SIGTERM")
    assert.doesNotMatch(output(), /crsr_of_my_own/)
  })

  test("a port that is taken, or a bad option, ends it with one sentence", async () => {
    const server = createServer().listen(0, "127.0.0.1")
    await once(server, "listening")
    const address = server.address()
    const port = typeof address === "object" && address ? String(address.port) : ""
    for (const [args, sentence] of [
      [["--port-cursor", port], `Port ${port} is taken. Choose another with --port-cursor or --port-github.`],
      [["--speed", "0"], '--speed is a number from 0.001 to 100000, not "0"'],
    ] as const) {
      const run = promisify(execFile)(defaultNode(), [MAIN, "--port-github", "0", ...args], { timeout: 20_000 })
      await assert.rejects(run, ({ code, stderr }) => {
        assert.equal(code, 2)
        assert.equal(stderr.split("\n")[0], sentence)
        return true
      })
    }
    server.close()
  })
})

describe("the command line", () => {
  test("has defaults for everything", () => {
    assert.deepEqual(readCommandLine([]), {
      ports: { cursor: 4010, github: 4011 },
      speed: 10,
      repositories: ["octo-org/octo-repo"],
      branches: ["main"],
      issues: [1],
      pullRequests: [2],
      collaborators: {},
      key: { value: BUILT_IN_KEY, isOwn: false },
      stories: {},
      behaviour: {},
      faults: { cursor: [], github: [], proxy: [] },
    })
  })

  test("takes some options more than once", () => {
    const options = "--repository a/b --repository c/d --branch dev --branch main --issue 5 --collaborator mia=write"
    const wish = readCommandLine(options.split(" "))
    assert.ok(typeof wish === "object")
    const { repositories, branches, issues, collaborators } = wish
    assert.deepEqual(
      { repositories, branches, issues, collaborators },
      {
        repositories: ["a/b", "c/d"],
        branches: ["dev", "main"],
        issues: [5],
        collaborators: { mia: "write" },
      },
    )
  })

  test("sets behaviours one by one, and refuses launches in known words", () => {
    const options = "--set listLagMs=5000 --set repositoryForm=ssh --refuse usage-limit-400 --port-proxy 0"
    const wish = readCommandLine(options.split(" "))
    assert.ok(typeof wish === "object")
    assert.deepEqual(wish.behaviour, { listLagMs: 5000, repositoryForm: "ssh" })
    assert.equal(wish.ports.proxy, 0)
    assert.match(JSON.stringify(wish.faults.cursor), /"POST".*"status":400.*hard limit/)
    assert.equal(readCommandLine(["--refuse", "answers"]), "answers")
  })

  for (const [args, message] of [
    ["--set listLagMs", /--set is NAME=VALUE/],
    ["--set surprise=1", /--set: it must NOT have additional properties: surprise/],
    ["--set listOrder=upwards", /--set: \/listOrder must be equal to one of the allowed values: newest-first/],
    ["--refuse nonsense", /There is no known answer nonsense; there are accepted, /],
    ["--port-cursor 65536", /--port-cursor is a whole number from 0 to 65535, not "65536"/],
    ["--port-github x", /--port-github is a whole number/],
    ["--speed -1", /--speed/],
    ["--speed=", /--speed is a number/],
    ["--issue 1.5", /--issue is a whole number/],
    ["--pull-request 0", /--pull-request is a whole number/],
    ["--repository name", /--repository is OWNER\/NAME, not "name"/],
    ["--collaborator mia", /--collaborator is LOGIN=ROLE/],
    ["--collaborator mia=boss", /--collaborator is LOGIN=ROLE/],
    ["--story no-such-file.json", /no-such-file\.json cannot be read as JSON/],
    ["--nonsense", /--nonsense/],
    ["stray", /stray/],
  ] as const) {
    test(`refuses ${args}`, () => assert.throws(() => readCommandLine(args.split(" ")), { message }))
  }

  test("refuses a key that is none without showing it", () => {
    for (const key of ["k3y", "with blank and more", ""]) {
      assert.throws(
        () => readCommandLine([`--key=${key}`]),
        (error: Error) => key === "" || !error.message.includes(key),
      )
    }
  })
})

test("the request log shows a violation below the request that caused it, once", () => {
  const lines: string[] = []
  const complaints: string[] = []
  const request = { method: "GET", path: `/${"x".repeat(300)}`, status: "reset" } as RecordedRequest
  const onRequest = requestLog({ write: (line) => lines.push(line), secrets: ["hush"] }).show(
    "cursor",
    () => complaints,
  )
  onRequest(request)
  complaints.push("no hush here")
  onRequest({ ...request, path: "/a" })
  onRequest({ ...request, path: "/b" })
  const shown = lines.map((line) => line.replace(/^\d\d:\d\d:\d\d {2}/, ""))
  assert.deepEqual(shown, [
    `cursor  GET    /${"x".repeat(199)}  reset`,
    "cursor  GET    /a  reset",
    "          a violation, no *** here",
    "cursor  GET    /b  reset",
  ])
})
