import { fitting } from "../queries/entries.ts"
import { link, pullRequestLink } from "../report/facts.ts"
import type { Findings } from "../report/run-report.ts"
import { markdownTable } from "../report/table.ts"
import { cutToBytes } from "../text/budget.ts"
import { counted } from "../text/count.ts"
import type { Collected } from "./write-turn.ts"

/** What of each summary is told: the most that leaves room for all turns. */
const SUMMARY_BYTES = [2 * 1024, 512, 128, 0]

/** What a collect came to know: for the output `result`, the log and the summary page. Pure. */
export function findingsOf(all: readonly Collected[]): Findings {
  const done = all.filter((one) => one.kind === "collected")
  const open = all.filter((one) => one.kind === "open")
  const headline = `${counted(done.length, "turn")} collected, ${open.length} still open`
  return {
    headline,
    result: resultOf(done, open),
    outputs: { collected: String(done.length), stillOpen: String(open.length) },
    lines: all.map((one) => `#${one.turn.comment.number}  ${one.turn.agentId}  ${wordOf(one)}`),
    markdown: all.length === 0 ? [] : [table(all)],
  }
}

/** `complete` is told only where not all turns have room. */
function resultOf(done: readonly Collected[], open: readonly Collected[]) {
  const fitted = (bytes: number) => fitting([...done, ...open].map((one) => entryOf(one, bytes)))
  const { kept, complete } =
    SUMMARY_BYTES.values()
      .map(fitted)
      .find(({ complete }) => complete) ?? fitted(0)
  const both = { collected: kept.slice(0, done.length), open: kept.slice(done.length) }
  return complete ? both : { ...both, complete }
}

function entryOf(one: Collected, summaryBytes: number) {
  const { agent, turn } = one
  return {
    agentId: turn.agentId,
    number: turn.comment.number,
    outcome: wordOf(one),
    prUrl: agent?.pullRequest?.url ?? "",
    branchName: agent?.branchName ?? "",
    summary: one.kind === "open" || agent?.summary === undefined ? "" : cutToBytes(agent.summary, summaryBytes).text,
  }
}

function wordOf(one: Collected): string {
  return one.kind === "collected" ? one.outcome.kind : one.why
}

function table(all: readonly Collected[]): string {
  return markdownTable(
    ["Comment", "Agent", "Outcome", "Pull request"],
    all.map((one) => [
      link(`#${one.turn.comment.number}`, one.turn.comment.url),
      one.agent?.url === undefined ? one.turn.agentId : link(one.turn.agentId, one.agent.url),
      wordOf(one),
      one.agent?.pullRequest ? pullRequestLink(one.agent.pullRequest) : "",
    ]),
  )
}
