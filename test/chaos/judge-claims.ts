import assert from "node:assert/strict"
import type { LedgerAgent } from "../../simulator/cursor/ledger.ts"
import { HOME } from "../scenarios/payloads.ts"
import { CLAIMS, type Claim, type Moment, wordsShown } from "./claims.ts"
import type { Attempted, Truth } from "./truth.ts"

/** Something that a step has written, and the agent that it is about as a whole. */
type Text = {
  readonly where: string
  readonly text: string
  readonly subject: string | undefined
  readonly moment: Moment
}

/** Holds every claim in log, summary page, outputs and comment of every attempt to the truth about its agent. */
export function judgeClaims(truth: Truth): void {
  for (const text of textsOf(truth)) for (const claim of CLAIMS) judgeClaim(truth, text, claim)
  for (const attempted of truth.attempts) assertOutputsAreTrue(truth, attempted)
}

function textsOf(truth: Truth): readonly Text[] {
  const ofSteps = truth.attempts.flatMap(({ fromMs, toMs, isCut, played }, index) => {
    const { log, summary, outputs } = played.result
    const moment = { fromMs, toMs, isCut, truth }
    const subject = present(outputs.agentId) ?? onlyIn(truth, [...log, summary].join("\n"))
    return [
      { where: `the log of attempt ${index + 1}`, text: log.join("\n"), subject, moment },
      { where: `the summary page of attempt ${index + 1}`, text: summary, subject, moment },
    ]
  })
  const last = truth.attempts.at(-1)
  const ofComments = truth.play.github.comments(HOME.fullName, 1).map(({ body }) => {
    const subject = /agent=(bc-[0-9a-f-]+)/.exec(body)?.[1]
    // One that cannot be written stays as an earlier attempt left it.
    const isOfLast = truth.schedule.githubFaults.every(({ times = 1 }) => Number.isFinite(times))
    const fromMs = isOfLast && last ? last.fromMs : Number.POSITIVE_INFINITY
    const moment = { fromMs, toMs: last?.toMs ?? 0, isCut: last?.isCut ?? false, truth }
    return { where: "the comment", text: body, subject, moment }
  })
  return [...ofSteps, ...ofComments]
}

function judgeClaim(truth: Truth, { where, text, subject, moment }: Text, { says, of, holds }: Claim): void {
  for (const match of text.matchAll(new RegExp(says, `${says.flags}g`))) {
    for (const agent of agentsOf(truth, { of, id: of === "named" ? match[1] : subject, moment })) {
      const { id, statuses, stopsAtMs } = agent
      const history = statuses.map(({ word, atMs }) => `${word} at ${atMs - moment.toMs} ms`).join(", ")
      const message = `${where} says "${match[0]}", and ${id} went ${history}; stopped ${stopsAtMs.length} times`
      assert.ok(holds(agent, moment, match), message)
    }
  }
}

function agentsOf(
  { agents }: Truth,
  { of, id, moment }: { readonly of: Claim["of"]; readonly id: string | undefined; readonly moment: Moment },
): readonly LedgerAgent[] {
  const isOwn = ({ requestedAtMs }: LedgerAgent) => requestedAtMs >= moment.fromMs && requestedAtMs <= moment.toMs
  return agents.filter((agent) => (of === "launched" ? isOwn(agent) : agent.id === id))
}

function assertOutputsAreTrue(truth: Truth, { played, toMs }: Attempted): void {
  const { agents } = truth
  const { outputs } = played.result
  const agent = agents.find(({ id }) => id === outputs.agentId)
  assert.equal(agent?.id ?? "", outputs.agentId ?? "", "the outputs name an agent that nobody launched")
  if (!agent) return
  const { agentUrl, status, prUrl, branchName } = outputs
  if (present(agentUrl)) assert.ok(agentUrl?.includes(agent.id), `agentUrl is ${agentUrl}`)
  const words = wordsShown(agent, { toMs, truth })
  if (present(status))
    assert.ok(status === "UNKNOWN" || words.includes(status ?? ""), `status is ${status} after ${words}`)
  if (present(prUrl)) assert.equal(prUrl, agent.pullRequestUrl, "prUrl")
  if (present(branchName)) assert.equal(branchName, agent.branchName, "branchName")
}

function present(text: string | undefined): string | undefined {
  return text === "" ? undefined : text
}

/** The one agent that a text names. */
function onlyIn({ agents }: Truth, text: string): string | undefined {
  const [named, ...others] = agents.filter(({ id }) => text.includes(id))
  return others.length === 0 ? named?.id : undefined
}
