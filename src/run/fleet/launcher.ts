import type { Delivery, DeliveryNews } from "../../agent/at-most-once.ts"
import type { Agent } from "../../cursor/agent.ts"
import { accountLimitIn, CursorApiError, isRateLimit, retryAfterMsOf } from "../../cursor/errors.ts"
import { endOf } from "../../model/agent-status.ts"
import type { ProblemCode } from "../../model/problem.ts"
import { problem } from "../../report/catalogue.ts"
import { isFailure } from "../../report/fleet-text.ts"
import { problemFromError } from "../../report/problem-from-error.ts"
import { newsLine } from "../find-or-launch.ts"
import { deliver, EARLIER } from "./deliver.ts"
import type { Fleet } from "./open-fleet.ts"
import type { FleetTask } from "./tasks.ts"
import { noteReading } from "./watch.ts"

/** With no agent of ours at work nothing tells when there is room again. */
const HOLD_MS = 60_000

/** Refusals that every other task would get as well. */
const FOR_ALL: ReadonlySet<ProblemCode> = new Set(["wrong-key", "plan-required", "privacy-mode", "usage-limit"])

/** Why tasks that wait are not launched any more. */
type Closed = { readonly reason: string }

/** Launches tasks as there is room for them, until all are launched or nothing more may be. */
export async function launchTasks(fleet: Fleet): Promise<void> {
  const { tasks, noMore } = fleet
  const capacity = openCapacity(fleet)
  while (!noMore.aborted) {
    const closed = capacity.closed()
    if (closed) return skipWaiting(fleet, closed)
    const [next] = tasks.in("waiting")
    if (next && capacity.holdMs() === 0 && tasks.in("launching", "working").length < capacity.limit()) {
      // One launch at a time waits for its turn, so that reading the list gets turns in between.
      await startLaunch(fleet, capacity, next)
      continue
    }
    if (!next && tasks.in("launching").length === 0) return
    await untilChange(fleet, capacity.holdMs())
  }
}

async function untilChange({ tasks, step, noMore }: Fleet, holdMs: number): Promise<void> {
  const done = new AbortController()
  const signal = AbortSignal.any([noMore, done.signal])
  const hold = holdMs > 0 ? holdMs : 24 * 3_600_000
  await Promise.race([tasks.changed(), step.clock.sleep(hold, signal).catch(() => {})])
  done.abort()
}

function skipWaiting({ tasks }: Fleet, { reason }: Closed): void {
  for (const task of tasks.in("waiting")) tasks.change(task, { state: "over", outcome: { kind: "skipped", reason } })
}

/** How many agents may work at once, which Cursor's refusals lower, and whether anything more is launched. */
type Capacity = {
  limit(): number
  holdMs(): number
  closed(): Closed | undefined
  /** Fewer from now on; the log says so once nothing is under way that may lower it further. */
  lower(limit: number, why: string): void
  announce(): void
  hold(ms: number): void
  close(reason: string): void
}

function openCapacity({ step, tasks }: Fleet): Capacity {
  const { clock, inputs } = step
  let limit = inputs.maxActive
  let heldUntilMs = 0
  let closed: Closed | undefined
  let news: string | undefined
  const failures = () => tasks.all.filter(({ outcome }) => outcome && isFailure(outcome.kind)).length
  return {
    limit: () => limit,
    holdMs: () => Math.max(0, heldUntilMs - clock.nowMs()),
    closed: () => {
      const most = inputs.stopAfterFailures
      if (most > 0 && failures() >= most) closed ??= { reason: `${failures()} tasks had failed by then` }
      return closed
    },
    lower: (to, why) => {
      const lowered = Math.max(1, Math.min(limit, to))
      if (lowered < limit) news = why
      limit = lowered
    },
    announce: () => {
      if (news === undefined || tasks.in("launching").length > 0) return
      step.log.info(`${news} From now on at most ${limit === 1 ? "one agent works" : `${limit} agents work`} at once.`)
      news = undefined
    },
    hold: (ms) => {
      heldUntilMs = Math.max(heldUntilMs, clock.nowMs() + ms)
    },
    close: (reason) => {
      closed ??= { reason }
    },
  }
}

