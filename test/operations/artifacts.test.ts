import assert from "node:assert/strict"
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import fc from "fast-check"
import { InputError } from "../../src/inputs/input-error.ts"
import { BlockedPath, makeFolder, stepsInWorkspace } from "../../src/queries/artifacts/safe-folder.ts"
import { safePath, untaken } from "../../src/queries/artifacts/safe-path.ts"
import { assertExit, assertOutputs, messages, onlyMessage } from "../scenarios/expectations.ts"
import { logText, setScene } from "../scenarios/scene.ts"
import { count, DONE, earlierAgent, resultOf, temporaryFolder } from "./stage.ts"

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255])
const order = (id: string, inputs: Readonly<Record<string, string>> = {}) => ({
  inputs: { operation: "artifacts", "agent-id": id, ...inputs },
})

describe("artifacts", () => {
  const story = {
    ...DONE,
    artifacts: [
      { path: "shots/a b.png", content: PNG },
      { path: "log.txt", content: "Grüße" },
    ],
  }

  test("downloads into the folder, shows the way, lists the files, and asks the storage without the key", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(story))
    const result = await scene.run({ ...order(id), tempRoot: temporaryFolder(context) })
    assertExit(result, 0)
    assertOutputs(result, { outcome: "ok", agentId: id, result: /./ })
    const folder = join(result.workspace, "cursor-artifacts")
    assert.deepEqual(readFileSync(join(folder, "shots/a b.png")), Buffer.from(PNG))
    assert.equal(readFileSync(join(folder, "log.txt"), "utf8"), "Grüße")
    assert.deepEqual(readdirSync(folder).sort(), ["log.txt", "shots"], "nothing half done is left")
    assert.match(logText(result), /^1\/2 {2}.*shots\/a b\.png: 6 bytes, as cursor-artifacts\/shots\/a b\.png$/m)
    const { artifacts, complete } = resultOf(result)
    assert.ok(Array.isArray(artifacts) && complete === true)
    assert.deepEqual(
      artifacts.map(({ absolutePath, sizeBytes, path }) => [absolutePath, sizeBytes, path]),
      [
        ["/opt/cursor/artifacts/shots/a b.png", 6, "cursor-artifacts/shots/a b.png"],
        ["/opt/cursor/artifacts/log.txt", 7, "cursor-artifacts/log.txt"],
      ],
    )
    const stored = scene.cursor.requests.filter(({ path }) => path.startsWith("/presigned/"))
    assert.equal(stored.length, 2)
    for (const { headers } of stored) assert.equal(headers.authorization, undefined)
  })

  test("none: no failure, and no folder", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(DONE))
    const result = await scene.run({ ...order(id), tempRoot: temporaryFolder(context) })
    assertExit(result, 0)
    assert.deepEqual(resultOf(result), { artifacts: [], complete: true })
    assert.ok(!existsSync(join(result.workspace, "cursor-artifacts")))
  })

  test("a path that climbs is left out, and everything else is fetched", async (context) => {
    const scene = await setScene(context)
    const artifacts = [
      { path: "/opt/cursor/artifacts/../../../evil.sh", content: "evil" },
      { path: "/etc/passwd", content: "x" },
      { path: "ok.txt", content: "ok" },
    ]
    const id = scene.cursor.addAgent(earlierAgent({ ...DONE, artifacts }))
    const result = await scene.run({ ...order(id), tempRoot: temporaryFolder(context) })
    assertExit(result, 0)
    assert.match(onlyMessage(result, "warning"), /evil\.sh was not downloaded: its path leads out of the folder/)
    assert.deepEqual(readdirSync(join(result.workspace, "cursor-artifacts")).sort(), ["etc", "ok.txt"])
    assert.ok(!existsSync(join(result.workspace, "evil.sh")))
  })

  test("a lost download is tried again with a new link", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(story))
    scene.cursor.addFault({ path: /^\/presigned\//, action: { kind: "cut-body" } })
    const result = await scene.run({ ...order(id), tempRoot: temporaryFolder(context) })
    assertExit(result, 0)
    assert.equal(count(scene, "GET", /artifacts\/download$/), 3)
    assert.equal(readFileSync(join(result.workspace, "cursor-artifacts/log.txt"), "utf8"), "Grüße")
  })

  test("one that fails for good fails the step, and the others are there", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(story))
    const path = new RegExp(`^/presigned/${id}/.*log`)
    scene.cursor.addFault({ path, times: 9, action: { kind: "reply", status: 403, body: "<Error/>" } })
    const result = await scene.run({ ...order(id), tempRoot: temporaryFolder(context) })
    assertExit(result, 1)
    assertOutputs(result, { outcome: "error", errorCode: "artifacts-incomplete", agentId: id, result: /"failed":/ })
    assert.match(onlyMessage(result, "error"), /1 artifact of 2 could not be downloaded/)
    assert.ok(existsSync(join(result.workspace, "cursor-artifacts/shots/a b.png")))
    assert.deepEqual(readdirSync(join(result.workspace, "cursor-artifacts")), ["shots"])
  })

  test("no link is followed but to an https address of a public host, and no redirect", async (context) => {
    const LINKS = [
      "http://files.example/a",
      "https://10.0.0.1/a",
      "https://user:pass@files.example/a",
      "file:///etc/passwd",
    ]
    const scene = await setScene(context)
    const artifacts = ["a", "b", "c", "d", "redirected"].map((path) => ({ path, content: "a" }))
    const id = scene.cursor.addAgent(earlierAgent({ ...DONE, artifacts }))
    for (const url of LINKS) {
      const body = { url, expiresAt: "2027-01-01T00:00:00.000Z" }
      scene.cursor.addFault({ path: /artifacts\/download$/, action: { kind: "reply", status: 200, body } })
    }
    const headers = { location: "http://169.254.169.254/latest/meta-data" }
    scene.cursor.addFault({ path: /^\/presigned\//, times: 9, action: { kind: "reply", status: 302, headers } })
    const result = await scene.run(order(id))
    assertExit(result, 1)
    const warnings = messages(result, "warning")
    assert.equal(warnings.length, 5)
    for (const warning of warnings.slice(0, 4)) assert.match(warning, /not an https address of a public host/)
    assert.match(warnings[4] ?? "", /redirected was not downloaded: .*the server refused it/)
  })

  test("an agent older than six months", async (context) => {
    const scene = await setScene(context)
    const createdAtMs = Date.now() - 200 * 86_400_000
    const id = scene.cursor.addAgent(earlierAgent(DONE, { createdAtMs }))
    const result = await scene.run(order(id))
    assertExit(result, 1)
    assert.equal(result.outputs.errorCode, "artifacts-too-old")
  })

  test("a path outside of the workspace is refused before any request", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run(order("bc-1", { path: "../elsewhere" }))
    assertExit(result, 1)
    assert.match(onlyMessage(result, "error"), /^Input `path`: .* is not a folder inside the workspace/)
    assert.deepEqual(scene.cursor.requests, [])
  })
})

