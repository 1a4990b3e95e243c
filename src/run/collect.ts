import { readTrigger } from "../event/trigger.ts"
import { GitHubApiError } from "../github/api-error.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { type MarkedComment, markedComments } from "../github/marked-comments.ts"
import { retryGitHub } from "../github/retry.ts"
import { missingKey } from "../inputs/api-key.ts"
import { InputError } from "../inputs/input-error.ts"
import type { Outcome } from "../model/outcome.ts"
import { requireGenuine } from "../queries/verify-webhook.ts"
import { problem } from "../report/catalogue.ts"
import type { RunRecord } from "../report/record.ts"
import { agentsOf, asInTurn } from "./agents-of-turns.ts"
import { findingsOf } from "./collected-findings.ts"
import type { StepContext } from "./context.ts"
import { type CursorService, withCursor } from "./open-cursor.ts"
import { type Collected, type Turn, writeTurn } from "./write-turn.ts"

/**
 * Writes the end of turns that launches without a wait, or steps that were cut short, left open: comment, reaction, pull
 * request. Starts nothing, so nobody is asked who they are. Doing it twice changes nothing.
 * @throws {InputError}
 */
export async function collect(step: StepContext, record: RunRecord): Promise<Outcome> {
  const { inputs, runner } = step
  const trigger = readTrigger(runner)
  if (trigger.kind === "pull-request" && trigger.subject.head?.isFork) {
    return { kind: "skipped", reason: "the pull request comes from a fork" }
  }
  const wanted = wantedAgent(step)
  if (wanted.kind === "rejected") return { kind: "error", problem: wanted.problem }
  if (inputs.apiKey === undefined) throw missingKey({ isFork: false, actor: runner.actor })
  const github = await step.openGitHub()
  if (!github)
    throw new InputError("The operation `collect` needs `github-token`: leave it out for the job's own token.")
  const found = await openTurns(step, github, inputs.apiKey, wanted.agentId)
  if (found.kind === "error") return found
  const { turns } = found
  const collected = turns.length === 0 ? [] : await withCursor(step, (cursor) => writeAll(step, github, cursor, turns))
  record.found(findingsOf(collected))
  const failed = collected.filter((one) => one.kind === "collected" && one.isFailure)
  if (failed.length === 0) return { kind: "ok" }
  const names = failed.map(({ turn }) => `#${turn.comment.number}`).join(", ")
  const message = `${failed.length === 1 ? "An agent" : `${failed.length} agents`} did not end as asked for: ${names}.`
  return { kind: "error", problem: problem("collected-failures", { message }) }
}

type Wanted =
  | { readonly kind: "all" | "agent"; readonly agentId?: string }
  | { readonly kind: "rejected"; readonly problem: Extract<Outcome, { kind: "error" }>["problem"] }

/** The agent that an input or a webhook names; all of them without. */
function wantedAgent({ inputs, clock }: StepContext): Wanted {
  if (inputs.webhookPayload === undefined && inputs.webhookSignature === undefined) {
    return inputs.agentId === undefined ? { kind: "all" } : { kind: "agent", agentId: inputs.agentId }
  }
  const verdict = requireGenuine(inputs, clock.today())
  if (verdict.kind === "rejected") return verdict
  return { kind: "agent", agentId: verdict.change.id }
}

/** The turns whose end nobody has written, and whether a later turn of the same agent is known. */
async function openTurns(
  step: StepContext,
  github: GitHubConnection,
  apiKey: string,
  agentId: string | undefined,
): Promise<{ readonly kind: "listed"; readonly turns: readonly Turn[] } | Extract<Outcome, { kind: "error" }>> {
  const { inputs, runner, clock, cancelled } = step
  const { owner, name } = runner.repository
  const since = new Date(clock.today().getTime() - inputs.collectMs)
  const search = { owner, name, apiKey, since, onlyWhen: ({ state }: MarkedComment["marked"]) => state === "open" }
  const list = () => markedComments(github, search, cancelled)
  const listed = await retryGitHub(clock, list, cancelled).catch(unlisted)
  if ("problem" in listed) return listed
  const { comments, unverified, isCut } = listed
  if (unverified > 0) {
    step.warn(
      `Comments that another API key signed, or that were signed for another name of this repository, are left as they are (${unverified}): nobody can tell their agents.`,
    )
  }
  if (isCut) step.warn("There are more comments than can be read at once: the oldest are left for another time.")
  const turns = comments.flatMap((comment): readonly Turn[] => {
    const { marked, updatedAt } = comment
    const isOpen = marked.state === "open" && marked.memory !== undefined && updatedAt >= since
    if (!isOpen || marked.agentId === undefined || !marked.memory) return []
    if (agentId !== undefined && marked.agentId !== agentId) return []
    return [{ comment, agentId: marked.agentId, memory: marked.memory, hasLater: hasLaterTurn(comment, comments) }]
  })
  return { kind: "listed", turns }
}

/** @throws what is no answer of GitHub's */
function unlisted(error: unknown): Extract<Outcome, { kind: "error" }> {
  if (!(error instanceof GitHubApiError)) throw error
  const message = `The comments cannot be listed, so nothing was collected. ${error.message}.`
  return { kind: "error", problem: problem("thread-unverified", { message }) }
}

function hasLaterTurn({ marked }: MarkedComment, others: readonly MarkedComment[]): boolean {
  const turn = marked.memory?.turn ?? 0
  return others.some((other) => other.marked.agentId === marked.agentId && (other.marked.memory?.turn ?? 0) > turn)
}

async function writeAll(
  step: StepContext,
  github: GitHubConnection,
  cursor: CursorService,
  turns: readonly Turn[],
): Promise<readonly Collected[]> {
  const { clock, cancelled: signal } = step
  const ids = new Set(turns.map(({ agentId }) => agentId))
  const options = { client: cursor.client, clock, signal }
  const readMs = clock.nowMs()
  const found = await agentsOf(ids, options)
  const collected: Collected[] = []
  for (const turn of turns) {
    signal.throwIfAborted()
    // GitHub takes no writes now, and each of the others would be tried for as long.
    if (collected.some((one) => one.kind === "open" && one.why === "unwritten")) {
      collected.push({ kind: "open", why: "unwritten", turn })
      continue
    }
    const { agentId, memory } = turn
    const agent = await asInTurn({ agentId, runId: memory.runId }, found.get(agentId) ?? { kind: "gone" }, options)
    collected.push(await writeTurn(step, { github, cursor, readMs }, turn, agent))
  }
  return collected
}
