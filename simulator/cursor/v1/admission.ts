import { findSource, type Source } from "../admission.ts"
import type { LaunchRequest } from "../launch-request.ts"
import * as refusal from "../refusal.ts"
import type { Repository } from "../repository.ts"
import type { Settings } from "../settings.ts"
import type { CreateAgentBody } from "./bodies.ts"

const COMMIT = /^[0-9a-f]{40}$/
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
const LONGEST_NAME_BYTES = 255

/** Where an agent without a repository works. */
const NOWHERE: Repository = {
  owner: "",
  name: "",
  url: "",
  defaultBranch: null,
  branches: new Set(),
  pullRequests: [],
  lastNumber: 0,
  appInstalled: false,
}

/** Refuses combinations that the document allows field by field. Throws a Refusal. */
export function checkCombinations({ agentId, env, envVars, repos = [] }: CreateAgentBody): void {
  if (agentId !== undefined && envVars) throw refusal.invalidRequest("agentId cannot be used together with envVars")
  if (env?.name !== undefined && env.type === "cloud" && repos.length > 0)
    throw refusal.invalidRequest("A named cloud environment cannot be used together with repos")
  for (const name of Object.keys(envVars ?? {})) {
    if (name.startsWith("CURSOR_")) throw refusal.invalidRequest(`envVars: ${name}: names may not begin with CURSOR_`)
    if (name === "" || Buffer.byteLength(name) > LONGEST_NAME_BYTES)
      throw refusal.invalidRequest("envVars: a name has 1 to 255 bytes")
  }
}

/** Refuses images that are not plain base64. Throws a Refusal. */
export function checkPrompt({ images = [] }: CreateAgentBody["prompt"]): void {
  const index = images.findIndex(({ data }) => data !== undefined && !BASE64.test(data))
  if (index >= 0) throw refusal.invalidRequest(`prompt: images: ${index}: data: Invalid base64`)
}

/** Refuses a model the account lacks, and one without the parameters that tell its variants apart. Throws a Refusal. */
export function checkVariant(model: CreateAgentBody["model"], { models, modelVariants }: Settings): void {
  if (!model || model.id === "default") return
  if (!models.includes(model.id)) throw refusal.modelUnavailable(model.id)
  const variants = modelVariants[model.id] ?? [[]]
  const given = spelled(model.params ?? [])
  if (!variants.some((params) => spelled(params) === given)) throw refusal.modelVariant(model.id)
}

/** Finds what an agent is to start from; every repository must be there. Throws a Refusal. */
export function findSources(
  body: CreateAgentBody,
  request: LaunchRequest,
  { repositories, gitServer }: { readonly repositories: readonly Repository[]; readonly gitServer: string },
): Source {
  const [first, ...others] = body.repos ?? []
  if (!first) return { repository: NOWHERE, ref: "", existingBranch: undefined, sourcePullRequestUrl: undefined }
  for (const { url, startingRef, prUrl } of [first, ...others]) {
    // Live, a commit is only taken where it is on the default branch; nobody relies on it.
    if (prUrl === undefined && startingRef !== undefined && COMMIT.test(startingRef))
      throw refusal.noSuchBranch(startingRef, url)
    findSource({ ...request, source: { repository: url, ref: startingRef, prUrl } }, repositories, gitServer)
  }
  const source = findSource(request, repositories, gitServer)
  return body.workOnCurrentBranch === true && source.existingBranch === undefined
    ? { ...source, existingBranch: source.ref }
    : source
}

function spelled(params: readonly { readonly id: string; readonly value: string }[]): string {
  return JSON.stringify(params.map(({ id, value }) => [id, value]).sort())
}
