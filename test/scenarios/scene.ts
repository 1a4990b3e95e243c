import assert from "node:assert/strict"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestContext } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { type CursorCloud, startCursorCloud } from "../../simulator/cursor/cloud.ts"
import type { CursorCloudOptions } from "../../simulator/cursor/settings.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { GitHubOptions, TokenOptions } from "../../simulator/github/options.ts"
import { type SimulatedGitHub, startGitHub } from "../../simulator/github/start.ts"
import type { ActionOptions, ActionResult, RunningAction } from "../../simulator/runner/action-run.ts"
import { runAction, startAction } from "../../simulator/runner/emulator.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import { assertNoLeak } from "./leaks.ts"
import { HOME } from "./payloads.ts"

const ROOT = join(import.meta.dirname, "../..")

/** Saves most of the time that a process needs to load the bundle. */
const COMPILE_CACHE = { NODE_COMPILE_CACHE: join(tmpdir(), "falconer-compile-cache") }

/**
 * Nobody's key; if it shows up anywhere but in the header to Cursor, something leaks. No piece of key or token is in
 * any other text of the tests.
 */
export const API_KEY = "crsr_c0ffee5ca1ab1e0ddba11deadbeef7b1f93ce4a86d25"
export const GITHUB_TOKEN = "ghs_Zq7T1mW4xR9nB2vK6yH3sD8fJ5gL0pQcXeUa"

/** Shorter than the simulator's own agents: most scenarios are not about the wait. */
const QUICK_AGENT: AgentStory = { creatingMs: 1_000, runningMs: 9_000 }

/** A job token that may do all the action wants. */
export const ISSUE_WRITER: TokenOptions = {
  value: GITHUB_TOKEN,
  kind: "installation",
  login: "github-actions[bot]",
  permissions: { contents: "read", issues: "write", pull_requests: "write" },
}

export type SceneOptions = {
  readonly cursor?: Partial<CursorCloudOptions>
  readonly github?: Partial<
    Pick<GitHubOptions, "repositories" | "prefix" | "users" | "tls" | "rendering" | "onRequest">
  > & {
    readonly token?: Partial<TokenOptions>
  }
  /** The simulators stay up for several runs of the action, such as the attempts of one workflow run. */
  readonly violationsExpected?: boolean
}

export type Scene = {
  readonly cursor: CursorCloud
  readonly github: SimulatedGitHub
  /** Lets time go by between two runs. */
  pass(ms: number): void
  /** Runs the action as built, in virtual time unless `realTime`. */
  run(options?: RunOptions): Promise<ActionResult>
  /** Runs it, and cancels the job (or does what `act` says) as soon as `isTime`. */
  runUntil(isTime: () => boolean, options?: RunOptions, act?: (running: RunningAction) => void): Promise<ActionResult>
  /** The same as soon as the cloud holds an agent. */
  runUntilLaunched(options?: RunOptions, act?: (running: RunningAction) => void): Promise<ActionResult>
}

/** Sends a signal to the stage that is running, past the runner. */
export function send(running: RunningAction, signal: NodeJS.Signals): void {
  const pid = running.pid()
  assert.ok(pid !== undefined, "something is running")
  process.kill(pid, signal)
}

export type RunOptions = ActionChanges & {
  readonly realTime?: boolean
  /** GitHub no longer holds what the event says, because the test has changed it. Default: it does. */
  readonly isOutdated?: boolean
  /** A server of this scene will not answer: time goes on without it soon. */
  readonly silence?: boolean
  /**
   * Runs the post step, too. Default: only after a main step that was cancelled or killed, because it takes a process of
   * its own and has nothing to do after any other.
   */
  readonly withPost?: boolean
}
type ActionChanges = Partial<Omit<ActionOptions, "actionDir" | "skipPost">>

