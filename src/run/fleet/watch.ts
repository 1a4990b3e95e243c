import { isDeepStrictEqual } from "node:util"
import { setFlagsFromString } from "node:v8"
import { madeAtMs } from "../../agent/candidates.ts"
import { type News, type WaitEnd, waitForEnd } from "../../agent/wait.ts"
import type { Agent } from "../../cursor/agent.ts"
import { CursorApiError } from "../../cursor/errors.ts"
import { endOf } from "../../model/agent-status.ts"
import type { Outcome } from "../../model/outcome.ts"
import { problem } from "../../report/catalogue.ts"
import { problemFromError } from "../../report/problem-from-error.ts"
import { agentFailed } from "../failed-outcome.ts"
import { faultOf, pauseAfterMs } from "../follow-agent.ts"
import { ownerAmong, readSince, serverNowMs, tasksWhere } from "./find-tasks.ts"
import type { Fleet } from "./open-fleet.ts"
import { type FleetTask, shownAgent } from "./tasks.ts"

/** A pull request was seen to arrive up to a minute after the end of its agent. */
const LATE_PULL_REQUEST_MS = 2 * 60_000
/** Agents that the list does not show are read one by one, so many at each look. */
const READS_A_LOOK = 3
const RESTING_A_LOOK = 10
/** What v1's list calls an agent whose turn is under way. */
const LISTED_AT_WORK = "ACTIVE"
const PROMPTS_A_LOOK = 5
/** Time after the start in which "not found" may only mean "not visible yet". */
const NOT_YET_VISIBLE_MS = 60_000

/** What a look at all agents shows. */
type View = { readonly isOver: boolean }

/** Reads the list until every task is over, the time runs out or the job is cancelled. */
export async function watchTasks(fleet: Fleet, allOver: AbortSignal): Promise<WaitEnd<View>> {
  const { step, client } = fleet
  const look = openLook(fleet)
  const onLooked = keepHeapSmall()
  return await waitForEnd<View>({
    read: async (signal) => {
      await look(signal)
      fleet.log.tick()
      onLooked()
      return { isOver: fleet.tasks.in("over").length === fleet.tasks.all.length }
    },
    statusOf: ({ isOver }) => ({ word: String(isOver), isEnd: isOver, isKnown: true }),
    faultOf,
    pauseAfterMs,
    clock: step.clock,
    random: step.random,
    signal: AbortSignal.any([step.cancelled, allOver]),
    pace: { leastMs: step.inputs.pollIntervalMs, mostMs: step.inputs.maxPollIntervalMs },
    startedMs: fleet.startedMs,
    timeoutMs: step.inputs.timeoutMs,
    onNews: (news) => onNews(fleet, news),
    lookAtOnce: fleet.tasks.in("working").length > 0 && client.serverTimeMs() !== undefined,
  })
}

function onNews({ step }: Fleet, news: News<View>): void {
  if (news.kind === "trouble") {
    const { message } = problemFromError(news.error)
    step.log.info(`The list of agents cannot be read for now: ${message} The agents are not affected; trying on.`)
  }
  if (news.kind === "recovered") step.log.info("The list of agents can be read again.")
}

/**
 * One look: the list for all, a few by id that it does not show, and agents nobody knows that may be a task's.
 * @param isLast as far back as the fleet's start, for what earlier looks may have missed
 */
