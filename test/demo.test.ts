import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import { after, describe, test } from "node:test"
import { pathToFileURL } from "node:url"
import { demonstrate } from "../scripts/demo/demonstrate.ts"
import { html } from "../scripts/demo/html.ts"
import { renderMarkdown } from "../scripts/demo/markdown.ts"
import { SCENARIOS } from "../scripts/demo/scenarios.ts"
import { openTerminal } from "../scripts/demo/terminal.ts"
import { defaultNode } from "../simulator/runner/node-program.ts"

const DEMO = join(import.meta.dirname, "../scripts/demo.ts")
const LONGEST_MS = 30_000

const folder = mkdtempSync(join(tmpdir(), "demo-"))
after(() => rmSync(folder, { recursive: true, force: true }))

type Shown = { readonly exitCode: number | null; readonly text: string; readonly page: string; readonly file: string }

const pageOf = (args: readonly string[]) => join(folder, `${args.join("-")}.html`)
const shown = (args: readonly string[], exitCode: number | null, text: string): Shown => {
  const file = pageOf(args)
  return { exitCode, text, file, page: exitCode === 2 ? "" : readFileSync(file, "utf8") }
}

/** Runs the demo with a page of its own, in front of a terminal that keeps what it is told. */
async function show(...args: readonly string[]): Promise<Shown> {
  const stdout = new PassThrough({ encoding: "utf8" })
  const exitCode = await demonstrate([...args, "--page", pageOf(args)], openTerminal({}, stdout))
  return shown(args, exitCode, String(stdout.read()))
}

/** The same as a person does, in a process of its own. */
async function showAsProgram(...args: readonly string[]): Promise<Shown> {
  const child = spawn(defaultNode(), [DEMO, ...args, "--page", pageOf(args)], {
    stdio: ["ignore", "pipe", "inherit"],
    timeout: LONGEST_MS,
  })
  let text = ""
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk
  })
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.once("close", resolve)
  return shown(args, await promise, text)
}

/** The text of a page as a reader sees it. */
function visible(page: string): string {
  return page
    .slice(page.indexOf("<body>"))
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
}

