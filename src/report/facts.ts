import type { Usage } from "../cursor/agent.ts"
import type { SanitizedAgent } from "../model/agent.ts"
import { endOf } from "../model/agent-status.ts"
import type { Outcome, OutcomeKind } from "../model/outcome.ts"
import { counted, grouped } from "../text/count.ts"
import { inlineCode } from "../text/markdown.ts"
import { inertSentence } from "../text/sentence.ts"
import { duration, waitedWords } from "./duration.ts"
import { headlineOf } from "./headline.ts"
import type { ChecksReport, EarlierPlan, Requester, RunReport } from "./run-report.ts"
import { folded, markdownTable } from "./table.ts"

const NAME_LENGTH = 200
const SHORTEST_TIME_MS = 1_000
const SENTENCE_LENGTH = 500

/** A row of a result table: a plain name, and a value in safe Markdown. */
export type Fact = { readonly name: string; readonly value: string }

/** One mark for one look; the words beside it say the same. */
const MARKS: Readonly<Record<OutcomeKind, string>> = {
  finished: "✅",
  failed: "❌",
  error: "❌",
  expired: "⚠️",
  stopped: "⚠️",
  "timed-out": "⚠️",
  cancelled: "⚠️",
  unknown: "⚠️",
  launched: "⏳",
  skipped: "",
  ok: "",
}

/** The headline of comment and summary page: a mark where it is about an agent, the outcome, the pull request. */
export function markedHeadline(report: RunReport): string {
  const { outcome, agent, earlierPlan, plan = earlierPlan, followUp } = report
  const isAboutAgent = (agent ?? plan ?? followUp) !== undefined
  const isDoubtful = outcome?.kind === "finished" && outcome.problem !== undefined
  const mark = !isAboutAgent ? "" : isDoubtful ? "⚠️" : outcome ? MARKS[outcome.kind] : "⏳"
  const result =
    outcome && agent?.pullRequest ? `: ${pullRequestLink(agent.pullRequest)}${titleWords(agent.pullRequest)}` : ""
  return `${mark} ${headlineOf(report)}${result}`.trimStart()
}

/** The result in a sentence, and links to what says more: what a reader wants before all else. Safe Markdown. */
export function resultLines(report: RunReport): readonly string[] {
  const { agent, run } = report
  const links = [
    ...(agent?.url === undefined ? [] : [link("Agent's page on Cursor", agent.url)]),
    ...(run ? [link(runWords(run.attempt), attemptUrl(run, run.attempt))] : []),
  ]
  const isAnswer = report.outcome?.kind === "ok" || report.outcome?.kind === "skipped"
  const sentence = isAnswer
    ? undefined
    : agent
      ? resultSentence(report, agent)
      : report.request && `Requested by ${requester(report.request, run)}.`
  const checks = report.checks === undefined ? [] : [checksLine(report.checks)]
  return [...(sentence === undefined ? [] : [sentence]), ...checks, ...(links.length > 0 ? [links.join(" · ")] : [])]
}

const CHECK_WORDS: Readonly<Record<ChecksReport["state"], string>> = {
  passed: "passed",
  failed: "failed",
  pending: "not over yet",
  none: "none came",
  unverified: "could not be read",
}
const MOST_NAMED = 10

/** "Checks: failed (`test`, `lint`), sent back to the agent once." Names are text by others. */
function checksLine({ state, failed, fixes = 0, why }: ChecksReport): string {
  const names = failed.slice(0, MOST_NAMED).map(({ name }) => inlineCode(name, NAME_LENGTH))
  const more = failed.length > MOST_NAMED ? [`${failed.length - MOST_NAMED} more`] : []
  const which = names.length === 0 ? "" : ` (${[...names, ...more].join(", ")})`
  const sent = fixes === 0 ? "" : `, failures sent back to the agent ${fixes === 1 ? "once" : `${fixes} times`}`
  // Why failures are not sent any more is told as the step's problem.
  const reason = why === undefined || state === "failed" ? undefined : inertSentence(why, SENTENCE_LENGTH)
  const verdict = `${CHECK_WORDS[state]}${which}${sent}`
  if (reason === undefined) return `Checks: ${verdict}.`
  return state === "pending" ? `Checks: ${verdict}; ${reason}.` : `Checks: ${reason}${sent}.`
}

/** "The agent that octocat asked for took 6 min 14 s: 2 files changed, 19 lines added, 2 removed, on branch x." */
function resultSentence(report: RunReport, agent: SanitizedAgent): string {
  const results = [
    ...(agent.changes ? [changeWords(agent.changes)] : []),
    ...(agent.branchName === undefined ? [] : [`on branch ${branchLink(report, agent.branchName)}`]),
  ]
  const rest = results.length === 0 ? "" : `${agent.changes ? ":" : ""} ${results.join(", ")}`
  return `${requested(report)} ${verbOf(report, agent)}${rest}.`
}