export function openLook(fleet: Fleet, isLast = false): (signal: AbortSignal) => Promise<void> {
  const { tasks, client } = fleet
  const missing = new Map<string, number>()
  const othersIds = new Set<string>()
  /** The agents at work, the one that was read last at the end. */
  const watched = new Set<string>()
  return async (signal) => {
    const wanted = new Set(tasks.in("working", "finishing").flatMap(({ agent }) => (agent ? [agent.id] : [])))
    const doubtful = isLast ? tasks.all.filter(({ doubt }) => doubt) : tasks.doubtful()
    if (wanted.size === 0 && doubtful.length === 0) return
    for (const id of watched) if (!wanted.has(id)) watched.delete(id)
    for (const id of wanted) watched.add(id)
    const resting = new Set<string>()
    const strays: Agent[] = []
    const readings: [FleetTask, Agent][] = []
    const fromMs = isLast ? fleet.startedMs : Math.min(...doubtful.map(({ doubt }) => doubt?.sinceMs ?? 0))
    const strayMs = onCalendar(fleet, fromMs) - NOT_YET_VISIBLE_MS
    const take = (agent: Agent) => {
      const task = tasks.all.find((one) => one.agent?.id === agent.id)
      if (!client.listShowsTurns && agent.status !== LISTED_AT_WORK) resting.add(agent.id)
      else if (task && task.state !== "over" && client.listShowsTurns) readings.push([task, agent])
      else if (isStray(fleet, agent, strayMs) && !othersIds.has(agent.id)) strays.push(agent)
      return wanted.delete(agent.id) && wanted.size === 0 && doubtful.length === 0 ? "enough" : undefined
    }
    await readSince(client, Math.min(strayMs, oldestMs(fleet)), { signal, isPoll: true }, take)
    // All at once: whoever counts failures before the next launch counts those of one look together.
    for (const [task, agent] of readings) noteReading(fleet, task, agent)
    const unread = client.listShowsTurns ? [...wanted].slice(0, READS_A_LOOK) : turnsToRead(watched, resting)
    for (const id of unread) {
      watched.delete(id)
      watched.add(id)
      await readMissing(fleet, id, missing, signal)
    }
    if (doubtful.length > 0) await claimStrays(fleet, strays, othersIds, signal)
    for (const task of tasks.in("finishing")) finishWhenLate(fleet, task)
  }
}

/**
 * Where the list shows no turns: those agents that it no longer shows at work, whose turn may be over, and in turn a few
 * of the others, for nobody promises what its words mean.
 */
function turnsToRead(watched: ReadonlySet<string>, resting: ReadonlySet<string>): readonly string[] {
  const ids = [...watched]
  const others = ids.filter((id) => !resting.has(id)).slice(0, READS_A_LOOK)
  return [...ids.filter((id) => resting.has(id)).slice(0, RESTING_A_LOOK), ...others]
}

/** A moment of this machine's clock, on the server's calendar. */
function onCalendar({ client, step }: Fleet, clockMs: number): number {
  return serverNowMs(client, step.clock) - (step.clock.nowMs() - clockMs)
}

/** When the oldest agent at work was made, on the server's calendar. */
function oldestMs({ tasks }: Fleet): number {
  return Math.min(...tasks.in("working", "finishing").flatMap(({ agent }) => (agent ? [madeAtMs(agent)] : [])))
}

/** Nobody knows the agent, and by its place and time it may be a task's. */
function isStray({ tasks }: Fleet, agent: Agent, sinceMs: number): boolean {
  return !tasks.knownIds.has(agent.id) && madeAtMs(agent) >= sinceMs && tasksWhere(tasks.all, agent).length > 0
}

async function readMissing(fleet: Fleet, id: string, missing: Map<string, number>, signal: AbortSignal): Promise<void> {
  const { tasks, client, step } = fleet
  const task = tasks.all.find(({ agent }) => agent?.id === id)
  if (!task) return
  try {
    noteReading(fleet, task, await client.agent(id, { signal, isPoll: true }))
    missing.delete(id)
  } catch (error) {
    if (signal.aborted) throw error
    if (!(error instanceof CursorApiError) || error.status !== 404) return
    const times = (missing.get(id) ?? 0) + 1
    missing.set(id, times)
    const isLate = step.clock.nowMs() - (task.startedMs ?? 0) > NOT_YET_VISIBLE_MS
    if (times < 2 || !isLate || tasks.in("over").includes(task)) return
    end(fleet, task, { kind: "stopped", agent: shown(fleet, task), problem: problem("agent-not-found") })
  }
}

