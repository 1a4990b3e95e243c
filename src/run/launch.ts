import type { Delivery } from "../agent/at-most-once.ts"
import { openTwinWatch } from "../agent/twins.ts"
import type { Agent } from "../cursor/agent.ts"
import type { Trigger } from "../event/trigger.ts"
import type { Inputs } from "../inputs/inputs.ts"
import type { Outcome } from "../model/outcome.ts"
import type { PreviousAgent } from "../prompt/compose.ts"
import { readImages } from "../prompt/images/read-images.ts"
import { type Given, type LaunchPlan, planLaunch } from "../prompt/plan-launch.ts"
import { imagesIn } from "../prompt/seen-texts.ts"
import { progressLog } from "../report/progress-log.ts"
import type { RunRecord } from "../report/record.ts"
import { type AgentSession, recordAgent, sanitized } from "./agent-session.ts"
import { approve } from "./approval.ts"
import { completePullRequest, withTitle } from "./complete-pull-request.ts"
import type { StepContext } from "./context.ts"
import { findOrLaunchAgent } from "./find-or-launch.ts"
import { cancelSession, watchAgent, withLeftOver } from "./follow-agent.ts"
import { openSession, requireKey, type SessionOptions } from "./open-session.ts"
import { throughThread } from "./thread.ts"
import { threadRequestIn } from "./thread-request.ts"
import { ageOfTurn } from "./turn-age.ts"
import { twinLine } from "./twin-line.ts"
import { untilChecksPass } from "./until-green.ts"
import { outcomeWithoutAgent } from "./without-agent.ts"

/**
 * The run, once the event alone gives no reason to skip it: may they who caused it, one launch or one turn of the thread's
 * agent, the wait, the checks, the result. Expected failures come back as outcomes; bad inputs and faults of our own are
 * thrown.
 */
export async function run(step: StepContext, record: RunRecord, trigger: Trigger): Promise<Outcome> {
  const { inputs, runner } = step
  const images = readImages(step)
  record.subscribe(progressLog(step.log, inputs))

  const approval = await approve(step, trigger)
  if (approval.kind === "refused") return approval.outcome

  const asked = threadRequestIn(approval, inputs)
  if (asked.kind === "skipped") return asked

  const apiKey = requireKey(step, trigger)
  const given = { inputs, runner, apiKey, ...asked.request, images: await images.all(imagesIn(approval.texts)) }
  const launchPlan = planLaunch(given)

  const session = await openSession(step, record, sessionOptions({ trigger, apiKey }, launchPlan, inputs))
  try {
    const result = await throughThread(session, { given, launchPlan, word: asked.word })
    const ended =
      result.kind === "ended" ? result.outcome : await launchOne(session, trigger, replanned(given, launchPlan, result))
    const outcome = await untilChecksPass(session, { apiKey, launchKey: launchPlan.launchKey }, ended)
    const pullRequest = "agent" in outcome ? outcome.agent?.pullRequest : undefined
    await completePullRequest(
      step,
      pullRequest,
      trigger.kind === "none" ? undefined : trigger.subject,
      session.home.expected(),
    )
    return await withTitle(step, outcome, session.home.expected())
  } finally {
    await session.cursor.close()
  }
}

/** A new agent that takes the place of another one is told of it. */
function replanned(given: Given, plan: LaunchPlan, { previous }: { readonly previous?: PreviousAgent }): LaunchPlan {
  return previous ? planLaunch({ ...given, previous }) : plan
}

async function launchOne(session: AgentSession, trigger: Trigger, launchPlan: LaunchPlan): Promise<Outcome> {
  session.record.planned(launchPlan.plan)
  const delivery = await findOrLaunchAgent(session, launchPlan, trigger)
  if (delivery.kind === "withheld") return delivery.outcome
  if (delivery.kind !== "delivered") return await outcomeWithoutAgent(session, launchPlan, delivery)
  session.record.turnBegan({ number: 1, isContinued: false })
  const agent = delivery.value
  const age = delivery.origin === "answered" ? undefined : await ageOfTurn(session, agent, "launch")
  recordAgent(session, agent, { origin: ORIGINS[delivery.origin], age })
  return await follow(withTwinWatch(session, launchPlan, delivery), delivery)
}

type Delivered = Extract<Delivery<Agent>, { kind: "delivered" }>

const ORIGINS = { answered: "launched", found: "found", earlier: "attached" } as const

function sessionOptions(
  given: Pick<SessionOptions, "trigger" | "apiKey">,
  { launchKey, source, plan }: LaunchPlan,
  inputs: Inputs,
): SessionOptions {
  const keepsPullRequest = source.kind === "pull-request" && inputs.autoBranch
  return {
    ...given,
    launchKey,
    repository: source,
    asksForPullRequest: plan.asksForPullRequest,
    earlierPullRequest: keepsPullRequest ? source.url : undefined,
  }
}

/** After a lost answer, or on a re-run, a second agent with the same key may still appear. */
function withTwinWatch(session: AgentSession, { launchKey, source }: LaunchPlan, delivery: Delivered): AgentSession {
  if (!delivery.mayHaveTwin) return session
  const { step, cursor, savedState } = session
  if (delivery.origin === "found") savedState.note({ mayHaveTwin: true })
  const known = new Set([delivery.value.id, ...savedState.earlier()])
  const twins = openTwinWatch({
    client: cursor.client,
    clock: step.clock,
    launchKey,
    repositoryUrl: source.url,
    known,
    sentMs: savedState.sentMs() ?? step.clock.nowMs(),
    onTwin: ({ agent, stop }) => {
      const last = stop?.kind === "ended" ? stop.agent : agent
      step.warn(twinLine(sanitized(session, last), stop?.kind ?? "ended"))
    },
  })
  return { ...session, twins }
}

async function follow(session: AgentSession, { value: agent, origin }: Delivered): Promise<Outcome> {
  if (session.step.cancelled.aborted) return await cancelSession(session, sanitized(session, agent))
  if (!session.step.inputs.wait) {
    await session.twins?.check(session.step.cancelled, true)
    return withLeftOver(session, { kind: "launched", agent: sanitized(session, agent) })
  }
  return await watchAgent(session, agent, { lookAtOnce: origin === "earlier" })
}
