import type { SanitizedAgent } from "../agent/sanitized-agent.ts"
import { endOf } from "../model/agent-status.ts"
import { counted, grouped } from "../text/count.ts"
import { inlineCode } from "../text/markdown.ts"
import { duration } from "./duration.ts"
import type { Plan, RunReport } from "./run-report.ts"
import { markdownTable } from "./table.ts"

const NAME_LENGTH = 200

/** A row of a result table: a plain name, and a value in safe Markdown. */
export type Fact = { readonly name: string; readonly value: string }

/** What is known so far about the agent and its results, most wanted first. */
export function resultFacts(report: RunReport): readonly Fact[] {
  const { agent, plan, run, outcome, elapsedMs } = report
  return [
    ...(agent ? agentFacts(agent) : []),
    ...(agent && isTelling(report, agent) ? [{ name: "Status", value: inlineCode(agent.status, NAME_LENGTH) }] : []),
    ...(plan ? planFacts(plan) : []),
    ...(outcome && elapsedMs > 0 ? [{ name: "Time", value: duration(elapsedMs) }] : []),
    ...(run ? [{ name: "Workflow run", value: link(runWords(run.attempt), attemptUrl(run, run.attempt)) }] : []),
  ]
}

function agentFacts({ id, url, pullRequest, branchName, changes }: SanitizedAgent): readonly Fact[] {
  return [
    ...(pullRequest ? [{ name: "Pull request", value: pullRequestLink(pullRequest) }] : []),
    ...(changes ? [{ name: "Changes", value: changeWords(changes) }] : []),
    ...(branchName !== undefined ? [{ name: "Branch", value: inlineCode(branchName, NAME_LENGTH) }] : []),
    { name: "Agent", value: url === undefined ? inlineCode(id, NAME_LENGTH) : link("Agent's page on Cursor", url) },
  ]
}

/**
 * A word for an end says what the headline says already, or is about the turn before a follow-up. The word of an agent
 * that this step has stopped is older than that.
 */
function isTelling({ outcome }: RunReport, { status }: SanitizedAgent): boolean {
  const isStopped = outcome !== undefined && "disposition" in outcome && outcome.disposition === "stopped"
  return endOf(status) === undefined && !isStopped
}

function planFacts(plan: Plan): readonly Fact[] {
  const model = plan.model === undefined ? "the account's default" : inlineCode(plan.model, NAME_LENGTH)
  return [
    { name: "Model", value: model },
    { name: "Started from", value: startOf(plan) },
  ]
}

export function factTable(facts: readonly Fact[]): string {
  return markdownTable(
    ["What", "Value"],
    facts.map(({ name, value }) => [name, value]),
  )
}

/** A link that says where it goes. Only for addresses that were parsed and allowed. */
export function link(words: string, url: string): string {
  return `[${words}](${url})`
}

function pullRequestLink({ number, url }: { readonly number: number; readonly url: string }): string {
  return link(`Pull request #${number}`, url)
}

/** The page of one attempt; GitHub shows the newest one at the run's own address. */
export function attemptUrl(run: NonNullable<RunReport["run"]>, attempt: number): string {
  return run.attempt === 1 ? run.url : `${run.url}/attempts/${attempt}`
}

function runWords(attempt: number): string {
  return attempt > 1 ? `Log of attempt ${attempt}` : "Log of this run"
}

function startOf({ source }: Plan): string {
  if (source.kind === "ref")
    return source.ref === undefined ? "the default branch" : inlineCode(source.ref, NAME_LENGTH)
  return source.number === undefined
    ? link("Pull request", source.url)
    : pullRequestLink({ number: source.number, url: source.url })
}

/** "2 files changed, 19 lines added, 2 removed" */
function changeWords({ files, added, removed }: NonNullable<SanitizedAgent["changes"]>): string {
  if (files === 0) return "no file changed"
  return `${counted(files, "file")} changed, ${counted(added, "line")} added, ${grouped(removed)} removed`
}
