import { inertBlock, inlineCode } from "../text/markdown.ts"
import { duration } from "./duration.ts"
import { type Fact, factTable, resultFacts } from "./facts.ts"
import { headlineOf } from "./headline.ts"
import { problemText } from "./problem-text.ts"
import type { PromptFacts, RunReport, SentPrompt } from "./run-report.ts"

const SUMMARY_LENGTH = 50_000
const PROMPT_LENGTH = 200_000
const REASON_LENGTH = 500

/** This step's part of the job's summary page. Pure. */
export function summaryText(report: RunReport): string {
  const { outcome, plan, followUp, findings, agent } = report
  const parts = [`## ${headlineOf(report)}`]
  if (outcome?.kind === "skipped") parts.push(`Skipped: ${inlineCode(outcome.reason, REASON_LENGTH)}`)
  if (agent || plan) parts.push(factTable(resultFacts(report)))
  if (outcome && "problem" in outcome && outcome.problem) parts.push(problemText(outcome.problem, report.run?.docsUrl))
  if (findings) parts.push(...findings.markdown.filter((part) => part !== ""))
  else if (report.timeline.length > 0) parts.push("### Course", courseTable(report))
  if (agent?.summary !== undefined)
    parts.push("### What the agent says about it", inertBlock(agent.summary, SUMMARY_LENGTH))
  const sent = plan ?? followUp
  if (sent)
    parts.push(
      "### Prompt",
      factTable(promptFacts(sent, plan ? "Launch key" : "Follow-up key")),
      ...promptBlock(sent.prompt),
    )
  if (report.warnings.length > 0)
    parts.push("### Warnings", report.warnings.map((text) => `- ${inlineCode(text, REASON_LENGTH)}`).join("\n"))
  return `${parts.join("\n\n")}\n`
}

function courseTable(report: RunReport): string {
  const rows = report.timeline.map(({ status, waitedMs }) => `| ${duration(waitedMs)} | ${inlineCode(status, 40)} |`)
  return ["| After | Status |", "| --- | --- |", ...rows].join("\n")
}

function promptFacts({ prompt, launchKey }: SentPrompt, keyName: string): readonly Fact[] {
  const { invisibleCharacters, htmlComments, hiddenMarkdown } = prompt.removed
  const hidden = `${invisibleCharacters} invisible characters, ${htmlComments} HTML comments, ${hiddenMarkdown} pieces of hidden Markdown`
  return [
    { name: "Instruction from", value: prompt.origin },
    { name: "Size", value: `${prompt.bytes} bytes` },
    { name: "SHA-256", value: `\`${prompt.sha256}\`` },
    { name: keyName, value: `\`${launchKey}\`` },
    ...(invisibleCharacters + htmlComments + hiddenMarkdown > 0
      ? [{ name: "Hidden text removed", value: hidden }]
      : []),
    ...(prompt.cutBytes > 0 ? [{ name: "Cut for size", value: `${prompt.cutBytes} bytes` }] : []),
  ]
}

function promptBlock(prompt: PromptFacts): string[] {
  if (prompt.text === undefined) return []
  return [`<details>\n<summary>The whole prompt</summary>\n\n${inertBlock(prompt.text, PROMPT_LENGTH)}\n\n</details>`]
}
