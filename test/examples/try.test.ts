import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import { after, describe, test } from "node:test"
import { openTerminal } from "../../scripts/demo/terminal.ts"
import { READY_EVENTS } from "../../scripts/try/ready-events.ts"
import { tryFromCommandLine } from "../../scripts/try/try-files.ts"

const ROOT = join(import.meta.dirname, "../..")
/** Hosted runners bring jq; some examples filter with it. */
const NO_JQ = spawnSync("jq", ["--version"]).error ? "jq is not installed" : false

const folder = mkdtempSync(join(tmpdir(), "try-"))
after(() => rmSync(folder, { recursive: true, force: true }))
let trials = 0

type Shown = {
  readonly exitCode: number
  readonly text: string
  /** What a reader of the page sees. */
  readonly page: () => string
}

/** Does what `npm run try` does, in front of a terminal that keeps what it is told. */
async function trial(...args: readonly string[]): Promise<Shown> {
  const file = join(folder, `${trials++}.html`)
  const stdout = new PassThrough({ encoding: "utf8" })
  const exitCode = await tryFromCommandLine([...args, "--page", file], openTerminal({}, stdout))
  const page = () =>
    readFileSync(file, "utf8")
      .replace(/^[\s\S]*<body>/, "")
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/&#39;|&#x27;/g, "'")
      .replaceAll(/\s+/g, " ")
  return { exitCode, text: String(stdout.read()), page }
}

const example = (name: string) => join(ROOT, "examples", name)

