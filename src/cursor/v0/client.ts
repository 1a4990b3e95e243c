import type { Message, Turns } from "../agent.ts"
import type { CursorClient, LaunchRequest, SoughtTurn } from "../client.ts"
import { CursorApiError } from "../errors.ts"
import { pollOnly } from "../poll-only.ts"
import { type ClientOptions, requestsOver } from "../requests.ts"
import {
  readAgent,
  readAgentPage,
  readArtifactLink,
  readArtifacts,
  readKeyOwner,
  readMessages,
  readModels,
  readRepositories,
} from "./schema.ts"

/** An agent of v0 would not plan but work, so nothing is sent. */
const NO_PLANS = { message: "The agent was launched by API v0, which has no mode `plan`." }

/** Cursor's API v0 (cursor.com/docs/cloud-agent/api/v0). Its agents have one state each, and turns no id. */
export function cursorClientV0(options: ClientOptions): CursorClient {
  const { read, readList, readListOnce, readPages, send, command } = requestsOver(options)
  const conversation: CursorClient["conversation"] = (id, limits) =>
    readList({ what: "Reading the conversation", path: `${at(id)}/conversation`, parse: readMessages }, limits)
  return {
    takesAgentId: false,
    listShowsTurns: true,
    hasStream: false,
    launch: (request, limits) => {
      const body = launchBody(request)
      return send({ what: "Launching the agent", method: "POST", path: "/v0/agents", body, parse: readAgent }, limits)
    },
    followUp: async (id, { mode, ...prompt }, limits) => {
      if (mode === "plan") throw new CursorApiError("Sending the follow-up", { status: 400, apiErrorBody: NO_PLANS })
      const path = `${at(id)}/followup`
      await command({ what: "Sending the follow-up", method: "POST", path, body: { prompt } }, limits)
    },
    stop: (id, limits) => command({ what: "Stopping the agent", method: "POST", path: `${at(id)}/stop` }, limits),
    remove: (id, limits) => command({ what: "Deleting the agent", method: "DELETE", path: at(id) }, limits),
    agent: (id, limits) => read({ what: "Reading the agent", path: at(id), parse: readAgent }, limits),
    agents: (filter, limits) =>
      readPages({ what: "Listing agents", path: "/v0/agents", parse: readAgentPage }, filter, limits),
    withRepository: async (entry) => entry,
    conversation,
    turns: async (id, limits) => ({ messages: await conversation(id, limits) }),
    wasSent: async (id, sought, limits) => isAmong(await conversation(id, limits), sought),
    firstTurn: async () => undefined,
    attach: () => {},
    follow: () => pollOnly(options),
    usage: async () => undefined,
    artifacts: (id, limits) =>
      readList({ what: "Listing artifacts", path: `${at(id)}/artifacts`, parse: readArtifacts }, limits),
    artifactLink: (id, absolutePath, limits) => {
      const path = `${at(id)}/artifacts/download?${new URLSearchParams({ path: absolutePath })}`
      return read({ what: "Asking for an artifact", path, parse: readArtifactLink }, limits)
    },
    me: (limits) => read({ what: "Reading the key's owner", path: "/v0/me", parse: readKeyOwner }, limits),
    models: (limits) => readList({ what: "Listing models", path: "/v0/models", parse: readModels }, limits),
    repositories: (limits) =>
      readListOnce({ what: "Listing repositories", path: "/v0/repositories", parse: readRepositories }, limits),
    serverTimeMs: () => options.transport.serverTimeMs(),
  }
}

function at(id: string): string {
  return `/v0/agents/${encodeURIComponent(id)}`
}

/** The server refuses fields it does not know, so only its own are sent. */
function launchBody({ prompt, model, source, target, webhook }: LaunchRequest) {
  return { prompt, model, source, target, webhook }
}

/** Whether there are more messages of ours than before. */
function isAmong(messages: readonly Message[], { before, isOurs }: SoughtTurn): boolean {
  const count = (all: Turns["messages"]) =>
    all.filter(({ type, text }) => type === "user_message" && isOurs(text)).length
  return count(messages) > count(before?.messages ?? [])
}
