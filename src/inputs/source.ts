import { isBranchName, isRefOrCommit } from "../text/address.ts"
import {
  type PullRequestAddress,
  type Repository,
  requirePullRequest,
  requireRepository,
  requireWebhookUrl,
} from "./address.ts"
import { InputError } from "./input-error.ts"
import { type Operation, readWhich } from "./operation.ts"
import type { Runner } from "./runner.ts"
import { boolean, optionalText, type ReadInput, refuse, refuseSecretly } from "./values.ts"

/** Where the agent starts. */
export type SourceInputs = Readonly<{
  repository: Repository
  ref?: string
  pullRequest?: PullRequestAddress
  model?: string
}>

/** What the agent makes. */
export type TargetInputs = Readonly<{
  autoCreatePr: boolean
  branchName?: string
  autoBranch: boolean
  openAsCursorGithubApp: boolean
  skipReviewerRequest: boolean
  webhook?: Readonly<{ url: string; secret?: string }>
  /** One, or two while the secret is being changed. */
  webhookSecrets: readonly string[]
}>

/** @throws {InputError} */
export function readSource(read: ReadInput, runner: Runner): SourceInputs {
  const repository = optionalText(read, "repository")
  const ref = optionalText(read, "ref")
  const pullRequest = optionalText(read, "pr-url")
  if (ref !== undefined && pullRequest !== undefined) {
    throw new InputError("Inputs `ref` and `pr-url` are both set. Keep one: a pull request brings its own branch.")
  }
  if (ref !== undefined && !isRefOrCommit(ref)) {
    return refuse(
      "ref",
      ref,
      "a branch or a commit. Write the branch's name alone, without `refs/heads/`, or a full commit id.",
    )
  }
  const model = optionalText(read, "model")
  if (model !== undefined && !/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/.test(model)) {
    return refuse("model", model, "a model id. The operation `models` lists the ids that this key may use.")
  }
  return {
    repository:
      repository === undefined ? runner.repository : requireRepository("repository", repository, runner.serverUrl),
    ref,
    pullRequest: pullRequest === undefined ? undefined : requirePullRequest("pr-url", pullRequest, runner.serverUrl),
    model,
  }
}

/** @throws {InputError} */
export function readTarget(read: ReadInput): TargetInputs {
  const branchName = optionalText(read, "branch-name")
  if (branchName !== undefined && !isBranchName(branchName)) {
    return refuse("branch-name", branchName, "a name that git allows for a branch.")
  }
  return {
    autoCreatePr: boolean(read, "auto-create-pr", true),
    branchName,
    autoBranch: boolean(read, "auto-branch", true),
    openAsCursorGithubApp: boolean(read, "open-as-cursor-github-app", false),
    skipReviewerRequest: boolean(read, "skip-reviewer-request", false),
    ...readWebhook(read, readWhich(read)),
  }
}

function readWebhook(read: ReadInput, operation: Operation): Pick<TargetInputs, "webhook" | "webhookSecrets"> {
  const url = optionalText(read, "webhook-url")
  const webhookSecrets = readSecrets(read)
  const [secret, second] = webhookSecrets
  if (operation === "launch" && url === undefined && secret !== undefined) {
    throw new InputError("Input `webhook-secret` is set without `webhook-url`. Set both, or neither.")
  }
  if (operation === "launch" && second !== undefined) {
    return refuseSecretly("webhook-secret", "has two lines, and a launch takes one secret. Keep the new one.")
  }
  if (url === undefined) return { webhook: undefined, webhookSecrets }
  const webhook = { url: requireWebhookUrl("webhook-url", url), ...(secret !== undefined && { secret }) }
  return { webhook, webhookSecrets }
}

function readSecrets(read: ReadInput): readonly string[] {
  const secrets = read("webhook-secret")
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
  if (secrets.length > 2) return refuseSecretly("webhook-secret", "has more than two lines. Give one secret per line.")
  const odd = secrets.find((secret) => secret.length < 32 || secret.length > 256)
  if (odd === undefined) return secrets
  return refuseSecretly("webhook-secret", `has ${odd.length} characters. Cursor takes 32 to 256.`)
}
