import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { annotationsOf, logOf, mainOf, resultsOf, runScripts } from "./scripted-action.ts"

describe("log commands", { concurrency: 3 }, () => {
  test("both forms, on both streams", async () => {
    const result = await runScripts({
      main: `
        console.log("  ::warning file=" + process.cwd() + "/src/a.ts,line=2,endLine=3,title=T%3A::out%0Atwo%25")
        console.error("text ##[error file=b;col=1]err%5D")
        console.log("::group::G%0A"); console.log("inside"); console.log("::endgroup::rest")
        console.log("::unknown::x"); console.log("x ::error::not at the start"); console.log("##[start-action x]")`,
    })
    assert.deepEqual(
      logOf(result).toSorted(),
      [
        "##[\\start-action x]",
        "##[endgroup]",
        "##[error]err]",
        "##[group]G",
        "##[warning]out",
        "::unknown::x",
        "",
        "inside",
        "two%",
        "x ::error::not at the start",
      ].toSorted(),
    )
    assert.deepEqual(
      result.annotations.toSorted((a, b) => a.level.localeCompare(b.level)),
      [
        { stage: "main", level: "error", message: "err]", file: "b" },
        {
          stage: "main",
          level: "warning",
          message: "out\ntwo%",
          title: "T:",
          file: "src/a.ts",
          line: "2",
          endLine: "3",
        },
      ],
    )
  })

  test("of each kind ten annotations are kept for a step, all are logged, and each is cut at 4096", async () => {
    const result = await runScripts({
      main: `
        for (let n = 0; n < 15; n += 1) console.log("::warning::w" + n)
        console.log("::error::" + "e".repeat(5000))
        console.log("::notice::  ")`,
      post: 'console.log("::warning::again")',
    })
    assert.deepEqual(
      annotationsOf(result).filter((text) => text.includes("warning")),
      [...Array.from({ length: 10 }, (_, n) => `main warning: w${n}`), "post warning: again"],
    )
    assert.equal(logOf(result).filter((line) => line.startsWith("##[warning]")).length, 15)
    assert.equal(result.annotations.find(({ level }) => level === "error")?.message.length, 4096)
    assert.equal(
      result.annotations.some(({ level }) => level === "notice"),
      false,
    )
  })

  test("stop-commands: nothing is a command until its token, whatever the case; the token is masked", async () => {
    const result = await runScripts({
      main: `
        console.log("::stop-commands::Token-123"); console.log("::error::inert"); console.log("::set-env name=A::1")
        console.log("::stop-commands::other"); console.log("::token-123::"); console.log("::error::live")
        console.log("::token-123::")`,
    })
    assert.deepEqual(logOf(result), [
      "::stop-commands::***",
      "::error::inert",
      "::set-env name=A::1",
      "::stop-commands::other",
      "::token-123::",
      "##[error]live",
      "::token-123::",
    ])
    assert.equal(resultsOf(result), "main success, success")
  })

  test("an empty stop token, pause-logging or a command's name is refused", async () => {
    for (const token of ["", "Pause-Logging", "error"]) {
      const result = await runScripts({
        main: `console.log("::stop-commands::${token}"); console.log("::notice::live")`,
      })
      assert.equal(resultsOf(result), "main failure, failure")
      assert.match(annotationsOf(result).join("\n"), /You cannot use a endToken.*notice: live/s)
    }
  })

  test("a mask holds from the command on, in every form, and an empty one is warned of", async () => {
    const result = await runScripts(
      {
        main: `
          console.log("s3cr&t-value first"); console.log("::add-mask::s3cr&t-value%0Asecond line")
          console.log("s3cr&t-value, second line, " + Buffer.from("xs3cr&t-value").toString("base64"))
          console.log(encodeURIComponent("s3cr&t-value") + " s3cr&amp;t-value"); console.log("::error::is s3cr&t-value")
          console.log("::add-mask::"); console.log(Buffer.from("x-access-token:" + env.INPUT_TOKEN).toString("base64"))
          console.log(env.INPUT_TOKEN, env.ACTIONS_RUNTIME_TOKEN, "given1, given2")`,
        post: 'console.log("s3cr&t-value")',
      },
      { secrets: ["  given1\r\ngiven2\n"] },
    )
    const [first = "", ...rest] = logOf(result)
    assert.equal(first, "s3cr&t-value first")
    assert.deepEqual(rest, [
      "***, ***, eHMz***",
      "*** ***",
      "##[error]is ***",
      "##[warning]Can't add secret mask for empty string in ##[add-mask] command.",
      "***",
      "*** *** ***, ***",
    ])
    assert.deepEqual(logOf(result, "post"), ["***"])
    assert.ok(result.rawStdout.includes("s3cr&t-value, second line"))
    assert.ok(annotationsOf(result).includes("main error: is ***"))
    assert.ok(["given1", "given2", "second line"].every((mask) => result.masks.includes(mask)))
  })

  test("set-output and save-state still work, with a warning", async () => {
    const result = await runScripts({
      main: 'console.log("::set-output name=a::1"); console.log("::save-state name=b::2")',
      post: "console.log(env.STATE_b)",
    })
    assert.deepEqual([result.outputs, result.state, logOf(result, "post")], [{ a: "1" }, { b: "2" }, ["2"]])
    assert.deepEqual(
      annotationsOf(result).map((text) => /warning: The `([\w-]+)` command is deprecated/.exec(text)?.[1]),
      ["set-output", "save-state"],
    )
  })

  for (const command of [
    "::set-env name=A::1",
    "::add-path::/x",
    "##[set-env name=A]1",
    "::echo::maybe",
    "::set-output::1",
  ]) {
    test(`${command} fails the step with exit code 0`, async () => {
      const result = await runScripts({ main: `console.log("${command}")` })
      assert.equal(resultsOf(result), "main failure, failure")
      assert.deepEqual([mainOf(result).exitCode, result.env, result.path, result.outputs], [0, {}, [], {}])
      assert.ok(annotationsOf(result).includes(`main error: Unable to process command '${command}' successfully.`))
    })
  }

  test("debug is hidden and commands are not echoed, unless the step is debugged or asks for it", async () => {
    const main = `
      console.log("::debug::d%0Ad2"); console.log("::group::g"); console.log("::echo::on"); console.log("::group::h")
      console.log("::add-mask::hidden"); console.log("::echo::off"); console.log("::group::i"); console.log(env.RUNNER_DEBUG)`
    const quiet = await runScripts({ main })
    assert.deepEqual(logOf(quiet), [
      "##[group]g",
      "::group::h",
      "##[group]h",
      "::add-mask::***",
      "::echo::off",
      "##[group]i",
      "undefined",
    ])
    const loud = await runScripts({ main }, { stepDebug: true })
    assert.deepEqual(logOf(loud), [
      "##[debug]d",
      "##[debug]d2",
      "::group::g",
      "##[group]g",
      "::echo::on",
      "##[debug]Setting echo command value to 'on'",
      "::group::h",
      "##[group]h",
      "::add-mask::***",
      "::echo::off",
      "##[debug]Setting echo command value to 'off'",
      "##[group]i",
      "1",
      "##[debug]Node Action run completed with exit code 0",
    ])
  })

  test("a command that the emulator lacks is not passed over in silence", async () => {
    await assert.rejects(runScripts({ main: 'console.log("::add-matcher::x.json")' }), /no 'add-matcher' command/)
  })
})
