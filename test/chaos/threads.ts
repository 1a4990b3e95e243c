import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startClock } from "../../simulator/clock.ts"
import { type CursorCloud, startCursorCloud } from "../../simulator/cursor/cloud.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { Fault } from "../../simulator/fault.ts"
import { type SimulatedGitHub, startGitHub } from "../../simulator/github/start.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { startAction } from "../../simulator/runner/emulator.ts"
import { type Random, seeded } from "../../simulator/runner/seeded-random.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import { changed, HOME, issueComment } from "../scenarios/payloads.ts"
import { API_KEY, homeRepository, ISSUE_WRITER, runOptions } from "../scenarios/scene.ts"
import { DOUBTFUL_LAUNCHES, READ_FAULTS, REFUSED_LAUNCHES } from "./fault-kinds.ts"

/** One command in a comment: who gives it, and what happens to the run that it starts. */
export type ThreadCommand = {
  /** Is in no other command, so that it can be counted wherever it arrives. */
  readonly text: string
  readonly author: "ann" | "ben" | "mallory"
  readonly cut:
    | { readonly kind: "none" }
    | { readonly kind: "cancel-at-request" | "kill-at-request"; readonly count: number }
  readonly attempts: 1 | 2
  readonly wait: boolean
}

/** Some commands of one moment; the next ones come when all of them are over. */
type Moment = readonly ThreadCommand[]

export type ThreadSchedule = {
  readonly seed: number
  readonly moments: readonly Moment[]
  readonly faults: readonly Fault[]
  readonly story: AgentStory
}

export type CommandRun = {
  readonly command: ThreadCommand
  readonly results: readonly ActionResult[]
  /** Whether others were under way meanwhile. */
  readonly isAlone: boolean
  /** The agent that our newest comment named before, and all that there were. */
  readonly namedBefore: string | undefined
  readonly agentsBefore: ReadonlySet<string>
}

export type ThreadPlay = {
  readonly runs: readonly CommandRun[]
  readonly cursor: CursorCloud
  /** The agent of another issue. */
  readonly stranger: string
}

/** The schedule of one seed; the same seed gives the same schedule everywhere. */
export function threadScheduleOf(seed: number): ThreadSchedule {
  const random = seeded(seed)
  const count = 2 + random.below(3)
  const fault = (method: string, path: RegExp, actions: readonly Fault["action"][]) => ({
    method,
    path,
    skip: random.below(3),
    action: random.pick(actions),
  })
  return {
    seed,
    moments: Array.from({ length: count }, (_, index) =>
      Array.from({ length: random.chance(0.3) ? 2 : 1 }, (_, twin) => commandOf(random, seed, index * 2 + twin)),
    ),
    faults: [
      ...random.some(2, () => fault("POST", /\/followup$/, random.chance(0.6) ? DOUBTFUL_LAUNCHES : REFUSED_LAUNCHES)),
      ...random.some(1, () => fault("POST", /^\/v0\/agents$/, REFUSED_LAUNCHES)),
      ...random.some(2, () => fault("GET", /./, READ_FAULTS)),
    ],
    story: storyOf(random),
  }
}

function commandOf(random: Random, seed: number, index: number): ThreadCommand {
  const kind = random.chance(0.6) ? "cancel-at-request" : "kill-at-request"
  const isCut = random.chance(0.25)
  return {
    text: `Task ${seed}.${index}.`,
    author: random.pick(["ann", "ann", "ben", "ben", "mallory"]),
    cut: isCut ? { kind, count: 3 + random.below(12) } : { kind: "none" },
    attempts: random.chance(0.3) ? 2 : 1,
    wait: random.chance(0.6),
  }
}

function storyOf(random: Random): AgentStory {
  const turn = () => ({ runningMs: random.pick([5_000, 60_000, 300_000]) })
  return { creatingMs: random.below(20_000), ...turn(), followUps: Array.from({ length: 12 }, turn) }
}

