import type { Inputs } from "../inputs/inputs.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf, isKnownStatus } from "../model/agent-status.ts"
import type { Plan, PromptFacts, SentPrompt } from "../model/launch-plan.ts"
import type { Problem } from "../model/problem.ts"
import { activityLimit } from "./activity-text.ts"
import { duration, stamp } from "./duration.ts"
import type { Log, Style } from "./log.ts"
import type { RecordEvent, Sink } from "./record.ts"
import type { AgentOrigin } from "./run-report.ts"

type Waiting = Pick<Inputs, "wait" | "timeoutMs" | "agentId">

const ORIGINS: Readonly<Record<AgentOrigin, string>> = {
  launched: "Launched agent",
  found: "The answer to the launch was lost, but the agent was found: it is agent",
  attached: "Attached to the agent of an earlier attempt,",
  "followed-up": "The follow-up went to agent",
  joined: "Waiting for agent",
}

/** The job log of a step that works with an agent: what is about to be done, the agent's link, a line for each change. */
export function progressLog(log: Log, inputs: Waiting): Sink {
  let logged: { readonly status: string; readonly isEnd: boolean } | undefined
  let isInTrouble = false
  const activities = activityLimit()
  const line = (elapsedMs: number, words: string, style?: Style) => log.event(stamp(elapsedMs), words, style)

  const read = ({ agent, origin, isEnd, elapsedMs }: RecordEvent & { readonly kind: "agent-read" }) => {
    if (origin !== undefined) {
      const where = agent.url === undefined ? "" : `: ${agent.url}`
      log.notice(`${ORIGINS[origin]} ${agent.id}${where}`, "Cursor agent")
      logged = { status: agent.status, isEnd: false }
      const isNewHere = origin === "attached" || origin === "joined"
      // An end is looked at again at once, and has its line then.
      if (isNewHere && endOf(agent.status) === undefined) line(elapsedMs, statusWords(agent), "strong")
      return
    }
    if (isInTrouble) line(elapsedMs, "The agent's status can be read again.")
    isInTrouble = false
    if (logged?.status === agent.status && (logged.isEnd || !isEnd)) return
    logged = { status: agent.status, isEnd }
    line(elapsedMs, statusWords(agent), isEnd ? endStyle(agent) : "strong")
  }

  return {
    on: (event) => {
      switch (event.kind) {
        case "launch-planned":
          return log.group(`Launching a Cursor agent on ${event.plan.repository}`, planLines(event.plan, inputs))
        case "follow-up-planned":
          return log.group(
            `Sending a follow-up to agent ${event.agentId ?? inputs.agentId}`,
            followUpLines(event.followUp, inputs),
          )
        case "agent-read":
          return read(event)
        case "read-failed": {
          isInTrouble = true
          return line(event.elapsedMs, troubleWords(event.problem))
        }
        case "still-waiting":
          return line(event.elapsedMs, `still ${logged?.status ?? "no news"}`)
        case "active": {
          const words = activities(event.activity, event.elapsedMs)
          return words === undefined ? undefined : line(event.elapsedMs, words, "faint")
        }
        case "comment-written":
          return log.debug(`The comment ${event.id} is in step with this run.`)
        default:
      }
    },
  }
}

function troubleWords({ message }: Problem): string {
  return `The agent's status cannot be read for now: ${message} The agent is not affected; trying on.`
}

function statusWords({ status }: SanitizedAgent): string {
  return isKnownStatus(status) ? status : `${status} (a status this action does not know; waiting on)`
}

function endStyle({ status }: SanitizedAgent): Style {
  return endOf(status) === "finished" ? "good" : "bad"
}

function planLines(plan: Plan, inputs: Waiting): readonly string[] {
  return [
    `Start:        ${startOf(plan)}`,
    `Model:        ${plan.model ?? "the account's default"}`,
    ...promptLines(plan.prompt),
    `Pull request: ${plan.asksForPullRequest ? "opened when the agent is done" : "not asked for"}`,
    `Wait:         ${waitWords(inputs)}`,
    `Launch key:   ${plan.launchKey}`,
  ]
}

function followUpLines({ launchKey, prompt }: SentPrompt, inputs: Waiting): readonly string[] {
  return [...promptLines(prompt), `Wait:         ${waitWords(inputs)}`, `Key:          ${launchKey}`]
}

function waitWords({ wait, timeoutMs }: Waiting): string {
  return wait ? `up to ${duration(timeoutMs)}` : "no"
}

function promptLines({ origin, bytes, sha256, removed, cutBytes }: PromptFacts): readonly string[] {
  const hidden = Object.values(removed).reduce((sum, count) => sum + count, 0)
  return [
    `Instruction:  ${origin}`,
    `Prompt:       ${bytes} bytes, SHA-256 ${sha256}`,
    ...(hidden > 0 ? [`Hidden text:  ${hidden} pieces removed that nobody could have seen on the page`] : []),
    ...(cutBytes > 0 ? [`Cut:          ${cutBytes} bytes of the context, for size`] : []),
  ]
}

function startOf(plan: Plan): string {
  if (plan.source.kind === "pull-request") return plan.source.url
  return plan.source.ref ?? "the default branch"
}
