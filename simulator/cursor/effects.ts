import { type AgentRecord, type Effect, followUp } from "./agent.ts"
import { statusAt, summaryAt } from "./life.ts"
import { addPullRequest } from "./repository.ts"
import type { Settings } from "./settings.ts"
import { statusChangeBody } from "./view.ts"
import type { createWebhookSender } from "./webhooks.ts"

type Outside = { readonly settings: Settings; readonly webhooks: ReturnType<typeof createWebhookSender> }

/** The statuses that webhooks tell of, by Cursor's documentation. */
const TOLD_STATUSES = ["FINISHED", "ERROR"]

/**
 * Lets everything happen whose time has come, in the order of the times: pull requests get their numbers, webhooks go
 * out. Nothing runs by timers, so this is called whenever someone looks.
 */
export function causeDueEffects(agents: readonly AgentRecord[], nowMs: number, outside: Outside): void {
  // What is caused may itself cause something that is due.
  while (causeOnce(agents, nowMs, outside)) {}
}

/** Returns whether anything was due. */
function causeOnce(agents: readonly AgentRecord[], nowMs: number, outside: Outside): boolean {
  const due: { readonly agent: AgentRecord; readonly effect: Effect }[] = []
  for (const agent of agents) {
    const dueNow = agent.effects.filter((effect) => effect.dueMs <= nowMs)
    if (dueNow.length === 0) continue
    agent.effects = agent.effects.filter((effect) => effect.dueMs > nowMs)
    due.push(...dueNow.map((effect) => ({ agent, effect })))
  }
  due.sort((one, other) => one.effect.dueMs - other.effect.dueMs)
  for (const { agent, effect } of due) {
    cause(agent, effect, outside)
  }
  return due.length > 0
}

function cause(agent: AgentRecord, effect: Effect, outside: Outside): void {
  switch (effect.kind) {
    case "pull-request":
      openPullRequest(agent, effect, outside)
      break
    case "push":
      if (agent.pullRequest) outside.settings.onPush(agent.pullRequest)
      break
    case "status-change":
      tellStatusChange(agent, effect.dueMs, outside)
      break
    case "other-follow-up":
      followUp(agent, effect.text, { nowMs: effect.dueMs, lagMs: 0 })
  }
}

function openPullRequest(
  agent: AgentRecord,
  effect: Effect & { readonly kind: "pull-request" },
  { settings }: Outside,
) {
  if (agent.pullRequest || !agent.branch) return
  const { repository, ref, branch } = agent
  const { number, url } = addPullRequest(repository, { headBranch: branch.name, url: effect.url })
  agent.pullRequest = {
    repository: `${repository.owner}/${repository.name}`,
    number,
    url,
    headBranch: branch.name,
    baseBranch: ref,
    title: agent.name,
    body: summaryAt(agent, effect.dueMs) ?? "",
    draft: true,
    agentId: agent.id,
    atMs: effect.dueMs,
  }
  settings.onPullRequest(agent.pullRequest)
}

function tellStatusChange(agent: AgentRecord, atMs: number, { settings, webhooks }: Outside) {
  const { webhook } = agent.request
  if (!webhook || !TOLD_STATUSES.includes(statusAt(agent, atMs))) return
  const body = statusChangeBody(agent, atMs, settings.receiverNowMs(), settings.webServer)
  webhooks.send(agent.id, webhook, body)
  for (const repeat of settings.webhookRepeats) webhooks.repeat(agent.id, webhook, body, repeat)
}
