import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { triggerOf } from "../../src/event/trigger.ts"
import { isPublicHost, parseRepository, requireApiUrl, requireWebhookUrl } from "../../src/inputs/address.ts"
import { requireApiKey } from "../../src/inputs/api-key.ts"
import { USES } from "../../src/inputs/unused.ts"
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
import { readWith } from "../surroundings.ts"

const KILOBYTE = 1024
/** The first try, and how long it may take before a longer one decides: few readers need so long for so little. */
const SHORT = { bytes: 16 * KILOBYTE, limitMs: 4 }
/** A text of this size may take its part of the second that one of 1 MB may take. */
const LONG = { bytes: 128 * KILOBYTE, limitMs: 125 }

/** A quarter of what a comment of GitHub's takes, as these texts are an eighth of a megabyte: longer ones are cut to it. */
const MOST_SHOWN = 16 * 1024

/** What patterns repeat over, one kind after the other. */
const PIECES = [
  ..."a,0,-,_,.,:,/,//,@,##[,::,`,``,[,](,),{,<,<!--,&,*,**,%,%41,\\,',\",;".split(","),
  ..."|,~,?,a@,a:,a/,.a,a , , a,: ,# ,> ".split(","),
  ..."\n;\r;\r\n;\t;a\n;,;a,;\u001b;\u001b[0;\u001b];\u2028;\u0000;\u200d;\u{e0061};\u0301".split(";"),
  ..."あ,👩\u200d,\u{1f3f4}\u{e0067},क\u200d,\ud83d,https://a@,key_0123".split(","),
].filter((piece) => piece !== "")
/** What comes after them, so that a match fails late. */
const ENDINGS = ["", "x", "\n", "\u0000", "]", '"', "@x", "::", " x", "\u0301"]

const SECRETS = ["key_0123key_0123key_0124", "aaaaaaaaaaaaaaaaaaaaaaaaab"]
const home = { serverUrl: "https://github.com", owner: "o", name: "r" }
const redact = makeRedactor(SECRETS)

/** Everything in these rooms that reads text by others; what reads a page as people see it has tests of its own. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
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

/** The processor time of a call at best, tried again while that is too long: the first calls are compiled meanwhile. */
function timeOf(call: () => unknown, limitMs: number): number {
  let shortestMs = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 3 && shortestMs > limitMs; tries++) {
    const start = process.threadCpuUsage()
    try {
      call()
    } catch {}
    const { user, system } = process.threadCpuUsage(start)
    shortestMs = Math.min(shortestMs, (user + system) / 1000)
  }
  return shortestMs
}

function textOf(piece: string, ending: string, bytes: number): string {
  return piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece))) + ending
}

/** What is wrong when `read` takes too long for a text of this piece again and again. */
function slowness(read: (text: string) => unknown, piece: string, ending: string): readonly string[] {
  const timeFor = ({ bytes, limitMs }: typeof SHORT) => {
    const text = textOf(piece, ending, bytes)
    return timeOf(() => read(text), limitMs)
  }
  if (timeFor(SHORT) <= SHORT.limitMs) return []
  const ms = timeFor(LONG)
  return ms <= LONG.limitMs ? [] : [`${JSON.stringify(piece)}: ${Math.round(ms)} ms`]
}

describe("no text of a megabyte takes more than a second", () => {
  const endingAt = (index: number) => ENDINGS[index % ENDINGS.length] ?? ""

  for (const [place, [name, read]] of Object.entries(READERS).entries()) {
    test(name, () => {
      const slow = PIECES.flatMap((piece, index) => slowness(read, piece, endingAt(place + index)))
      assert.deepEqual(slow, [])
    })
  }

  test("any input", () => {
    const inputs = Object.keys(USES).filter((name) => name !== "prompt-file")
    const slow = inputs.flatMap((name, place) => {
      const read = (text: string) => readWith({ [name]: text })
      return [":", ",", "@", "/", "\n"].flatMap((piece, index) =>
        slowness(read, piece, endingAt(place + index)).map((what) => `${name}, ${what}`),
      )
    })
    assert.deepEqual(slow, [])
  })
})
