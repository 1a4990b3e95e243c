import { endOf } from "../model/agent-status.ts"
import type { PromptFacts, SentPrompt } from "../model/launch-plan.ts"
import { counted } from "../text/count.ts"
import { inertBlock, inlineCode } from "../text/markdown.ts"
import { safeQuote } from "../text/safe-markdown.ts"
import { inertSentence } from "../text/sentence.ts"
import { conversationParts } from "./conversation-text.ts"
import { duration } from "./duration.ts"
import { detailsPart, type Fact, factTable, markedHeadline, resultLines } from "./facts.ts"
import { severityOf } from "./headline.ts"
import { nextSteps, reRunAdvice } from "./next-steps.ts"
import { problemText } from "./problem-text.ts"
import type { RunReport, StatusChange } from "./run-report.ts"
import { folded, markdownTable } from "./table.ts"

/** The runner takes 1,048,576 bytes a step (actions/runner, FileCommandManager); masks may make lines longer. */
const MOST_BYTES = 1_000_000
const REASON_LENGTH = 500
const MOST_WARNINGS = 30
const FOLD_ABOVE_LINES = 25
const MOST_STATES = 40
const STATUS_LENGTH = 40

/** What the page has room for, in characters. */
type SizeLimits = {
  readonly summary: number
  readonly prompt: number
  readonly conversation: number
  readonly findings: boolean
}

/** What is least missed goes first. */
const LADDER: readonly SizeLimits[] = [
  { summary: 50_000, prompt: 200_000, conversation: 200_000, findings: true },
  { summary: 50_000, prompt: 200_000, conversation: 20_000, findings: true },
  { summary: 50_000, prompt: 200_000, conversation: 0, findings: true },
  { summary: 50_000, prompt: 20_000, conversation: 0, findings: true },
  { summary: 50_000, prompt: 0, conversation: 0, findings: true },
  { summary: 5_000, prompt: 0, conversation: 0, findings: true },
]
const BARE: SizeLimits = { summary: 5_000, prompt: 0, conversation: 0, findings: false }

/**
 * This step's part of the job's summary page. Pure. What does not fit into the runner's limit is shortened or left out,
 * the least important first, and the page says so.
 */
export function summaryText(report: RunReport, mostBytes = MOST_BYTES): string {
  const pages = LADDER.values().map((limits) => pageWith(report, limits))
  return pages.find((page) => Buffer.byteLength(page) <= mostBytes) ?? pageWith(report, BARE)
}

function pageWith(report: RunReport, limits: SizeLimits): string {
  const parts = [
    `## ${titleOf(report)}`,
    ...resultParts(report),
    ...(report.findings ? findingParts(report.findings.markdown, limits) : stateParts(report)),
    ...summaryParts(report, limits),
    ...detailsPart(report),
    ...promptParts(report, limits),
    ...conversationPart(report, limits),
    ...warningParts(report.warnings),
  ]
  return `${parts.join("\n\n")}\n`
}

/** With the step's id, so that the steps of one job can be told apart. */
function titleOf(report: RunReport): string {
  const id = stepId(report)
  return id === undefined ? markedHeadline(report) : `${markedHeadline(report)} (step \`${id}\`)`
}

/** The id that the workflow gave the step; the runner's made-up names say nothing. */
function stepId({ run }: RunReport): string | undefined {
  return run?.step !== undefined && /^[A-Za-z][\w-]{0,99}$/.test(run.step) ? run.step : undefined
}

function resultParts(report: RunReport): readonly string[] {
  const { outcome, run, findings } = report
  const problem = outcome && "problem" in outcome ? outcome.problem : undefined
  const steps = nextSteps(report)
  return [
    ...(report.note === undefined ? [] : [report.note]),
    ...(outcome?.kind === "skipped" ? [`Skipped: ${inertSentence(outcome.reason, REASON_LENGTH)}.`] : []),
    ...(problem
      ? [problemText(problem, run?.docsUrl, { weight: severityOf(report), advice: reRunAdvice(report) })]
      : []),
    ...(outcome?.kind === "skipped" || findings ? [] : resultLines(report)),
    ...(steps.length > 0 ? ["### What to do next", steps.map((step) => `- ${step}`).join("\n")] : []),
  ]
}

