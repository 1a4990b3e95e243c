import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startClock } from "../../simulator/clock.ts"
import { startCursorCloud } from "../../simulator/cursor/cloud.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import { type SimulatedGitHub, startGitHub } from "../../simulator/github/start.ts"
import { changed, HOME, issueComment, labeledIssue, payload } from "../../simulator/payloads.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { runAction } from "../../simulator/runner/emulator.ts"
import { assertNoLeak } from "../../test/scenarios/leaks.ts"
import { subjectOf } from "./payload.ts"
import { ACTIONS_BOT, API_KEY, actionOptions, GITHUB_TOKEN, type RunOptions } from "./run-scenario.ts"

/** Somebody does something, and the workflow of the recipe "Thread" runs. */
export type Act = {
  /** In one sentence, for the log and the page. */
  readonly title: string
  readonly where: "issue" | "pull request"
  readonly eventName: string
  readonly event: Readonly<Record<string, unknown>>
  readonly inputs: Readonly<Record<string, string>>
  /** What the person wrote, in Markdown. */
  readonly wrote?: string
}

export type ActRun = Act & { readonly result: ActionResult; readonly comments: ReturnType<SimulatedGitHub["comments"]> }

/** What became of the story. */
export type ThreadRun = {
  readonly acts: readonly ActRun[]
  readonly issue: ReturnType<SimulatedGitHub["issue"]>
  readonly pullRequest: ReturnType<SimulatedGitHub["issue"]>
  readonly pullNumber: number
  /** What each launched agent was told, the launch first. */
  readonly told: readonly (readonly string[])[]
  readonly violations: readonly unknown[]
}

const ISSUE = 1
const PULL = 2
const SECOND_MS = 1000
const PLACE = { path: "README.md", line: 12, diffHunk: "@@ -10,3 +10,3 @@\n ## Commits\n-A committ is\n+A commit is" }
const LINE_COMMENT = "Link the glossary here."

const STORY: AgentStory = {
  creatingMs: 12 * SECOND_MS,
  runningMs: 130 * SECOND_MS,
  branch: "cursor/fix-readme-spelling",
  diff: { linesAdded: 19, linesRemoved: 2, filesChanged: 2 },
  summary: "Spelled `commit` with one `t` in `README.md`, and added a test for it.",
  followUps: [
    { runningMs: 40 * SECOND_MS, summary: "Both places were copied from an **old page**, which is gone." },
    { runningMs: 70 * SECOND_MS, summary: "- Linked the glossary.\n- Shortened the headline." },
  ],
}

const THREAD = { label: "cursor", "pr-labels": "agent" }
const LABEL = { issue: { labels: [{ name: "cursor" }] } }

function acts(): readonly Act[] {
  const about = { number: PULL, title: "Fix the spelling", body: "", state: "open" }
  const review = {
    review: { id: 4100, node_id: "PRR_4100", body: "/cursor Good. Shorter, please." },
    pull_request: { ...about, node_id: undefined, html_url: `https://github.com/${HOME.fullName}/pull/${PULL}` },
  }
  const ask = { id: 4001, node_id: "IC_4001", body: "/cursor Where did the mistake come from?" }
  return [
    {
      title: "The owner puts the label on the issue",
      where: "issue",
      eventName: "issues",
      event: labeledIssue(LABEL),
      inputs: { ...THREAD, prompt: "Resolve the issue below. Add a test that fails without the fix." },
    },
    {
      title: "The owner asks the agent a question in a comment",
      where: "issue",
      eventName: "issue_comment",
      event: issueComment(ask.body, { comment: ask }),
      inputs: THREAD,
      wrote: ask.body,
    },
    {
      title: "The owner reviews the pull request",
      where: "pull request",
      eventName: "pull_request_review",
      event: changed(payload("pull_request_review", "submitted"), review),
      inputs: THREAD,
      wrote: `${review.review.body}\n\n> \`${PLACE.path}\`, line ${PLACE.line}: ${LINE_COMMENT}`,
    },
    {
      title: "The owner merges the pull request",
      where: "pull request",
      eventName: "pull_request",
      event: changed(payload("pull_request", "closed"), {
        pull_request: { ...about, state: "closed", merged: true, head: { ref: "cursor/fix-readme-spelling" } },
      }),
      inputs: { operation: "stop", label: "cursor" },
    },
  ]
}

