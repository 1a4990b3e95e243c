import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type SimulatorClock, startClock } from "../../simulator/clock.ts"
import { type CursorCloud, startCursorCloud } from "../../simulator/cursor/cloud.ts"
import { type SimulatedGitHub, startGitHub } from "../../simulator/github/start.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { startAction } from "../../simulator/runner/emulator.ts"
import { appendRecord } from "../../simulator/runner/virtual-time-log.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import { CAN_READ_CHECKS } from "../scenarios/checks-stage.ts"
import { HOME, labeledIssue } from "../scenarios/payloads.ts"
import { API_KEY, homeRepository, ISSUE_WRITER, type RunOptions, runOptions } from "../scenarios/scene.ts"
import type { ChecksSchedule, ChecksStep } from "./checks-schedule.ts"

const MINUTE_MS = 60_000
/** Two steps of one moment live in the same time, this many times as fast. */
const SCALE = 20

/** A commit of the agent's pull request. */
export type PushedCommit = {
  readonly sha: string
  readonly atMs: number
  readonly plan: ChecksSchedule["commits"][number]
}

export type ChecksRun = {
  readonly isLaunch: boolean
  readonly step: ChecksStep
  readonly results: readonly ActionResult[]
}

export type ChecksPlay = {
  readonly schedule: ChecksSchedule
  readonly runs: readonly ChecksRun[]
  readonly commits: readonly PushedCommit[]
  readonly cursor: CursorCloud
  readonly github: SimulatedGitHub
}

type Stage = Omit<ChecksPlay, "runs"> & {
  readonly clock: SimulatorClock
  readonly folder: string
  readonly watch: { seen: number; at: number; act: () => void }
}

