import type { Person, Subject, Trigger } from "../event/trigger.ts"
import { looksLikeOurs } from "../github/marker.ts"
import type { AuthorizationRules } from "../inputs/authorization-rules.ts"
import type { Operation } from "../inputs/operation.ts"
import { PERMISSIONS, type Permission } from "../model/permission.ts"

/** Whether a step may act, and if not, why. */
export type Decision =
  | { readonly kind: "approved"; readonly senderPermission?: string }
  | { readonly kind: "skipped"; readonly reason: string }

export type Rules = Omit<AuthorizationRules, "triggerPhrase"> & {
  /** What `branch-name` calls the branches of this step's agents. */
  readonly branchName?: string
  /** What the step does. */
  readonly operation?: Operation
}

/** What GitHub is asked. Each question throws when it cannot be answered; no answer is never a yes. */
export type Questions = {
  /** The login's role on the repository; "none" for somebody GitHub does not know there. */
  permissionOf(login: string): Promise<string>
  /** Whether a pull request comes from a fork; for comments, whose event does not say. */
  comesFromFork(pullRequest: number): Promise<boolean>
  /** The agents that name a pull request as theirs; for branches whose names do not say that an agent made them. */
  agentsOf(pullRequestUrl: string): Promise<readonly BranchOfAgent[]>
}

/** Where an agent started, and the branch that it works on. */
export type BranchOfAgent = { readonly ref?: string; readonly branchName?: string }

/** Events that only somebody who can already run workflows causes. Every other one is gated, unknown ones too. */
const SAFE_EVENTS: ReadonlySet<string> = new Set([
  "workflow_dispatch",
  "repository_dispatch",
  "schedule",
  "push",
  "workflow_call",
  "release",
  "deployment",
  "merge_group",
])

/** Actions that take something away: nothing is left to work on, or nobody asked for it. */
const NEVER_ACTED_ON: ReadonlySet<string> = new Set(["unlabeled", "deleted", "transferred"])

/** Branches that Cursor names itself start so. */
const AGENT_BRANCH = "cursor/"
/** The Cursor GitHub app, when it opens pull requests in its own name (`open-as-cursor-github-app`). */
const CURSOR_APP = "cursor[bot]"
/** A label may be called anything. The reason is an output as well, and a shell must find nothing to run in it. */
const PLAIN_LABEL = /^[\p{L}\p{N}][\p{L}\p{N} ._:/-]{0,49}$/u

/**
 * The reasons not to act that the event alone shows; needs no request.
 * @returns the reason, or undefined when the event is one to act on as far as it shows
 */
export function skipReasonOf(trigger: Trigger, rules: Rules): string | undefined {
  return unsuitableEvent(trigger, rules) ?? (isSafe(trigger) ? undefined : unsuitableSender(trigger, rules))
}

/**
 * Asks GitHub what the event does not say. Fails closed: only a clear yes approves.
 * @throws what the questions throw
 */
export async function decide(trigger: Trigger, rules: Rules, questions: Questions): Promise<Decision> {
  const decision = await decideOnPerson(trigger, rules, questions)
  if (decision.kind === "skipped" || trigger.kind !== "pull-request" || isStopOnClose(trigger, rules)) return decision
  const agents = await questions.agentsOf(trigger.subject.url)
  return isMadeByOneOf(agents, trigger.subject) ? skip(agentsReason(trigger.subject)) : decision
}

/** An agent that pushes to the pull request's own branch (`auto-branch: false`) has started from it, and did not make it. */
function isMadeByOneOf(agents: readonly BranchOfAgent[], { head }: Subject): boolean {
  if (head === undefined) return false
  return agents.some(({ ref, branchName }) => branchName === head.ref && ref !== undefined && ref !== head.ref)
}

async function decideOnPerson(trigger: Trigger, rules: Rules, questions: Questions): Promise<Decision> {
  if (isSafe(trigger)) return { kind: "approved", senderPermission: undefined }
  if (mayHideFork(trigger) && (await questions.comesFromFork(trigger.subject.number))) {
    return skip(forkReason(trigger.subject))
  }
  const { sender } = trigger
  if (!sender) return skip("GitHub does not say who caused this event")
  if (isListed(sender, rules)) return { kind: "approved", senderPermission: undefined }
  const permission = await questions.permissionOf(sender.login)
  if (isEnough(permission, rules.minimumPermission)) return { kind: "approved", senderPermission: permission }
  const needed = `\`minimum-permission\` is ${rules.minimumPermission}`
  const held = permission === "none" ? "no" : permission
  return skip(`${sender.login} has ${held} permission on this repository, and ${needed}`)
}

/** Whether the event is about a pull request and does not say where it comes from: every comment's is so. */
function mayHideFork(trigger: Trigger): trigger is Extract<Trigger, { subject: Subject }> {
  if (trigger.kind === "none" || trigger.subject.head) return false
  return trigger.subject.kind === "pull-request" || trigger.kind === "pull-request" || trigger.kind === "review"
}