/** What a reading says about a task's agent. The first end counts: a later turn is somebody else's. */
export function noteReading(fleet: Fleet, task: FleetTask, agent: Agent): void {
  if (task.state === "over" || task.state === "waiting" || task.state === "launching") return
  if (task.state === "finishing" && agent.status !== task.agent?.status) return
  const ended = endOf(agent.status)
  // The reading before is kept: what lives from one look to the next is what the heap grows by.
  if (ended === undefined && isDeepStrictEqual(agent, task.agent)) return
  fleet.tasks.change(task, { agent })
  if (ended === undefined) return
  const isWhole = !task.asksForPullRequest || shown(fleet, task)?.pullRequest !== undefined
  if (ended !== "finished") end(fleet, task, failed(fleet, task, ended))
  else if (isWhole) end(fleet, task, { kind: "finished", agent: shown(fleet, task) })
  else if (task.state !== "finishing") fleet.tasks.change(task, { state: "finishing" })
}

function failed(fleet: Fleet, task: FleetTask, ended: "failed" | "expired" | "stopped"): Outcome {
  const agent = shown(fleet, task)
  return agent ? agentFailed(ended, agent) : { kind: ended, problem: problem("agent-failed") }
}

function finishWhenLate(fleet: Fleet, task: FleetTask): void {
  if (fleet.step.clock.nowMs() - (task.endedMs ?? 0) >= LATE_PULL_REQUEST_MS) finishWithout(fleet, task)
}

/** The agent has finished, and the pull request that was asked for did not come. */
export function finishWithout(fleet: Fleet, task: FleetTask): void {
  const isProblem = fleet.step.inputs.ifNoPr !== "ignore"
  const missing = isProblem ? problem("no-pull-request") : undefined
  end(fleet, task, { kind: "finished", agent: shown(fleet, task), problem: missing })
}

function end(fleet: Fleet, task: FleetTask, outcome: Outcome): void {
  fleet.tasks.change(task, { state: "over", outcome })
  fleet.log.ended(task)
}

function shown({ step }: Fleet, task: FleetTask) {
  return shownAgent(task, step.inputs.apiUrl)
}

/** After a lost answer an agent can appear that nobody waits for any more: it is adopted, or stopped as a second one. */
async function claimStrays(
  fleet: Fleet,
  strays: readonly Agent[],
  othersIds: Set<string>,
  signal: AbortSignal,
): Promise<void> {
  for (const agent of strays.slice(0, PROMPTS_A_LOOK)) {
    const owner = await ownerAmong(fleet.client, tasksWhere(fleet.tasks.all, agent), agent, signal)
    if (owner.kind === "other") othersIds.add(agent.id)
    if (owner.kind === "task") await claim(fleet, owner.task, agent)
  }
}

/** Gives a task the agent that was found for it; its launch may be about to find it, too. */
async function claim(fleet: Fleet, task: FleetTask, agent: Agent): Promise<void> {
  const { tasks } = fleet
  if (task.state === "launching" || task.state === "waiting" || tasks.knownIds.has(agent.id)) return
  if (!task.agent) {
    tasks.change(task, { agent, state: "working", outcome: undefined })
    fleet.log.started(task, "was launched after all")
    return noteReading(fleet, task, agent)
  }
  tasks.know(agent.id)
  await fleet.stopTwin(task, agent)
}

/** V8 notices the flag at the next collection of young garbage, which comes within a look or two. */
const COLLECTED_LOOKS = 16
const COLLECTING_LOOKS = 2

/**
 * Pages of a hundred agents are long texts that live for a moment, and V8 lets eight megabytes of them grow old before it
 * collects those. A fleet has more time than memory: now and then it collects all. Measured with 256 tasks:
 * docs/performance.md.
 * @returns to be called after each look
 */
function keepHeapSmall(): () => void {
  setFlagsFromString("--optimize-for-size")
  let looks = 0
  return () => setFlagsFromString(looks++ % COLLECTED_LOOKS < COLLECTING_LOOKS ? "--gc-global" : "--no-gc-global")
}
