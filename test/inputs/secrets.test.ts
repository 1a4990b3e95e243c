import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, test } from "node:test"
import { readAccess } from "../../src/inputs/inputs.ts"
import { inputReader, readMasks, readSecrets } from "../../src/inputs/secrets.ts"
import { USES } from "../../src/inputs/unused.ts"
import { stepsInWorkspace } from "../../src/queries/artifacts/safe-folder.ts"
import { API_KEY, inputsWith, refusal, runnerWith } from "../surroundings.ts"

const SECRETS = {
  "api-key": API_KEY,
  "github-token": "ghs_Zq7T1mW4xR9nB2vK6yH3sD8fJ5gL0pQcXeUa",
  "webhook-secret": "0123456789abcdef+0123456789abcdef",
  "webhook-url": "https://hooks.example/cursor?token=t0p-secret",
}

/** Reads with these inputs set, as the runner sets them. */
function set<T>(values: Readonly<Record<string, string>>, read: (environment: NodeJS.ProcessEnv) => T): T {
  const names = Object.keys(values).map((name) => `INPUT_${name.toUpperCase()}`)
  for (const [index, value] of Object.values(values).entries()) process.env[names[index] ?? ""] = value
  try {
    return read(process.env)
  } finally {
    for (const name of names) delete process.env[name]
  }
}

describe("an input that holds a secret of the step", () => {
  const others = Object.keys(USES).filter((name) => !Object.hasOwn(SECRETS, name))
  for (const input of others) {
    test(`${input}: refused by name, and neither value shown`, () => {
      for (const [secret, value] of Object.entries(SECRETS)) {
        const forms = [value, `x ${value}`, encodeURIComponent(value), Buffer.from(`a${value}b`).toString("base64")]
        for (const form of forms) {
          const message = refusal({ ...SECRETS, prompt: "", [input]: form })
          assert.ok(message.includes(`Input \`${input}\` holds the value of \`${secret}\``), message)
          for (const hidden of [form, value]) assert.ok(!message.includes(hidden), message)
        }
      }
    })
  }

  test("also when the secret itself is refused, because it is written wrongly", () => {
    const key = `"${API_KEY}"`
    const message = refusal({ "api-key": key, model: key })
    assert.match(
      message,
      /^2 inputs are wrong\. Input `api-key` has an unexpected .* Input `model` holds the value of `api-key`/,
    )
    assert.ok(!message.includes(API_KEY))
  })

  test("but not what is too short to be one", () => {
    assert.equal(inputsWith({ "github-token": "main", ref: "main" }).ref, "main")
  })
})

describe("masks", () => {
  const masks = (values: Readonly<Record<string, string>>) => set(values, readMasks)

  test("are the secrets that are used", () => {
    assert.deepEqual(masks(SECRETS), Object.values(SECRETS))
    assert.deepEqual(set(SECRETS, readSecrets), Object.values(SECRETS))
  })

  test("are never values that are refused, or so short that they would spoil the log", () => {
    for (const key of ["", "abc", "true", "main", "***", "${{ secrets.CURSOR_API_KEY }}", "crsr_01234567 89"]) {
      assert.deepEqual(masks({ "api-key": key }), [], key)
    }
    const refused = { "webhook-secret": "too-short-a-secret", "webhook-url": "http://hooks.example/" }
    assert.deepEqual(masks({ ...refused, "github-token": "none" }), [])
  })

  test("hold the key of the environment", () => {
    process.env.CURSOR_API_KEY = API_KEY
    try {
      assert.deepEqual(readMasks(process.env), [API_KEY])
      assert.equal(inputReader(process.env)("api-key"), API_KEY)
    } finally {
      delete process.env.CURSOR_API_KEY
    }
  })
})

