import { join } from "node:path"
import { startClock } from "../../simulator/clock.ts"
import { type CursorCloud, startCursorCloud } from "../../simulator/cursor/cloud.ts"
import { type SimulatedGitHub, startGitHub } from "../../simulator/github/start.ts"
import { HOME } from "../../simulator/payloads.ts"
import type { ActionOptions, ActionResult } from "../../simulator/runner/action-run.ts"
import { runAction } from "../../simulator/runner/emulator.ts"
import type { LogEntry } from "../../simulator/runner/job-log.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import { assertNoLeak } from "../../test/scenarios/leaks.ts"
import { type Subject, subjectOf } from "./payload.ts"
import type { Scenario } from "./scenarios.ts"

/** What became of a scenario. */
export type ScenarioRun = {
  readonly scenario: Scenario
  readonly subject: Subject
  readonly result: ActionResult
  /** The step's outputs, the outcome first. */
  readonly outputs: readonly (readonly [name: string, value: string])[]
  /** What the action wrote under the issue. */
  readonly comments: ReturnType<SimulatedGitHub["comments"]>
  /** How the action reacted to the issue, or to the comment that caused the event. */
  readonly reactions: readonly string[]
  /** What each launched agent was told. */
  readonly prompts: readonly string[]
  /** Requests that broke the description of either API; a right client makes none. */
  readonly violations: readonly unknown[]
}

export type RunOptions = {
  /** How many times as fast time runs for the action; without it, every wait is left out. */
  readonly timeScale?: number
  /** Keeps the action's time from one run to the next. */
  readonly timeFile?: string
  /** Called with each line of the log as soon as it is there. */
  readonly onLogEntry: (entry: LogEntry) => void
}

const ROOT = join(import.meta.dirname, "../..")
const LONGEST_RUN_MS = 25_000
/** Nothing hangs here: however slow the machine, time waits for every answer. */
const STALL_MS = LONGEST_RUN_MS

/** Both belong to nobody. */
export const API_KEY = "crsr_demo_key_that_opens_nothing"
export const GITHUB_TOKEN = "ghs_nobody_ever_held_this_token"
export const ACTIONS_BOT = "github-actions[bot]"

/** Runs the built action on a scenario, against a Cursor cloud and a GitHub of its own on this machine. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<ScenarioRun> {
  const subject = subjectOf(scenario.event)
  const clock = startClock()
  const github = await startHome(scenario, subject, clock)
  const cursor = await startCursorCloud({
    clock,
    keys: [{ key: API_KEY }],
    repositories: [{ name: HOME.fullName, defaultBranch: "master", lastNumber: subject.issue.number }],
    plan: ({ prompt }) => storyFor(scenario, prompt.text),
    ...(scenario.agentLimit !== undefined && { limits: { activeAgents: scenario.agentLimit } }),
    onPullRequest: ({ headBranch: head, baseBranch: base, ...pull }) => github.openPullRequest({ ...pull, head, base }),
    onPush: ({ repository, number }) => github.push({ repository, number }),
  })
  try {
    if (scenario.launchFault) cursor.addFault({ method: "POST", path: "/v0/agents", action: scenario.launchFault })
    const result = await runAction(actionOptions(scenario, options, { cursor, github }))
    assertNoLeak({ cursor, github, apiKey: API_KEY, token: GITHUB_TOKEN })
    const { outcome = "", ...others } = result.outputs
    const comments = github.comments(HOME.fullName, subject.issue.number)
    return {
      scenario,
      subject,
      result,
      outputs: Object.entries({ outcome, ...others }),
      comments: comments.filter(({ author }) => author === ACTIONS_BOT),
      reactions: reactionsTo(github, subject),
      prompts: cursor.agents.map(({ promptText }) => promptText),
      violations: [...cursor.violations, ...github.violations],
    }
  } finally {
    await Promise.all([cursor.close(), github.close()])
  }
}

function storyFor({ story, stories = {} }: Scenario, prompt: string): Scenario["story"] {
  const special = Object.entries(stories).find(([words]) => prompt.includes(words))
  if (special) return special[1]
  // Branches of one name would be one branch.
  return Object.keys(stories).length > 0 ? { creatingMs: 12_000, runningMs: 150_000 } : story
}

function reactionsTo(github: SimulatedGitHub, { issue, comment }: Subject): readonly string[] {
  const place = comment ? { comment: comment.id } : { issue: issue.number }
  return github.reactions({ repository: HOME.fullName, ...place }).map(({ content }) => content)
}

/** A GitHub with the issue of the payload, and the comment that caused the event. */
function startHome(scenario: Scenario, { issue, comment }: Subject, clock: ReturnType<typeof startClock>) {
  return startGitHub({
    clock,
    tokens: [
      {
        value: GITHUB_TOKEN,
        kind: "installation",
        login: ACTIONS_BOT,
        permissions: {
          ...{ contents: "read", issues: "write", pull_requests: "write" },
          ...{ checks: "read", statuses: "read", actions: "read" },
        },
      },
    ],
    users: [{ login: scenario.actor, type: "User" }],
    repositories: [
      {
        owner: HOME.owner,
        name: HOME.name,
        id: HOME.id,
        defaultBranch: "master",
        ...(scenario.checks && { checks: scenario.checks }),
        issues: [{ ...issue, ...(comment && { comments: [comment] }) }],
      },
    ],
  })
}

type Trigger = Pick<Scenario, "event" | "actor" | "inputs" | "cancelOn"> & { readonly eventName: string }

/** How the built action runs on an event, in front of these services. */
export function actionOptions(
  scenario: Trigger,
  { timeScale, timeFile, onLogEntry }: RunOptions,
  { cursor, github }: { readonly cursor: CursorCloud; readonly github: SimulatedGitHub },
): ActionOptions {
  const { nodeOptions = [], runnerEnv = {} } = virtualTime({
    stallMs: STALL_MS,
    ...(timeScale !== undefined && { scale: timeScale }),
    ...(timeFile !== undefined && { logFile: timeFile }),
  })
  return {
    actionDir: ROOT,
    secrets: [API_KEY],
    nodeOptions: ["--disable-warning=ExperimentalWarning", ...nodeOptions],
    runnerEnv,
    timeoutMs: LONGEST_RUN_MS,
    onLogEntry,
    ...(scenario.cancelOn && { cancelOn: scenario.cancelOn }),
    inputs: { "api-key": API_KEY, "api-url": cursor.url, ...scenario.inputs },
    github: {
      eventName: scenario.eventName,
      event: scenario.event,
      repository: HOME.fullName,
      repositoryId: String(HOME.id),
      ref: "refs/heads/master",
      actor: scenario.actor,
      action: "agent",
      workflow: "Cursor agent",
      token: GITHUB_TOKEN,
      apiUrl: github.apiUrl,
      graphqlUrl: github.graphqlUrl,
      serverUrl: github.serverUrl,
    },
  }
}