/** Begins a launch; resolves when it was sent, or is over. */
async function startLaunch(fleet: Fleet, capacity: Capacity, task: FleetTask): Promise<void> {
  const { promise: sent, resolve: onSent } = Promise.withResolvers<void>()
  const launching = launchOne(fleet, capacity, task, onSent).finally(() => {
    onSent()
    capacity.announce()
  })
  fleet.track(launching)
  await sent
}

async function launchOne(fleet: Fleet, capacity: Capacity, task: FleetTask, onSent: () => void): Promise<void> {
  const { tasks } = fleet
  tasks.change(task, { state: "launching" })
  const delivery = await deliver(fleet, task, { onSent, onNews: (news) => onNews(fleet, capacity, task, news) })
  switch (delivery.kind) {
    case "delivered": {
      const { value: agent, mayHaveTwin } = delivery
      if (mayHaveTwin) tasks.doubt(task)
      tasks.change(task, { agent, state: "working" })
      if (endOf(agent.status) !== undefined) return noteReading(fleet, task, agent)
      return fleet.log.started(task, delivery.origin === "earlier" ? EARLIER : undefined)
    }
    case "not-sent":
      return tasks.change(task, { state: "waiting" })
    case "refused":
      return onRefused(fleet, capacity, task, delivery)
    case "in-doubt":
      return onInDoubt(fleet, task, delivery.error)
  }
}

function onInDoubt({ tasks, log, client }: Fleet, task: FleetTask, error: unknown): void {
  const { message } = problemFromError(error)
  const words = `It cannot be told whether an agent was launched (launch key ${task.launchKey}). ${message}`
  const outcome = { kind: "unknown", problem: problem("launch-in-doubt", { message: words }) } as const
  if (!client.takesAgentId) tasks.doubt(task)
  tasks.change(task, { state: "over", outcome })
  log.ended(task)
}

function onNews({ step, tasks, client }: Fleet, capacity: Capacity, task: FleetTask, news: DeliveryNews): void {
  // A refusal that something in between made up says nothing of what Cursor did.
  if (news.kind !== "not-found" && !client.takesAgentId) tasks.doubt(task)
  if (news.kind === "retrying" && isRateLimit(news.error)) {
    const active = Math.min(capacity.limit(), tasks.in("launching", "working").length)
    capacity.lower(active - Math.ceil(active / 4), "Cursor turned a launch away because too many requests came in.")
  }
  step.log.info(`${task.id}: ${newsLine(news)}`)
}

type Refused = Extract<Delivery<Agent>, { kind: "refused" }>

/** No task fails for a limit on how many agents work at once: it waits its turn. */
function onRefused(fleet: Fleet, capacity: Capacity, task: FleetTask, { error, mayExist }: Refused): void {
  const { tasks, step } = fleet
  const isAgentLimit = error instanceof CursorApiError && accountLimitIn(error.apiErrorBody) === "agents"
  if (isAgentLimit || isRateLimit(error)) {
    tasks.change(task, { state: "waiting" })
    const others = tasks.in("launching", "working").length
    if (isAgentLimit) capacity.lower(others, "Cursor refused a launch because of the plan's limit of agents.")
    capacity.hold(Math.max(retryAfterMsOf(error) ?? 0, others === 0 || !isAgentLimit ? HOLD_MS : 0))
    return
  }
  const refusal = problemFromError(error)
  if (mayExist) {
    onInDoubt(fleet, task, error)
  } else {
    tasks.change(task, { state: "over", outcome: { kind: "error", problem: refusal } })
    fleet.log.ended(task)
  }
  if (!FOR_ALL.has(refusal.code)) return
  step.log.info("Cursor would refuse the other launches for the same reason, so none is sent.")
  capacity.close(refusal.message.replace(/\.$/, ""))
}