function verbOf(report: RunReport, { status }: SanitizedAgent): string {
  const { outcome, elapsedMs, operation, checks, isAwaitingChecks } = report
  const isBetweenTurns = isAwaitingChecks || (checks !== undefined && endOf(status) !== undefined)
  if (isBetweenTurns && outcome === undefined) return "has worked"
  if (outcome === undefined || outcome.kind === "launched") return status === "CREATING" ? "was launched" : "is at work"
  // Whoever writes the end of another step's turn knows nothing of the time, nor does a step that only judges checks.
  if (elapsedMs < SHORTEST_TIME_MS || report.isAgeUnknown || operation === "verify")
    return `has worked${waitedWords(report)}`
  if (isLeftAtWork(outcome)) return `has worked for ${duration(elapsedMs)} so far`
  return `${outcome.kind === "finished" ? "took" : "was at work for"} ${duration(elapsedMs)}`
}

function isLeftAtWork(outcome: Outcome): boolean {
  return "disposition" in outcome && (outcome.disposition === "left" || outcome.disposition === "still-running")
}

function requested({ request, run }: RunReport): string {
  if (!request) return "The agent"
  const asked = request.url === undefined ? "asked for" : link("asked for", request.url)
  return `The agent that ${personLink(request.login, run)} ${asked}`
}

function requester({ login, url }: Requester, run: RunReport["run"]): string {
  return `${personLink(login, run)}${url === undefined ? "" : ` in ${link("a comment", url)}`}`
}

/** Bots have no page under their login. */
function personLink(login: string, run: RunReport["run"]): string {
  const isPerson = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/.test(login)
  return run && isPerson ? link(login, `${new URL(run.url).origin}/${login}`) : inlineCode(login, NAME_LENGTH)
}

/** A name that would need encoding in an address is shown as text. */
function branchLink({ run, ...report }: RunReport, name: string): string {
  const plan: EarlierPlan | undefined = report.plan ?? report.earlierPlan
  const words = inlineCode(name, NAME_LENGTH)
  const isPlain = /^[\w.+/-]+$/.test(name)
  return plan && run && isPlain ? link(words, `${new URL(run.url).origin}/${plan.repository}/tree/${name}`) : words
}

/** What is left for the few who want it, folded. */
export function detailsPart(report: RunReport): readonly string[] {
  const { agent, earlierPlan, plan = earlierPlan, usage } = report
  const facts = [
    ...(agent && isTelling(report, agent) ? [{ name: "Status", value: inlineCode(agent.status, NAME_LENGTH) }] : []),
    ...(plan ? planFacts(plan) : []),
    ...(agent ? [{ name: "Agent", value: inlineCode(agent.id, NAME_LENGTH) }] : []),
    ...(agent?.runId === undefined ? [] : [{ name: "Run", value: inlineCode(agent.runId, NAME_LENGTH) }]),
    ...usageFacts(usage),
  ]
  return facts.length === 0 ? [] : [folded("Details", [factTable(facts)])]
}

/** What the turn has used up, as far as Cursor tells it. */
function usageFacts({ tokens, costCents }: Usage = {}): readonly Fact[] {
  const { totalTokens, inputTokens, outputTokens } = tokens ?? {}
  const parts = [
    ...(inputTokens === undefined ? [] : [`${grouped(inputTokens)} in`]),
    ...(outputTokens === undefined ? [] : [`${grouped(outputTokens)} out`]),
  ]
  const detail = parts.length === 0 ? "" : ` (${parts.join(", ")})`
  return [
    ...(totalTokens === undefined ? [] : [{ name: "Tokens", value: `${grouped(totalTokens)}${detail}` }]),
    ...(costCents === undefined ? [] : [{ name: "Charged", value: `${costCents.toFixed(2)} cents` }]),
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

function planFacts(plan: EarlierPlan): readonly Fact[] {
  return [
    ...(plan.model === undefined ? [] : [{ name: "Model", value: inlineCode(plan.model, NAME_LENGTH) }]),
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

export function pullRequestLink({ number, url }: { readonly number: number; readonly url: string }): string {
  return link(`pull request #${number}`, url)
}

/** The title in quotes, for it is text by others. */
function titleWords({ title = "" }: NonNullable<SanitizedAgent["pullRequest"]>): string {
  const words = inertSentence(title, NAME_LENGTH)
  return words === "" ? "" : ` “${words}”`
}

/** The page of one attempt; GitHub shows the newest one at the run's own address. */
export function attemptUrl(run: NonNullable<RunReport["run"]>, attempt: number): string {
  return run.attempt === 1 ? run.url : `${run.url}/attempts/${attempt}`
}

function runWords(attempt: number): string {
  return attempt > 1 ? `Log of attempt ${attempt}` : "Log of this run"
}

function startOf({ source }: EarlierPlan): string {
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
