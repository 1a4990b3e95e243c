import { randomUUID } from "node:crypto"
import type { WireReply } from "../wire.ts"
import { checkAccount, checkCeiling, checkImages, checkModel, findSource, type Source } from "./admission.ts"
import { type AgentRecord, createAgent, followUp, remove, stop } from "./agent.ts"
import { type createArtifactStore, listArtifacts } from "./artifacts.ts"
import type { Caller } from "./keys.ts"
import type { FollowUpRequest, LaunchRequest } from "./launch-request.ts"
import { isGoneAt, isReadableAt, isWorkingAt, messagesAt } from "./life.ts"
import { pageOf } from "./paging.ts"
import * as refusal from "./refusal.ts"
import { isSameAddress, type Repository } from "./repository.ts"
import type { createStoryteller, Settings } from "./settings.ts"
import { agentBody, isoTime } from "./view.ts"

/** What the operations work on. */
export type Cloud = {
  readonly settings: Settings
  readonly repositories: readonly Repository[]
  readonly agents: AgentRecord[]
  readonly storyteller: ReturnType<typeof createStoryteller>
  readonly artifacts: ReturnType<typeof createArtifactStore>
  /** When a launch first asked for each branch. */
  readonly branchesAskedMs: Map<string, number>
  /** This server's own address. */
  readonly origin: () => string
  /** Lets everything happen whose time has come, and returns the time. */
  readonly catchUp: () => number
}

/** A request that the contract has admitted: its parameters, query and body are as the document says. */
export type Call = {
  readonly caller: Caller
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly nowMs: number
}

type Operation = (cloud: Cloud, call: Call) => WireReply

/** `bc-<uuid>` in practice, `bc_abc123` in the documentation. */
const AGENT_ID = /^bc[-_][\w-]+$/

/** The operation of the contract with this id. It throws a Refusal for what the real service refuses. */
export function operationOf(id: string): Operation {
  const operation = operations[id]
  if (!operation) throw new Error(`The contract has an operation ${id} that the simulator does not know`)
  return operation
}

const operations: Readonly<Record<string, Operation>> = {
  launchAgent(cloud, { caller, body, nowMs }) {
    const request = body as LaunchRequest
    const { settings, repositories } = cloud
    checkAccount(settings)
    checkImages("creation", request)
    checkModel(request, settings)
    const source = findSource(request, repositories, settings.gitServer)
    checkBranchLag(cloud, source, nowMs)
    checkCeiling(agentsOf(cloud, caller), settings, nowMs)
    const story = cloud.storyteller.next(request)
    const { branchAtLaunch } = settings
    const launch = { ...source, request, story, account: caller.account, preloaded: false, branchAtLaunch, atMs: nowMs }
    const agent = createAgent(launch)
    cloud.agents.push(agent)
    for (const afterMs of story.twinsAfterMs ?? []) {
      cloud.agents.push(createAgent({ ...launch, atMs: nowMs + afterMs, twinOf: agent.id }))
    }
    return { status: 201, body: agentBody(agent, nowMs, settings) }
  },

  listAgents(cloud, { caller, query, nowMs }) {
    const { settings } = cloud
    const prUrl = query.get("prUrl")
    const listed = agentsOf(cloud, caller).filter(
      (agent) =>
        agent.deletedAtMs === undefined &&
        isListed(agent, settings, nowMs) &&
        (prUrl === null || settings.ignoresFilter || belongsTo(agent, prUrl)),
    )
    const page = pageOf(listed, query, settings)
    if (!page) throw refusal.invalidCursor()
    const agents = page.entries.map((agent) => agentBody(agent, nowMs, settings))
    return { status: 200, body: { agents, nextCursor: page.nextCursor } }
  },

  getAgent(cloud, call) {
    const agent = findAgent(cloud, call)
    if (agent.deletedAtMs !== undefined) throw refusal.agentNotFound()
    return { status: 200, body: agentBody(agent, call.nowMs, cloud.settings) }
  },

  getConversation(cloud, call) {
    const agent = findLivingAgent(cloud, call)
    const messages = messagesAt(agent, call.nowMs).map(({ id, type, text }) => ({
      id: cloud.settings.newMessageIds ? randomUUID() : id,
      type,
      text,
    }))
    return { status: 200, body: { id: agent.id, messages } }
  },

  addFollowup(cloud, call) {
    const { followUpLagMs, messageLagMs = followUpLagMs, resumeStopped } = cloud.settings
    const request = call.body as FollowUpRequest
    const agent = findLivingAgent(cloud, call)
    checkImages("followup", request)
    if (!resumeStopped && isStopped(agent, call.nowMs)) throw refusal.agentStopped()
    followUp(agent, request.prompt.text, { nowMs: call.nowMs, lagMs: followUpLagMs, messageLagMs })
    return { status: 200, body: { id: agent.id } }
  },

  stopAgent(cloud, call) {
    const agent = findLivingAgent(cloud, call)
    if (!isWorkingAt(agent, call.nowMs)) throw refusal.agentNotRunning()
    stop(agent, { nowMs: call.nowMs + cloud.settings.stopLagMs, word: cloud.settings.stoppedWord })
    return { status: 200, body: { id: agent.id } }
  },

  deleteAgent(cloud, call) {
    const agent = findLivingAgent(cloud, call)
    remove(agent, call.nowMs)
    return { status: 200, body: { id: agent.id } }
  },

  listArtifacts(cloud, call) {
    return { status: 200, body: { artifacts: listArtifacts(findAgent(cloud, call), call.nowMs) } }
  },

  downloadArtifact(cloud, call) {
    const path = call.query.get("path") ?? ""
    const { target, expiresAtMs } = cloud.artifacts.link(findAgent(cloud, call), path, call.nowMs)
    return { status: 200, body: { url: cloud.origin() + target, expiresAt: isoTime(expiresAtMs) } }
  },

  getMe(_cloud, { caller }) {
    if (caller.kind === "service-account") throw refusal.keyNotFound()
    const { name, createdAtMs, email } = caller
    return { status: 200, body: { apiKeyName: name, createdAt: isoTime(createdAtMs), userEmail: email } }
  },

  listModels(cloud) {
    return { status: 200, body: { models: cloud.settings.models } }
  },

  listRepositories(cloud) {
    const visible = cloud.repositories.filter((repository) => repository.appInstalled)
    const repositories = visible.map(({ owner, name, url }) => ({ owner, name, repository: url }))
    return { status: 200, body: { repositories } }
  },
}

