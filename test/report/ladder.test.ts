import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { commentText } from "../../src/report/comment-text.ts"
import type { RunReport } from "../../src/report/run-report.ts"
import { summaryText } from "../../src/report/summary-text.ts"
import { HOSTILE } from "./hostile-text.ts"
import { assertInert } from "./page-check.ts"
import { STATES } from "./states.ts"

/** GitHub's limits: characters of a comment, bytes of a step's summary. */
const COMMENT_CHARACTERS = 65_536
const SUMMARY_BYTES = 1_048_576
const MARKER_CHARACTERS = 1_500

function stateNamed(name: string): RunReport {
  const state = STATES.find((candidate) => candidate.name === name)
  assert.ok(state)
  return { ...state.report, run: { url: "https://github.com/octo-org/octo-repo/actions/runs/4242", attempt: 2 } }
}

const FINISHED = stateNamed("finished")

/** The finished run, with a text everywhere where others write. */
function filledWith(text: string): RunReport {
  const { agent, plan } = FINISHED
  assert.ok(agent && plan)
  // As many messages as a conversation of its greatest size can have, each longer than one is shown.
  const messages = Array.from({ length: 60 }, (_, id) => ({
    id: `${id}`,
    type: "assistant_message",
    text: text.slice(0, 10_500),
  }))
  return {
    ...FINISHED,
    agent: { ...agent, summary: text },
    // The inputs admit no ref of more than 250 bytes; a page shows 200 characters of one.
    plan: { ...plan, source: { kind: "ref", ref: text.slice(0, 1_000) }, prompt: { ...plan.prompt, text } },
    conversation: { messages },
    warnings: Array.from({ length: 40 }, (_, index) => `${index} "${text.slice(0, 2_000)}"`),
  }
}

/** Nothing, as much as GitHub takes for a body, and more than a page shows of any text. */
const SIZES = [0, 65_536, 210_000]
const FILLINGS: Readonly<Record<string, string>> = {
  letters: "a",
  backticks: "`",
  "backticks apart": "` ",
  "empty lines": "\n",
  "short lines": "`a`\n",
  pipes: "|",
  "emoji families": "👩‍👩‍👧‍👦",
  "wide characters": "漢",
  "invisible characters": "\u200b\u202e",
  "lone surrogates": "\ud800",
  "hostile Markdown": HOSTILE,
}

describe("the ladder keeps the limits", () => {
  for (const [name, filling] of Object.entries(FILLINGS)) {
    test(`with ${name}`, () => {
      for (const size of SIZES) {
        const report = filledWith(filling.repeat(Math.ceil(size / filling.length)))
        const comment = commentText(report)
        assert.ok(comment.length + MARKER_CHARACTERS <= COMMENT_CHARACTERS, `${size}: ${comment.length} characters`)
        const bytes = Buffer.byteLength(summaryText(report))
        assert.ok(bytes <= SUMMARY_BYTES, `${size}: ${bytes} bytes`)
        assert.match(comment, /\[pull request #8\]/, "the results stay")
      }
    })
  }

  test("with random text, and what is left is inert", () => {
    const text = fc.array(fc.constantFrom(...Object.values(FILLINGS), "x", "\n", "](", "<!--"), { maxLength: 80 })
    fc.assert(
      fc.property(text, (parts) => {
        const report = filledWith(parts.join("").repeat(20))
        assertInert(commentText(report))
        assert.ok(Buffer.byteLength(summaryText(report)) <= SUMMARY_BYTES)
      }),
      { seed: 6, numRuns: 20 },
    )
  })
})

describe("what does not fit is left out, the least important first, and named:", () => {
  const { agent } = FINISHED
  assert.ok(agent)
  const report: RunReport = { ...FINISHED, agent: { ...agent, summary: "A word or two.\n".repeat(400) } }
  const parts = (most: number) => {
    const comment = commentText(report, most)
    return {
      fits: comment.length <= most,
      summary: comment.includes("A word or two."),
      facts: comment.includes("| What | Value |"),
      note: /Left out, because a comment has its limit: (.*)\.$/m.exec(comment)?.[1],
    }
  }
  const ALL = { fits: true, summary: true, facts: true, note: undefined }
  const whole = commentText(report).length
  const base = commentText({ ...report, agent: { ...agent, summary: undefined } }).length

  test("nothing", () => assert.deepEqual(parts(whole), ALL))
  test("the summary is shortened, and says so itself", () => {
    assert.deepEqual(parts(whole - 1), ALL)
    assert.match(commentText(report, whole - 1), /\[… [\d,]+ lines cut\]/)
  })
  test("the summary", () => {
    const tight = parts(base + 100)
    assert.deepEqual(tight, { ...ALL, summary: false, note: "the agent's summary" })
  })
  test("then the facts", () => {
    const seen = Array.from({ length: 40 }, (_, index) => parts(base + 100 - index * 30)).filter(({ fits }) => fits)
    const notes = [...new Set(seen.map(({ note }) => note))]
    assert.deepEqual(notes, ["the agent's summary", "the agent's summary, the details"])
    for (const { facts, note } of seen) assert.equal(facts, !note?.includes("details"))
  })

  test("on the summary page the conversation goes first, then the prompt", () => {
    const long = filledWith("漢漢漢漢漢漢漢漢漢 ".repeat(7_000))
    const marks = (page: string) => [
      page.includes("<summary>The conversation"),
      page.includes("<summary>The whole prompt"),
      page.includes("### What the agent says about it"),
    ]
    const steps = [1_000_000, 400_000, 380_000, 180_000].map((most) => marks(summaryText(long, most)).join())
    assert.deepEqual(steps, ["true,true,true", "false,true,true", "false,true,true", "false,false,true"])
    assert.match(summaryText(long, 400_000), /The conversation is left out for size/)
    assert.match(summaryText(long, 180_000), /The text of the prompt is left out for size/)
  })
})
