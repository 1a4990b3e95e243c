import { isBranchName, isRefOrCommit } from "../text/address.ts"
import {
  type PullRequestAddress,
  type Repository,
  requirePullRequest,
  requireRepository,
  requireWebhookUrl,
} from "./address.ts"
import { type Operation, readWhich } from "./operation.ts"
import type { Runner } from "./runner.ts"
import { boolean, optionalText, type ReadInput, refuse, refuseSecretly, refuseTogether } from "./values.ts"

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
  const ref = readRef(read)
  const pullRequest = optionalText(read, "pr-url")
  if (ref !== undefined && pullRequest !== undefined) {
    const message = "Inputs `ref` and `pr-url` are both set. Keep one: a pull request brings its own branch."
    return refuseTogether(["ref", "pr-url"], message)
  }
  const model = readModel(read)
  return {
    repository:
      repository === undefined ? runner.repository : requireRepository("repository", repository, runner.serverUrl),
    ref,
    pullRequest: pullRequest === undefined ? undefined : requirePullRequest("pr-url", pullRequest, runner.serverUrl),
    model,
  }
}

/** Words by which people ask for no model in particular; Cursor knows no id of these names. */
export const NO_MODEL = /^(?:auto|default)$/i

function readModel(read: ReadInput): string | undefined {
  const model = optionalText(read, "model")
  if (model === undefined || NO_MODEL.test(model)) return undefined
  if (isModelId(model)) return model
  return refuse("model", model, "a model id. The operation `models` lists the ids that this key may use.")
}

export function isModelId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/.test(text)
}

/** A branch and a tag may be written as `github.ref` has them. */
function readRef(read: ReadInput): string | undefined {
  const given = optionalText(read, "ref")
  const ref = given?.replace(/^refs\/(?:heads|tags)\//, "")
  if (given === undefined || ref === undefined || isRefOrCommit(ref)) return ref
  return refuse("ref", given, "a branch or a commit. Write the branch's name, or a full commit id.")
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
  const webhookSecrets = requireWebhookSecrets(read("webhook-secret"))
  const [secret, second] = webhookSecrets
  const isLaunching = operation === "launch" || operation === "fleet"
  if (isLaunching && url === undefined && secret !== undefined) {
    const message = "Input `webhook-secret` is set without `webhook-url`. Set both, or neither."
    return refuseTogether(["webhook-secret", "webhook-url", "operation"], message)
  }
  if (isLaunching && second !== undefined) {
    return refuseSecretly("webhook-secret", "has two lines, and a launch takes one secret. Keep the new one.")
  }
  if (url === undefined) return { webhook: undefined, webhookSecrets }
  const webhook = {
    url: requireWebhookUrl("webhook-url", url, optionalText(read, "api-url")),
    ...(secret !== undefined && { secret }),
  }
  return { webhook, webhookSecrets }
}

/** Reads `webhook-secret`: a secret a line. @throws {InputError} that shows none of it */
export function requireWebhookSecrets(value: string): readonly string[] {
  const secrets = value
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
  if (secrets.length > 2) return refuseSecretly("webhook-secret", "has more than two lines. Give one secret per line.")
  const odd = secrets.find((secret) => secret.length < 32 || secret.length > 256)
  if (odd === undefined) return secrets
  return refuseSecretly("webhook-secret", `has ${odd.length} characters. Cursor takes 32 to 256.`)
}