/** The agents of the caller's account. */
export function agentsOf(cloud: Cloud, caller: Caller): readonly AgentRecord[] {
  return cloud.agents.filter((agent) => agent.account === caller.account)
}

/** The agent that a call is about. Throws a Refusal when it is not there, or not yet. */
export function findAgent(cloud: Cloud, call: Call): AgentRecord {
  const { caller, params } = call
  const { id = "" } = params
  if (!AGENT_ID.test(id)) throw refusal.malformedId()
  const agent = agentsOf(cloud, caller).find((candidate) => candidate.id === id)
  if (!agent || !isReadableAt(agent, call.nowMs)) throw refusal.agentNotFound()
  return agent
}

function findLivingAgent(cloud: Cloud, call: Call): AgentRecord {
  const agent = findAgent(cloud, call)
  if (isGoneAt(agent, call.nowMs)) throw refusal.agentDeleted()
  return agent
}

/** Whether a list shows the agent by now. */
export function isListed(agent: AgentRecord, { listLagMs }: Settings, nowMs: number): boolean {
  const listedFromMs = agent.listedFromMs ?? agent.createdAtMs + (agent.preloaded ? 0 : listLagMs)
  return agent.createdAtMs <= nowMs && listedFromMs <= nowMs
}

/** A branch may be unknown for a while, although it exists. Throws a Refusal. */
export function checkBranchLag({ branchesAskedMs, settings }: Cloud, { ref, repository }: Source, nowMs: number): void {
  const name = `${repository.owner}/${repository.name}`
  const askedMs = branchesAskedMs.get(`${name} ${ref}`) ?? nowMs
  branchesAskedMs.set(`${name} ${ref}`, askedMs)
  if (nowMs < askedMs + settings.branchLagMs) throw refusal.noSuchBranch(ref, name)
}

/** Whether the agent opened this pull request, or works on it. */
export function belongsTo(agent: AgentRecord, prUrl: string): boolean {
  return [agent.pullRequest?.url, agent.sourcePullRequestUrl].some(
    (url) => url !== undefined && isSameAddress(url, prUrl),
  )
}

/** Stopped by request, whatever word the settings show for it. */
function isStopped(agent: AgentRecord, nowMs: number): boolean {
  const lastStopMs = agent.stopsAtMs.at(-1)
  return lastStopMs !== undefined && agent.statuses.at(-1)?.atMs === lastStopMs && !isWorkingAt(agent, nowMs)
}
