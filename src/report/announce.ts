import type { SanitizedAgent } from "../agent/sanitized-agent.ts"
import type { Inputs } from "../inputs/inputs.ts"
import { duration } from "./duration.ts"
import type { Log } from "./log.ts"
import type { AgentOrigin, Plan, PromptFacts, SentPrompt } from "./run-report.ts"

/** Tells the log what is about to be done. */
export function announcePlan(log: Log, plan: Plan, inputs: Inputs): void {
  log.group(`Launching a Cursor agent on ${plan.repository}`, [
    `Start:        ${startOf(plan)}`,
    `Model:        ${plan.model ?? "the account's default"}`,
    ...promptLines(plan.prompt),
    `Pull request: ${plan.asksForPullRequest ? "opened when the agent is done" : "not asked for"}`,
    `Wait:         ${inputs.wait ? `up to ${duration(inputs.timeoutMs)}` : "no"}`,
    `Launch key:   ${plan.launchKey}`,
  ])
}

/** The same for a follow-up. */
export function announceFollowUp(log: Log, agentId: string, { launchKey, prompt }: SentPrompt, inputs: Inputs): void {
  log.group(`Sending a follow-up to agent ${agentId}`, [
    ...promptLines(prompt),
    `Wait:         ${inputs.wait ? `up to ${duration(inputs.timeoutMs)}` : "no"}`,
    `Key:          ${launchKey}`,
  ])
}

function promptLines({ origin, bytes, sha256, removed, cutBytes }: PromptFacts): readonly string[] {
  const hidden = removed.invisibleCharacters + removed.htmlComments + removed.hiddenMarkdown
  return [
    `Instruction:  ${origin}`,
    `Prompt:       ${bytes} bytes, SHA-256 ${sha256}`,
    ...(hidden > 0 ? [`Hidden text:  ${hidden} pieces removed that nobody could have seen on the page`] : []),
    ...(cutBytes > 0 ? [`Cut:          ${cutBytes} bytes of the context, for size`] : []),
  ]
}

/** Tells the log, and the run's page, which agent this step has. */
export function announceAgent(log: Log, agent: SanitizedAgent, agentOrigin: AgentOrigin): void {
  const how = {
    launched: "Launched agent",
    found: "The answer to the launch was lost, but the agent was found: it is agent",
    attached: "Attached to the agent of an earlier attempt,",
    "followed-up": "The follow-up went to agent",
    joined: "Waiting for agent",
  }[agentOrigin]
  log.notice(`${how} ${agent.id}${agent.url === undefined ? "" : `: ${agent.url}`}`, "Cursor agent")
}

function startOf(plan: Plan): string {
  if (plan.source.kind === "pull-request") return plan.source.url
  return plan.source.ref ?? "the default branch"
}
