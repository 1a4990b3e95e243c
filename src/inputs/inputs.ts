import { getInput } from "@actions/core"
import { isLoopback, requireApiUrl } from "./address.ts"
import { requireApiKey } from "./api-key.ts"
import { type AuthorizationRules, readAuthorizationRules } from "./gate-rules.ts"
import { type ImageSource, readImages } from "./images.ts"
import { InputError } from "./input-error.ts"
import { type OperationInputs, readOperation } from "./operation.ts"
import type { Runner } from "./runner.ts"
import { readSource, readTarget, type SourceInputs, type TargetInputs } from "./source.ts"
import { readTask, type Task } from "./task.ts"
import { unusedInputs } from "./unused.ts"
import { boolean, optionalText, type ReadInput } from "./values.ts"
import { readWaiting, type Waiting } from "./waiting.ts"

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
  Waiting &
  AuthorizationRules &
  Readonly<{ images: readonly ImageSource[]; matrixLeg: string; stepSummary: boolean }>

type Environment = Readonly<Record<string, string | undefined>>

/** Every value that the log must never show, as it came: the caller masks them before anything else is done. */
export function readSecrets(environment: Environment): readonly string[] {
  const key = readKey(environment)
  // An expression that nobody evaluated is no secret, and masking it would blot out the advice about it.
  const keys = key.includes("${{") ? [] : [key]
  const raw = [...keys, read("webhook-secret"), read("webhook-url"), read("github-token")]
  return raw.filter((value) => value.trim() !== "")
}

/**
 * Reads and checks every input, before any request. Empty means the default.
 * @returns the inputs, and a warning for each combination that has no effect
 * @throws {InputError} for the first bad value
 */
export function readInputs(
  environment: Environment,
  runner: Runner,
): { readonly inputs: Inputs; readonly warnings: readonly string[] } {
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0") {
    throw new InputError(
      "NODE_TLS_REJECT_UNAUTHORIZED is 0: nothing would prove that the API key goes to Cursor. Remove the variable; for a private certificate authority set NODE_EXTRA_CA_CERTS to its file.",
      "unsafe-tls",
    )
  }
  const access = readAccess(environment)
  const inputs: Inputs = {
    ...access,
    ...readOperation(read),
    ...readTask(read, runner, access.apiKey),
    images: readImages(read, runner.serverUrl),
    ...readSource(read, runner),
    ...readTarget(read),
    matrixLeg: optionalText(read, "matrix-leg") ?? "0",
    ...readWaiting(read),
    stepSummary: boolean(read, "step-summary", true),
    ...readAuthorizationRules(read),
  }
  return { inputs, warnings: [...unusedInputs(inputs.operation, read, runner), ...oddities(inputs)] }
}

/**
 * Reads what the post step needs; the main step has checked the rest.
 * @throws {InputError}
 */
export function readAccess(environment: Environment): Access {
  return {
    apiKey: readApiKey(environment),
    githubToken: optionalText(read, "github-token"),
    apiUrl: requireApiUrl("api-url", optionalText(read, "api-url") ?? DEFAULT_API_URL),
    comment: boolean(read, "comment", true),
    reaction: boolean(read, "reaction", true),
  }
}

/** The toolkit's reader trims; prompts keep their own blanks because they are read through it only to be sent. */
const read: ReadInput = (name) => getInput(name, { trimWhitespace: false })

function readKey(environment: Environment): string {
  return read("api-key").trim() === "" ? (environment.CURSOR_API_KEY ?? "") : read("api-key")
}

function readApiKey(environment: Environment): string | undefined {
  const raw = readKey(environment)
  return raw.trim() === "" ? undefined : requireApiKey("api-key", raw)
}

/** What is allowed and probably not meant. */
function oddities(inputs: Inputs): readonly string[] {
  const warnings: string[] = []
  const { hostname } = new URL(inputs.apiUrl)
  if (inputs.apiUrl !== DEFAULT_API_URL && !isLoopback(hostname)) {
    warnings.push(`The API key is sent to ${hostname} because \`api-url\` says so.`)
  }
  if (inputs.operation !== "launch") return warnings
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
