import { changed, HOME, issueComment, labeledIssue, payload } from "../../simulator/payloads.ts"
import type { Happening } from "../../simulator/workflow/surroundings.ts"
import type { Filter } from "../../simulator/workflow/triggers.ts"
import type { Fields } from "../../simulator/workflow/yaml-fields.ts"

/** What a ready event is made from. */
export type EventWish = {
  readonly label: string
  readonly comment: string
  /** How the workflow listens to this event; absent when it does not. */
  readonly filter?: Filter
}

export type ReadyEvent = {
  readonly name: string
  readonly eventName: string
  /** What happens, as a sentence without its end. */
  readonly shows: string
  /** Absent for an event that only comes through the relay, when an agent ends. */
  make?(wish: EventWish): Happening
}

const OWNER = { login: HOME.owner, type: "User" }
const DEPENDABOT = { login: "dependabot[bot]", type: "Bot" }
const PULL_RUN = { ref: "refs/pull/2/merge", refName: "2/merge", baseRef: "master", headRef: "changes" }
const BRANCH_RUN = { ref: "refs/heads/master", refName: "master" }
const ON_PULL = { issue: { number: 2, title: "Update the README with new information.", pull_request: { url: "x" } } }
const RUN_OF_CI = {
  conclusion: "failure",
  run_attempt: 1,
  head_branch: "master",
  head_repository: { full_name: HOME.fullName },
}

const BY_DEPENDABOT = {
  sender: DEPENDABOT,
  pull_request: { user: DEPENDABOT, head: { ref: "dependabot/npm_and_yarn/left-pad-2" } },
}
const FROM_FORK = { pull_request: { head: { repo: { full_name: "passer-by/Hello-World" } } } }

/** The repository and sender of GitHub's own examples. */
const SURROUNDINGS = { repository: payload("issues", "labeled").repository, sender: OWNER }

/** Ready events, the first of several for one event being the usual one. */
export const READY_EVENTS: readonly ReadyEvent[] = [
  {
    name: "label",
    eventName: "issues",
    shows: "the owner puts the label on issue #1",
    make: ({ label }) => on("issues", labeledIssue({ label: { name: label } }), BRANCH_RUN),
  },
  {
    name: "issue",
    eventName: "issues",
    shows: "the owner opens issue #1",
    make: () => on("issues", payload("issues", "opened"), BRANCH_RUN),
  },
  {
    name: "comment",
    eventName: "issue_comment",
    shows: "the owner comments on issue #1",
    make: ({ comment }) => on("issue_comment", issueComment(comment), BRANCH_RUN),
  },
  {
    name: "pull-request-comment",
    eventName: "issue_comment",
    shows: "the owner comments on pull request #2, which an agent opened",
    make: ({ comment }) => on("issue_comment", issueComment(comment, ON_PULL), BRANCH_RUN),
  },
  {
    name: "review",
    eventName: "pull_request_review",
    shows: "the owner reviews pull request #2, which an agent opened",
    make: ({ comment: body }) => reviewed("pull_request_review", "submitted", { review: { body } }),
  },
  {
    name: "review-comment",
    eventName: "pull_request_review_comment",
    shows: "the owner comments on a line of pull request #2, which an agent opened",
    make: ({ comment: body }) => reviewed("pull_request_review_comment", "created", { comment: { body } }),
  },
  {
    name: "pull-request-label",
    eventName: "pull_request",
    shows: "the owner puts the label on pull request #2",
    make: ({ label }) => reviewed("pull_request", "labeled", { label: { name: label } }),
  },
  {
    name: "pull-request",
    eventName: "pull_request",
    shows: "the owner opens pull request #2",
    make: () => reviewed("pull_request", "opened", {}),
  },
  {
    name: "dependabot",
    eventName: "pull_request",
    shows: "Dependabot's pull request #2 gets the label from Dependabot",
    make: ({ label }) => reviewed("pull_request", "labeled", { label: { name: label }, ...BY_DEPENDABOT }),
  },
  {
    name: "fork",
    eventName: "pull_request",
    shows: "pull request #2, which comes from a fork, gets the label: no secrets, and a token that only reads",
    make: ({ label }) => reviewed("pull_request", "labeled", { label: { name: label }, ...FROM_FORK }),
  },
  {
    name: "dispatch",
    eventName: "workflow_dispatch",
    shows: "the owner starts the workflow by hand",
    make: () => on("workflow_dispatch", { inputs: {}, ref: BRANCH_RUN.ref, ...SURROUNDINGS }, BRANCH_RUN),
  },
  {
    name: "schedule",
    eventName: "schedule",
    shows: "the time has come",
    make: ({ filter }) => on("schedule", { schedule: filter?.times?.[0] ?? "0 4 * * 1", ...SURROUNDINGS }, BRANCH_RUN),
  },
  {
    name: "push",
    eventName: "push",
    shows: "the owner pushes to the default branch",
    make: () => on("push", changed(payload("push"), { ref: BRANCH_RUN.ref, base_ref: undefined }), BRANCH_RUN),
  },
  {
    name: "workflow-run",
    eventName: "workflow_run",
    shows: "another workflow has failed on the default branch",
    make: ({ filter }) => {
      const run = { ...RUN_OF_CI, name: filter?.workflows?.[0] ?? "CI" }
      return on(
        "workflow_run",
        changed(payload("workflow_run", "completed"), { ...SURROUNDINGS, workflow_run: run }),
        BRANCH_RUN,
      )
    },
  },
  {
    name: "webhook",
    eventName: "repository_dispatch",
    shows: "an agent has finished, and Cursor's signed call comes through the relay",
  },
]

function on(eventName: string, event: Fields, github: Happening["github"]): Happening {
  return { eventName, event, github }
}

function reviewed(eventName: string, action: string, changes: Record<string, unknown>): Happening {
  return on(eventName, changed(payload(eventName, action), changes), PULL_RUN)
}

/** The table of ready events, for a terminal. */
export function listReadyEvents(): string {
  const width = Math.max(...READY_EVENTS.map(({ name }) => name.length))
  return READY_EVENTS.map(({ name, eventName, shows }) => `  ${name.padEnd(width)}  ${eventName}: ${shows}`).join("\n")
}
