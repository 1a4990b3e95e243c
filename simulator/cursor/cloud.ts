import { offsetClock } from "../clock.ts"
import type { Fault, RecordedRequest, WireReply, WireRequest } from "../wire.ts"
import { startWire } from "../wire.ts"
import { findSource } from "./admission.ts"
import { type AgentRecord, createAgent } from "./agent.ts"
import { createApi } from "./api.ts"
import { createArtifactStore, isStoragePath } from "./artifacts.ts"
import type { ContractViolation } from "./contract.ts"
import { causeDueEffects } from "./effects.ts"
import { type LedgerAgent, ledgerEntry } from "./ledger.ts"
import { createRepository } from "./repository.ts"
import type { Cloud } from "./routes.ts"
import {
  type CursorCloudOptions,
  createStoryteller,
  neighbourAgents,
  type PreloadedAgent,
  resolveSettings,
} from "./settings.ts"
import type { AgentStory } from "./story.ts"
import { createWebhookSender, type WebhookDelivery } from "./webhooks.ts"

/** A running Cursor cloud. */
export type CursorCloud = {
  readonly url: string
  /** Every request answered, presigned downloads and faults included. */
  readonly requests: readonly RecordedRequest[]
  /** The ledger: every agent ever made, in the order of their making, as of now. */
  readonly agents: readonly LedgerAgent[]
  /** How many agents were launched by requests. */
  readonly launchCount: number
  /** Where a request, or a reply of the simulator's own, broke the contract. */
  readonly violations: readonly ContractViolation[]
  readonly webhooks: readonly WebhookDelivery[]
  addFault(fault: Fault): void
  /** Adds an agent as if it had been launched before or elsewhere, and returns its id. Throws for an unknown key or source. */
  addAgent(agent: PreloadedAgent): string
  /** Stories for the next launches, before the plan. */
  enqueueStories(...stories: readonly AgentStory[]): void
  /** Sends the webhooks that are due and resolves when none is on its way any more. */
  deliverDueWebhooks(): Promise<void>
  close(): Promise<void>
}

/** Starts a simulated Cursor cloud on 127.0.0.1: both versions of the API over agents that live by the clock. */
export async function startCursorCloud(options: CursorCloudOptions): Promise<CursorCloud> {
  const { port, tls, onRequest } = options
  const clock = offsetClock(options.clock, options.clockOffsetMs ?? 0)
  const cloud = createCloud({ ...options, clock }, { origin: () => wire.url, catchUp: () => catchUp() })
  const webhooks = createWebhookSender(cloud.settings.webhookTargets)
  const violations: ContractViolation[] = []
  const catchUp = () => {
    const nowMs = clock.nowMs()
    causeDueEffects(cloud.agents, nowMs, { settings: cloud.settings, webhooks })
    return nowMs
  }

  const answerApi = createApi(cloud, violations, clock)
  const handle = (request: WireRequest): WireReply => {
    catchUp()
    if (isStoragePath(request.path)) return cloud.artifacts.serve(request, clock.nowMs())
    return answerApi(request, clock.nowMs())
  }
  const wire = await startWire({
    handle,
    clock,
    ...(port === undefined ? {} : { port }),
    ...(tls ? { tls } : {}),
    ...(onRequest ? { onRequest } : {}),
    ...(cloud.settings.compression ? { compression: cloud.settings.compression } : {}),
    hideDate: cloud.settings.hideDate,
  })

  return {
    url: wire.url,
    requests: wire.requests,
    get agents() {
      catchUp()
      return cloud.agents.map((agent) => ledgerEntry(agent, clock.nowMs()))
    },
    get launchCount() {
      return cloud.agents.filter((agent) => !agent.preloaded).length
    },
    violations,
    webhooks: webhooks.deliveries,
    addFault: wire.addFault,
    addAgent: (agent) => preload(cloud, agent, clock.nowMs()).id,
    enqueueStories: cloud.storyteller.enqueue,
    async deliverDueWebhooks() {
      catchUp()
      await webhooks.settled()
    },
    async close() {
      webhooks.close()
      await wire.close()
    },
  }
}

function createCloud(options: CursorCloudOptions, server: Pick<Cloud, "origin" | "catchUp">): Cloud {
  const settings = resolveSettings(options)
  const agents: AgentRecord[] = []
  const cloud: Cloud = {
    settings,
    repositories: options.repositories.map((repository) => createRepository(repository, settings.gitServer)),
    agents,
    storyteller: createStoryteller(options.plan),
    artifacts: createArtifactStore((id) => agents.find((agent) => agent.id === id && agent.deletedAtMs === undefined)),
    branchesAskedMs: new Map(),
    ...server,
  }
  for (const group of settings.neighbours) {
    const nowMs = options.clock.nowMs()
    const repositoryUrl = cloud.repositories[0]?.url ?? settings.gitServer
    for (const agent of neighbourAgents(group, { ...settings, repositoryUrl, nowMs })) preload(cloud, agent, nowMs)
  }
  for (const agent of options.agents ?? []) preload(cloud, agent, options.clock.nowMs())
  return cloud
}

function preload(cloud: Cloud, preloaded: PreloadedAgent, nowMs: number): AgentRecord {
  const { id, runId, request, story = {}, createdAtMs = nowMs } = preloaded
  const { callers } = cloud.settings
  const caller = preloaded.key === undefined ? callers[0] : callers.find(({ key }) => key === preloaded.key)
  if (!caller) throw new TypeError("An agent that is there from the beginning needs one of the accepted keys")
  const source = findSource(request, cloud.repositories, cloud.settings.gitServer)
  const origin = { ...source, request, story, account: caller.account, preloaded: true, atMs: createdAtMs }
  const agent = createAgent({ ...origin, id, runId })
  cloud.agents.push(agent)
  return agent
}