/** Plays a schedule and hands over what came of it while the services are up. */
export async function playChecks(schedule: ChecksSchedule, judge: (play: ChecksPlay) => void): Promise<void> {
  const clock = startClock()
  const commits: PushedCommit[] = []
  const watch = { seen: 0, at: Number.POSITIVE_INFINITY, act: () => {} }
  const onRequest = () => {
    watch.seen++
    if (watch.seen === watch.at) watch.act()
  }
  const github = await startGitHub({
    clock,
    tokens: [{ ...ISSUE_WRITER, permissions: CAN_READ_CHECKS }],
    repositories: [homeRepository({ checks: schedule.commits, private: true })],
    onRequest,
  })
  const pushed = (number: number) => {
    const plan = schedule.commits[Math.min(commits.length, schedule.commits.length - 1)] ?? []
    commits.push({ sha: github.headOf(HOME.fullName, number), atMs: clock.nowMs(), plan })
  }
  let turns = 0
  const cursor = await startCursorCloud({
    clock,
    keys: [{ key: API_KEY }],
    repositories: [{ name: HOME.fullName, defaultBranch: "master", lastNumber: 2 }],
    plan: schedule.story,
    onRequest,
    onPullRequest: ({ headBranch: head, ...opened }) => {
      pushed(github.openPullRequest({ ...opened, head, files: [{ filename: "src/a.ts" }] }))
    },
    onPush: ({ repository, number }) => {
      if (schedule.pushes[turns++] !== true) return
      github.push({ repository, number })
      pushed(number)
    },
  })
  const folder = mkdtempSync(join(tmpdir(), "checks-chaos-"))
  const stage: Stage = { schedule, commits, cursor, github, clock, folder, watch }
  try {
    judge({ ...stage, runs: await playAll(stage) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await Promise.all([cursor.close(), github.close()])
  }
}

async function playAll(stage: Stage): Promise<readonly ChecksRun[]> {
  const { schedule, cursor, github, clock } = stage
  const runs: ChecksRun[] = []
  // Of a launch itself other schedules tell; the faults are for what comes behind it.
  const addFaults = () => {
    for (const fault of schedule.cursorFaults) cursor.addFault(fault)
    for (const fault of schedule.githubFaults) github.addFault(fault)
  }
  if (schedule.waits) addFaults()
  runs.push(await playStep(stage, schedule.launch, { runId: 1, isLaunch: true, isAlone: true }))
  if (!schedule.waits) await endTurn(stage)
  if (!schedule.waits) addFaults()
  let runId = 1
  for (const moment of schedule.moments) {
    // Without a pull request there is no event about its checks.
    if (stage.commits.length === 0) break
    const isAlone = moment.length === 1
    runs.push(
      ...(await Promise.all(moment.map((step) => playStep(stage, step, { runId: ++runId, isLaunch: false, isAlone })))),
    )
    await endTurn(stage)
  }
  clock.observe(clock.nowMs() + MINUTE_MS)
  return runs
}

/** Lets the agent end its turn, and the checks of what it pushed run; the simulated cloud does what is due when asked. */
async function endTurn({ cursor, clock }: Stage): Promise<void> {
  for (let looks = 0; looks < 2; looks++) {
    clock.observe(clock.nowMs() + 10 * MINUTE_MS)
    await fetch(`${cursor.url}/v0/agents`, { headers: { authorization: `Bearer ${API_KEY}` } }).catch(() => undefined)
  }
}

type StepOptions = { readonly runId: number; readonly isLaunch: boolean; readonly isAlone: boolean }

/** All attempts of one step. Only a step that is alone can be cut at a request. */
async function playStep(stage: Stage, step: ChecksStep, options: StepOptions): Promise<ChecksRun> {
  const { cursor, github, watch } = stage
  const results: ActionResult[] = []
  for (let attempt = 1; attempt <= step.attempts; attempt++) {
    const running = startAction(
      runOptions(cursor, github, {
        ...whatRuns(stage, options, String(attempt)),
        withPost: true,
        timeoutMs: 40_000,
        ...timeOf(stage, options, attempt),
      }),
    )
    const kill = () => {
      const pid = running.pid()
      if (pid !== undefined) process.kill(pid, "SIGKILL")
    }
    const isCut = options.isAlone && attempt === 1 && step.cut.kind !== "none"
    const act = step.cut.kind === "kill" ? kill : running.cancel
    Object.assign(watch, { seen: 0, at: isCut ? step.cut.count : Number.POSITIVE_INFINITY, act })
    results.push(await running.done)
  }
  return { isLaunch: options.isLaunch, step, results }
}

function whatRuns({ schedule, github }: Stage, { isLaunch, runId }: StepOptions, runAttempt: string): RunOptions {
  const { maxFixes, waits } = schedule
  const run = { runId: String(runId), runAttempt }
  const inputs = { "max-fixes": String(maxFixes), "timeout-minutes": "20" }
  if (isLaunch) {
    const event = labeledIssue()
    github.holdEvent(event)
    return { github: { eventName: "issues", event, ...run }, inputs: { prompt: "Fix it.", ...(waits && inputs) } }
  }
  const head = { head_sha: github.headOf(HOME.fullName, 3), head_repository: { full_name: HOME.fullName } }
  const event = { workflow_run: head, repository: { full_name: HOME.fullName, private: true } }
  return { github: { eventName: "workflow_run", event, ...run }, inputs: { operation: "verify", ...inputs } }
}

/** Each process begins when the services are; two that run side by side live in the same time. */
function timeOf({ folder, clock, schedule: { seed } }: Stage, { runId, isAlone }: StepOptions, attempt: number) {
  const logFile = join(folder, `${runId}-${attempt}.jsonl`)
  const epochMs = clock.nowMs()
  appendRecord(logFile, { event: "exit", script: "", virtualMs: 0, realMs: 0, epochMs, realEpochMs: Date.now() })
  return virtualTime({ logFile, seed: seed + runId, ...(isAlone ? { stallMs: 200 } : { scale: SCALE }) })
}