function findingParts(markdown: readonly string[], { findings }: SizeLimits): readonly string[] {
  if (!findings) return ["The answer is too long for this page; the output `result` holds as much of it as fits."]
  return markdown.filter((part) => part !== "")
}

/** The agent's states over time. An agent that keeps changing is shown by its newest ones. */
function stateParts({ timeline, elapsedMs, isAgeUnknown }: RunReport): readonly string[] {
  if (timeline.length === 0) return []
  const shown = timeline.slice(-MOST_STATES)
  const rows = shown.map(({ status, waitedMs }, index) => {
    const next: StatusChange | undefined = shown[index + 1]
    const isLast = next === undefined && endOf(status) !== undefined
    return [
      duration(waitedMs),
      inlineCode(status, STATUS_LENGTH),
      isLast ? "the end" : duration((next?.waitedMs ?? elapsedMs) - waitedMs),
    ]
  })
  return [
    folded(isAgeUnknown ? "Timeline since this step began to wait" : "Timeline", [
      markdownTable(["After", "Status", "For"], rows),
    ]),
  ]
}

function summaryParts({ agent }: RunReport, limits: SizeLimits): readonly string[] {
  const quote = agent?.summary === undefined ? "" : safeQuote(agent.summary, limits.summary)
  if (quote === "") return []
  const isLong = quote.split("\n").length > FOLD_ABOVE_LINES
  return ["### What the agent says about it", isLong ? folded("The agent's summary", [quote]) : quote]
}

function promptParts({ plan, followUp }: RunReport, limits: SizeLimits): readonly string[] {
  const sent = plan ?? followUp
  if (!sent) return []
  const facts = factTable(promptFacts(sent, plan ? "Launch key" : "Follow-up key"))
  // Outside of the table, where a narrow screen can break the line.
  const hash = `SHA-256 of the prompt: \`${sent.prompt.sha256}\``
  return ["### Prompt", facts, hash, ...promptBlock(sent.prompt, limits.prompt)]
}

function promptFacts({ prompt, launchKey }: SentPrompt, keyName: string): readonly Fact[] {
  const { invisibleCharacters, hiddenElements, tinyElements, unknownElements } = prompt.removed
  const hidden = [
    ...(invisibleCharacters > 0 ? [counted(invisibleCharacters, "invisible character")] : []),
    ...(hiddenElements > 0 ? [counted(hiddenElements, "hidden element")] : []),
    ...(tinyElements > 0 ? [`${counted(tinyElements, "element")} too small to read`] : []),
    ...(unknownElements > 0 ? [`${counted(unknownElements, "element")} that GitHub's markup does not have`] : []),
  ]
  return [
    { name: "Instruction from", value: prompt.origin },
    { name: "Size", value: counted(prompt.bytes, "byte") },
    { name: keyName, value: `\`${launchKey}\`` },
    ...(hidden.length > 0 ? [{ name: "Hidden text removed", value: hidden.join(", ") }] : []),
    ...(prompt.cutBytes > 0 ? [{ name: "Cut for size", value: counted(prompt.cutBytes, "byte") }] : []),
  ]
}

function promptBlock({ text }: PromptFacts, length: number): readonly string[] {
  if (text === undefined) return ["The text of the prompt is not shown, because the repository is private."]
  if (length === 0) return ["The text of the prompt is left out for size."]
  return [folded("The whole prompt", [inertBlock(text, length)])]
}

/** Shown where the prompt may be shown: the one repeats the other. */
function conversationPart({ conversation, plan, followUp }: RunReport, limits: SizeLimits): readonly string[] {
  const messages = conversation?.messages ?? []
  if (messages.length === 0 || (plan ?? followUp)?.prompt.text === undefined) return []
  if (limits.conversation === 0)
    return ["The conversation is left out for size; the output `conversationPath` names its file."]
  return [
    folded(
      `The conversation (${counted(messages.length, "message")})`,
      conversationParts(messages, limits.conversation),
    ),
  ]
}

function warningParts(warnings: readonly string[]): readonly string[] {
  if (warnings.length === 0) return []
  const shown = warnings.slice(0, MOST_WARNINGS).map((text) => `- ${inertSentence(text, REASON_LENGTH)}`)
  const more = warnings.length - shown.length
  return [
    "### Warnings",
    [...shown, ...(more > 0 ? [`- ${counted(more, "more warning")}, in the log.`] : [])].join("\n"),
  ]
}
