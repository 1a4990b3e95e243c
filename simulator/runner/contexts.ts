import type { ActionOptions, GithubOptions } from "./action-run.ts"
import type { Contexts } from "./expressions.ts"
import type { JobFolders } from "./job-folders.ts"

/** The token that the run gets when none is given; it belongs to nobody. */
export const defaultToken = "ghs_000000000000000000000000000000000000"

export const defaultRepository = "octo-org/octo-repo"

/** Everything that expressions may read before the action has run. */
export function jobContexts(options: ActionOptions, folders: JobFolders): Contexts {
  return {
    github: githubContext(options, folders),
    runner: runnerContext(options, folders),
    strategy: { "fail-fast": true, "job-index": 0, "job-total": 1, "max-parallel": 1, ...options.strategy },
    matrix: options.matrix ?? null,
    job: { status: "success" },
  }
}

function githubContext(options: ActionOptions, folders: JobFolders): Readonly<Record<string, unknown>> {
  const github = options.github ?? {}
  return {
    ...runIdentity(github),
    ...sourceOfRun(github),
    server_url: github.serverUrl ?? "https://github.com",
    api_url: github.apiUrl ?? "https://api.github.com",
    graphql_url: github.graphqlUrl ?? "https://api.github.com/graphql",
    token: github.token ?? defaultToken,
    event: github.event ?? {},
    event_path: folders.eventPath,
    workspace: folders.workspace,
    ...actionIdentity(options.uses ?? "./", github.action),
    ...github.extra,
  }
}

function runIdentity(github: GithubOptions): Readonly<Record<string, unknown>> {
  const workflow = github.workflow ?? "Agent"
  const ref = github.ref ?? "refs/heads/main"
  const sha = github.sha ?? "ffac537e6cbbf934b08745a378932722df287a53"
  return {
    workflow,
    workflow_ref: github.workflowRef ?? `${github.repository ?? defaultRepository}/.github/workflows/agent.yml@${ref}`,
    workflow_sha: sha,
    job: github.job ?? "agent",
    run_id: github.runId ?? "1658821493",
    run_number: github.runNumber ?? "1",
    run_attempt: github.runAttempt ?? "1",
    retention_days: "90",
    event_name: github.eventName ?? "workflow_dispatch",
    actor: github.actor ?? "octocat",
    actor_id: github.actorId ?? "583231",
    triggering_actor: github.triggeringActor ?? github.actor ?? "octocat",
    secret_source: "Actions",
  }
}

function sourceOfRun(github: GithubOptions): Readonly<Record<string, unknown>> {
  const repository = github.repository ?? defaultRepository
  const ref = github.ref ?? "refs/heads/main"
  return {
    repository,
    repository_id: github.repositoryId ?? "1296269",
    repository_owner: repository.split("/")[0] ?? "",
    repository_owner_id: "583231",
    repositoryUrl: `git://github.com/${repository}.git`,
    ref,
    ref_name: github.refName ?? ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    ref_type: github.refType ?? (ref.startsWith("refs/tags/") ? "tag" : "branch"),
    ref_protected: github.refProtected ?? false,
    sha: github.sha ?? "ffac537e6cbbf934b08745a378932722df287a53",
    base_ref: github.baseRef ?? "",
    head_ref: github.headRef ?? "",
  }
}

function actionIdentity(uses: string, action: string | undefined): Readonly<Record<string, string>> {
  if (uses.startsWith("./")) return { action: action ?? "__self", action_repository: "", action_ref: "" }
  const [path = "", ref = ""] = uses.split("@")
  const repository = path.split("/").slice(0, 2).join("/")
  return { action: action ?? `__${path.replaceAll("/", "_")}`, action_repository: repository, action_ref: ref }
}

const runnerSystems: Readonly<Record<string, string>> = { darwin: "macOS", win32: "Windows", linux: "Linux" }

function runnerContext(options: ActionOptions, folders: JobFolders): Readonly<Record<string, string>> {
  const runner = options.runner ?? {}
  return {
    os: runner.os ?? runnerSystems[process.platform] ?? "Linux",
    arch: runner.arch ?? (process.arch === "arm64" ? "ARM64" : "X64"),
    name: runner.name ?? "GitHub Actions 2",
    environment: runner.environment ?? "github-hosted",
    tool_cache: folders.toolCache,
    temp: folders.temp,
    workspace: folders.pipeline,
    ...(options.stepDebug ? { debug: "1" } : {}),
  }
}