describe("the path of an artifact", () => {
  const cases: readonly [given: string, expected: string | undefined][] = [
    ["/opt/cursor/artifacts/a.png", "a.png"],
    ["/opt/cursor/artifacts/deep/er/a.png", "deep/er/a.png"],
    ["/var/log/x.txt", "var/log/x.txt"],
    ["relative.txt", "relative.txt"],
    ["/opt/cursor/artifacts//./a//b", "a/b"],
    ["/opt/cursor/artifacts/..", undefined],
    ["/opt/cursor/artifacts/a/../../b", undefined],
    ["/opt/cursor/artifacts/..\\..\\b", undefined],
    ["/opt/cursor/artifacts/. ./b", undefined],
    ["/opt/cursor/artifacts/", undefined],
    ["/", undefined],
    ["C:\\Windows\\x.dll", "C_/Windows/x.dll"],
    ["a/CON/nul.txt", "a/_CON/_nul.txt"],
    ["a/name. ", "a/name_"],
    ['a/"b"<c>|d?e*f:g', "a/_b__c__d_e_f_g"],
    ["a/\u202egnp.exe\u0000", "a/_gnp.exe_"],
    [".git/hooks/post-checkout", "_git/hooks/post-checkout"],
    ["sub/.GIT/config", "sub/_git/config"],
    [".github/workflows/ci.yml", ".github/workflows/ci.yml"],
  ]
  for (const [given, expected] of cases) {
    test(JSON.stringify(given), () => assert.equal(safePath(given)?.join("/"), expected))
  }

  test("no path leaves the folder, whatever an agent calls its files", () => {
    const part = fc.oneof(fc.constantFrom("..", ".", "...", " ..", "\\", "C:", "CON", "~", ".git", ""), fc.string())
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom("/", "\\"), (parts, separator) => {
        const steps = safePath(`/opt/cursor/artifacts/${parts.join(separator)}`)
        if (steps === undefined) return
        for (const step of steps) {
          assert.match(step, /^(?!\.{1,2}$)[^/\\:\0]+$/)
          assert.ok(!/[. ]$/.test(step) && step.toLowerCase() !== ".git")
        }
      }),
      { seed: 5, numRuns: 2_000 },
    )
  })

  test("names that some system takes for one are numbered", () => {
    const taken = new Set<string>()
    const names = ["a.txt", "A.TXT", "a.txt", "b/c", "B/C", "x.tar.gz", "x.tar.gz", ".env", ".env"]
    assert.deepEqual(
      names.map((name) => untaken(name.split("/"), taken).join("/")),
      ["a.txt", "A-2.TXT", "a-3.txt", "b/c", "B/C-2", "x.tar.gz", "x.tar-2.gz", ".env", ".env-2"],
    )
  })
})

describe("the folder in the workspace", () => {
  test("a symbolic link that the repository brought along is not followed", (context) => {
    const workspace = temporaryFolder(context)
    mkdirSync(join(workspace, "elsewhere"))
    symlinkSync(join(workspace, "elsewhere"), join(workspace, "cursor-artifacts"))
    assert.throws(() => makeFolder(workspace, ["cursor-artifacts", "shots"]), BlockedPath)
    assert.deepEqual(readdirSync(join(workspace, "elsewhere")), [])
  })

  test("folders that are there are used, others are made", (context) => {
    const workspace = temporaryFolder(context)
    mkdirSync(join(workspace, "out"))
    assert.equal(makeFolder(workspace, ["out", "a", "b"]), join(workspace, "out", "a", "b"))
    assert.ok(existsSync(join(workspace, "out", "a", "b")))
  })

  test("an absolute path inside the workspace is one of it; a place elsewhere, in .git, or the workspace itself is none", (context) => {
    const workspace = temporaryFolder(context)
    assert.deepEqual(stepsInWorkspace(join(workspace, "out/files"), workspace), ["out", "files"])
    for (const path of [`${workspace}-other`, "..", "/etc", "../elsewhere", ".git/hooks", "."]) {
      assert.throws(() => stepsInWorkspace(path, workspace), InputError, path)
    }
  })
})
