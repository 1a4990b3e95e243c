import type { AgentRecord } from "./agent.ts"
import type { LaunchRequest } from "./launch-request.ts"
import { isWorkingAt } from "./life.ts"
import * as refusal from "./refusal.ts"
import { findPullRequest, findRepository, hasBranch, type Repository } from "./repository.ts"
import type { Settings } from "./settings.ts"

/** Where an admitted agent starts from. */
export type Source = {
  readonly repository: Repository
  readonly ref: string
  /** The branch to push to, when it is an existing pull request's own. */
  readonly existingBranch: string | undefined
  readonly sourcePullRequestUrl: string | undefined
}

const COMMIT = /^[0-9a-f]{40}$/
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** Refuses what the account's own settings rule out. Throws a Refusal. */
export function checkAccount(settings: Settings): void {
  if (settings.privacyMode === "legacy") throw refusal.privacyMode()
  if (settings.storageMode === "disabled") throw refusal.storageDisabled()
}

/** Refuses images that are not plain base64, such as `data:` addresses. Throws a Refusal. */
export function checkImages(what: "creation" | "followup", { prompt }: Pick<LaunchRequest, "prompt">): void {
  const index = (prompt.images ?? []).findIndex((image) => !BASE64.test(image.data))
  if (index < 0) return
  const path = ["prompt", "images", index, "data"]
  throw refusal.invalidParameters(what, [
    { code: "invalid_string", validation: "base64", path, message: "Invalid base64" },
  ])
}

/** Refuses a model the account does not have, also when it is only the account's own default. Throws a Refusal. */
export function checkModel(request: LaunchRequest, settings: Settings): void {
  const { model = "default" } = request
  const meant = model === "default" ? settings.defaultModel : model
  if (!settings.models.includes(meant)) throw refusal.modelUnavailable(meant)
}

/** Refuses one agent more than may work at once. Throws a Refusal. */
export function checkCeiling(agents: readonly AgentRecord[], settings: Settings, nowMs: number): void {
  const { activeAgents } = settings.limits
  if (agents.filter((agent) => isWorkingAt(agent, nowMs)).length >= activeAgents)
    throw refusal.tooManyAgents(activeAgents)
}

/**
 * Finds what an agent is to start from. With a pull request's address the repository and ref beside it are ignored
 * (the API documentation says so; an older specification forbids both). Throws a Refusal.
 */
export function findSource(request: LaunchRequest, repositories: readonly Repository[], gitServer: string): Source {
  const { repository = "", ref, prUrl } = request.source
  return prUrl === undefined
    ? sourceInRepository({ repository, ref }, repositories, gitServer)
    : sourceInPullRequest(prUrl, request.target?.autoBranch ?? true, repositories)
}

function sourceInRepository(
  source: { readonly repository: string; readonly ref: string | undefined },
  repositories: readonly Repository[],
  gitServer: string,
): Source {
  const repository = findRepository(repositories, source.repository)
  if (!repository) throw refusalOfRepository(source.repository, gitServer)
  const ref = source.ref ?? repository.defaultBranch
  if (ref === null || (source.ref === undefined && !repository.appInstalled)) throw refusal.noDefaultBranch()
  const exists = repository.appInstalled && (hasBranch(repository, ref) || COMMIT.test(ref))
  if (!exists) throw refusal.noSuchBranch(ref, `${repository.owner}/${repository.name}`)
  return { repository, ref, existingBranch: undefined, sourcePullRequestUrl: undefined }
}

function sourceInPullRequest(prUrl: string, autoBranch: boolean, repositories: readonly Repository[]): Source {
  const found = findPullRequest(repositories, prUrl)
  if (!found?.repository.appInstalled) throw refusal.noSuchPullRequest(prUrl)
  const { repository, pullRequest } = found
  return {
    repository,
    ref: pullRequest.headBranch,
    existingBranch: autoBranch ? undefined : pullRequest.headBranch,
    sourcePullRequestUrl: pullRequest.url,
  }
}

/** A well-formed address of a repository that is not there may be a private one; anything else is a mistake. */
function refusalOfRepository(address: string, gitServer: string): refusal.Refusal {
  const host = new URL(gitServer).host
  const [, addressHost, name] = /^(?:https?:\/\/)?([^/]+)\/([^/]+\/[^/]+?)(?:\.git)?\/?$/i.exec(address) ?? []
  return name && addressHost?.toLowerCase() === host ? refusal.noRepositoryAccess(name) : refusal.noSuchRepository()
}