/** Plays a schedule and hands over what came of it while the services are up. */
export async function playThread(schedule: ThreadSchedule, judge: (play: ThreadPlay) => void): Promise<void> {
  const clock = startClock()
  const watch = { seen: 0, at: Number.POSITIVE_INFINITY, act: () => {} }
  const onRequest = () => {
    watch.seen++
    if (watch.seen === watch.at) watch.act()
  }
  const cursor = await startCursorCloud({
    clock,
    keys: [{ key: API_KEY }],
    repositories: [{ name: HOME.fullName, defaultBranch: "master", lastNumber: 2 }],
    plan: schedule.story,
    onRequest,
  })
  const collaborators = { ann: "write", ben: "maintain", mallory: "read" } as const
  const repositories = [homeRepository({ collaborators })]
  const github = await startGitHub({ clock, tokens: [ISSUE_WRITER], repositories, onRequest })
  const folder = mkdtempSync(join(tmpdir(), "thread-chaos-"))
  const stranger = cursor.addAgent({ request: otherRequest(), story: { runningMs: 1_000 } })
  try {
    for (const fault of schedule.faults) cursor.addFault(fault)
    const runs: CommandRun[] = []
    let number = 0
    for (const [index, moment] of schedule.moments.entries()) {
      const namedBefore = newestNamed(github)
      const agentsBefore = new Set(cursor.agents.map(({ id }) => id))
      const stage = { schedule, cursor, github, watch, timeLog: (twin: number) => join(folder, `${twin}.jsonl`) }
      const isAlone = moment.length === 1
      const done = moment.map((command, twin) => playCommand(command, stage, { runId: ++number, twin, isAlone }))
      for (const [place, results] of (await Promise.all(done)).entries()) {
        const command = moment[place]
        if (command) runs.push({ command, results, isAlone, namedBefore, agentsBefore })
      }
      if (index === 0) copyMarker(github)
    }
    judge({ runs, cursor, stranger })
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await Promise.all([cursor.close(), github.close()])
  }
}

type Stage = {
  readonly schedule: ThreadSchedule
  readonly cursor: CursorCloud
  readonly github: SimulatedGitHub
  readonly watch: { seen: number; at: number; act: () => void }
  readonly timeLog: (twin: number) => string
}

/** All attempts of the run that one comment starts. Only a command that is alone can be cut at a request. */
async function playCommand(
  { text, author, cut, attempts, wait }: ThreadCommand,
  { schedule, cursor, github, watch, timeLog }: Stage,
  { runId, twin, isAlone }: { readonly runId: number; readonly twin: number; readonly isAlone: boolean },
): Promise<readonly ActionResult[]> {
  const id = 5_000 + runId
  const user = { login: author, type: "User" }
  const event = issueComment(`/cursor ${text}`, { comment: { id, node_id: `IC_${id}`, user }, sender: user })
  github.holdEvent(changed(event, {}))
  const results: ActionResult[] = []
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const running = startAction(
      runOptions(cursor, github, {
        inputs: { prompt: "", "timeout-minutes": "20", wait: String(wait) },
        github: { eventName: "issue_comment", event, runId: String(runId), runAttempt: String(attempt), actor: author },
        withPost: true,
        timeoutMs: 30_000,
        ...virtualTime({ logFile: timeLog(twin), stallMs: 200, seed: schedule.seed }),
      }),
    )
    Object.assign(watch, { seen: 0, at: Number.POSITIVE_INFINITY })
    if (isAlone && attempt === 1 && cut.kind === "cancel-at-request") {
      Object.assign(watch, { at: cut.count, act: running.cancel })
    }
    if (isAlone && attempt === 1 && cut.kind === "kill-at-request") {
      const act = () => {
        const pid = running.pid()
        if (pid !== undefined) process.kill(pid, "SIGKILL")
      }
      Object.assign(watch, { at: cut.count, act })
    }
    results.push(await running.done)
  }
  return results
}

/** Somebody who may not start an agent copies a comment of ours. */
function copyMarker(github: SimulatedGitHub): void {
  const [copied] = github.comments(HOME.fullName, 1).filter(({ author }) => author === "github-actions[bot]")
  if (!copied) return
  const body = copied.body.replace(/agent=\S*/, "agent=bc-00000000-0000-4000-8000-000000000000")
  for (const author of ["mallory", "github-actions[bot]"]) {
    github.addComment({ repository: HOME.fullName, number: 1, author, body })
  }
}

/** By the comments of our own identity, but for the one that was copied. */
function newestNamed(github: SimulatedGitHub): string | undefined {
  const ours = github.comments(HOME.fullName, 1).filter(({ author }) => author === "github-actions[bot]")
  const ids = ours.flatMap(({ body }) => /^<!-- falconer v=2 \S+ agent=(bc-\S+)/.exec(body)?.[1] ?? [])
  return ids.filter((id) => !id.startsWith("bc-00000000")).at(-1)
}

function otherRequest() {
  return {
    prompt: { text: "Somebody else's task" },
    source: { repository: `https://github.com/${HOME.fullName}`, ref: "master" },
  }
}
