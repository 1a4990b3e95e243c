import type { WireReply } from "../../wire.ts"
import { checkAccount, checkCeiling } from "../admission.ts"
import { type AgentRecord, createAgent, followUp, remove, stop } from "../agent.ts"
import { listArtifacts } from "../artifacts.ts"
import { isWorkingAt } from "../life.ts"
import { pageOf } from "../paging.ts"
import * as refusal from "../refusal.ts"
import { agentsOf, belongsTo, type Call, type Cloud, checkBranchLag, findAgent, isListed } from "../routes.ts"
import type { Turn } from "../story.ts"
import { isoTime } from "../view.ts"
import { checkCombinations, checkPrompt, checkVariant, findSources } from "./admission.ts"
import { type CreateAgentBody, type CreateRunBody, launchRequestOf } from "./bodies.ts"
import { runsAt } from "./run.ts"
import { streamReply } from "./stream.ts"
import { usageBody } from "./usage.ts"
import { agentBody, agentSummary, runBody } from "./view.ts"

type Operation = (cloud: Cloud, call: Call) => WireReply

/** v0 knows files by their absolute path, v1 by the path below this folder. */
const ARTIFACTS_ROOT = "/opt/cursor/"

/** The operation of v1's contract with this id. It throws a Refusal for what the real service refuses. */
export function operationOfV1(id: string): Operation {
  const operation = operations[id]
  if (!operation) throw new Error(`The contract has an operation ${id} that the simulator does not know`)
  return operation
}

const operations: Readonly<Record<string, Operation>> = {
  createAgent(cloud, call) {
    const agent = admitAgent(cloud, call)
    const { nowMs } = call
    const [turn] = agent.turns
    if (!turn) throw new Error("An agent has its first turn from the beginning")
    const run = runBody(agent, turn, agent.createdAtMs)
    return { status: 201, body: { agent: agentBody(agent, nowMs, cloud.settings.webServer), run } }
  },

  listAgents(cloud, { caller, query, nowMs }) {
    const { settings } = cloud
    const prUrl = query.get("prUrl")
    const withArchived = query.get("includeArchived") !== "false"
    const listed = agentsOf(cloud, caller).filter(
      (agent) =>
        agent.deletedAtMs === undefined &&
        (withArchived || agent.archivedAtMs === undefined) &&
        isListed(agent, settings, nowMs) &&
        (prUrl === null || belongsTo(agent, prUrl)),
    )
    const page = pageOf(listed, query, settings)
    if (!page) throw refusal.invalidCursor()
    const items = page.entries.map((agent) => agentSummary(agent, nowMs, settings.webServer))
    return { status: 200, body: { items, nextCursor: page.nextCursor } }
  },

  getAgent(cloud, call) {
    return { status: 200, body: agentBody(livingAgent(cloud, call), call.nowMs, cloud.settings.webServer) }
  },

  deleteAgent(cloud, call) {
    const agent = livingAgent(cloud, call)
    remove(agent, call.nowMs)
    return { status: 200, body: { id: agent.id } }
  },

  archiveAgent(cloud, call) {
    const agent = livingAgent(cloud, call)
    agent.archivedAtMs ??= call.nowMs
    return { status: 200, body: { id: agent.id } }
  },

  unarchiveAgent(cloud, call) {
    const agent = livingAgent(cloud, call)
    agent.archivedAtMs = undefined
    return { status: 200, body: { id: agent.id } }
  },

  createRun(cloud, call) {
    const { nowMs } = call
    const { followUpLagMs, messageLagMs = followUpLagMs, busyLagMs } = cloud.settings
    const body = call.body as CreateRunBody
    const agent = livingAgent(cloud, call)
    checkPrompt(body.prompt)
    checkVariant(body.model, cloud.settings)
    if (agent.archivedAtMs !== undefined) throw refusal.agentArchived()
    const isBusy = isWorkingAt(agent, nowMs) || agent.turns.some(({ endMs }) => nowMs < endMs + busyLagMs)
    if (isBusy) throw refusal.agentBusy()
    followUp(agent, body.prompt.text, { nowMs, lagMs: followUpLagMs, messageLagMs })
    const turn = agent.turns.at(-1)
    if (!turn) throw new Error("A follow-up begins a turn")
    return { status: 201, body: { run: { ...runBody(agent, turn, nowMs), status: "CREATING" } } }
  },

  listRuns(cloud, call) {
    const agent = livingAgent(cloud, call)
    const page = pageOf(runsAt(agent, call.nowMs), call.query)
    if (!page) throw refusal.invalidCursor()
    const items = page.entries.map((turn) => runBody(agent, turn, call.nowMs, "listed"))
    return { status: 200, body: { items, nextCursor: page.nextCursor } }
  },

  getRun(cloud, call) {
    const { agent, turn } = findRun(cloud, call)
    return { status: 200, body: runBody(agent, turn, call.nowMs) }
  },

  streamRun(cloud, call) {
    const { nowMs, headers } = call
    return streamReply(cloud, findRun(cloud, call), { nowMs, lastEventId: headers["last-event-id"] })
  },

  cancelRun(cloud, call) {
    const { nowMs } = call
    const { stopLagMs, stoppedWord } = cloud.settings
    const { agent, turn } = findRun(cloud, call)
    if (turn.endMs <= nowMs) throw refusal.runNotCancellable()
    stop(agent, { nowMs: nowMs + stopLagMs, word: stoppedWord })
    return { status: 200, body: { id: turn.id } }
  },

  getUsage(cloud, call) {
    const { nowMs, query } = call
    const agent = livingAgent(cloud, call)
    const runId = query.get("runId")
    const turns = runsAt(agent, nowMs).filter(({ id }) => runId === null || id === runId)
    if (runId !== null && turns.length === 0) throw refusal.runNotFound()
    return { status: 200, body: usageBody(agent, turns, nowMs, cloud.settings.usageLagMs) }
  },

  listArtifacts(cloud, call) {
    const files = listArtifacts(livingAgent(cloud, call), call.nowMs)
    const items = files
      .filter(({ absolutePath }) => absolutePath.startsWith(ARTIFACTS_ROOT))
      .map(({ absolutePath, ...file }) => ({ path: absolutePath.slice(ARTIFACTS_ROOT.length), ...file }))
    return { status: 200, body: { items } }
  },

  downloadArtifact(cloud, call) {
    const path = call.query.get("path") ?? ""
    if (path.startsWith("/")) throw refusal.invalidRequest("path: must be relative")
    const agent = livingAgent(cloud, call)
    const { target, expiresAtMs } = cloud.artifacts.link(agent, ARTIFACTS_ROOT + path, call.nowMs)
    return { status: 200, body: { url: cloud.origin() + target, expiresAt: isoTime(expiresAtMs) } }
  },

  getMe(_cloud, { caller }) {
    const { name: apiKeyName, createdAtMs, email, kind } = caller
    const createdAt = isoTime(createdAtMs)
    const owner = kind === "user" ? { userId: 1, userEmail: email } : {}
    return { status: 200, body: { apiKeyName, createdAt, ...owner } }
  },

  listModels({ settings }) {
    const models = settings.models.map((id) => ({ id, displayName: id, ...variantsOf(settings.modelVariants[id]) }))
    return { status: 200, body: { items: [{ id: "default", displayName: "Auto" }, ...models] } }
  },

  listRepositories({ repositories }) {
    const visible = repositories.filter(({ appInstalled }) => appInstalled)
    return { status: 200, body: { items: visible.map(({ url }) => ({ url })) } }
  },
}