function written(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const JOBS = `permissions: { issues: write }
jobs:
  agent:
    if: github.event.label.name == 'cursor' || github.event.comment
    runs-on: ubuntu-latest
    steps:
      - uses: OWNER/falconer@COMMIT
        with:
          api-key: \${{ secrets.CURSOR_API_KEY }}
          prompt: Do it
`
const COMMENTS = written("comments.yml", `on:\n  issue_comment:\n    types: [created]\n${JOBS}`)
const LABELS = written(
  "labels.yml",
  `on:\n  issues:\n    types: [labeled]\n${JOBS.replace(" || github.event.comment", "")}`,
)

/** The ready event that each example is tried with, and what is then to be seen. */
const EXAMPLES: readonly {
  readonly file: string
  readonly event?: string
  readonly sees: readonly RegExp[]
  /** What the agents were told, in the order of their making. */
  readonly told?: RegExp
  readonly needsJq?: true
}[] = [
  {
    file: "thread.yml",
    sees: [
      /^Event: the owner puts the label on issue #1\.$/m,
      /^Job agent, concurrency group cursor-1$/m,
      /^On issue #1: 1 comment, reactions: eyes, rocket$/m,
      /finished: \[pull request #2\]\(\S+\) “Resolve the issue below/,
    ],
    told: /^Resolve the issue below\. .* Title: Spelling error in the README file/,
  },
  {
    file: "thread.yml",
    event: "review",
    sees: [
      /^Job agent, concurrency group cursor-2$/m,
      /^Notice: The follow-up went to agent/m,
      /^Agents launched: 0\./m,
      /^On pull request #2: 1 comment/m,
    ],
  },
  {
    file: "issue-to-pull-request.yml",
    sees: [/^ {2}Checks: passed, failures sent back to the agent once\.$/m, /^On issue #1: 1 comment/m],
    told: /^Resolve the issue below\. .* not ok 1 - says how to start/,
  },
  {
    file: "ci-failure.yml",
    sees: [/^Job verify is skipped/m, /^Job agent, concurrency group ci-failure$/m, /^ {2}Start: {8}master$/m],
    told: /^The checks failed in https:\S+\/actions\/runs\/\d+ \(commit [0-9a-f]{40}\)\./,
  },
  {
    file: "dependabot-and-forks.yml",
    event: "dependabot",
    sees: [
      /^ {2}Start: {8}https:\/\/github\.com\/Codertocat\/Hello-World\/pull\/2$/m,
      /^On pull request #2: 1 comment/m,
      /^Branch: {7}dependabot\/npm_and_yarn\/left-pad-2$/m,
    ],
  },
  { file: "enterprise-server.yml", sees: [/^secrets\.PROXY_URL is empty: give it with/m, /^Agents launched: 1 /m] },
  {
    file: "manual-run.yml",
    sees: [/with task: Fix the spelling.*, minutes: 60, pull-request: true\.$/m, /group ask-an-agent-master$/m],
  },
  {
    file: "launch-and-collect.yml",
    sees: [/^Job collect is skipped/m, /^On issue #1: 1 comment/m, /^Agents launched: 1\. /m],
  },
  {
    file: "chained-steps.yml",
    sees: [/^ {2}Start: {8}\S+\/pull\/1$/m, /^Notice: The follow-up went to/m, /^ {2}Ready for people, \S+\/pull\/1$/m],
    told: /^Fix the spelling .* Somebody has reviewed your branch .* Review this pull request as a stranger/,
  },
  {
    file: "matrix.yml",
    sees: [
      ...["api", "web"].flatMap((name) =>
        ["license-headers", "node-24"].map((task) => new RegExp(`^Job ${task} in my-org/${name},`, "m")),
      ),
      /^Branch: {7}license-headers-4242$/m,
      /^Cursor agent finished after 2 min \d\d s\.$/m,
      /^Agents launched: 4 /m,
    ],
  },
  {
    file: "many-repositories.yml",
    sees: [/^3 of 3 tasks finished\.$/m, /\| `my-org\/tools` \|/, /^Agents launched: 3 /m],
  },
  {
    file: "compare-models.yml",
    sees: ["claude-4.5-sonnet-thinking", "composer-2", "gpt-5.2"].map(
      (model) => new RegExp(`\\| \`${model}\` \\| finished`),
    ),
  },
  { file: "work-off-a-label.yml", sees: [/^1 of 1 task finished\.$/m, /\| `issue-1` \|/], needsJq: true },
  { file: "scheduled-documentation.yml", sees: [/^Branch: {7}docs\/upkeep-4242$/m], needsJq: true },
]

describe("npm run try", { concurrency: 3 }, () => {
  test("is tried with each example", () => {
    const tried = new Set(EXAMPLES.map(({ file }) => file))
    assert.deepEqual([...tried].sort(), readdirSync(join(ROOT, "examples")).sort())
  })

  for (const { file, event, sees, told, needsJq } of EXAMPLES) {
    test(`${file} as it is${event === undefined ? "" : `, on ${event}`}`, { skip: needsJq && NO_JQ }, async () => {
      const { exitCode, text, page } = await trial(example(file), ...(event === undefined ? [] : ["--event", event]))
      assert.equal(exitCode, 0, text)
      for (const pattern of sees) assert.match(text, pattern)
      if (told) assert.match(page().split("What the agents were told ")[1] ?? "", told)
      const keys = [...text.matchAll(/^ {2}Launch key: +(\w+)$/gm)].map(([, key]) => key)
      assert.equal(new Set(keys).size, keys.length, "every launch has a key of its own")
      const times = [...text.matchAll(/^Cursor agent finished after (\d+) min/gm)].map(([, minutes]) => Number(minutes))
      assert.ok(
        times.every((minutes) => minutes < 13),
        `each step counts its own time: ${times}`,
      )
      assert.doesNotMatch(text, /^(Warning|Error): |crsr_|ghs_|broke an API's description/m)
    })
  }

  test("a launch, Cursor's call through the relay, and the end that is collected", async () => {
    const { exitCode, text, page } = await trial(join(import.meta.dirname, "fixtures/relayed.yml"))
    assert.equal(exitCode, 0, text)
    assert.match(text, /^secrets\.RELAY_URL is the address of a relay on this machine\.$/m)
    assert.match(text, /^1 turn collected, 0 still open\.$/m)
    assert.match(page(), /success Event: the owner puts the label on issue #1\./)
    assert.match(page(), /Codertocat opened this issue .* The label cursor was added .* Cursor agent finished/)
    assert.match(page(), /What the agents were told Fix the issue below\./)
  })

  test("what may not start an agent: a stranger, another label, a fork", async () => {
    const stranger = await trial(example("thread.yml"), "--event", "comment", "--sender", "passer-by")
    assert.match(stranger.text, /^Event: passer-by comments on issue #1\.$/m)
    assert.match(stranger.text, /^Notice: Skipped: passer-by has read permission/m)
    const label = await trial(LABELS, "--label", "bug")
    assert.match(label.text, /^Job agent is skipped: its `if` is false: github\.event\.label\.name == 'cursor'$/m)
    const fork = await trial(example("dependabot-and-forks.yml"), "--event", "fork")
    assert.match(fork.text, /^Notice: Skipped: .*comes from a fork/m)
    for (const { exitCode, text } of [stranger, label, fork]) {
      assert.equal(exitCode, 0, text)
      assert.match(text, /^Agents launched: 0\./m)
    }
  })

  const OWN = `on:
  issue_comment:
  push:
    branches: [main, 'release/**', '!release/old']
permissions: {issues: write}
jobs:
  last:
    needs: first
    if: always()
    runs-on: ubuntu-latest
    container: node:24
    steps:
      - run: echo "first is \${{ needs.first.result }}, OTHER is '$OTHER'"
        env: {OTHER: "\${{ secrets.OTHER }}"}
  first:
    runs-on: ubuntu-latest
    strategy: {matrix: {leg: [1, 2], include: [{leg: 3, more: "yes"}]}}
    steps:
      - uses: actions/checkout@v4
      - run: |
          echo "LEG=\${{ matrix.leg }}\${{ matrix.more }}" >> "$GITHUB_ENV"
          cat payload.json
      - run: echo "leg $LEG"; exit \${{ matrix.leg == 2 && 3 || 0 }}
      - uses: me/falconer@v1
        if: matrix.leg == 1
        with: {api-key: "\${{ secrets.MY_KEY }}", promt: Hello}
`
  const CLOSED = {
    action: "closed",
    issue: { number: 9, title: "T", body: "B", user: { login: "me", type: "User" } },
    repository: { full_name: "me/mine", default_branch: "main" },
    sender: { login: "me", type: "User" },
  }

  test("a file of somebody's own: what is not simulated is named, and a job that fails is exit code 1", async () => {
    const file = written("own.yml", OWN)
    mkdirSync(join(folder, "files"))
    written("files/payload.json", "the checkout\n")
    const { exitCode, text, page } = await trial(file, "--checkout", join(folder, "files"))
    assert.equal(exitCode, 1, text)
    for (const pattern of [
      /^Warning: .*own\.yml: job last: `container` has no effect here\.$/m,
      /^Warning: .*own\.yml:26: Invalid action input 'promt'\.$/m,
      /^secrets\.OTHER is empty: give it with --secret OTHER=VALUE\.$/m,
      /^secrets\.MY_KEY is made up; the repository needs one of this name\.$/m,
      /^- actions\/checkout@v4: passed over, the files of .* are in the workspace$/m,
      /^the checkout$/m,
      /^leg 3yes$/m,
      /^Error: Process completed with exit code 3\.$/m,
      /^first is failure, OTHER is ''$/m,
      /Jobs: first \(1\): success, first \(2\): failure, first \(3, yes\): success, last: success\.$/m,
    ]) {
      assert.match(text, pattern)
    }
    assert.match(page(), /failure Event: the owner comments on issue #1\./)
  })

  const key = "crsr_0123456789abcdef0123456789abcdef"
  test("a payload of somebody's own, and a secret that no page shows", async () => {
    const file = written(
      "closed.yml",
      `on: issues\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo "\${{ github.event.issue.title }} $KEY"\n        env: {KEY: "\${{ secrets.CURSOR_API_KEY }}"}\n`,
    )
    const event = written("closed.json", JSON.stringify(CLOSED))
    const { exitCode, text, page } = await trial(file, "--event", event, "--secret", `CURSOR_API_KEY=${key}`)
    assert.equal(exitCode, 0, text)
    assert.match(text, /^T \*\*\*$/m)
    assert.ok(!text.includes(key) && !page().includes(key))
  })

  const REFUSED: Readonly<Record<string, readonly [args: readonly string[], answer: RegExp]>> = {
    "no file": [[], /^Name the workflow file to try\.$/m],
    "a file that is not there": [["nothing.yml"], /^nothing\.yml cannot be read\. Name a workflow file/m],
    "an empty file": [[written("empty.yml", "\n")], /empty\.yml is empty\.$/m],
    "no YAML": [[written("no.yml", "on: [push\n  a: b: c")], /no\.yml is not YAML: .* \(2:4\)/],
    "no workflow": [
      [written("other.yml", "hello: 1\n")],
      /GitHub refuses this[\s\S]*other\.yml:1: Required property is missing: jobs/,
    ],
    "what GitHub refuses": [
      [written("bad.yml", OWN.replace("push:", "pushed:").replace("needs.first.result", "nix.first"))],
      /bad\.yml:3: Unexpected value 'pushed'[\s\S]*bad\.yml:13: Unrecognized named-value: 'nix'/,
    ],
    "an unknown event": [
      [COMMENTS, "--event", "coment"],
      /^There is no event "coment"\. Did you mean --event comment\? These are ready:$/m,
    ],
    "an event that it does not listen to": [
      [COMMENTS, "--event", "issue"],
      /it does not listen to `issues`; it listens to `issue_comment` \(created\)\. Ready for it: --event comment, --event pull-request-comment\.$/m,
    ],
    "a type that it does not listen to": [
      [LABELS, "--event", "issues.closed"],
      /it does not listen to `issues` of the type closed; it listens to `issues` \(labeled\)/,
    ],
    "a branch that it leaves out": [
      [written("own-push.yml", OWN), "--event", "push"],
      /its filter of branches leaves out master/,
    ],
    "a webhook for a workflow without dispatches": [
      [COMMENTS, "--event", "webhook"],
      /it does not listen to `repository_dispatch`/,
    ],
    "a payload of no known event": [
      [COMMENTS, "--event", written("odd.json", "{}")],
      /odd\.json: it cannot be told which event this is the payload of\.$/m,
    ],
    "an unknown option": [
      [example("matrix.yml"), "--evnt", "x"],
      /^There is no option --evnt; did you mean --event\?$/m,
    ],
    "an input that the workflow lacks": [
      [example("manual-run.yml"), "--input", "taks=Do it"],
      /^The workflow has no input `taks`\. Did you mean `task`\?$/m,
    ],
    "a choice that the form does not offer": [
      [example("manual-run.yml"), "--input", "minutes=7"],
      /^--input minutes is one of 30, 60, 120, not "7"\.$/m,
    ],
    "a secret without a value": [[example("matrix.yml"), "--secret", key], /^Write --secret as NAME=VALUE\.$/m],
    "a story with a mistake": [
      [example("matrix.yml"), "--story", written("story.json", '{"runingMs": 1}')],
      /story\.json/,
    ],
    "a relay that is none": [
      [join(import.meta.dirname, "fixtures/relayed.yml"), "--relay", written("none.mjs", "export default 1")],
      /none\.mjs exports no `fetch` by default/,
    ],
  }
  for (const [name, [args, answer]] of Object.entries(REFUSED)) {
    test(`refuses ${name}`, async () => {
      const { exitCode, text } = await trial(...args)
      assert.equal(exitCode, 2, text)
      assert.match(text, answer)
      assert.match(text, /npm run try -- --help lists the options\.$/m)
      assert.ok(!text.includes(key))
    })
  }

  test("lists its options and events", async () => {
    const { exitCode, text } = await trial("--help")
    assert.equal(exitCode, 0)
    for (const option of ["--event", "--secret", "--relay", "--page"]) assert.ok(text.includes(`\n  ${option}`), option)
    const { text: list } = await trial("--list")
    for (const { name } of READY_EVENTS) assert.match(list, new RegExp(`^  ${name} `, "m"))
  })
})