describe("several wrong inputs", () => {
  test("are reported together, each with its own sentence", () => {
    const message = refusal({ wait: "yes", "timeout-minutes": "0", model: "a b", "fail-on": "lost", "api-key": "abc" })
    assert.match(message, /^5 inputs are wrong\. Input `api-key` has only 3 /)
    for (const part of ['`wait`: "yes"', '`timeout-minutes`: "0"', '`model`: "a b"', '`fail-on`: "lost"']) {
      assert.ok(message.includes(`Input ${part} is not `), message)
    }
  })

  test("do not drag in those that are wrong only beside them", () => {
    const webhook = { "webhook-url": "http://hooks.example/", "webhook-secret": "x".repeat(32) }
    assert.match(refusal(webhook), /^Input `webhook-url` is not an https address/)
    assert.match(
      refusal({ "poll-interval-seconds": "0", "max-poll-interval-seconds": "5" }),
      /^Input `poll-interval-seconds`: "0"/,
    )
    const misspelt = { operation: "verify-webhok", "webhook-secret": "x".repeat(32) }
    assert.match(refusal(misspelt), /^Input `operation`: "verify-webhok"/)
  })

  test("that do not go together are one mistake", () => {
    const message = refusal({ ref: "main", "pr-url": "https://github.com/o/r/pull/1", wait: "no" })
    assert.match(message, /^2 inputs are wrong\. Inputs `ref` and `pr-url` are both set.* Input `wait`: "no"/)
  })
})

describe("paths", { skip: process.platform === "win32" }, () => {
  const root = mkdtempSync(join(tmpdir(), "falconer-paths-"))
  const workspace = join(root, "work")
  mkdirSync(join(workspace, ".git"), { recursive: true })
  mkdirSync(join(workspace, "folder"))
  writeFileSync(join(workspace, ".git/config"), "extraheader = AUTHORIZATION: basic eDp0b2tlbg==\n")
  writeFileSync(join(workspace, "task.md"), "Do it")
  symlinkSync(".git/config", join(workspace, "to-config"))
  symlinkSync(".git", join(workspace, "to-git"))
  symlinkSync("../..", join(workspace, "folder/up"))
  symlinkSync("nowhere", join(workspace, "dangling"))
  symlinkSync("folder", join(workspace, "to-folder"))
  test.after(() => rmSync(root, { recursive: true }))
  const runner = runnerWith({ GITHUB_WORKSPACE: workspace })

  const CLOSED = [".git/config", ".GIT/config", "to-config", "to-git/config", "folder/up/work/.git/config", "dangling"]
  for (const path of CLOSED) {
    test(`prompt-file ${path}: refused, also through links`, () => {
      assert.match(refusal({ prompt: "", "prompt-file": path }, runner), /is not a file inside the workspace/)
    })
  }
  test("prompt-file: a file is read through links that stay inside", () => {
    assert.equal(inputsWith({ prompt: "", "prompt-file": "folder/up/work/task.md" }, runner).instruction?.text, "Do it")
  })

  const CLOSED_FOLDERS = [
    ".git",
    ".git/x",
    "to-git",
    "to-git/hooks/x",
    "..",
    "folder/up",
    "folder/up/x",
    "dangling/x",
    ".",
  ]
  for (const path of CLOSED_FOLDERS) {
    test(`path ${path}: refused, also through links`, () => {
      assert.throws(() => stepsInWorkspace(path, workspace), /^InputError: Input `path`: .* is not a folder inside/)
    })
  }
  test("path: links that stay inside are resolved, and what is not there yet is kept", () => {
    assert.deepEqual(stepsInWorkspace("to-folder/new/x", workspace), ["folder", "new", "x"])
    assert.deepEqual(stepsInWorkspace(".github/x", workspace), [".github", "x"])
  })

  test("a prompt file that holds a secret is refused", () => {
    writeFileSync(join(workspace, "leak.md"), `Use ${Buffer.from(API_KEY).toString("base64")}`)
    assert.match(
      refusal({ prompt: "", "prompt-file": "leak.md" }, runner),
      /^Input `prompt-file` holds the value of `api-key`/,
    )
  })
})

describe("TLS without verification", () => {
  test("is refused to the post step as to the main step", () => {
    assert.throws(
      () => readAccess({ NODE_TLS_REJECT_UNAUTHORIZED: "0" }),
      /^InputError: NODE_TLS_REJECT_UNAUTHORIZED is 0/,
    )
  })
})
