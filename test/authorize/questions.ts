import assert from "node:assert/strict"
import { type BranchOfAgent, decide, type Questions, type Rules, skipReasonOf } from "../../src/authorize/rules.ts"
import type { Trigger } from "../../src/event/trigger.ts"
import { changed, payload } from "../scenarios/payloads.ts"

export type Changes = Record<string, unknown>

const RULES: Rules = { label: undefined, minimumPermission: "write", allowActors: [], allowBots: [] }
export const REFUSING: Questions = {
  permissionOf: () => assert.fail("nobody has to be asked about"),
  comesFromFork: () => assert.fail("no pull request has to be read"),
  agentsOf: () => assert.fail("Cursor has not to be asked"),
}

export function answering(permission: string, isFork = false, agents: readonly BranchOfAgent[] = []): Questions {
  return { permissionOf: async () => permission, comesFromFork: async () => isFork, agentsOf: async () => agents }
}

/** "yes", or why not: the whole gate as a step goes through it. */
export async function verdict(trigger: Trigger, rules: Partial<Rules>, questions: Questions): Promise<string> {
  const all = { ...RULES, ...rules }
  const reason = skipReasonOf(trigger, all)
  if (reason !== undefined) return reason
  const answer = await decide(trigger, all, questions)
  return answer.kind === "approved" ? "yes" : answer.reason
}

export const onPullRequest = { issue: { number: 2, pull_request: { url: "x" } } }
export const review = (changes: Changes = {}) =>
  changed(changed(payload("pull_request_review", "submitted"), { review: { body: "/cursor go" } }), changes)
export const reviewComment = (changes: Changes = {}) =>
  changed(changed(payload("pull_request_review_comment", "created"), { comment: { body: "/cursor go" } }), changes)

export const YES = /^yes$/
