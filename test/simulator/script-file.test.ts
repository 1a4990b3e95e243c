import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, describe, test } from "node:test"
import { createFaultQueue } from "../../simulator/fault.ts"
import { readBehaviour, readFaults, readStories } from "../../simulator/script-file.ts"

const folder = mkdtempSync(join(tmpdir(), "script-"))
after(() => rmSync(folder, { recursive: true, force: true }))

function fileWith(content: unknown): string {
  const file = join(folder, "script.json")
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content))
  return file
}

describe("a story file", () => {
  test("holds one story or a list, with every field a story has", () => {
    const turn = {
      runningMs: 1,
      end: "ERROR",
      pullRequest: { lateMs: 5, url: "https://github.com/a/b/pull/1" },
      summary: "s",
      messages: ["m", { afterMs: 1, text: "t" }],
      diff: { linesAdded: 1, linesRemoved: 0, filesChanged: 1 },
      statusWords: [{ afterMs: 1, word: "NAPPING" }],
      artifacts: [{ path: "a.txt", content: "a", afterMs: 2 }],
    }
    const making = { madeAfterMs: 1, listedAfterMs: 2, readableAfterMs: 3, conversationAfterMs: 4, twinsAfterMs: [0] }
    const answers = [
      { to: "stop", reply: "not-running", times: 2, while: "CREATING" },
      { to: "conversation", reply: { status: 409, headers: {}, body: null }, forMs: 5, processed: true },
    ]
    const others = { othersFollowUps: [{ afterMs: 1, text: "And now?" }], answers }
    const story = {
      ...turn,
      ...making,
      ...others,
      creatingMs: 0,
      branch: null,
      followUps: [turn, { pullRequest: "none" }],
    }
    for (const content of [story, [story, {}], {}, []]) assert.deepEqual(readStories(fileWith(content)), content)
  })

  for (const [content, message] of [
    ["{", /cannot be read as JSON/],
    ["7", /it must be object/],
    [{ runningMs: "1" }, /\/runningMs must be number/],
    [{ runningMs: -1 }, /\/runningMs must be >= 0/],
    [[{}, { surprise: 1 }], /\/1 must NOT have additional properties: surprise/],
    [{ pullRequest: "maybe" }, /\/pullRequest must be equal to one of the allowed values: none, at-end/],
    [{ pullRequest: { url: "x" } }, /\/pullRequest must have required property 'lateMs'/],
    [{ messages: [1] }, /\/messages\/0 must be string/],
    [{ followUps: [{ creatingMs: 1 }] }, /\/followUps\/0 must NOT have additional properties: creatingMs/],
    [{ diff: { linesAdded: 1 } }, /\/diff must have required property 'linesRemoved'/],
  ] as const) {
    test(`${JSON.stringify(content)} is refused`, () =>
      assert.throws(() => readStories(fileWith(content)), { message }))
  }
})

