import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestContext } from "node:test"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { CheckPlan, CommitPlan, FileOptions, GitHubOptions, TokenOptions } from "../../simulator/github/options.ts"
import { appendRecord } from "../../simulator/runner/virtual-time-log.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import { HOME, labeledIssue } from "./payloads.ts"
import { homeRepository, ISSUE_WRITER, type RunOptions, type Scene, setScene } from "./scene.ts"

export const RED: CheckPlan = {
  name: "test",
  conclusion: "failure",
  failedStep: "Run npm test",
  log: "2026-11-26T18:00:00.0000000Z ##[group]Run npm test\n2026-11-26T18:00:01.0000000Z not ok 1 - adds\n2026-11-26T18:00:01.0000000Z ##[error]exit code 1\n",
}
export const GREEN: CheckPlan = { name: "test" }
/** There when the pull request is, and over. */
export const AT_ONCE = { startsAfterMs: 0, takesMs: 0 } as const
export const CAN_READ_CHECKS = {
  ...ISSUE_WRITER.permissions,
  checks: "read",
  statuses: "write",
  actions: "read",
} as const

export type Setting = {
  readonly checks: readonly CommitPlan[]
  readonly story?: AgentStory
  readonly permissions?: TokenOptions["permissions"]
  readonly files?: readonly FileOptions[]
  /** Where the head of the pull request is. Default: here. */
  readonly headRepository?: string
  /** The agent changes nothing when failures are sent back. */
  readonly isIdle?: boolean
  readonly onOpened?: (scene: Scene, number: number) => void
  readonly onRequest?: (scene: Scene, path: string) => void
}

/** How an agent lives in this setting. */
export function storyOf({ story = {} }: Setting): AgentStory {
  const turn = { creatingMs: 1_000, runningMs: 9_000 }
  return { ...turn, followUps: [turn, turn, turn], ...story }
}

/** A repository with a plan of checks for each commit, and an agent that pushes one commit in each turn. */
export async function stage(context: TestContext, setting: Setting): Promise<Scene> {
  const { checks, permissions = CAN_READ_CHECKS, files = [{ filename: "src/a.ts" }] } = setting
  let scene: Scene | undefined
  const repositories: GitHubOptions["repositories"] = [homeRepository({ checks, private: true })]
  scene = await setScene(context, {
    cursor: {
      plan: storyOf(setting),
      onPullRequest: ({ headBranch, ...opened }) => {
        const { headRepository: repository } = setting
        const head = repository === undefined ? headBranch : { ref: headBranch, sha: "b".repeat(40), repository }
        const number = scene?.github.openPullRequest({ ...opened, head, files }) ?? 0
        if (scene) setting.onOpened?.(scene, number)
      },
      onPush: ({ repository, number }) => {
        if (setting.isIdle !== true) scene?.github.push({ repository, number })
      },
    },
    github: {
      repositories,
      token: { permissions },
      onRequest: ({ path }) => {
        if (scene) setting.onRequest?.(scene, path)
      },
    },
  })
  return scene
}

/** The label on issue 1 starts an agent, and its comment is there. */
export const labeled = (inputs: Readonly<Record<string, string>> = {}, runAttempt = "1"): RunOptions => ({
  github: { eventName: "issues", event: labeledIssue(), runAttempt },
  inputs: { prompt: "Fix the typo.", ...inputs },
})

/** The events that tell of a commit's checks, as GitHub writes them. */
export type CheckEvent = "workflow_run" | "check_suite" | "status"

/** What one of them tells of the pull request's head. */
export function verifying(
  scene: Scene,
  inputs: Readonly<Record<string, string>> = {},
  {
    number = 3,
    runId = "7777",
    headRepository = HOME.fullName as string,
    eventName = "workflow_run" as CheckEvent,
  } = {},
): RunOptions {
  const sha = scene.github.headOf(HOME.fullName, number)
  const about = {
    workflow_run: {
      action: "completed",
      workflow_run: { head_sha: sha, head_repository: { full_name: headRepository } },
    },
    check_suite: { action: "completed", check_suite: { head_sha: sha, conclusion: "failure", pull_requests: [] } },
    status: { sha, state: "failure", context: "build" },
  }[eventName]
  return {
    github: { eventName, event: { ...about, repository: { full_name: HOME.fullName, private: true } }, runId },
    inputs: { operation: "verify", "max-fixes": "2", ...inputs },
  }
}

/** Lets a process begin at a moment of the simulators' time, which runs ahead of the machine's. */
export function startingAt(epochMs: number): Pick<RunOptions, "nodeOptions" | "runnerEnv"> {
  const logFile = join(mkdtempSync(join(tmpdir(), "starting-at-")), "time.jsonl")
  appendRecord(logFile, { event: "exit", script: "", virtualMs: 0, realMs: 0, epochMs, realEpochMs: Date.now() })
  return virtualTime({ logFile, stallMs: 10_000 })
}

/** What an agent was sent after its launch. */
export function fixesSent({ cursor }: Scene): readonly string[] {
  return cursor.agents.flatMap(({ followUps }) => followUps.map(({ text }) => text))
}

/** The one comment of ours, without its marker. */
export function commentOn({ github }: Scene, number = 1): string {
  const ours = github.comments(HOME.fullName, number).filter(({ author }) => author === "github-actions[bot]")
  const [comment] = ours
  if (ours.length !== 1 || !comment) throw new Error(`${ours.length} comments of ours`)
  return comment.body.replace(/^<!--[^>]*-->\n/, "")
}
