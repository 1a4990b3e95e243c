import type { Progress } from "../../simulator/workflow/surroundings.ts"
import { counted } from "../demo/posts.ts"
import type { Terminal } from "../demo/terminal.ts"
import { terminalLog } from "../demo/terminal-log.ts"
import { conversationsOf, hasFailed, type Outcome, summariesOf, violationsOf } from "./conversations.ts"

/** Shows a workflow while it runs: its jobs, its steps and their log. */
export function progressWriter(terminal: Terminal): (progress: Progress) => void {
  const log = terminalLog(terminal)
  return (progress) => {
    switch (progress.kind) {
      case "job": {
        const group = progress.group === "" ? "" : `, concurrency group ${progress.group}`
        return terminal.heading(`Job ${progress.title}${group}`)
      }
      case "job-skipped":
        return terminal.heading(`Job ${progress.title} is skipped: ${because(progress.condition)}`)
      case "step-skipped":
        return terminal.line(`- ${progress.title}: skipped, ${because(progress.condition)}`)
      case "passed-over":
        return terminal.line(`- ${progress.uses}: passed over, ${progress.why}`)
      case "log":
        return log(progress.entry)
    }
  }
}

function because(condition: string): string {
  return condition === "success()"
    ? "something before it failed or was skipped"
    : `its \`if\` is false: ${oneLine(condition)}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim()
}

/** What GitHub shows at the end, as text. Returns the exit code. */
export function writeResults(terminal: Terminal, outcome: Outcome & { readonly page: string }): number {
  const { runs, page } = outcome
  for (const { number, kind, comments, reactions } of conversationsOf(outcome)) {
    const reacted = reactions.length === 0 ? "" : `, reactions: ${reactions.join(", ")}`
    terminal.heading(`On ${kind} #${number}: ${counted(comments.length, "comment")}${reacted}`)
    for (const { body } of comments) writeMarkdown(terminal, body)
  }
  for (const { job, markdown } of runs.flatMap(summariesOf)) {
    terminal.heading(`Summary of the job ${job}`)
    writeMarkdown(terminal, markdown)
  }
  for (const violation of violationsOf(outcome)) terminal.line(violation)
  writeEnd(terminal, outcome)
  terminal.line(`All of it as a page: ${page}`)
  return hasFailed(runs) ? 1 : 0
}

function writeEnd(terminal: Terminal, { runs, trial }: Outcome): void {
  const results = runs.flatMap(({ legs }) => legs.map(({ title, result }) => `${title}: ${result}`))
  const { cursor } = trial.world
  const pulls = cursor.agents.flatMap(({ preloaded, pullRequestUrl }) =>
    preloaded || pullRequestUrl === undefined ? [] : [pullRequestUrl],
  )
  const opened = pulls.length === 0 ? "" : ` (${[...new Set(pulls)].join(", ")})`
  terminal.heading(`Agents launched: ${cursor.launchCount}${opened}. Jobs: ${results.join(", ") || "none"}.`)
}

/** Markdown as a page shows it at first: without hidden marks, and with folded text only named. */
function writeMarkdown(terminal: Terminal, markdown: string): void {
  const shown = markdown
    .replaceAll(/<!--[\s\S]*?-->/g, "")
    .replaceAll(/<details>\s*<summary>([\s\S]*?)<\/summary>[\s\S]*?<\/details>/g, "(folded: $1)")
    .replaceAll(/<\/?(?:sub|b|br|p)[^>]*>/g, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim()
  for (const line of shown.split("\n")) terminal.line(`  ${line}`.trimEnd())
}