describe("a faults file", () => {
  test("holds faults of both services, each with every kind of action", () => {
    const actions = [
      { kind: "reply", status: 503, headers: { "retry-after": "1" }, body: { any: ["thing"] }, processed: true },
      { kind: "reset", when: "before" },
      { kind: "close", when: "after" },
      { kind: "cut-body" },
      { kind: "garbage", processed: true },
      { kind: "silence" },
      { kind: "delay", ms: 5 },
      { kind: "big-body", bytes: 9, encoding: "gzip" },
      { kind: "compressed", encoding: "br", damaged: true },
    ]
    const faults = actions.map((action) => ({ method: "GET", skip: 0, times: 2, action }))
    const proxy = [{ stage: "tls", kind: "crumbs", host: "a.test", skip: 1, times: 2, crumbs: 3, everyMs: 4 }]
    const file = fileWith({ cursor: faults, github: faults, proxy })
    assert.deepEqual(readFaults(file), { cursor: faults, github: faults, proxy })
    assert.deepEqual(readFaults(fileWith({})), { cursor: [], github: [], proxy: [] })
  })

  test("a star in a path means anything, all else itself", () => {
    const action = { kind: "cut-body" }
    const strikes = (path: string, asked: string) => {
      const queue = createFaultQueue()
      for (const fault of readFaults(fileWith({ cursor: [{ path, action }] })).cursor) queue.add(fault)
      return queue.strike({ method: "GET", path: asked }) !== undefined
    }
    assert.ok(strikes("/v0/agents", "/v0/agents"))
    assert.ok(!strikes("/v0/agents", "/v0/agents/bc-1"))
    assert.ok(!strikes("/v0/agents", "/x/v0/agents"))
    assert.ok(strikes("/v0/agents/*", "/v0/agents/bc-1/stop"))
    assert.ok(!strikes("/v0/agents/*", "/v0/agents"))
    assert.ok(strikes("/repos/*/issues/*/comments", "/repos/a/b/issues/1/comments"))
    assert.ok(strikes("*", "/"))
    assert.ok(!strikes("/a.b+c(d)", "/aXbbc(d)"))
    assert.ok(strikes("/a.b+c(d)", "/a.b+c(d)"))
  })

  test("knows answers by their names", () => {
    const action = { kind: "known", name: "see-other", processed: true }
    const [fault] = readFaults(fileWith({ cursor: [{ action }] })).cursor
    assert.match(JSON.stringify(fault), /"kind":"reply","status":303,.*"processed":true/)
  })

  test("`always` strikes for ever", () => {
    const [fault] = readFaults(fileWith({ cursor: [{ times: "always", action: { kind: "cut-body" } }] })).cursor
    assert.equal(fault?.times, Number.POSITIVE_INFINITY)
  })

  for (const [content, message] of [
    [[], /it must be object/],
    [{ cursor: [{ action: { kind: "known", name: "?" } }] }, /There is no known answer \?/],
    [{ proxy: [{ stage: "dns", kind: "hang" }] }, /\/proxy\/0\/stage must be equal to one of the allowed values/],
    [{ cloud: [] }, /additional properties: cloud/],
    [{ cursor: [{}] }, /\/cursor\/0 must have required property 'action'/],
    [{ cursor: [{ action: {} }] }, /\/cursor\/0\/action must have required property 'kind'/],
    [{ cursor: [{ action: { kind: "bang" } }] }, /\/cursor\/0\/action .*"kind" must be in oneOf: bang/],
    [{ cursor: [{ action: { kind: "reset" } }] }, /\/cursor\/0\/action must have required property 'when'/],
    [{ github: [{ action: { kind: "reply", status: 99 } }] }, /\/github\/0\/action\/status must be >= 200/],
    [{ github: [{ action: { kind: "delay", ms: 1, s: 1 } }] }, /additional properties: s/],
    [
      { cursor: [{ times: "never", action: { kind: "cut-body" } }] },
      /\/cursor\/0\/times must be equal to constant: always/,
    ],
    [{ cursor: [{ times: 0.5, action: { kind: "cut-body" } }] }, /\/cursor\/0\/times must be integer/],
  ] as const) {
    test(`${JSON.stringify(content)} is refused`, () => assert.throws(() => readFaults(fileWith(content)), { message }))
  }
})

describe("a behaviour file", () => {
  test("holds all that a service may do", () => {
    const behaviour = {
      limits: { requestsPerMinute: 20, headers: true, activeAgents: 3 },
      clockOffsetMs: -3_600_000,
      listCursor: "endless",
      oddEntries: [7, { name: "no id" }],
      fields: { add: { surprise: 1 }, leaveOut: ["name"], setNull: ["target.prUrl"] },
      webhookRepeats: ["same", "signed-anew"],
      neighbours: [{ count: 120, everyMs: 1000, repository: "a/b", story: { runningMs: 1 } }],
    }
    assert.deepEqual(readBehaviour(fileWith(behaviour)), behaviour)
  })

  for (const [content, message] of [
    [{ mood: "bad" }, /additional properties: mood/],
    [{ neighbours: [{}] }, /\/neighbours\/0 must have required property 'count'/],
    [{ repositoryForm: "ftp" }, /\/repositoryForm must be equal to one of the allowed values: as-made/],
  ] as const) {
    test(`${JSON.stringify(content)} is refused`, () =>
      assert.throws(() => readBehaviour(fileWith(content)), { message }))
  }
})
