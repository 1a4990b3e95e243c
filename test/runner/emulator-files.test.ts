import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { annotationsOf, mainOf, printedBy, resultsOf, runScripts } from "./scripted-action.ts"

describe("command files", { concurrency: 3 }, () => {
  test("outputs, state, environment and path; post sees what main left, in files of its own", async () => {
    const result = await runScripts({
      main: `
        append("OUTPUT", "plain=a=b\\nmany<<E\\none\\n\\ntwo\\nE\\n\\nPLAIN=again\\r\\n")
        append("STATE", "Key=1\\nkey=2\\n")
        append("ENV", "FROM_MAIN=yes\\nSTATE_Key=overridden\\n")
        append("PATH", "/first\\n\\n/second\\n/first\\n")
        console.log(JSON.stringify(env))`,
      post: `
        append("OUTPUT", "late=1\\n")
        console.log(JSON.stringify({ ...env, content: readFileSync(env.GITHUB_STATE, "utf8") }))`,
    })
    assert.equal(resultsOf(result), "main success, post success, success")
    assert.deepEqual(result.outputs, { plain: "again\r", many: "one\n\ntwo", late: "1" })
    assert.deepEqual(result.state, { Key: "2" })
    assert.deepEqual([result.env, result.path], [{ FROM_MAIN: "yes", STATE_Key: "overridden" }, ["/second", "/first"]])
    const post = printedBy(result, "post")
    assert.deepEqual([post.FROM_MAIN, post.STATE_Key, post.content], ["yes", "2", ""])
    assert.equal(post.PATH, "/first:/second:/usr/local/bin:/usr/bin:/bin")
    for (const name of ["GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"]) {
      assert.notEqual(printedBy(result)[name], post[name])
    }
  })

  const mistakes = [
    ["OUTPUT", "good=1\\nopen<<EOF\\nx\\n", "Invalid value. Matching delimiter not found 'EOF'"],
    ["OUTPUT", "good=1\\nopen<<EOF\\nx", "Invalid value. EOF marker missing new line."],
    ["OUTPUT", "good=1\\nnothing", "Invalid format 'nothing'"],
    [
      "OUTPUT",
      "good=1\\n<<EOF\\nEOF\\n",
      "Invalid format '<<EOF'. Name must not be empty and delimiter must not be empty",
    ],
    ["OUTPUT", "good=1\\n=x", "Value cannot be null. (Parameter 'name')"],
    ["STATE", "good=1\\nopen<<", "Invalid format 'open<<'. Name must not be empty and delimiter must not be empty"],
    ["ENV", "good=1\\nx\\n", "Invalid format 'x'"],
  ] as const
  for (const [file, text, message] of mistakes) {
    test(`${file} with ${JSON.stringify(text)} fails the step with exit code 0, and keeps what came before`, async () => {
      const result = await runScripts({ main: `append("${file}", "${text}")` })
      assert.equal(resultsOf(result), "main failure, failure")
      assert.equal(mainOf(result).exitCode, 0)
      assert.deepEqual(annotationsOf(result), [
        `main error: Unable to process file command '${file.toLowerCase()}' successfully.`,
        `main error: ${message}`,
      ])
      const kept = { OUTPUT: result.outputs, STATE: result.state, ENV: result.env }[file]
      assert.deepEqual(kept, { good: "1" })
    })
  }

  test("NODE_OPTIONS is refused with an error, and the step stays green", async () => {
    const result = await runScripts({ main: 'append("ENV", "node_options=--inspect\\nB=1\\n")' })
    assert.deepEqual([resultsOf(result), result.env], ["main success, success", { B: "1" }])
    assert.deepEqual(annotationsOf(result), [
      "main error: Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    ])
  })

  test("a file that is gone is no error", async () => {
    const result = await runScripts({
      main: 'import { rmSync } from "node:fs"\nfor (const name of ["OUTPUT", "STATE", "ENV", "PATH"]) rmSync(env["GITHUB_" + name])',
    })
    assert.deepEqual([resultsOf(result), annotationsOf(result)], ["main success, success", []])
  })

  test("a summary is masked line by line, and main's and post's are joined", async () => {
    const result = await runScripts(
      {
        main: 'append("STEP_SUMMARY", "# sesame\\r\\nopen\\nb3BlbnNlc2FtZQ==")',
        post: 'append("STEP_SUMMARY", "post\\n")',
      },
      { secrets: ["opensesame", "sesame\nsecond"] },
    )
    assert.equal(result.summary, "# ***\nopen\n***\npost\n")
  })

  test("a summary of 1 MiB is shown; with one byte more it is not, and the step stays green", async () => {
    const [fits, tooLong] = await Promise.all(
      [0, 1].map((more) => runScripts({ main: `append("STEP_SUMMARY", "x".repeat(1024 * 1024 + ${more}))` })),
    )
    assert.ok(fits !== undefined && tooLong !== undefined)
    assert.deepEqual([fits.summary.length, annotationsOf(fits)], [1024 * 1024 + 1, []])
    assert.equal(tooLong.summary, "")
    assert.deepEqual(annotationsOf(tooLong), [
      "main error: $GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got 1024k.",
    ])
    assert.equal(resultsOf(tooLong), "main success, success")
  })
})
