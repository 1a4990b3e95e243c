import assert from "node:assert/strict"
import { triggerOf } from "../../src/event/trigger.ts"
import { isPublicHost, parseRepository, requireApiUrl, requireWebhookUrl } from "../../src/inputs/address.ts"
import { requireApiKey } from "../../src/inputs/api-key.ts"
import { isAgentId } from "../../src/model/agent-id.ts"
import { composePrompt } from "../../src/prompt/compose.ts"
import { seenTexts } from "../../src/prompt/seen-texts.ts"
import { safePath, untaken } from "../../src/queries/artifacts/safe-path.ts"
import {
  isBranchName,
  isPlainBranchName,
  isRefOrCommit,
  parseAgentUrl,
  parsePullRequestUrl,
} from "../../src/text/address.ts"
import { parseAttachment, parseRedirect } from "../../src/text/attachment-address.ts"
import { cutHunk, cutToBytes, cutToCharacters, cutToLength } from "../../src/text/budget.ts"
import { codeBlock, codeBlockOverhead, fence } from "../../src/text/fence.ts"
import { hasInvisible, hasVisible, withoutInvisible } from "../../src/text/invisible-characters.ts"
import { logLines, logText, plainLine } from "../../src/text/log.ts"
import { inertBlock, inlineCode } from "../../src/text/markdown.ts"
import { nearest } from "../../src/text/nearest.ts"
import { makeRedactor } from "../../src/text/redact.ts"
import { safeQuote } from "../../src/text/safe-markdown.ts"
import { inertSentence } from "../../src/text/sentence.ts"
import { labeledIssue } from "../scenarios/payloads.ts"

const KILOBYTE = 1024
/** More than any place shows of a text by others in one piece, but for the prompt, which is ours. */
const MOST_SHOWN = 64 * KILOBYTE

const SECRETS = ["key_0123key_0123key_0124", "aaaaaaaaaaaaaaaaaaaaaaaaab"]
const home = { serverUrl: "https://github.com", owner: "o", name: "r" }
const redact = makeRedactor(SECRETS)

/** Everything in these rooms that reads text by others; what reads a page as people see it has tests of its own. */
export const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  parseAgentUrl: (text) => parseAgentUrl(text, { apiUrl: "https://api.cursor.com" }),
  parsePullRequestUrl: (text) => parsePullRequestUrl(text, home),
  isRefOrCommit,
  isBranchName,
  isPlainBranchName,
  isAgentId,
  parseAttachment: (text) => parseAttachment(text, home.serverUrl),
  parseRedirect: (text) => parseRedirect("https://github.com/a", text, home.serverUrl),
  "cutToBytes, much": (text) => cutToBytes(text, text.length / 2),
  "cutToBytes, little": (text) => cutToBytes(text, 100),
  "cutToLength, much": (text) => cutToLength(text, text.length / 2),
  "cutToLength, little": (text) => cutToLength(text, 10),
  cutToCharacters: (text) => cutToCharacters(text, text.length / 4),
  cutHunk: (text) => cutHunk(text, text.length / 2),
  fence: (text) => fence(text, text),
  codeBlock,
  codeBlockOverhead,
  hasInvisible,
  hasVisible,
  withoutInvisible,
  logLines,
  logText,
  "plainLine, much": (text) => plainLine(text, text.length),
  "plainLine, little": (text) => plainLine(text, 100),
  inertBlock: (text) => inertBlock(text, MOST_SHOWN),
  inlineCode: (text) => inlineCode(text, MOST_SHOWN),
  safeQuote: (text) => safeQuote(text, MOST_SHOWN),
  inertSentence: (text) => inertSentence(text, 1_000),
  "nearest, wanted": (text) => nearest(text, ["gpt-5.2", "claude"]),
  "nearest, offered": (text) => nearest("gpt-5.3", [text, text]),
  "nearest, both": (text) => nearest(text, [`${text}b`]),
  redact,
  safePath,
  untaken: (text) => untaken([text], new Set([text.toLowerCase()])),
  parseRepository: (text) => parseRepository(text, home.serverUrl),
  requireApiUrl: (text) => requireApiUrl("api-url", text),
  requireWebhookUrl: (text) => requireWebhookUrl("webhook-url", text),
  isPublicHost,
  requireApiKey: (text) => requireApiKey("api-key", text),
  triggerOf: (text) =>
    triggerOf(
      "issues",
      labeledIssue({ label: { name: text }, issue: { title: text }, repository: { full_name: text } }),
    ),
  composePrompt: (text) => {
    const trigger = triggerOf("issues", labeledIssue({ issue: { title: text, body: text } }))
    assert.ok(trigger.kind === "issue")
    const page = { body: text, html: `<p>${text}` }
    const texts = seenTexts(trigger, { subject: page, histories: [] }, home)
    composePrompt({ instruction: text, context: { trigger, texts }, launchLine: "x" })
  },
}