function admitAgent(cloud: Cloud, { caller, body, nowMs }: Call): AgentRecord {
  const created = body as CreateAgentBody
  const { settings } = cloud
  checkAccount(settings)
  checkCombinations(created)
  checkPrompt(created.prompt)
  checkVariant(created.model, settings)
  const { agentId } = created
  if (agentId !== undefined && cloud.agents.some(({ id }) => id === agentId)) throw refusal.agentIdConflict()
  const request = launchRequestOf(created)
  const source = findSources(created, request, { repositories: cloud.repositories, gitServer: settings.gitServer })
  checkBranchLag(cloud, source, nowMs)
  checkCeiling(agentsOf(cloud, caller), settings, nowMs)
  const story = cloud.storyteller.next(request)
  const hasRepository = source.repository.name !== ""
  const launch = {
    ...source,
    request,
    created,
    story: hasRepository ? story : { ...story, branch: null },
    account: caller.account,
    preloaded: false,
    branchAtLaunch: settings.branchAtLaunch,
    atMs: nowMs,
  }
  const agent = createAgent(agentId === undefined ? launch : { ...launch, id: agentId })
  cloud.agents.push(agent)
  // An id of one's own is what keeps a request that is processed again from making another agent.
  if (agentId !== undefined) return agent
  for (const afterMs of story.twinsAfterMs ?? []) {
    cloud.agents.push(createAgent({ ...launch, atMs: nowMs + afterMs, twinOf: agent.id }))
  }
  return agent
}

function livingAgent(cloud: Cloud, call: Call): AgentRecord {
  const agent = findAgent(cloud, call)
  if (agent.deletedAtMs !== undefined) throw refusal.agentNotFound()
  return agent
}

function findRun(cloud: Cloud, call: Call): { readonly agent: AgentRecord; readonly turn: Turn } {
  const agent = livingAgent(cloud, call)
  const turn = runsAt(agent, call.nowMs).find(({ id }) => id === call.params.runId)
  if (!turn) throw refusal.runNotFound()
  return { agent, turn }
}

function variantsOf(variants: Cloud["settings"]["modelVariants"][string] | undefined) {
  if (!variants) return {}
  return {
    variants: variants.map((params, index) => ({
      params,
      displayName: params.map(({ value }) => value).join(", "),
      ...(index === 0 && { isDefault: true }),
    })),
  }
}
