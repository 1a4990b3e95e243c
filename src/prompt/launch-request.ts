import type { LaunchRequest } from "../cursor/client.ts"
import type { Trigger } from "../event/trigger.ts"
import type { Repository } from "../inputs/address.ts"
import { InputError } from "../inputs/input-error.ts"
import type { Inputs } from "../inputs/inputs.ts"
import type { Runner } from "../inputs/runner.ts"

/** Where the agent starts: a pull request's address, or a repository with a branch or commit. */
export type Source =
  | { readonly kind: "pull-request"; readonly url: string; readonly owner: string; readonly name: string }
  | {
      readonly kind: "repository"
      readonly url: string
      readonly owner: string
      readonly name: string
      readonly ref?: string
    }

type Setting = { readonly inputs: Inputs; readonly trigger: Trigger; readonly runner: Runner }

/**
 * Chooses the source: `pr-url`, else `ref`, else the triggering pull request, else the branch the workflow runs on,
 * else its commit. Another repository than the workflow's own starts from its default branch.
 * @throws {InputError} in a merge queue, whose branch is gone before an agent is done, when no source is given
 */
export function sourceOf(inputs: Inputs, trigger: Trigger, runner: Runner): Source {
  const { owner, name, url } = inputs.repository
  if (inputs.pullRequest) return { kind: "pull-request", ...inputs.pullRequest }
  if (inputs.ref !== undefined) return { kind: "repository", owner, name, url, ref: inputs.ref }
  const isHere = isOwn(inputs.repository, runner)
  if (isHere && trigger.kind !== "none" && trigger.subject.kind === "pull-request") {
    return { kind: "pull-request", owner, name, url: `${url}/pull/${trigger.subject.number}` }
  }
  if (isHere && trigger.event === "merge_group") {
    throw new InputError(
      `Input \`ref\` is empty in a run of a merge queue, whose branch ${JSON.stringify(runner.refName)} is deleted soon after. Set \`ref\` to the branch that the agent has to start from.`,
    )
  }
  return { kind: "repository", owner, name, url, ref: isHere ? ownRef(runner) : undefined }
}

/** Whether an address, of a repository or of a pull request in it, lies in the workflow's own repository. */
function isOwn(place: Repository, { repository }: Runner): boolean {
  const plain = ({ url, owner, name }: Repository) => `${new URL(url).origin}/${owner}/${name}`.toLowerCase()
  return plain(place) === plain(repository)
}

/** Cursor starts from branches, and from commits on the default branch or in a pull request: not from any tag. */
function ownRef(runner: Runner): string | undefined {
  if (runner.refType === "tag") return undefined
  // A pull request's merge ref counts as a branch for the runner, but Cursor could not find one of that name.
  const isBranch = runner.refType === "branch" && !/^\d+\/merge$/.test(runner.refName)
  return (isBranch ? runner.refName : runner.sha) || undefined
}

/** Whether Cursor was asked for a pull request that is not there yet. */
export function asksForPullRequest(inputs: Inputs, source: Source): boolean {
  return inputs.autoCreatePr && (source.kind === "repository" || inputs.autoBranch)
}

/**
 * The body of the launch. Only what was asked for is sent: Cursor refuses fields it does not know.
 * @throws {InputError} for a `branch-name` that is taken
 */
export function launchRequest({ inputs, trigger, runner }: Setting, source: Source, prompt: string): LaunchRequest {
  refuseTakenBranch(inputs.branchName, source, trigger, isOwn(source, runner))
  const app = inputs.autoCreatePr && inputs.openAsCursorGithubApp
  return {
    prompt: { text: prompt },
    ...(inputs.model !== undefined && { model: inputs.model }),
    source:
      source.kind === "pull-request" ? { prUrl: source.url } : { repository: source.url, ...refField(source.ref) },
    target: {
      autoCreatePr: inputs.autoCreatePr,
      ...(app && { openAsCursorGithubApp: true }),
      ...(app && inputs.skipReviewerRequest && { skipReviewerRequest: true }),
      ...(inputs.branchName !== undefined && { branchName: inputs.branchName }),
      ...(source.kind === "pull-request" && { autoBranch: inputs.autoBranch }),
    },
    ...(inputs.webhook && { webhook: inputs.webhook }),
    ...(inputs.mode === "plan" && { mode: inputs.mode }),
  }
}

function refField(ref: string | undefined) {
  return ref === undefined ? {} : { ref }
}

function refuseTakenBranch(
  branchName: string | undefined,
  source: Source,
  trigger: Trigger,
  isOwnRepository: boolean,
): void {
  if (branchName === undefined) return
  const isTriggering = trigger.kind !== "none" && trigger.subject.url === source.url
  const head = isTriggering ? trigger.subject.head?.ref : undefined
  const start = source.kind === "repository" ? source.ref : head
  // The event names the default branch of the workflow's own repository only.
  const defaultBranch = isOwnRepository ? trigger.defaultBranch : undefined
  if (branchName !== start && branchName !== defaultBranch) return
  const which = branchName === start ? "the branch the agent starts from" : "the default branch"
  throw new InputError(
    `Input \`branch-name\`: "${branchName}" is ${which}. Choose a name of its own for the agent's branch.`,
  )
}
