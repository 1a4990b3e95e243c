import assert from "node:assert/strict"
import { existsSync, rmSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { runAction } from "../simulator/runner/emulator.ts"
import {
  annotationsOf,
  logOf,
  mainOf,
  printedBy,
  resultsOf,
  runScripts,
  scriptedAction,
  temporaryFolder,
} from "./runner/scripted-action.ts"

const folder = temporaryFolder()

describe("the process", { concurrency: 3 }, () => {
  test("has the runner's environment and nothing of this process", async () => {
    process.env.EMULATOR_TEST_LEAK = "leaked"
    const result = await runScripts(
      { main: "console.log(JSON.stringify(env))" },
      {
        env: {
          MINE: "1",
          CI: "no",
          GITHUB_API_URL: "mine",
          RUNNER_OS: "mine",
          HTTPS_PROXY: "http://p",
          NODE_ICU_DATA: "x",
        },
        runnerEnv: { MINE: "0", LOWEST: "yes" },
        github: {
          actor: "hubot",
          ref: "refs/tags/v1",
          refProtected: true,
          runId: "7",
          extra: { artifacts: "a", other: "b" },
        },
        uses: "o/falconer/sub@v1",
        inputs: { plain: "p" },
      },
    )
    const env = printedBy(result)
    const names = Object.keys(env)
      .filter((name) => /^(GITHUB|RUNNER|ACTIONS)_/.test(name))
      .sort()
    assert.deepEqual(names, expectedNames)
    assert.deepEqual(
      ["MINE", "LOWEST", "CI", "GITHUB_API_URL", "RUNNER_OS", "HTTPS_PROXY"].map((name) => env[name]),
      [
        "1",
        "yes",
        "no",
        "https://api.github.com",
        { linux: "Linux", darwin: "macOS" }[String(process.platform)],
        "http://p",
      ],
    )
    assert.deepEqual(
      [
        "ACTION",
        "ACTION_REPOSITORY",
        "ACTION_REF",
        "ACTOR",
        "REF_NAME",
        "REF_TYPE",
        "REF_PROTECTED",
        "RUN_ID",
        "HEAD_REF",
      ].map((name) => env[`GITHUB_${name}`]),
      ["__o_falconer_sub", "o/falconer", "v1", "hubot", "v1", "tag", "true", "7", ""],
    )
    const absent = ["EMULATOR_TEST_LEAK", "NODE_ICU_DATA", "GITHUB_TOKEN", "RUNNER_DEBUG", "GITHUB_OTHER"]
    assert.deepEqual(
      absent.filter((name) => name in env),
      [],
    )
  })

  test("runs in the workspace, with the event file and a closed stdin", async () => {
    const event = { action: "opened", issue: { number: 7, title: "Möwe\u2028" } }
    const result = await runScripts(
      {
        main: `
          const stdin = readFileSync(0, "utf8")
          const eventText = readFileSync(env.GITHUB_EVENT_PATH, "utf8")
          console.log(JSON.stringify({ cwd: process.cwd(), stdin, eventText, argv: process.execArgv.join(),
            note: readFileSync("docs/note.txt", "utf8"), version: process.version,
            tree: [env.GITHUB_WORKSPACE, env.RUNNER_WORKSPACE, env.RUNNER_TEMP].join() }))`,
      },
      {
        github: { event, repository: "o/r" },
        workspaceFiles: { "docs/note.txt": "hi" },
        tempRoot: join(folder, "tree"),
      },
    )
    const work = join(folder, "tree", "work")
    assert.deepEqual(printedBy(result), {
      cwd: join(work, "r", "r"),
      stdin: "",
      eventText: JSON.stringify(event, null, 2),
      argv: "",
      note: "hi",
      version: printedBy(result).version,
      tree: [join(work, "r", "r"), join(work, "r"), join(work, "_temp")].join(),
    })
    assert.match(printedBy(result).version ?? "", /^v24\./)
    assert.equal(result.eventPath, join(work, "_temp", "_github_workflow", "event.json"))
    assert.ok(existsSync(result.workspace), "a given root is kept")
  })

  test("the tree is removed, or kept when asked", async () => {
    const removed = await runScripts({ main: "" })
    assert.equal(existsSync(removed.workspace), false)
    const kept = await runScripts({ main: "" }, { keepTempRoot: true })
    assert.equal(existsSync(kept.workspace), true)
    rmSync(join(kept.workspace, "..", "..", ".."), { recursive: true })
  })

  test("one variable over 131,071 bytes cannot be started", async () => {
    const longest = 131_071 - "INPUT_PLAIN=".length
    const fits = await runScripts(
      { main: "console.log(env.INPUT_PLAIN.length)" },
      { inputs: { plain: "x".repeat(longest) } },
    )
    assert.deepEqual(logOf(fits), [String(longest)])
    const tooLong = await runScripts({ main: "console.log(1)" }, { inputs: { plain: "x".repeat(longest + 1) } })
    assert.equal(resultsOf(tooLong), "main failure, failure")
    assert.match(
      annotationsOf(tooLong)[0] ?? "",
      /error: An error occurred trying to start process .*Argument list too long$/,
    )
  })

  test("lines end as .NET ends them, whatever the pieces in which they come", async () => {
    const result = await runScripts({
      main: `
        const { stdout } = process
        const pause = () => new Promise((resolve) => setTimeout(resolve, 30))
        stdout.write("\\uFEFFone\\r\\ntwo\\rthree\\n\\nf")
        await pause()
        const bytes = Buffer.from("ür\\r")
        stdout.write(bytes.subarray(0, 1))
        await pause()
        stdout.write(bytes.subarray(1))
        await pause()
        stdout.write("\\nfive\\r")
        await pause()
        stdout.write("::notice::six")
        stdout.write(Buffer.from([10, 0xff, 10]))
        stdout.write("no end")`,
    })
    assert.deepEqual(logOf(result), ["one", "two", "three", "", "für", "five", "##[notice]six", "\uFFFD", "no end"])
  })

  test("a grandchild that holds the pipes is waited for, but not for ever", async () => {
    const result = await runScripts(
      {
        main: `
          import { spawn } from "node:child_process"
          const afterExit = "setTimeout(() => console.log('early'), 100); setTimeout(() => console.log('late'), 6000)"
          const code = "process.once('disconnect', () => { " + afterExit + " }); process.send('started')"
          const stdio = ["ignore", "inherit", "inherit", "ipc"]
          const child = spawn(process.execPath, ["--eval", code], { stdio, detached: true })
          child.once("message", () => { child.unref(); process.exit() })`,
      },
      { pipeWaitMs: 1500, skipPost: true },
    )
    assert.deepEqual(logOf(result), ["early"])
    assert.ok(mainOf(result).durationMs >= 1500 && mainOf(result).durationMs < 6000, `${mainOf(result).durationMs} ms`)
    assert.equal(resultsOf(result), "main success, success")
  })

  test("another exit code than 0 fails the step without a word; post runs", async () => {
    const result = await runScripts({ main: "process.exit(7)", post: "console.log('post')" })
    assert.equal(mainOf(result).exitCode, 7)
    assert.deepEqual([resultsOf(result), annotationsOf(result)], ["main failure, post success, failure", []])
    assert.deepEqual(logOf(result, "post"), ["post"])
  })

  test("a failing post fails the job", async () => {
    const result = await runScripts({ main: "", post: "process.exit(1)" })
    assert.equal(resultsOf(result), "main success, post failure, failure")
  })

  test("what ends neither way in time is killed, and the run rejects with the end of its log", async () => {
    const options = scriptedAction({ main: "console.log('stuck'); setInterval(() => {}, 1000)" }, { timeoutMs: 2000 })
    await assert.rejects(runAction(options), /main stage did not end within 2000 ms:\n.*stuck/s)
  })
})

const expectedNames = [
  ...["CACHE_SERVICE_V2", "ORCHESTRATION_ID", "RESULTS_URL", "RUNTIME_TOKEN", "RUNTIME_URL"].map((n) => `ACTIONS_${n}`),
  ...(
    "ACTION ACTIONS ACTION_REF ACTION_REPOSITORY ACTOR ACTOR_ID API_URL ARTIFACTS BASE_REF ENV EVENT_NAME EVENT_PATH " +
    "GRAPHQL_URL HEAD_REF JOB OUTPUT PATH REF REF_NAME REF_PROTECTED REF_TYPE REPOSITORY REPOSITORY_ID " +
    "REPOSITORY_OWNER REPOSITORY_OWNER_ID RETENTION_DAYS RUN_ATTEMPT RUN_ID RUN_NUMBER SERVER_URL SHA STATE " +
    "STEP_SUMMARY TRIGGERING_ACTOR WORKFLOW WORKFLOW_REF WORKFLOW_SHA WORKSPACE"
  )
    .split(" ")
    .map((name) => `GITHUB_${name}`),
  ...["ARCH", "ENVIRONMENT", "NAME", "OS", "TEMP", "TOOL_CACHE", "TRACKING_ID", "WORKSPACE"].map((n) => `RUNNER_${n}`),
]
