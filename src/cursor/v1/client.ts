import type { CallLimits, CursorClient, LaunchRequest } from "../client.ts"
import { CursorApiError } from "../errors.ts"
import { type ClientOptions, type Requests, requestsOver } from "../requests.ts"
import { readMessages } from "../v0/schema.ts"
import { launchBody, promptBody } from "./launch-body.ts"
import { at, atRun, runCalls } from "./run-calls.ts"
import {
  type Model,
  readAgentPage,
  readArtifactLink,
  readArtifacts,
  readKeyOwner,
  readLaunched,
  readModels,
  readNewRun,
  readRepositories,
  readUsage,
} from "./schema.ts"
import { agentOf, openTurns } from "./turn.ts"

/**
 * Cursor's API v1 (cursor.com/docs/cloud-agent/api/endpoints): agents that last, and a run for each turn. Only what one
 * agent shows of its newest known turn is passed on, so that whoever asks need not know of runs.
 */
export function cursorClientV1(options: ClientOptions): CursorClient {
  const requests = requestsOver(options)
  const { read, readList, readPages, command } = requests
  const known = openTurns(requests)
  const conversation: CursorClient["conversation"] = (id, limits) => {
    // v1 has no address for it, and v0's answers for agents of v1 as well.
    const path = `/v0/agents/${encodeURIComponent(id)}/conversation`
    return readList({ what: "Reading the conversation", path, parse: readMessages }, limits)
  }
  return {
    takesAgentId: true,
    listShowsTurns: false,
    hasStream: true,
    launch: async (request, limits) => {
      const { agent, run } = await launch(requests, request, limits)
      known.remember(agent, run.id)
      return agentOf(agent, run)
    },
    followUp: async (id, { mode, ...prompt }, limits) => {
      const body = { prompt: promptBody(prompt), ...(mode === "plan" && { mode }) }
      const call = { what: "Sending the follow-up", method: "POST", path: `${at(id)}/runs` } as const
      const run = await requests.send({ ...call, body, parse: readNewRun }, limits)
      known.attach(id, run.id)
    },
    stop: async (id, limits) => {
      const runId = await known.runOf(id, limits)
      await command({ what: "Stopping the agent", method: "POST", path: `${atRun(id, runId)}/cancel` }, limits)
    },
    remove: (id, limits) => command({ what: "Deleting the agent", method: "DELETE", path: at(id) }, limits),
    agent: (id, limits) => known.agent(id, limits),
    agents: (filter, limits) => {
      const call = { what: "Listing agents", path: "/v1/agents", parse: readAgentPage }
      return readPages(call, filter?.prUrl === undefined ? {} : { prUrl: filter.prUrl }, limits)
    },
    withRepository: async (entry, limits) => {
      const { repository, ref } = await known.record(entry.id, limits)
      return { ...entry, repository, ref }
    },
    conversation,
    ...runCalls(options, requests, known, conversation),
    attach: known.attach,
    usage: async (id, limits) => {
      const runId = await known.runOf(id, limits)
      const path = `${at(id)}/usage?${new URLSearchParams({ runId })}`
      return await read({ what: "Reading the usage", path, parse: (body) => readUsage(body, runId) }, limits)
    },
    ...filesAndAccount(requests),
    serverTimeMs: () => options.transport.serverTimeMs(),
  }
}

type FilesAndAccount = Pick<CursorClient, "artifacts" | "artifactLink" | "me" | "models" | "repositories">

/** What is not about turns. */
function filesAndAccount(requests: Requests): FilesAndAccount {
  const { read, readList, readListOnce } = requests
  return {
    artifacts: (id, limits) =>
      readList({ what: "Listing artifacts", path: `${at(id)}/artifacts`, parse: readArtifacts }, limits),
    artifactLink: (id, path, limits) => {
      const address = `${at(id)}/artifacts/download?${new URLSearchParams({ path })}`
      return read({ what: "Asking for an artifact", path: address, parse: readArtifactLink }, limits)
    },
    me: (limits) => read({ what: "Reading the key's owner", path: "/v1/me", parse: readKeyOwner }, limits),
    models: async (limits) => (await listModels(requests, limits)).map(({ id }) => id),
    repositories: (limits) =>
      readListOnce({ what: "Listing repositories", path: "/v1/repositories", parse: readRepositories }, limits),
  }
}

async function listModels({ readList }: Requests, limits?: CallLimits): Promise<readonly Model[]> {
  return await readList({ what: "Listing models", path: "/v1/models", parse: readModels }, limits)
}

/** Sends a launch, and once more with the parameters of its model where that model cannot do without. */
async function launch(requests: Requests, request: LaunchRequest, limits?: CallLimits) {
  const call = { what: "Launching the agent", method: "POST", path: "/v1/agents", parse: readLaunched } as const
  const send = (model?: Model) => requests.send({ ...call, body: launchBody(request, model) }, limits)
  try {
    return await send()
  } catch (error) {
    const model = lacksVariant(error) ? await modelFor(requests, request, limits) : undefined
    if (model?.params === undefined) throw error
    return await send(model)
  }
}

/** A bare id is refused for a model whose variants all have parameters. */
function lacksVariant(error: unknown): boolean {
  return (
    error instanceof CursorApiError && error.status === 400 && /known variant/.test(error.apiErrorBody.message ?? "")
  )
}

async function modelFor(requests: Requests, { model }: LaunchRequest, limits?: CallLimits): Promise<Model | undefined> {
  const models = await listModels(requests, { ...limits, timeoutMs: undefined }).catch(() => [])
  return models.find(({ id }) => id === model)
}
