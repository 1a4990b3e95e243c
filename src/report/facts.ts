import { inlineCode } from "../text/markdown.ts"
import { duration } from "./duration.ts"
import type { Plan, RunReport } from "./run-report.ts"

const NAME_LENGTH = 200

/** A row of a result table: a plain name, and a value in safe Markdown. */
export type Fact = { readonly name: string; readonly value: string }

/** What is known so far about the agent and its results, most wanted first. */
export function resultFacts(report: RunReport): readonly Fact[] {
  const { agent, plan } = report
  const facts: Fact[] = []
  if (agent?.pullRequest)
    facts.push({ name: "Pull request", value: link(`#${agent.pullRequest.number}`, agent.pullRequest.url) })
  if (agent?.branchName !== undefined) facts.push({ name: "Branch", value: inlineCode(agent.branchName, NAME_LENGTH) })
  if (agent?.changes) facts.push({ name: "Changes", value: changes(agent.changes) })
  if (agent)
    facts.push({
      name: "Agent",
      value: agent.url === undefined ? inlineCode(agent.id, NAME_LENGTH) : link(agent.id, agent.url),
    })
  if (agent) facts.push({ name: "Status", value: inlineCode(agent.status, NAME_LENGTH) })
  if (plan) facts.push({ name: "Started from", value: startOf(plan) })
  if (plan?.model !== undefined) facts.push({ name: "Model", value: inlineCode(plan.model, NAME_LENGTH) })
  if (report.outcome && report.elapsedMs > 0) facts.push({ name: "Time", value: duration(report.elapsedMs) })
  if (report.run)
    facts.push({
      name: "Workflow run",
      value: link(report.run.attempt > 1 ? `attempt ${report.run.attempt}` : "log", report.run.url),
    })
  return facts
}

export function factTable(facts: readonly Fact[]): string {
  return ["| What | Value |", "| --- | --- |", ...facts.map(({ name, value }) => `| ${name} | ${value} |`)].join("\n")
}

/** A link that says where it goes. Only for addresses that were parsed and allowed. */
export function link(words: string, url: string): string {
  return `[${words}](${url})`
}

function startOf(plan: Plan): string {
  const { source } = plan
  if (source.kind === "pull-request")
    return link(source.number === undefined ? "pull request" : `pull request #${source.number}`, source.url)
  return source.ref === undefined ? "the default branch" : inlineCode(source.ref, NAME_LENGTH)
}

function changes({
  added,
  removed,
  files,
}: {
  readonly added: number
  readonly removed: number
  readonly files: number
}): string {
  return `${files} ${files === 1 ? "file" : "files"}, ${added} lines added, ${removed} removed`
}
