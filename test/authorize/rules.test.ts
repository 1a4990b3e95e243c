import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { Rules } from "../../src/authorize/rules.ts"
import { type Trigger, triggerOf } from "../../src/event/trigger.ts"
import { PERMISSIONS } from "../../src/model/permission.ts"
import { changed, issueComment, labeledIssue, payload } from "../scenarios/payloads.ts"
import { answering, type Changes, onPullRequest, REFUSING, review, reviewComment, verdict, YES } from "./questions.ts"

/** One event of each kind that an outsider can cause, with the account that causes it. */
const GATED: Readonly<Record<string, (person: Changes | null) => Trigger>> = {
  issues: (sender) => triggerOf("issues", labeledIssue({ sender })),
  pull_request: (sender) => triggerOf("pull_request", changed(payload("pull_request", "opened"), { sender })),
  pull_request_target: (sender) =>
    triggerOf("pull_request_target", changed(payload("pull_request", "labeled"), { sender })),
  "issue_comment on an issue": (sender) =>
    triggerOf("issue_comment", issueComment("/cursor go", { sender, comment: { body: "/cursor go", user: sender } })),
  "issue_comment on a pull request": (sender) =>
    triggerOf(
      "issue_comment",
      issueComment("/cursor go", { sender, comment: { body: "/cursor go", user: sender }, ...onPullRequest }),
    ),
  pull_request_review: (sender) =>
    triggerOf("pull_request_review", review({ sender, review: { body: "/cursor go", user: sender } })),
  pull_request_review_comment: (sender) =>
    triggerOf("pull_request_review_comment", reviewComment({ sender, comment: { body: "/cursor go", user: sender } })),
  discussion_comment: (sender) => triggerOf("discussion_comment", { action: "created", sender }),
  watch: (sender) => triggerOf("watch", { action: "started", sender }),
  some_event_of_2030: (sender) => triggerOf("some_event_of_2030", { sender }),
}

type Guest = {
  readonly who: string
  readonly person: Changes | null
  readonly rules?: Partial<Rules>
  /** What GitHub says; undefined when it is not to be asked. */
  readonly permission?: string
  readonly verdict: RegExp
}

const GUESTS: readonly Guest[] = [
  { who: "a writer", person: { login: "ann", type: "User" }, permission: "write", verdict: YES },
  { who: "a maintainer", person: { login: "ann", type: "User" }, permission: "maintain", verdict: YES },
  { who: "a triager", person: { login: "ann", type: "User" }, permission: "triage", verdict: /^ann has triage perm/ },
  { who: "a reader", person: { login: "ann", type: "User" }, permission: "read", verdict: /has read permission/ },
  {
    who: "nobody GitHub knows",
    person: { login: "ann", type: "User" },
    permission: "none",
    verdict: /has no permission/,
  },
  { who: "a role unheard of", person: { login: "ann", type: "User" }, permission: "owner", verdict: /has owner/ },
  { who: "an empty answer", person: { login: "ann", type: "User" }, permission: "", verdict: /minimum-permission/ },
  { who: "a deleted account", person: null, verdict: /does not say who/ },
  { who: "a bot", person: { login: "evil[bot]", type: "Bot" }, verdict: /^evil\[bot\] is a bot .*`allow-bots`/ },
  { who: "a bot named like a person", person: { login: "Copilot", type: "Bot" }, verdict: /Copilot is a bot/ },
  { who: "an account of no type", person: { login: "ann", type: null }, verdict: /account type unknown/ },
  { who: "an organization", person: { login: "acme", type: "Organization" }, verdict: /account type Organization/ },
  {
    who: "a bot that is named",
    person: { login: "Renovate[bot]", type: "Bot" },
    rules: { allowBots: ["other[bot]", "renovate[bot]"] },
    verdict: YES,
  },
  {
    who: "a bot whose name ends like one that is named",
    person: { login: "evil-renovate[bot]", type: "Bot" },
    rules: { allowBots: ["renovate[bot]"] },
    verdict: /is a bot/,
  },
  {
    who: "a bot named without its ending",
    person: { login: "renovate[bot]", type: "Bot" },
    rules: { allowBots: ["renovate"] },
    verdict: /^renovate\[bot\] is a bot .*, and `allow-bots` names renovate; write renovate\[bot\] to let it through$/,
  },
  {
    who: "a bot among the people",
    person: { login: "renovate[bot]", type: "Bot" },
    rules: { allowActors: ["renovate[bot]"] },
    verdict: /is a bot/,
  },
  {
    who: "a person among the bots",
    person: { login: "renovate", type: "User" },
    rules: { allowBots: ["renovate"] },
    permission: "read",
    verdict: /has read permission/,
  },
  {
    who: "a person who is named",
    person: { login: "ANN", type: "User" },
    rules: { allowActors: ["Ann"] },
    verdict: YES,
  },
  {
    who: "a person whose name only begins like one that is named",
    person: { login: "ann2", type: "User" },
    rules: { allowActors: ["ann", "*"] },
    permission: "none",
    verdict: /ann2 has no permission/,
  },
]

for (const { who, person, rules = {}, permission, verdict: expected } of GUESTS) {
  describe(`${who} and`, () => {
    for (const [name, eventOf] of Object.entries(GATED)) {
      test(name, async () => {
        const questions = { ...answering("none"), permissionOf: REFUSING.permissionOf }
        const asked = permission === undefined ? questions : answering(permission)
        assert.match(await verdict(eventOf(person), rules, asked), expected)
      })
    }
  })
}

describe("the least permission", () => {
  const ROLES = ["none", ...PERMISSIONS]
  for (const minimumPermission of PERMISSIONS) {
    test(minimumPermission, async () => {
      const trigger = triggerOf("issues", labeledIssue())
      const enough: string[] = []
      for (const role of ROLES) {
        if ((await verdict(trigger, { minimumPermission }, answering(role))) === "yes") enough.push(role)
      }
      assert.deepEqual(enough, ROLES.slice(ROLES.indexOf(minimumPermission)))
    })
  }
})

describe("nobody is asked about for", () => {
  const SAFE = ["workflow_dispatch", "repository_dispatch", "schedule", "push"]
  for (const event of [...SAFE, "workflow_call", "release", "deployment", "merge_group"]) {
    test(event, async () => {
      for (const sender of [null, { login: "evil[bot]", type: "Bot" }]) {
        assert.equal(await verdict(triggerOf(event, { sender }), {}, REFUSING), "yes")
      }
    })
  }
})
