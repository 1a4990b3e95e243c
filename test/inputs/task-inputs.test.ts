import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, test } from "node:test"
import { API_KEY, inputsWith, readWith, refusal, runnerWith } from "../surroundings.ts"

describe("the API key", () => {
  const key = (value: string, environment = {}) =>
    readWith({ "api-key": value }, runnerWith(), environment).inputs.apiKey

  test("is trimmed, and comes from CURSOR_API_KEY when the input is empty", () => {
    assert.equal(key(` ${API_KEY}\r\n`), API_KEY)
    assert.equal(key("", { CURSOR_API_KEY: API_KEY }), API_KEY)
    assert.equal(key(API_KEY, { CURSOR_API_KEY: "another_key_0123" }), API_KEY)
    assert.equal(key(" "), undefined)
  })

  const BAD = [
    "crsr_0123456789\nabcdef",
    '"crsr_0123456789"',
    "crsr_01234\u000156789",
    "crsr_0123456789”",
    "crsr 0123456789",
    "kéy_0123456789",
    "***",
    "abc",
    "${{ secrets.X }}",
  ]
  for (const bad of BAD) {
    test(`is not ${JSON.stringify(bad)}, and never shown`, () => {
      const message = refusal({ "api-key": bad })
      assert.match(message, /^Input `api-key` /)
      if (!/^(\*+|abc)$/.test(bad)) assert.ok(!message.includes(bad), message)
    })
  }
})

describe("the prompt", () => {
  test("is handed on as it is", () => {
    const text = "  Fix it\r\n\tnow\rplease 👩‍👩‍👧 <!-- keep --> EOF ghadelimiter_x a=b ::error::x ##[add-mask]x\n"
    assert.deepEqual(inputsWith({ prompt: text }).instruction, { text, origin: "prompt" })
  })

  test("may be nothing but Markdown or HTML that a page would not show", () => {
    for (const prompt of ["<!-- do it -->", "[x]: https://example.com 'do it'", "<Button/>"]) {
      assert.equal(inputsWith({ prompt }).instruction?.text, prompt)
    }
  })

  test("is not invisible as a whole", () => {
    for (const prompt of ["\u200b", "\u2060\ufeff\n", "\u{e0041}\u{e0042}"]) {
      assert.equal(
        refusal({ prompt }),
        "Input `prompt` is empty after removing invisible characters. Write what the agent should do.",
      )
    }
  })

  test("does not hold the key", () => {
    const message = refusal({ prompt: `Log in with ${API_KEY}` })
    assert.match(message, /^Input `prompt` holds the value of `api-key`/)
    assert.ok(!message.includes(API_KEY))
  })
})

describe("the prompt file", () => {
  const root = mkdtempSync(join(tmpdir(), "falconer-inputs-"))
  const workspace = join(root, "work")
  mkdirSync(join(workspace, "docs"), { recursive: true })
  test.after(() => rmSync(root, { recursive: true }))
  const write = (name: string, content: string | Buffer) => writeFileSync(join(workspace, name), content)
  const read = (file: string) =>
    readWith({ prompt: "", "prompt-file": file }, runnerWith({ GITHUB_WORKSPACE: workspace })).inputs.instruction
  const refused = (file: string) =>
    refusal({ prompt: "", "prompt-file": file }, runnerWith({ GITHUB_WORKSPACE: workspace }))

  test("is read from inside the workspace, through links that stay there", () => {
    write("docs/task.md", "\ufeffDo it\r\n")
    symlinkSync("docs/task.md", join(workspace, "link.md"))
    const expected = { text: "Do it\r\n", origin: "prompt-file" }
    for (const file of ["docs/task.md", "./docs/../docs/task.md", join(workspace, "docs/task.md"), "link.md"]) {
      assert.deepEqual(read(file), expected)
    }
  })

  test("is not read from anywhere else", () => {
    writeFileSync(join(root, "outside.md"), "secret")
    symlinkSync("../outside.md", join(workspace, "escape.md"))
    symlinkSync("..", join(workspace, "up"))
    for (const file of [
      "../outside.md",
      join(root, "outside.md"),
      "escape.md",
      "up/outside.md",
      "nowhere.md",
      ".",
      "..",
    ]) {
      const message = refused(file)
      assert.ok(
        message.startsWith(`Input \`prompt-file\`: ${JSON.stringify(file)} is not a file inside the workspace.`),
        message,
      )
    }
  })

  test("is a regular UTF-8 file with text, of at most 1 MiB", () => {
    write("empty.md", " \n")
    write("latin1.md", Buffer.from("fa\u00e7ade", "latin1"))
    write("most.md", "a".repeat(1024 * 1024))
    write("large.md", "a".repeat(1024 * 1024 + 1))
    assert.match(refused("docs"), /"docs" is not a regular file/)
    assert.match(refused("empty.md"), /"empty.md" is not a file with any text/)
    assert.match(refused("latin1.md"), /"latin1.md" is not UTF-8/)
    assert.match(refused("large.md"), /1048577 bytes and 1 MiB is the most/)
    assert.equal(read("most.md")?.text.length, 1024 * 1024)
  })

  test("is not a pipe, on which a reader would hang", { skip: process.platform === "win32" }, async () => {
    const { execFileSync } = await import("node:child_process")
    execFileSync("mkfifo", [join(workspace, "pipe.md")])
    assert.match(refused("pipe.md"), /"pipe.md" is not a regular file/)
  })

  test("is not given together with a prompt", () => {
    assert.match(refusal({ "prompt-file": "docs/task.md" }), /`prompt` and `prompt-file` are both set/)
  })
})

describe("the API's version", () => {
  test("is v0 unless something else is said, with agents that work", () => {
    const { apiVersion, mode } = inputsWith({})
    assert.deepEqual([apiVersion, mode], ["v0", "agent"])
    assert.equal(inputsWith({ "api-version": "v1", mode: "plan" }).mode, "plan")
    assert.match(refusal({ "api-version": "2" }), /^Input `api-version`: "2" is not one of `v0`, `v1`/)
  })

  const ONLY_ONE: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ["mode", { mode: "plan" }, /^Input `mode` is `plan`, which only API v1 has\./],
    [
      "branch-name",
      { "api-version": "v1", "branch-name": "fix/1" },
      /^Input `branch-name` is set, which only API v0 has\./,
    ],
    [
      "webhook-url",
      { "api-version": "v1", "webhook-url": "https://example.com/x" },
      /^Input `webhook-url` is set, which only API v0/,
    ],
  ]
  for (const [name, inputs, says] of ONLY_ONE) {
    test(`refuses \`${name}\` with the version that has none, and says which one has`, () =>
      assert.match(refusal(inputs), says))
  }

  test("lets inputs without effect for the operation pass with a warning", () => {
    const { warnings } = readWith({ operation: "list", "api-version": "v1", "branch-name": "fix/1" })
    assert.ok(warnings.includes("`branch-name` has no effect for the operation `list`."), warnings.join())
  })
})
