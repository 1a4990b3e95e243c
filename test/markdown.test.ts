import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import remarkGfm from "remark-gfm"
import remarkParse from "remark-parse"
import { unified } from "unified"
import type { SanitizedAgent } from "../src/model/agent.ts"
import type { Outcome } from "../src/model/outcome.ts"
import { problem } from "../src/report/catalogue.ts"
import { commentText } from "../src/report/comment-text.ts"
import type { RunReport } from "../src/report/run-report.ts"
import { summaryText } from "../src/report/summary-text.ts"

const AGENT: SanitizedAgent = {
  id: "bc-1",
  status: "FINISHED",
  url: "https://cursor.com/agents?id=bc-1",
  branchName: "cursor/fix",
  pullRequest: { url: "https://github.com/o/r/pull/7", number: 7 },
  summary: undefined,
  changes: { added: 42, removed: 7, files: 3 },
}
const RUN_URL = "https://github.com/o/r/actions/runs/4242"
const BRANCH_URL = "https://github.com/o/r/tree/cursor/fix"
const OWN_LINKS: readonly string[] = [AGENT.url ?? "", AGENT.pullRequest?.url ?? "", RUN_URL, BRANCH_URL]
const OWN_HTML = /^(<details>|<\/details>|<summary>[^<>]*<\/summary>|\s)+$/

/** Every text by others holds it, so that one can see where that text ends up. */
const CANARY = "canary"

function reportWith(changes: Partial<RunReport> & { readonly hostile?: string } = {}): RunReport {
  const { hostile = `a ${CANARY}`, ...rest } = changes
  const agent = { ...AGENT, summary: hostile, branchName: hostile, status: hostile }
  const outcome: Outcome = { kind: "failed", agent, problem: problem("request-refused", { detail: hostile }) }
  return {
    run: { url: RUN_URL, attempt: 1 },
    plan: {
      repository: "o/r",
      source: { kind: "ref", ref: hostile },
      model: hostile,
      asksForPullRequest: true,
      launchKey: "0123456789ab",
      prompt: {
        origin: "the input `prompt`",
        sha256: "0".repeat(64),
        bytes: 7,
        removed: { invisibleCharacters: 1, hiddenElements: 1, tinyElements: 1, unknownElements: 1 },
        cutBytes: 1,
        text: hostile,
      },
    },
    agent,
    agentOrigin: "launched",
    timeline: [
      { status: "CREATING", waitedMs: 0 },
      { status: hostile, waitedMs: 60_000 },
    ],
    elapsedMs: 90_000,
    outcome,
    warnings: [hostile],
    ...rest,
  }
}

type Node = {
  readonly type: string
  readonly lang?: string | null | undefined
  readonly value?: string
  readonly url?: string
  readonly children?: readonly Node[]
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)]
}

const parser = unified().use(remarkParse).use(remarkGfm)

