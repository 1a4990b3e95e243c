import { answering } from "../../simulator/cursor/known-answers.ts"
import type { FaultAction } from "../../simulator/fault.ts"
import { serverError, unicorn, unprocessable } from "../../simulator/github/faults.ts"

/** The launch may have been processed: an agent may exist although its answer was lost. */
export const DOUBTFUL_LAUNCHES: readonly FaultAction[] = [
  { kind: "reset", when: "before" },
  { kind: "reset", when: "after" },
  { kind: "close", when: "before" },
  { kind: "close", when: "after" },
  { kind: "cut-body" },
  { kind: "garbage", processed: true },
  { kind: "silence", processed: true },
  { kind: "silence", processed: false },
  { kind: "reply", status: 500, body: { error: "Internal Server Error" } },
  { kind: "reply", status: 502, body: "<html>bad gateway</html>", processed: true },
  { kind: "reply", status: 504, body: "", processed: true },
  { kind: "reply", status: 201, body: { error: "something" }, processed: true },
  { kind: "reply", status: 200, body: "<html>", processed: true },
  { kind: "compressed", encoding: "gzip", damaged: true },
  { kind: "big-body", bytes: 9_000_000, encoding: "gzip" },
  answering("see-other", { processed: true }),
  answering("conflict", { processed: true }),
  answering("page-403", { processed: true }),
  answering("page-blocked", { processed: true }),
]

/** The launch was surely not processed. */
export const REFUSED_LAUNCHES: readonly FaultAction[] = [
  answering("unavailable"),
  answering("unavailable-at-once"),
  answering("rate-limit-at-once"),
  answering("rate-limit-in-body"),
  { kind: "reply", status: 429, headers: { "retry-after": "3" }, body: { error: "Too Many Requests" } },
]

export const READ_FAULTS: readonly FaultAction[] = [
  { kind: "reset", when: "before" },
  { kind: "close", when: "after" },
  { kind: "cut-body" },
  { kind: "garbage" },
  { kind: "silence" },
  { kind: "reply", status: 500, body: { error: "Internal Server Error" } },
  { kind: "reply", status: 503, headers: { "retry-after": "1" } },
  { kind: "reply", status: 429, body: { error: "Too Many Requests" } },
  { kind: "reply", status: 200, body: { unexpected: true } },
  { kind: "compressed", encoding: "br" },
  { kind: "compressed", encoding: "deflate" },
  { kind: "compressed", encoding: "gzip" },
  answering("not-found"),
  answering("conflict"),
  answering("busy"),
  answering("page-401"),
  answering("page-challenge"),
  answering("page-413"),
  answering("page-blocked"),
]

export const COMMENT_FAULTS: readonly FaultAction[] = [
  { kind: "reset", when: "before" },
  { kind: "reset", when: "after" },
  { kind: "cut-body" },
  { kind: "silence", processed: true },
  { kind: "silence" },
  serverError(),
  unprocessable(),
  unicorn({ processed: true }),
]

/** Whether a request that meets this takes effect all the same. */
export function isProcessed(action: FaultAction): boolean {
  switch (action.kind) {
    case "reset":
    case "close":
      return action.when === "after"
    case "cut-body":
    case "compressed":
    case "delay":
    case "cut-stream":
    case "end-stream":
    case "stall-stream":
      return true
    case "big-body":
      return false
    default:
      return action.processed ?? false
  }
}

/** For how long a refusal asks to wait, in its headers or in its body. */
export function wishMs(action: FaultAction | undefined): number {
  if (action?.kind !== "reply") return 0
  const inHeader = Number(action.headers?.["retry-after"] ?? 0)
  const [, inBody = "0"] = /"retryAfter":"(\d+)"/.exec(JSON.stringify(action.body) ?? "") ?? []
  return Math.max(inHeader, Number(inBody)) * 1_000
}
