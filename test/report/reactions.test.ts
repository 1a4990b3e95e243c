import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { triggerOf } from "../../src/event/trigger.ts"
import type { Outcome } from "../../src/model/outcome.ts"
import { problem } from "../../src/report/catalogue.ts"
import { reactionTarget, reactionTo } from "../../src/report/reactions.ts"
import { BARE_AGENT } from "../agent/bare-agent.ts"
import { payload } from "../scenarios/payloads.ts"
import { runnerWith } from "../surroundings.ts"

const AGENT = { ...BARE_AGENT, status: "X" }
const PROBLEM = problem("agent-failed")

describe("the reaction to an end", () => {
  const CASES: readonly (readonly [Outcome, ReturnType<typeof reactionTo>])[] = [
    [{ kind: "finished", agent: AGENT }, "rocket"],
    [{ kind: "finished", agent: AGENT, problem: problem("no-pull-request") }, "confused"],
    [{ kind: "failed", agent: AGENT, problem: PROBLEM }, "confused"],
    [{ kind: "expired", agent: AGENT, problem: PROBLEM }, "confused"],
    [{ kind: "stopped", agent: AGENT, problem: PROBLEM }, "confused"],
    [{ kind: "timed-out", agent: AGENT, problem: PROBLEM, disposition: "left" }, "confused"],
    [{ kind: "cancelled", problem: PROBLEM, disposition: "none" }, "confused"],
    [{ kind: "unknown", problem: PROBLEM }, "confused"],
    [{ kind: "error", problem: PROBLEM }, "confused"],
    [{ kind: "launched", agent: AGENT }, undefined],
    [{ kind: "skipped", reason: "x" }, undefined],
    [{ kind: "ok" }, undefined],
  ]
  for (const [outcome, reaction] of CASES) {
    const name = "problem" in outcome && outcome.kind === "finished" ? "finished with a problem" : outcome.kind
    test(`${name}: ${reaction ?? "none"}`, () => assert.equal(reactionTo(outcome), reaction))
  }
})

describe("what is reacted to", () => {
  const CASES = [
    ["issues", "labeled", "issue"],
    ["pull_request", "opened", "issue"],
    ["issue_comment", "created", "comment"],
    ["pull_request_review", "submitted", "issue"],
    ["pull_request_review_comment", "created", "review-comment"],
    ["push", undefined, undefined],
  ] as const
  for (const [event, action, kind] of CASES) {
    test(`${event}: ${kind ?? "nothing"}`, () => {
      const trigger = triggerOf(event, payload(event, action))
      const target = reactionTarget(trigger, runnerWith())
      const id =
        trigger.kind === "none"
          ? undefined
          : kind === "issue"
            ? trigger.subject.number
            : "remark" in trigger
              ? trigger.remark.id
              : 0
      assert.deepEqual(target, kind && { kind, owner: "octo-org", name: "octo-repo", id })
    })
  }
})