function isSafe(trigger: Trigger): boolean {
  return trigger.kind === "none" && SAFE_EVENTS.has(trigger.event)
}

function unsuitableEvent(trigger: Trigger, rules: Rules): string | undefined {
  switch (trigger.kind) {
    case "none":
      if (trigger.headIsFork) return "this event is about a run of a fork's code"
      // A dispatch has its author's own word as its action.
      return trigger.event === "repository_dispatch" ? undefined : endedAction(trigger)
    case "issue":
      if (isStopOnClose(trigger, rules)) return undefined
      return endedAction(trigger) ?? wrongLabel(trigger, rules)
    case "pull-request":
      if (trigger.subject.head?.isFork) return forkReason(trigger.subject)
      if (isStopOnClose(trigger, rules)) return undefined
      if (isAgents(trigger.subject, rules)) return agentsReason(trigger.subject)
      return endedAction(trigger) ?? wrongLabel(trigger, rules)
    case "comment":
    case "review":
      if (trigger.action !== "created" && trigger.action !== "submitted") {
        return `only new comments and submitted reviews are acted on, and this one was ${trigger.action || "neither"}`
      }
      if (looksLikeOurs(trigger.remark.body)) return "this comment is the action's own"
      return trigger.subject.head?.isFork ? forkReason(trigger.subject) : undefined
  }
}

/**
 * Whether an agent made this pull request, as far as the event shows: its branch is named as Cursor names branches or
 * as this step does, or the Cursor app opened it. An agent that acted on its own work would never end.
 */
function isAgents({ head, author }: Subject, { branchName }: Rules): boolean {
  if (author && isSame(author.login, CURSOR_APP)) return true
  return head !== undefined && (head.ref.startsWith(AGENT_BRANCH) || head.ref === branchName)
}

/** An agent may be stopped when its issue or pull request is closed; nothing is started then. */
function isStopOnClose({ action }: Trigger, { operation }: Rules): boolean {
  return action === "closed" && operation === "stop"
}

function endedAction({ kind, action }: Trigger): string | undefined {
  const isEnd = NEVER_ACTED_ON.has(action) || (kind === "issue" && action === "closed")
  return isEnd ? `an event that is ${action} starts no agent` : undefined
}

/** With `label` an issue or pull request acts when that label is set on it, and by nothing else that happens to it. */
function wrongLabel(trigger: Extract<Trigger, { label?: string }>, { label }: Rules): string | undefined {
  if (label === undefined || trigger.label === label) return undefined
  if (trigger.label === undefined) {
    const what = trigger.kind === "issue" ? "issues" : "pull requests"
    const action = /^[a-z_]{1,40}$/.test(trigger.action) ? trigger.action : "nothing that is known"
    return `\`label\` is ${label}, so ${what} act only when it is set; this one was ${action}, and \`types: [labeled]\` keeps such runs away`
  }
  if (isSame(trigger.label, label))
    return `the label differs from ${label} in upper and lower case only; write \`label\` as the label is written`
  return `the label is ${PLAIN_LABEL.test(trigger.label) ? trigger.label : "another one"}, and \`label\` is ${label}`
}

function agentsReason({ number }: Subject): string {
  return `pull request #${number} is an agent's own; instruct it with a comment instead`
}

function forkReason(subject: Subject): string {
  return `pull request #${subject.number} comes from a fork; push its branch to this repository and open it from there`
}

function unsuitableSender(trigger: Trigger, rules: Rules): string | undefined {
  const { sender } = trigger
  if (!sender) return "GitHub does not say who caused this event"
  if (trigger.kind === "comment" || trigger.kind === "review") {
    const { author } = trigger.remark
    if (!author || !isSame(author.login, sender.login)) return `${sender.login} did not write this comment`
  }
  if (sender.type === "User" || isListed(sender, rules)) return undefined
  const bot = `${sender.login} is a bot (account type ${sender.type || "unknown"})`
  const half = sender.login.replace(/\[bot\]$/, "")
  return half !== sender.login && rules.allowBots.some((login) => isSame(login, half))
    ? `${bot}, and \`allow-bots\` names ${half}; write ${sender.login} to let it through`
    : `${bot}; name it in \`allow-bots\` to let it through`
}

/** A person counts only in `allow-actors`, a bot only in `allow-bots`; the account's type decides. */
export function isListed(sender: Person, rules: Rules): boolean {
  const logins = sender.type === "User" ? rules.allowActors : sender.type === "Bot" ? rules.allowBots : []
  return logins.some((login) => isSame(login, sender.login))
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

const ROLES: readonly string[] = PERMISSIONS

export function isEnough(permission: string, minimum: Permission): boolean {
  const rank = ROLES.indexOf(permission)
  return rank >= PERMISSIONS.indexOf(minimum)
}

function skip(reason: string): Decision {
  return { kind: "skipped", reason }
}