/** Starts both simulators; they end with the test, which then fails if a request broke a contract. */
export async function setScene(context: TestContext, options: SceneOptions = {}): Promise<Scene> {
  const clock = startClock()
  const cursor = await startCursorCloud({
    clock,
    keys: [{ key: API_KEY }],
    repositories: [
      {
        name: HOME.fullName,
        defaultBranch: "master",
        pullRequests: [{ number: 2, headBranch: "changes" }],
        lastNumber: 2,
      },
    ],
    plan: QUICK_AGENT,
    ...options.cursor,
  })
  const { token, ...github } = options.github ?? {}
  const hub = await startGitHub({
    clock,
    tokens: [{ ...ISSUE_WRITER, ...token }],
    repositories: [homeRepository()],
    ...github,
  })
  context.after(async () => {
    await Promise.all([cursor.close(), hub.close()])
    if (options.violationsExpected) return
    assert.deepEqual(cursor.violations, [], "a request to Cursor broke its contract")
    assert.deepEqual(hub.violations, [], "a request to GitHub broke its contract")
  })
  const checked = (result: ActionResult) => {
    assertNoLeak({ cursor, github: hub, apiKey: API_KEY, token: GITHUB_TOKEN })
    return result
  }
  const hold = ({ github: happening, isOutdated = false }: RunOptions) => {
    if (happening?.event && !isOutdated) hub.holdEvent(happening.event)
  }
  const runUntil: Scene["runUntil"] = async (isTime, changes = {}, act = (running) => running.cancel()) => {
    hold(changes)
    const running = startAction(runOptions(cursor, hub, { withPost: true, ...changes }))
    const watch = setInterval(() => {
      if (!isTime()) return
      clearInterval(watch)
      act(running)
    }, 5)
    try {
      return checked(await running.done)
    } finally {
      clearInterval(watch)
    }
  }
  return {
    cursor,
    github: hub,
    pass: (ms) => clock.observe(clock.nowMs() + ms),
    run: async (changes = {}) => {
      hold(changes)
      return checked(await runAction(runOptions(cursor, hub, changes)))
    },
    runUntil,
    runUntilLaunched: (changes, act) => runUntil(() => cursor.launchCount > 0, changes, act),
  }
}

/** The repository of GitHub's example payloads, with the people in them. */
export function homeRepository(
  changes: Partial<GitHubOptions["repositories"][number]> = {},
): GitHubOptions["repositories"][number] {
  return {
    owner: HOME.owner,
    name: HOME.name,
    id: HOME.id,
    defaultBranch: "master",
    issues: [
      {
        number: 1,
        title: "Spelling error in the README file",
        body: "It looks like you accidentally spelled 'commit' with two 't's.",
        author: HOME.owner,
      },
    ],
    pullRequests: [
      {
        number: 2,
        title: "Update the README with new information.",
        body: "This is a pretty simple change that we need to pull into master.",
        author: HOME.owner,
        head: { ref: "changes", sha: "ec26c3e57ca3a959ca5aad62de7213c562f8c821", repository: HOME.fullName },
        base: { ref: "master" },
      },
    ],
    ...changes,
  }
}

/** The emulator's options for the action as built, in front of these simulators. */
export function runOptions(cursor: CursorCloud, github: SimulatedGitHub, changes: RunOptions): ActionOptions {
  const { realTime, silence, isOutdated: _, withPost = isCutShort(changes), inputs, github: context, ...rest } = changes
  return {
    actionDir: ROOT,
    secrets: [API_KEY],
    // On a busy machine an answer may take its time; virtual time must not run out meanwhile.
    ...(realTime ? { runnerEnv: COMPILE_CACHE } : virtualTime({ stallMs: silence ? 200 : 10_000 })),
    ...rest,
    skipPost: !withPost,
    inputs: { "api-key": API_KEY, "api-url": cursor.url, ...inputs },
    github: {
      repository: HOME.fullName,
      repositoryId: String(HOME.id),
      refName: "master",
      ref: "refs/heads/master",
      actor: HOME.owner,
      runId: "4242",
      action: "agent",
      job: "agent",
      token: GITHUB_TOKEN,
      apiUrl: github.apiUrl,
      graphqlUrl: github.graphqlUrl,
      serverUrl: github.serverUrl,
      ...context,
    },
  }
}

function isCutShort({ cancelOn, cancelAfterMs, killOn, runnerDiesOn, stepTimeoutMs }: RunOptions): boolean {
  return [cancelOn, cancelAfterMs, killOn, runnerDiesOn, stepTimeoutMs].some((reason) => reason !== undefined)
}

/** What the action itself logged, without the runner's header. */
export function logText(result: ActionResult): string {
  return result.log.join("\n")
}
