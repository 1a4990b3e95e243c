import type { Agent } from "../agent.ts"
import type { CallLimits } from "../client.ts"
import { CursorApiError } from "../errors.ts"
import type { Requests } from "../requests.ts"
import { type AgentRecord, type Run, readAgentRecord, readRun, readRunPage } from "./schema.ts"

/** More turns before one that is under way need not be looked at: what was pushed is the agent's, and so on all of them. */
const EARLIER_RUNS = 20

/** What a client knows of an agent: what does not change, the turn that reads and stops are about, and what was pushed. */
type Known = { readonly agent?: AgentRecord; readonly runId?: string; readonly branches?: Run["branches"] }

/** Reads agents as one thing, although the API keeps an agent and its runs apart. */
export type Turns = {
  /** The agent with its turn: one request, and two for an agent that was not read before. */
  agent(id: string, limits?: CallLimits): Promise<Agent>
  /** The agent without a turn: a request for one that was not read before. */
  record(id: string, limits?: CallLimits): Promise<AgentRecord>
  remember(agent: AgentRecord, runId: string): void
  attach(id: string, runId: string): void
  /** The run that is known, without a request. */
  attached(id: string): string | undefined
  /** The run that is known, or the newest one. @throws {CursorApiError} for an agent that has had none */
  runOf(id: string, limits?: CallLimits): Promise<string>
}

export function openTurns({ read }: Pick<Requests, "read">): Turns {
  const known = new Map<string, Known>()

  const readRecord = async (id: string, limits?: CallLimits) => {
    const agent = await read({ what: "Reading the agent", path: at(id), parse: readAgentRecord }, limits)
    const runId = known.get(id)?.runId ?? agent.latestRunId
    known.set(id, { ...known.get(id), agent, runId })
    return { agent, runId }
  }
  const current = async (id: string, limits?: CallLimits) => {
    const { agent, runId } = known.get(id) ?? {}
    return agent !== undefined && runId !== undefined ? { agent, runId } : await readRecord(id, limits)
  }
  /** A run under way tells of no branch, though an earlier one may have pushed it: that is asked for once. */
  const branchesOf = async (id: string, run: Run, limits?: CallLimits) => {
    if (run.branches.length > 0) return run.branches
    const earlier = known.get(id)?.branches
    if (earlier !== undefined) return earlier
    const path = `${at(id)}/runs?${new URLSearchParams({ limit: String(EARLIER_RUNS) })}`
    const call = { what: "Listing the agent's runs", path, parse: readRunPage }
    const page = await read(call, { ...limits, isPoll: true }).catch(() => undefined)
    return page && (page.entries.find(({ branches }) => branches.length > 0)?.branches ?? [])
  }
  return {
    agent: async (id, limits) => {
      const { agent, runId } = await current(id, limits)
      if (runId === undefined) return bareAgent(agent)
      const path = `${at(id)}/runs/${encodeURIComponent(runId)}`
      const run = await read({ what: "Reading the agent", path, parse: readRun }, limits)
      const branches = await branchesOf(id, run, limits)
      known.set(id, { ...known.get(id), branches })
      return agentOf(agent, { ...run, branches: branches ?? [] })
    },
    record: async (id, limits) => known.get(id)?.agent ?? (await readRecord(id, limits)).agent,
    remember: (agent, runId) => known.set(agent.id, { agent, runId, branches: [] }),
    attach: (id, runId) => known.set(id, { ...known.get(id), runId }),
    attached: (id) => known.get(id)?.runId,
    runOf: async (id, limits) => {
      const runId = known.get(id)?.runId ?? (await readRecord(id, limits)).runId
      if (runId !== undefined) return runId
      throw new CursorApiError("Finding the agent's turn", { status: 409, apiErrorBody: { code: "run_not_found" } })
    },
  }
}

function at(id: string): string {
  return `/v1/agents/${encodeURIComponent(id)}`
}

/** An agent as its turn shows it: the status is the run's, and so is what came of it. Pure. */
export function agentOf(agent: AgentRecord, run: Run): Agent {
  const { summary, branches, createdAt, durationMs } = run
  // An agent on one repository may still name it in another form, or by a former name.
  const own = branches.find(({ repository }) => isSame(repository, agent.repository)) ?? onlyOne(branches)
  return {
    ...bareAgent(agent),
    status: run.status,
    runId: run.id,
    ...(summary !== undefined && { summary }),
    ...(createdAt !== undefined && { turnBeganAt: createdAt }),
    ...(durationMs !== undefined && { turnTookMs: durationMs }),
    ...(own?.branchName !== undefined && { branchName: own.branchName }),
    ...(own?.prUrl !== undefined && { prUrl: own.prUrl }),
  }
}

function bareAgent({ latestRunId: _, ...agent }: AgentRecord): Agent {
  return agent
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined
}

/** Answers name repositories without the scheme. */
function isSame(one: string, other: string | undefined): boolean {
  const plain = (url: string) =>
    url
      .toLowerCase()
      .replace(/^[a-z+]+:\/\//, "")
      .replace(/(?:\.git)?\/*$/, "")
  return other !== undefined && plain(one) === plain(other)
}
