import { followUpKeyIn, launchedBy } from "../../src/agent/launch-key.ts"
import { isSamePullRequest, isSameRepository, mayBeRenamed } from "../../src/agent/repository-address.ts"
import { sanitizedAgent } from "../../src/agent/sanitized-agent.ts"
import { skipReasonOf } from "../../src/authorize/rules.ts"
import type { Agent } from "../../src/cursor/agent.ts"
import { type Expected, readReply } from "../../src/cursor/reply.ts"
import { readAgentPage, readMessages } from "../../src/cursor/v0/schema.ts"
import { judgeWebhook, payloadBytes } from "../../src/cursor/webhook.ts"
import { skipReasonOfText } from "../../src/event/request.ts"
import { triggerOf } from "../../src/event/trigger.ts"
import { looksLikeOurs, readMarker } from "../../src/github/marker.ts"
import { apiErrorFrom } from "../../src/github/read-refusal.ts"
import { parseProxy } from "../../src/http/proxy-setting.ts"
import { isPublicAddress } from "../../src/http/public-address.ts"
import { parseHttpDateMs, parseRetryAfter } from "../../src/http/retry-after.ts"
import { agentResult } from "../../src/queries/agent-view.ts"
import { cell, fitting } from "../../src/queries/entries.ts"
import { commentText } from "../../src/report/comment-text.ts"
import { problemFromError } from "../../src/report/problem-from-error.ts"
import type { RunReport } from "../../src/report/run-report.ts"
import { summaryText } from "../../src/report/summary-text.ts"
import { readState } from "../../src/run/saved-state.ts"
import { issueComment, labeledIssue, payload } from "../scenarios/payloads.ts"

const TODAY = new Date("2026-11-26T12:00:00Z")
const KEY = "key_0123456789"
const EXPECTED = {
  serverUrl: "https://github.com",
  owner: "octo",
  name: "repo",
  apiUrl: "https://api.cursor.com",
}
const PLACE = { repository: "octo/repo", number: 7, launchKey: "0123456789ab" }
const RULES = { minimumPermission: "write", allowActors: [], allowBots: [], label: "cursor" } as const

const agentSaying = (text: string): Agent => ({
  id: "bc-1",
  status: text,
  name: text,
  url: text,
  repository: text,
  ref: text,
  branchName: text,
  prUrl: text,
  summary: text,
  createdAt: text,
})

const CALL: Expected<unknown> = { what: "Reading", method: "GET", needsBody: true, parse: readMessages }

/** Reads a reply as a step does, up to what it tells people about it. */
function tell(status: number, text: string, headers: Readonly<Record<string, string>> = {}): unknown {
  try {
    return readReply(CALL, { status, headers, text }, TODAY)
  } catch (error) {
    return problemFromError(error)
  }
}

function reportOf(text: string): RunReport {
  const { agent } = sanitizedAgent(agentSaying(text), EXPECTED)
  const problem = problemFromError(new Error(text))
  return {
    agentId: "bc-1",
    agent,
    timeline: [{ status: text, waitedMs: 1 }],
    elapsedMs: 1,
    outcome: { kind: "error", problem: { ...problem, message: text, detail: text } },
    conversation: { messages: [{ type: text, text }] },
    findings: { headline: "Found", lines: [text], markdown: [cell(text)] },
    warnings: [text],
  }
}

/** Everything where text by others enters or leaves: Cursor's and GitHub's answers, events, the environment, the reports. */
export const EDGES: Readonly<Record<string, (text: string) => unknown>> = {
  "an agent": (text) => agentResult(agentSaying(text), sanitizedAgent(agentSaying(text), EXPECTED).agent),
  "an agent's repository": (text) => [isSameRepository(text, "https://github.com/o/r"), mayBeRenamed(text, "o/r")],
  "an agent's pull request": (text) => isSamePullRequest(text, "https://github.com/o/r/pull/1"),
  "a list of agents": (text) => readAgentPage({ agents: [{ id: text, status: text }], nextCursor: text }),
  "a prompt's last line": (text) => [launchedBy(text), followUpKeyIn(text)],
  "a refusal's plain text": (text) => tell(400, text),
  "a refusal's message": (text) => tell(400, JSON.stringify({ error: { message: text, code: text } })),
  "a refusal's details": (text) =>
    tell(400, JSON.stringify({ error: "Error", details: [{ debug: { details: { title: text, detail: text } } }] })),
  "a refusal's fields": (text) =>
    tell(400, JSON.stringify({ details: [{ path: [text], keys: text.split(""), message: text }] })),
  "a web page": (text) => tell(502, `<html><title>${text}`, { "content-type": "text/html" }),
  "a web page's title": (text) => tell(502, `<title>${text}</title>`),
  "a reply": (text) => tell(200, text),
  "a reply's headers": (text) => tell(429, "", { "retry-after": text, date: text, "content-type": text }),
  parseRetryAfter: (text) => [parseRetryAfter(text, text, TODAY), parseHttpDateMs(text)],
  "a webhook": (text) => judgeWebhook(Buffer.from(text), text, [KEY], TODAY),
  "a webhook's payload": payloadBytes,
  "GitHub's refusal": (text) => {
    const headers = { "x-accepted-github-permissions": text, "retry-after": text, "x-ratelimit-reset": text }
    const fault = { status: 403, response: { data: { message: text }, headers } }
    return apiErrorFrom("Reading", fault, { isProxied: true, today: TODAY })
  },
  "a comment's marker": (text) => [readMarker(KEY, PLACE, text), looksLikeOurs(text)],
  "a comment": (text) => {
    const trigger = triggerOf("issue_comment", issueComment(text))
    const asked = { operation: "launch", triggerPhrase: "/cursor", hasInstruction: false } as const
    return [skipReasonOf(trigger, RULES), skipReasonOfText(trigger, asked)]
  },
  "an event": (text) =>
    skipReasonOf(
      triggerOf("issues", labeledIssue({ label: { name: text }, sender: { login: text, type: text }, action: text })),
      RULES,
    ),
  "a pull request's event": (text) => {
    const pull = payload("pull_request", "opened")
    return skipReasonOf(triggerOf("pull_request", { ...pull, pull_request: { number: 1, head: { ref: text } } }), RULES)
  },
  "a proxy variable": (text) => parseProxy("HTTPS_PROXY", text),
  "a proxy variable with a scheme": (text) => parseProxy("HTTPS_PROXY", `http://${text}`),
  isPublicAddress,
  "the saved state": (text) => readState(KEY, text),
  "entries of a result": (text) => fitting([text, text]),
  "the comment": (text) => commentText(reportOf(text)),
  "the summary page": (text) => summaryText(reportOf(text)),
}