describe("npm run demo", { concurrency: 2 }, () => {
  test("shows the log, the outputs and the page", async () => {
    const { exitCode, text, file, page } = await show("--speed", "jump")
    assert.equal(exitCode, 0)
    assert.match(text, /^▼ Launching a Cursor agent on Codertocat\/Hello-World$/m)
    assert.match(text, /^Notice: Launched agent bc-/m)
    assert.match(text, /^\[\d\d:\d\d\] FINISHED$/m)
    assert.match(text, /│ outcome +│ finished +│/)
    assert.match(text, /│ prUrl +│ https:\/\/github\.com\/Codertocat\/Hello-World\/pull\/2 +│/)
    assert.ok(text.split("\n").includes(pathToFileURL(file).href))
    assert.doesNotMatch(text, /crsr_|ghs_/)

    const seen = visible(page)
    assert.match(seen, /github-actions bot commented · edited \d+ times? \S+ Cursor agent finished/)
    assert.match(seen, /opened this issue .* \u{1F440} 1 \u{1F680} 1 .* added the label cursor/u)
    assert.doesNotMatch(text, /api-key|poll-interval-seconds/, "what the step is run with stays folded")
    assert.match(seen, /The same comment, earlier 1\. \S+ Cursor agent is starting/)
    assert.match(seen, /agent summary \S+ Cursor agent finished/)
    assert.match(seen, /What the agent was told Fix the issue below\..* Spelling error in the README file/)
    assert.match(seen, /outcome finished continued false turn 1 agentId bc-/)
    assert.match(seen, /Log of the step Run \.\/ with: api-key: \*\*\*/)
  })

  test("comment: the command is on the page, and the page asks nobody for anything", async () => {
    const { exitCode, page } = await show("comment", "--speed", "jump")
    assert.equal(exitCode, 0)
    assert.match(visible(page), /Codertocat commented \/cursor Fix the spelling/)
    assert.match(page, /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;/)
    assert.doesNotMatch(page, /<script|<link|<iframe|\ssrc=|@import|url\(\s*["']?http/i)
  })

  test("failure: the step is red and the exit code 1, as meant", async () => {
    const { exitCode, text, page } = await showAsProgram("failure", "--speed", "jump")
    assert.equal(exitCode, 1)
    assert.match(text, /conclusion: failure\. Agents launched: 1\.\n.*exit code 1\. That was meant\./)
    assert.match(visible(page), /github-actions bot commented .* Cursor agent failed/)
  })

  test("stranger: nothing is launched and nothing written", async () => {
    const { exitCode, text, page } = await show("stranger", "--speed", "jump")
    assert.equal(exitCode, 0)
    assert.match(text, /conclusion: success\. Agents launched: 0\./)
    assert.match(visible(page), /passer-by commented .* The action wrote no comment\. .* No agent was launched\./)
  })

  test("lost-answer: one launch, found again", async () => {
    const { exitCode, text } = await show("lost-answer", "--speed", "jump")
    assert.equal(exitCode, 0)
    assert.match(text, /Agents launched: 1\./)
    assert.match(text, /The answer to the launch was lost, but the agent was found/)
  })

  test("thread: one agent, three turns, and the whole story on one page", async () => {
    const { exitCode, text, page } = await show("thread", "--speed", "jump")
    assert.equal(exitCode, 0, text)
    assert.match(text, /Workflow runs: 4\. Agents launched: 1\./)
    const seen = visible(page)
    assert.match(seen, /Where did the mistake come from\? .* Cursor agent finished.* copied from an old page/)
    assert.match(seen, /cursor opened this pull request .*Closes #1 .* Shorter, please.* Link the glossary here/)
    assert.match(seen, /Comment in the review, written by Codertocat/)
    assert.match(seen, /It is closed now/)
  })

  test("fleet: a plan's limit, one task that fails, one repository that cannot be seen", async () => {
    const { exitCode, text, page } = await show("fleet", "--speed", "jump")
    assert.equal(exitCode, 1)
    assert.doesNotMatch(visible(page), /opened this issue/)
    assert.match(text, /From now on at most 4 agents work at once\./)
    assert.match(text, /billing failed after/)
    assert.match(text, /infra error: Cursor cannot see the repository\./)
    assert.match(text, /conclusion: failure\. Agents launched: 11\.\n.*That was meant\./)
  })

  // Windows has no SIGINT to send to another process.
  test("cancel: the agent is stopped", { skip: process.platform === "win32" }, async () => {
    const { exitCode, text } = await show("cancel")
    assert.equal(exitCode, 1)
    assert.match(text, /conclusion: cancelled\. Agents launched: 1\.\n.*That was meant\./)
    assert.match(text, /The workflow run was cancelled; the agent was stopped\./)
  })

  test("an unknown word is answered with the list", async () => {
    for (const args of [["bananas"], ["toString"], ["--speed", "0"], ["--speed", "0.5"], ["--speed", "fast"]]) {
      const { exitCode, text } = await show(...args)
      assert.equal(exitCode, 2, args.join(" "))
      for (const word of Object.keys(SCENARIOS)) assert.ok(text.includes(`npm run demo -- ${word}`), args.join(" "))
    }
  })
})

describe("Markdown as GitHub shows it", () => {
  const cases: readonly (readonly [name: string, markdown: string, place: "comment" | "summary", html: RegExp])[] = [
    ["a table", "| a |\n| - |\n| b |", "summary", /<table>[\s\S]*<td>b<\/td>/],
    ["an alert", "> [!WARNING]\n> Hot.", "summary", /class="markdown-alert markdown-alert-warning"[\s\S]*Warning<\/p>/],
    ["an alert's picture", "> [!NOTE]\n> Hm.", "summary", /<svg class="octicon" viewBox="0 0 16 16"[\s\S]*<path d="M/],
    ["other code", "```ts\nlet a\n```", "summary", /^<pre><code class="language-ts">let a\n<\/code><\/pre>$/],
    ["a line end in a comment", "one\ntwo", "comment", /^<p>one<br>\s*two<\/p>$/],
    ["a line end in a summary", "one\ntwo", "summary", /^<p>one\ntwo<\/p>$/],
    ["folded text", "<details><summary>s</summary>\n\n**b**\n\n</details>", "comment", /<details>[\s\S]*<strong>b/],
    ["a task list", "- [x] done", "comment", /<input type="checkbox" checked disabled>/],
    ["a hidden comment", "<!-- key -->shown", "comment", /^<p>shown<\/p>$|^shown$/],
    ["a script", "<script>alert(1)</script>x", "comment", /^x$|^<p>x<\/p>$/],
    ["an event handler", '<b onclick="x()">b</b>', "comment", /^<p><b>b<\/b><\/p>$/],
    ["a script address", "[a](javascript:x)", "comment", /^<p><a>a<\/a><\/p>$/],
    ["a style", '<p style="position:fixed">p</p>', "comment", /^<p>p<\/p>$/],
  ]
  for (const [name, markdown, place, wanted] of cases) {
    test(name, async () => assert.match((await renderMarkdown(markdown, place)).text.trim(), wanted))
  }

  test("values in a page's template are escaped, HTML is not", () => {
    assert.equal(html`<p a="${'"'}">${["<b>", 1, undefined, html`<i>`]}</p>`.text, '<p a="&#34;">&#60;b&#62;1<i></p>')
  })
})
