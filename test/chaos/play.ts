import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type SimulatorClock, startClock } from "../../simulator/clock.ts"
import { type CursorCloud, startCursorCloud } from "../../simulator/cursor/cloud.ts"
import { type SimulatedGitHub, startGitHub } from "../../simulator/github/start.ts"
import { type ProxyFault, type SimulatedProxy, startProxy } from "../../simulator/proxy.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { startAction } from "../../simulator/runner/emulator.ts"
import { appendRecord, readVirtualTimeLog, type VirtualTimeRecord } from "../../simulator/runner/virtual-time-log.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"
import { certificateFor } from "../scenarios/over-tls.ts"
import { HOME, labeledIssue } from "../scenarios/payloads.ts"
import { API_KEY, homeRepository, ISSUE_WRITER, runOptions } from "../scenarios/scene.ts"
import type { Attempt, Schedule } from "./schedule.ts"

/** What came of one attempt. */
export type Played = {
  readonly attempt: Attempt
  /** When it began, by the simulators' clock. */
  readonly startedAtMs: number
  readonly result: ActionResult
  readonly time: readonly VirtualTimeRecord[]
}

export type Play = {
  readonly played: readonly Played[]
  readonly cursor: CursorCloud
  readonly github: SimulatedGitHub
  readonly proxy: SimulatedProxy | undefined
}

/** Plays a schedule against fresh simulators, and hands what happened to `judge` before they close. */
export async function play(schedule: Schedule, judge: (play: Play) => void): Promise<void> {
  const clock = startClock()
  const audience = openAudience()
  const cursor = await startCursorCloud({
    ...schedule.behaviour,
    clock,
    keys: [{ key: API_KEY }],
    repositories: [{ name: HOME.fullName, defaultBranch: "master", lastNumber: 2 }],
    plan: schedule.stories,
    onRequest: audience.count,
  })
  const github = await startGitHub({
    clock,
    tokens: [ISSUE_WRITER],
    repositories: [homeRepository()],
    onRequest: audience.count,
  })
  github.holdEvent(labeledIssue())
  // One log for all attempts: a later one goes on where the time of the one before was.
  const folder = mkdtempSync(join(tmpdir(), "falconer-chaos-"))
  const timeLog = join(folder, "time.jsonl")
  const way = schedule.proxyFaults && (await openWay(schedule.proxyFaults, cursor, folder))
  try {
    for (const fault of schedule.cursorFaults) cursor.addFault(fault)
    for (const fault of schedule.githubFaults) github.addFault(fault)
    const played: Played[] = []
    for (const [index, attempt] of schedule.attempts.entries()) {
      played.push(await playAttempt(schedule, attempt, index + 1, { clock, cursor, github, way, audience, timeLog }))
    }
    judge({ played, cursor, github, proxy: way?.proxy })
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await Promise.all([cursor.close(), github.close(), way?.proxy.close()])
  }
}

const PROXIED_HOST = "cursor.test"

/** The way to Cursor through a proxy. */
type Way = { readonly proxy: SimulatedProxy; readonly env: Readonly<Record<string, string>> }

/** Undefined without openssl: the way is a direct one then. */
async function openWay(faults: readonly ProxyFault[], cursor: CursorCloud, folder: string): Promise<Way | undefined> {
  const tls = certificateFor(PROXIED_HOST)
  if (!tls) return undefined
  const proxy = await startProxy({ tls, targets: { [PROXIED_HOST]: Number(new URL(cursor.url).port) } })
  for (const fault of faults) proxy.addFault(fault)
  const authority = join(folder, "ca.pem")
  writeFileSync(authority, tls.cert)
  return { proxy, env: { https_proxy: proxy.url, NODE_EXTRA_CA_CERTS: authority } }
}

type Stage = {
  readonly cursor: CursorCloud
  readonly github: SimulatedGitHub
  readonly way: Way | undefined
  readonly clock: SimulatorClock
  readonly audience: Audience
  readonly timeLog: string
}

async function playAttempt(schedule: Schedule, attempt: Attempt, number: number, stage: Stage): Promise<Played> {
  const { cut } = attempt
  const { way } = stage
  const before = readVirtualTimeLog(stage.timeLog).length
  const startedAtMs = stage.clock.nowMs()
  const running = startAction(
    runOptions(stage.cursor, stage.github, {
      inputs: {
        prompt: "Fix the issue.",
        "api-version": schedule.apiVersion,
        ...(schedule.fleet && fleetInputs(schedule.fleet)),
        "timeout-minutes": String(schedule.timeoutMinutes),
        "on-timeout": schedule.onTimeout,
        ...(way && { "api-url": `https://${PROXIED_HOST}` }),
      },
      ...(way && { env: way.env }),
      github: {
        ...(schedule.fleet
          ? { eventName: "workflow_dispatch", event: {} }
          : { eventName: "issues", event: labeledIssue() }),
        runAttempt: String(number),
      },
      withPost: true,
      // A process that time cannot pass by in is one that never ends.
      timeoutMs: 120_000,
      ...virtualTime({
        logFile: stage.timeLog,
        stallMs: 200,
        seed: schedule.seed,
        ...(way && { hosts: [PROXIED_HOST] }),
      }),
      ...(cut.kind === "cancel-at-ms" && { cancelAfterMs: cut.ms }),
    }),
  )
  if (cut.kind === "cancel-at-request") stage.audience.at(cut.count, running.cancel)
  if (cut.kind === "kill-at-request") stage.audience.at(cut.count, () => killed(running.pid(), stage))
  const result = await running.done
  stage.audience.leave()
  return { attempt, startedAtMs, result, time: readVirtualTimeLog(stage.timeLog).slice(before) }
}

function fleetInputs({ tasks, maxActive }: NonNullable<Schedule["fleet"]>): Readonly<Record<string, string>> {
  const list = Array.from({ length: tasks }, (_, index) => ({ id: `task-${index + 1}` }))
  return { operation: "fleet", tasks: JSON.stringify(list), "max-active": String(maxActive) }
}

/** A killed process leaves no note of its time, so the simulators' clock takes its place. */
function killed(pid: number | undefined, { clock, timeLog }: Stage): void {
  if (pid === undefined) return
  process.kill(pid, "SIGKILL")
  const now = { virtualMs: 0, realMs: 0, epochMs: clock.nowMs(), realEpochMs: Date.now() }
  appendRecord(timeLog, { event: "signal", script: "killed", signal: "SIGKILL", ...now })
}

type Audience = { count(): void; at(count: number, act: () => void): void; leave(): void }

/** Counts the answered requests of one attempt, and acts at one of them. */
function openAudience(): Audience {
  let seen = 0
  let due: { readonly count: number; readonly act: () => void } | undefined
  return {
    count: () => {
      seen++
      if (due && seen === due.count) due.act()
    },
    at: (count, act) => {
      seen = 0
      due = { count, act }
    },
    leave: () => {
      seen = 0
      due = undefined
    },
  }
}