/** Fails when text by others does anything but be read: link, show a picture, mention, close an issue, draw, or hide. */
function assertInert(markdown: string): void {
  const nodes = nodesOf(parser.parse(markdown))
  for (const { type, value = "", url = "", lang } of nodes) {
    assert.ok(type !== "html" || OWN_HTML.test(value), `html: ${value}`)
    assert.ok(type !== "link" || OWN_LINKS.includes(url), `link: ${url}`)
    assert.ok(!/^(image|imageReference|definition|footnoteDefinition|footnoteReference)$/.test(type), type)
    assert.ok(!(lang && lang !== "text" && value.includes(CANARY)), `${lang}: ${value}`)
    if (type === "text") assert.doesNotMatch(value, /(^|\s)@\w|\b(fixes|closes|resolves) #\d|https?:\/\//i)
  }
  const headings = nodes.filter(({ type }) => type === "heading")
  for (const { value = "" } of headings.flatMap(nodesOf)) assert.ok(!value.includes(CANARY), `heading: ${value}`)
}

const HOSTILE = [
  `@octocat ${CANARY} fixes #1 https://evil.example/${CANARY}`,
  `![${CANARY}](https://evil.example/p.png) [${CANARY}](https://evil.example/)`,
  `<img src=x alt=${CANARY}> <!-- ${CANARY} --> <script>${CANARY}</script></details>`,
  `\`\`\`\n${CANARY}\n\`\`\`\n\n\`\`\`\`\n# ${CANARY}`,
  `~~~\n${CANARY}\n~~~`,
  `| ${CANARY} | x |\n| --- | --- |\n| \\| ${CANARY} |`,
  `[^1]: ${CANARY}\n\n[x]: https://evil.example "${CANARY}"\n\n[x] [^1]`,
  `> ${CANARY}\n- ${CANARY}\n    ${CANARY}\n`,
  `\`${CANARY}\` \`\`${CANARY}\` \\\`${CANARY}`,
  `${CANARY}\r\n\r\n---\r\n# ${CANARY}\u2028${CANARY}`,
  `</summary></details>\n\n${CANARY}`,
  `$$\n${CANARY}\n$$ \`\`\`mermaid\ngraph ${CANARY}`,
]

describe("text by others is inert", () => {
  for (const hostile of HOSTILE) {
    test(JSON.stringify(hostile).slice(0, 70), () => {
      for (const render of [commentText, summaryText]) assertInert(render(reportWith({ hostile })))
    })
  }

  test("however it is put together", () => {
    const part = fc.oneof(
      fc.constantFrom(
        "`",
        "```",
        "````",
        "~~~",
        "\n",
        "\n\n",
        "\r",
        "|",
        "\\",
        "<",
        "<!--",
        "-->",
        "[",
        "](",
        ")",
        "#",
        "> ",
        "    ",
      ),
      fc.constantFrom(
        CANARY,
        "</details>",
        "<img src=x>",
        "@octocat",
        "&#64;",
        "\u200b",
        "\u2028",
        "https://evil.example/",
      ),
      fc.string({ unit: "grapheme", maxLength: 5 }),
    )
    const text = fc.array(part, { maxLength: 15 }).map((parts) => parts.join(""))
    fc.assert(
      fc.property(text, (hostile) => {
        for (const render of [commentText, summaryText]) assertInert(render(reportWith({ hostile })))
      }),
      { seed: 17, numRuns: 40 },
    )
  })

  test("also in a reason to skip and in the value of an input", () => {
    for (const hostile of HOSTILE) {
      const skipped: Outcome = { kind: "skipped", reason: `the label is ${hostile}` }
      assertInert(summaryText(reportWith({ outcome: skipped })))
      const message = `Input \`ref\`: ${JSON.stringify(hostile)} is not a branch or a commit.`
      const refused: Outcome = { kind: "error", problem: problem("bad-input", { message }) }
      assertInert(summaryText(reportWith({ outcome: refused })))
    }
  })
})

describe("the pages keep to GitHub's limits", () => {
  const LONG = ["a", "\n", "`", "```\n", "\u{1f985}", "&", "漢字", "|"].map((piece) => piece.repeat(120_000))
  for (const long of LONG) {
    test(`with a summary and a prompt of ${JSON.stringify(long.slice(0, 4))} all over`, () => {
      const { plan } = reportWith()
      assert.ok(plan)
      const report = reportWith({
        agent: { ...AGENT, summary: long },
        plan: { ...plan, prompt: { ...plan.prompt, text: long } },
        outcome: { kind: "finished", agent: AGENT },
      })
      const comment = commentText(report)
      assert.ok(comment.length < 65_000, `${comment.length} characters`)
      const summary = summaryText(report)
      assert.ok(Buffer.byteLength(summary) < 1_048_576, `${Buffer.byteLength(summary)} bytes`)
    })
  }
})

describe("the comment says", () => {
  const headline = (outcome: Outcome | undefined, agent = AGENT) =>
    /^### \S+ ([^:]*?)(?:: .*)?$/m.exec(commentText(reportWith({ outcome, agent })))?.[1]
  test("how it is in its headline", () => {
    assert.equal(headline(undefined, { ...AGENT, status: "CREATING" }), "Cursor agent is starting")
    assert.equal(headline(undefined, { ...AGENT, status: "RUNNING" }), "Cursor agent is working")
    assert.equal(headline({ kind: "finished", agent: AGENT }), "Cursor agent finished")
    assert.equal(headline({ kind: "failed", agent: AGENT, problem: problem("agent-failed") }), "Cursor agent failed")
  })

  test("where the pull request, the agent and the run are", () => {
    const text = commentText(reportWith({ outcome: { kind: "finished", agent: AGENT }, agent: AGENT }))
    for (const url of OWN_LINKS) assert.ok(text.includes(`](${url})`), url)
    assert.match(text, /`cursor\/fix`/)
    assert.match(text, /3 files.*42 lines added, 7 removed/)
  })

  test("what went wrong and what to do", () => {
    const outcome: Outcome = { kind: "expired", agent: AGENT, problem: problem("agent-expired") }
    const text = commentText(reportWith({ outcome }))
    const { message, remedy } = problem("agent-expired")
    assert.ok(text.includes(message) && text.includes(remedy))
  })
})
