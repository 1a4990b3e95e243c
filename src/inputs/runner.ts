import { tmpdir } from "node:os"
import { type Repository, requireRepository } from "./address.ts"
import { InputError } from "./input-error.ts"

/** How long a run can be run again: 30 days (docs.github.com, "Re-running workflows and jobs"), and a day more. */
export const RERUN_WINDOW_MS = 31 * 24 * 60 * 60_000

type Environment = Readonly<Record<string, string | undefined>>

/** What the runner says about the run, the job and the step. */
export type Runner = {
  readonly repository: Repository
  readonly repositoryId: string
  readonly eventName: string
  readonly eventPath: string
  readonly workflow: string
  /** The file of the running workflow, such as `ci.yml`; undefined where the runner does not tell it. */
  readonly workflowFile?: string
  readonly runId: string
  readonly runAttempt: number
  readonly job: string
  /** The step's id, or the name the runner makes up for a step without one; the same in every attempt. */
  readonly step: string
  readonly actor: string
  readonly refType: string
  readonly refName: string
  readonly sha: string
  readonly serverUrl: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly workspace: string
  /** A folder that later steps of the job can read and that is emptied after the job. */
  readonly temp: string
  /** Web address of the workflow run. */
  readonly runUrl: string
  /** Web address of this action's documentation, at the version in use; undefined for a local action. */
  readonly docsUrl?: string
}

/**
 * Reads the runner's variables (names and meaning: docs.github.com, "Variables reference").
 * @throws {InputError} when the step does not run on a GitHub runner
 */
export function readRunner(environment: Environment): Runner {
  const read = (name: string) => environment[`GITHUB_${name}`] ?? ""
  const serverUrl = (read("SERVER_URL") || "https://github.com").replace(/\/$/, "")
  if (!read("REPOSITORY") || !read("EVENT_NAME") || !read("RUN_ID")) {
    throw new InputError(
      "The variables GITHUB_REPOSITORY, GITHUB_EVENT_NAME and GITHUB_RUN_ID are not all set: this is not a GitHub runner. Use the action in a workflow, or the simulator to try it.",
      "bad-event",
    )
  }
  const repository = requireRepository("GITHUB_REPOSITORY", read("REPOSITORY"), serverUrl)
  return {
    repository,
    repositoryId: read("REPOSITORY_ID"),
    eventName: read("EVENT_NAME"),
    eventPath: read("EVENT_PATH"),
    workflow: read("WORKFLOW"),
    // `owner/name/.github/workflows/ci.yml@refs/heads/main`
    workflowFile: /\/([^/@]+)@/.exec(read("WORKFLOW_REF"))?.[1],
    runId: read("RUN_ID"),
    runAttempt: Math.max(1, Number.parseInt(read("RUN_ATTEMPT"), 10) || 1),
    job: read("JOB"),
    step: read("ACTION"),
    actor: read("ACTOR"),
    refType: read("REF_TYPE"),
    refName: read("REF_NAME"),
    sha: read("SHA"),
    serverUrl,
    apiUrl: read("API_URL") || "https://api.github.com",
    graphqlUrl: read("GRAPHQL_URL") || "https://api.github.com/graphql",
    workspace: read("WORKSPACE") || ".",
    temp: environment.RUNNER_TEMP || tmpdir(),
    runUrl: `${repository.url}/actions/runs/${read("RUN_ID")}`,
    docsUrl: docsUrl(serverUrl, read("ACTION_REPOSITORY"), read("ACTION_REF")),
  }
}

function docsUrl(serverUrl: string, repository: string, ref: string): string | undefined {
  const isPlain = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref) && !ref.includes("..")
  return isPlain ? `${serverUrl}/${repository}/blob/${ref}/docs` : undefined
}