/** Plays the life of an issue, its agent and its pull request, with the built action against simulated services. */
export async function runThread(options: RunOptions, onAct: (act: Act) => void): Promise<ThreadRun> {
  const clock = startClock()
  const github = await startHome(clock)
  const cursor = await startCursorCloud({
    clock,
    keys: [{ key: API_KEY }],
    repositories: [{ name: HOME.fullName, defaultBranch: "master", lastNumber: ISSUE }],
    plan: STORY,
    onPullRequest: ({ headBranch: head, baseBranch: base, ...pull }) => github.openPullRequest({ ...pull, head, base }),
  })
  const played: ActRun[] = []
  const folder = mkdtempSync(join(tmpdir(), "thread-demo-"))
  try {
    for (const [index, act] of acts().entries()) {
      onAct(act)
      prepare(github, act)
      const number = act.where === "issue" ? ISSUE : PULL
      const before = github.comments(HOME.fullName, number).length
      const scenario = { ...act, event: eventNow(github, act), actor: HOME.owner }
      const run = actionOptions(scenario, { ...options, timeFile: join(folder, "time") }, { cursor, github })
      const result = await runAction({ ...run, github: { ...run.github, runId: String(index + 1) } })
      const comments = github.comments(HOME.fullName, number).slice(before)
      played.push({ ...act, result, comments: comments.filter(({ author }) => author === ACTIONS_BOT) })
    }
    assertNoLeak({ cursor, github, apiKey: API_KEY, token: GITHUB_TOKEN })
    return {
      acts: played,
      issue: github.issue(HOME.fullName, ISSUE),
      pullRequest: github.issue(HOME.fullName, PULL),
      pullNumber: PULL,
      told: cursor.agents.map(({ promptText, followUps }) => [promptText, ...followUps.map(({ text }) => text)]),
      violations: [...cursor.violations, ...github.violations],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await Promise.all([cursor.close(), github.close()])
  }
}

/** A pull request in an event is as it is on GitHub: with the line that we have added. */
function eventNow(github: SimulatedGitHub, { where, event }: Act): Act["event"] {
  return where === "issue" ? event : changed(event, { pull_request: { body: github.issue(HOME.fullName, PULL).body } })
}

/** What people did on GitHub before the workflow hears of it. */
function prepare(github: SimulatedGitHub, { eventName, event }: Act): void {
  if (eventName === "issues" || eventName === "issue_comment") github.holdEvent(event)
  const place = { repository: HOME.fullName, number: PULL }
  if (eventName === "pull_request") github.mergePullRequest(HOME.fullName, PULL)
  if (eventName !== "pull_request_review") return
  const comments = [{ author: HOME.owner, body: LINE_COMMENT, place: PLACE }]
  github.addReview({ ...place, id: 4100, author: HOME.owner, body: "/cursor Good. Shorter, please.", comments })
}

function startHome(clock: ReturnType<typeof startClock>): Promise<SimulatedGitHub> {
  const permissions = { contents: "read", issues: "write", pull_requests: "write" } as const
  return startGitHub({
    clock,
    tokens: [{ value: GITHUB_TOKEN, kind: "installation", login: ACTIONS_BOT, permissions }],
    repositories: [
      {
        owner: HOME.owner,
        name: HOME.name,
        id: HOME.id,
        defaultBranch: "master",
        issues: [subjectOf(labeledIssue(LABEL)).issue],
      },
    ],
  })
}
