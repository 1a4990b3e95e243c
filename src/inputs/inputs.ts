import { isLoopback } from "../text/address.ts"
import { requireApiUrl } from "./address.ts"
import { requireApiKey } from "./api-key.ts"
import { type AuthorizationRules, readAuthorizationRules } from "./authorization-rules.ts"
import { type CheckInputs, readCheckInputs } from "./checks.ts"
import { type FleetInputs, readFleet } from "./fleet.ts"
import { type ImageSource, readImages } from "./images.ts"
import { InputError } from "./input-error.ts"
import { isGated, type OperationInputs, readOperation } from "./operation.ts"
import type { Runner } from "./runner.ts"
import { inputReader, stepSecretFinder, withoutSecrets } from "./secrets.ts"
import { readSource, readTarget, type SourceInputs, type TargetInputs } from "./source.ts"
import { readTask, type Task } from "./task.ts"
import { readThread, type ThreadInputs } from "./thread.ts"
import { misspelledInputs, unusedInputs } from "./unused.ts"
import { boolean, optionalText, type ReadInput } from "./values.ts"
import { readVersion, type VersionInputs } from "./version.ts"
import { type CollectInputs, readCollectInputs, readWaiting, type Waiting } from "./waiting.ts"
import { withAllErrors } from "./wrong-inputs.ts"

const DEFAULT_API_URL = "https://api.cursor.com"

/** What the post step needs as well. */
export type Access = Readonly<{
  /** Undefined when none was given: an event that is skipped needs none. */
  apiKey?: string
  githubToken?: string
  apiUrl: string
  comment: boolean
  reaction: boolean
}>

/** Everything the workflow's author set, read once. */
export type Inputs = Access &
  OperationInputs &
  Task &
  SourceInputs &
  TargetInputs &
  VersionInputs &
  Waiting &
  CheckInputs &
  CollectInputs &
  ThreadInputs &
  AuthorizationRules &
  FleetInputs &
  Readonly<{ images: readonly ImageSource[]; matrixLeg: string; stepSummary: boolean }>

type Environment = Readonly<Record<string, string | undefined>>

/** Wrong inputs, and the others, as far as they could be read: enough to tell people about it. */
export class WrongInputs extends InputError {
  readonly others: Inputs

  constructor(error: InputError, others: Inputs) {
    super(error.message, error.code, { inputs: error.inputs, cause: error })
    this.others = others
  }
}

/**
 * Reads and checks every input, before any request. Empty means the default.
 * @returns the inputs, and a warning for each combination that has no effect
 * @throws {InputError} that names every wrong value
 */
export function readInputs(
  environment: Environment,
  runner: Runner,
): { readonly inputs: Inputs; readonly warnings: readonly string[] } {
  const raw = inputReader(environment)
  const find = stepSecretFinder(raw)
  const { all, error } = withAllErrors(withoutSecrets(raw, find), (read) => {
    const operation = readOperation(read)
    const inputs: Inputs = {
      ...readAccess(environment, read),
      ...operation,
      ...readTask(read, runner, find),
      images: readImages(read, runner.serverUrl),
      ...readSource(read, runner),
      ...readTarget(read),
      ...readVersion(read),
      matrixLeg: optionalText(read, "matrix-leg") ?? "0",
      ...readWaiting(read),
      ...readCheckInputs(read),
      ...readCollectInputs(read),
      ...readThread(read),
      stepSummary: boolean(read, "step-summary", true),
      ...readAuthorizationRules(read),
      ...readFleet(read, operation.operation),
    }
    const unused = unusedInputs(inputs.operation, read, runner)
    return { inputs, warnings: [...misspelledInputs(environment), ...unused, ...doubtfulCombinations(inputs)] }
  })
  if (all && !error) return all
  throw all && error ? new WrongInputs(error, all.inputs) : (error ?? new InputError("The inputs cannot be read."))
}

/**
 * Reads what the post step needs; the main step has checked the rest.
 * @throws {InputError}
 */
export function readAccess(environment: Environment, read: ReadInput = inputReader(environment)): Access {
  refuseUnsafeTls(environment)
  const key = optionalText(read, "api-key")
  return {
    apiKey: key === undefined ? undefined : requireApiKey("api-key", key),
    githubToken: optionalText(read, "github-token"),
    apiUrl: requireApiUrl("api-url", optionalText(read, "api-url") ?? DEFAULT_API_URL),
    comment: boolean(read, "comment", true),
    reaction: boolean(read, "reaction", true),
  }
}

/** For both steps: each of them sends the key. */
function refuseUnsafeTls(environment: Environment): void {
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED !== "0") return
  throw new InputError(
    "NODE_TLS_REJECT_UNAUTHORIZED is 0: nothing would prove that the API key goes to Cursor. Remove the variable; for a private certificate authority set NODE_EXTRA_CA_CERTS to its file.",
    "unsafe-tls",
  )
}

/** What is allowed and probably not meant. */
function doubtfulCombinations(inputs: Inputs): readonly string[] {
  const warnings: string[] = []
  const { hostname } = new URL(inputs.apiUrl)
  if (inputs.apiUrl !== DEFAULT_API_URL && !isLoopback(hostname)) {
    warnings.push(`The API key is sent to ${hostname} because \`api-url\` says so.`)
  }
  const halfNamed = inputs.allowBots.filter((login) => !login.endsWith("[bot]") && login.toLowerCase() !== "copilot")
  for (const login of isGated(inputs.operation) ? halfNamed : []) {
    warnings.push(`\`allow-bots\` names ${login}. The login of a GitHub App ends so: ${login}[bot].`)
  }
  if (inputs.operation !== "launch" && inputs.operation !== "fleet") return warnings
  if (inputs.openAsCursorGithubApp && !inputs.autoCreatePr) {
    warnings.push("`open-as-cursor-github-app` has no effect while `auto-create-pr` is off.")
  }
  if (inputs.skipReviewerRequest && !(inputs.autoCreatePr && inputs.openAsCursorGithubApp)) {
    warnings.push(
      "`skip-reviewer-request` has no effect unless `auto-create-pr` and `open-as-cursor-github-app` are on.",
    )
  }
  if (inputs.branchName !== undefined && !inputs.autoBranch) {
    warnings.push("On a pull request `branch-name` has no effect while `auto-branch` is off.")
  }
  return warnings
}
