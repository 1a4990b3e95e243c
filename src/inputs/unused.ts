import { nearest } from "../text/nearest.ts"
import { GATED, isGated, OPERATIONS, type Operation } from "./operation.ts"
import type { Runner } from "./runner.ts"
import type { ReadInput } from "./values.ts"

/** For which operations an input does something, and the value that counts as not set. */
type Use = { readonly by: readonly Operation[]; readonly fallback?: string }

const LAUNCH = ["launch"] as const
const LAUNCHING = ["launch", "fleet"] as const
const FLEET = ["fleet"] as const
const PROMPTED = ["launch", "follow-up"] as const
const INSTRUCTED = ["launch", "fleet", "follow-up"] as const
const WAITING = ["launch", "fleet", "follow-up", "wait"] as const
const ON_AGENT = ["collect", "follow-up", "wait", "status", "conversation", "stop", "delete", "artifacts"] as const

/** Every input of action.yml; a test holds names and defaults against it. */
export const USES: Readonly<Record<string, Use>> = {
  prompt: { by: INSTRUCTED },
  "prompt-file": { by: INSTRUCTED },
  context: { by: INSTRUCTED, fallback: "auto" },
  images: { by: INSTRUCTED },
  repository: { by: ["launch", "fleet", "repositories", "doctor"], fallback: "${{ github.repository }}" },
  ref: { by: LAUNCHING },
  "pr-url": { by: ["launch", "list"] },
  model: { by: ["launch", "fleet", "doctor"] },
  "auto-create-pr": { by: LAUNCHING, fallback: "true" },
  "branch-name": { by: LAUNCH },
  "auto-branch": { by: LAUNCHING, fallback: "true" },
  "open-as-cursor-github-app": { by: LAUNCHING, fallback: "false" },
  "skip-reviewer-request": { by: LAUNCHING, fallback: "false" },
  "webhook-url": { by: LAUNCHING },
  "webhook-secret": { by: ["launch", "fleet", "verify-webhook", "collect"] },
  "api-key": { by: OPERATIONS },
  "github-token": { by: OPERATIONS, fallback: "${{ github.token }}" },
  "api-version": { by: OPERATIONS, fallback: "v0" },
  mode: { by: INSTRUCTED, fallback: "agent" },
  "api-url": { by: OPERATIONS, fallback: "https://api.cursor.com" },
  operation: { by: OPERATIONS, fallback: "launch" },
  "agent-id": { by: ON_AGENT },
  "matrix-leg": { by: OPERATIONS, fallback: "${{ strategy.job-index }}" },
  "webhook-payload": { by: ["verify-webhook", "collect"] },
  "webhook-signature": { by: ["verify-webhook", "collect"] },
  tasks: { by: FLEET },
  models: { by: FLEET },
  "max-active": { by: FLEET, fallback: "4" },
  "stop-after-failures": { by: FLEET, fallback: "0" },
  path: { by: ["artifacts"], fallback: "cursor-artifacts" },
  wait: { by: PROMPTED, fallback: "true" },
  "timeout-minutes": { by: WAITING, fallback: "60" },
  "poll-interval-seconds": { by: WAITING, fallback: "10" },
  "max-poll-interval-seconds": { by: WAITING, fallback: "45" },
  "on-timeout": { by: WAITING, fallback: "leave" },
  "on-cancel": { by: INSTRUCTED, fallback: "stop" },
  "fail-on": { by: WAITING, fallback: "failed,expired,stopped,timed-out,unknown" },
  "if-no-pr": { by: LAUNCHING, fallback: "warn" },
  "max-fixes": { by: [...PROMPTED, "verify"], fallback: "0" },
  "check-names": { by: [...PROMPTED, "verify"] },
  "checks-timeout-minutes": { by: PROMPTED, fallback: "30" },
  "check-log-bytes": { by: [...PROMPTED, "verify"], fallback: "32768" },
  "commit-status": { by: [...PROMPTED, "verify"], fallback: "false" },
  thread: { by: LAUNCH, fallback: "continue" },
  "max-turns": { by: LAUNCH, fallback: "20" },
  "max-agents-per-day": { by: LAUNCH },
  "link-issue": { by: [...LAUNCH, "collect"], fallback: "true" },
  "pr-labels": { by: [...LAUNCH, "collect"] },
  "pr-reviewers": { by: [...LAUNCH, "collect"] },
  comment: { by: PROMPTED, fallback: "true" },
  "collect-hours": { by: ["collect"], fallback: "72" },
  reaction: { by: [...PROMPTED, "collect"], fallback: "true" },
  "step-summary": { by: OPERATIONS, fallback: "true" },
  "log-conversation": { by: ["launch", "follow-up", "wait", "conversation"], fallback: "false" },
  "trigger-phrase": { by: GATED, fallback: "/cursor" },
  label: { by: GATED },
  "minimum-permission": { by: GATED, fallback: "write" },
  "allow-actors": { by: GATED },
  "allow-bots": { by: GATED },
}

/** Events of issues and pull requests act by their label; those of comments leave that to the phrase. */
const LABEL_EVENTS = /^(?:issues|issue_comment|pull_request(?:_target|_review|_review_comment)?)$/

/** A warning for each input that is not one of this action's and looks like one: the runner passes on whatever is in `with:`. */
export function misspelledInputs(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const given = Object.keys(environment).flatMap((name) => /^INPUT_(.+)$/i.exec(name)?.[1]?.toLowerCase() ?? [])
  return given.flatMap((name) => {
    const like = Object.hasOwn(USES, name) ? undefined : nearest(name, Object.keys(USES))
    const isPlain = /^[a-z0-9_-]+$/.test(name)
    return like === undefined || !isPlain
      ? []
      : [`\`${name}\` is no input of this action, so it was ignored. Did you mean \`${like}\`?`]
  })
}

/** A warning for each input that was set and has no effect for the operation. Values are not shown. */
export function unusedInputs(
  operation: Operation,
  read: ReadInput,
  runner: Pick<Runner, "repository" | "eventName">,
): string[] {
  const { owner, name } = runner.repository
  const fallbackOf = (input: string, { fallback = "" }: Use) => (input === "repository" ? `${owner}/${name}` : fallback)
  const unused = Object.entries(USES)
    .filter(([input, use]) => !use.by.includes(operation) && isSet(read(input), fallbackOf(input, use)))
    .map(([input]) => `\`${input}\` has no effect for the operation \`${operation}\`.`)
  const isIdleLabel = isGated(operation) && isSet(read("label"), "") && !LABEL_EVENTS.test(runner.eventName)
  if (isIdleLabel) unused.push(`\`label\` has no effect on the event \`${runner.eventName}\`, which sets no label.`)
  return unused
}

function isSet(value: string, fallback: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s/g, "").toLowerCase()
  return plain(value) !== "" && plain(value) !== plain(fallback)
}
