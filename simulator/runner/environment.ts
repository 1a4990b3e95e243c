import { randomUUID } from "node:crypto"
import type { CaseInsensitiveMap } from "./case-insensitive-map.ts"
import type { Contexts } from "./expressions.ts"
import type { CommandFiles } from "./file-commands.ts"

type Variables = Readonly<Record<string, string>>

export type EnvironmentParts = {
  /** The runner's own process. */
  readonly runner: Variables
  /** The `env` context: GITHUB_ENV, then `env:` of the step. */
  readonly env: Variables
  readonly state: CaseInsensitiveMap
  readonly inputs: CaseInsensitiveMap
  readonly addedPath: readonly string[]
  readonly contexts: Contexts
  readonly commandFiles: CommandFiles
}

/** The token of the runtime services, which the runner masks from the start. */
export const runtimeToken = "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.emulator.runtime-token"

/**
 * The environment of an action's process, built from nothing. Later layers win: the runner's own, `env`, STATE_*,
 * INPUT_*, PATH, GITHUB_* and RUNNER_*, ACTIONS_* (Handler, NodeScriptActionHandler, ProcessInvoker and GitHubContext of
 * actions/runner 2.336.0).
 */
export function stageEnvironment(parts: EnvironmentParts): Variables {
  const github = asRecord(parts.contexts.github)
  const environment: Record<string, string> = {
    CI: "true",
    ...parts.runner,
    ...parts.env,
    ...Object.fromEntries([...parts.state.entries()].map(([key, value]) => [`STATE_${key}`, value])),
    ...Object.fromEntries([...parts.inputs.entries()].map(([key, value]) => [inputVariable(key), value])),
    ...pathVariable(parts),
    ...githubVariables({ ...github, ...parts.commandFiles }),
    ...prefixed("RUNNER_", Object.entries(asRecord(parts.contexts.runner))),
    ...runtimeVariables(github),
    GITHUB_ACTIONS: "true",
  }
  delete environment.NODE_ICU_DATA
  return environment
}

/** The runner process' own environment on a fresh machine. */
export function runnerEnvironment(home: string): Variables {
  const { SystemRoot, TEMP } = process.env
  return {
    PATH: process.platform === "win32" ? (process.env.PATH ?? "") : "/usr/local/bin:/usr/bin:/bin",
    HOME: home,
    LANG: "C.UTF-8",
    RUNNER_TRACKING_ID: `github_${randomUUID()}`,
    // Windows cannot start a program without these.
    ...(process.platform === "win32" ? { SystemRoot: SystemRoot ?? "", TEMP: TEMP ?? "" } : {}),
  }
}

function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`
}

function pathVariable({ runner, env, addedPath }: EnvironmentParts): Variables {
  if (addedPath.length === 0) return {}
  const separator = process.platform === "win32" ? ";" : ":"
  return { PATH: [...addedPath.toReversed(), env.PATH ?? runner.PATH ?? ""].join(separator) }
}

const shownGithubFields: ReadonlySet<string> = new Set(
  (
    "action action_path action_ref action_repository actor actor_id api_url artifacts artifacts_list base_ref env " +
    "event_name event_path graphql_url head_ref job output path ref ref_name ref_protected ref_type repository " +
    "repository_id repository_owner repository_owner_id retention_days run_attempt run_id run_number server_url sha " +
    "state step_summary triggering_actor workflow workflow_ref workflow_sha workspace"
  ).split(" "),
)

function githubVariables(github: Readonly<Record<string, unknown>>): Variables {
  const shown = Object.entries(github).filter(([key]) => shownGithubFields.has(key))
  return prefixed("GITHUB_", shown)
}

// Only text and booleans of a context reach the environment.
function prefixed(prefix: string, fields: readonly (readonly [string, unknown])[]): Variables {
  return Object.fromEntries(
    fields
      .filter(([, value]) => typeof value === "string" || typeof value === "boolean")
      .map(([key, value]) => [prefix + key.toUpperCase(), String(value)]),
  )
}

// Addresses that nothing answers: an action that calls them in a test fails at once.
function runtimeVariables(github: Readonly<Record<string, unknown>>): Variables {
  return {
    ACTIONS_RUNTIME_URL: "https://runtime.actions.invalid/",
    ACTIONS_RUNTIME_TOKEN: runtimeToken,
    ACTIONS_RESULTS_URL: "https://results.actions.invalid/",
    ACTIONS_CACHE_SERVICE_V2: "True",
    ACTIONS_ORCHESTRATION_ID: `00000000-0000-4000-8000-${String(github.run_id).padStart(12, "0")}.${String(github.job)}.__default`,
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {}
}
