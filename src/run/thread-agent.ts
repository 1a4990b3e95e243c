import { isSamePullRequest, isSameRepository } from "../agent/repository-address.ts"
import type { Agent } from "../cursor/agent.ts"
import type { CursorClient } from "../cursor/client.ts"
import { CursorApiError } from "../cursor/errors.ts"
import type { Subject } from "../event/trigger.ts"
import type { GitHubConnection } from "../github/connection.ts"
import { type MarkedComment, markedComments } from "../github/marked-comments.ts"
import { retryGitHub } from "../github/retry.ts"
import type { Clock } from "../http/clock.ts"
import type { TurnMemory } from "../model/turn-memory.ts"

/** The pull request of an agent is looked for among the comments of this time. */
const OTHER_ISSUES_MS = 60 * 24 * 60 * 60_000
const MOST_PAGES_OF_OTHERS = 10
/** Agents of Cursor's list that are looked at for one pull request. */
const MOST_LISTED = 300
/** Agents that are read because the list does not name their pull request. */
const MOST_READ = 10

export type ThreadAgent = {
  readonly agentId: string
  /** The key of the step whose comment names the agent first. */
  readonly launchKey?: string
  /** Missing where only Cursor's list, or a comment of an earlier version, names the agent. */
  readonly memory?: TurnMemory
  /** The comment about its newest turn; an answer to a question about the agent comes after that. */
  readonly comment?: MarkedComment
}

export type ThreadMembers = {
  /** The one that commands go to. */
  readonly current?: ThreadAgent
  /** Every agent that our comments here name, the newest first. */
  readonly all: readonly ThreadAgent[]
  /** The comment that an earlier attempt of this step wrote. */
  readonly own?: MarkedComment
  /** Our comments here are signed with another key, so that nobody can tell whose agents they name. */
  readonly isOtherKey: boolean
}

export type ThreadSearch = {
  readonly github: GitHubConnection
  readonly client: Pick<CursorClient, "agents" | "agent" | "listShowsTurns">
  readonly clock: Clock
  readonly apiKey: string
  readonly launchKey: string
  /** Of the workflow. */
  readonly repository: { readonly owner: string; readonly name: string; readonly url: string }
  readonly subject: Pick<Subject, "kind" | "number">
  readonly signal: AbortSignal
}

/**
 * Finds the agent of an issue or pull request: the one that our newest comment there names in its signed marker; on a
 * pull request also the newest that Cursor lists for it, or one of ours that opened it.
 * @throws what GitHub and Cursor answer instead: without a clear answer a second agent could be started
 */
export async function findThread(search: ThreadSearch): Promise<ThreadMembers> {
  const { subject, launchKey } = search
  const { comments: all, unverified } = await readComments(search, { number: subject.number, since: new Date(0) })
  const comments = originals(all)
  const own = comments.find(({ marked }) => marked.launchKey === launchKey)
  const agents = distinct(comments)
  const isOtherKey = comments.length === 0 && unverified > 0
  const current = agents[0] ?? (subject.kind === "pull-request" ? await agentOfPullRequest(search) : undefined)
  return { current, all: agents, own, isOtherKey }
}

function readComments(
  { github, clock, apiKey, repository, signal }: ThreadSearch,
  where: { readonly number?: number; readonly since: Date; readonly mostPages?: number },
) {
  const { owner, name } = repository
  return retryGitHub(clock, () => markedComments(github, { owner, name, apiKey, ...where }, signal), signal)
}

/**
 * Each step writes one comment. A later one with the same key is a copy, as of a workflow that repeats what people say, and
 * must not put an earlier agent in the newest one's place.
 */
function originals(newestFirst: readonly MarkedComment[]): readonly MarkedComment[] {
  const seen = new Set<string>()
  const isFirst = ({ marked: { launchKey } }: MarkedComment) => !seen.has(launchKey) && seen.add(launchKey)
  return newestFirst.toReversed().filter(isFirst).toReversed()
}

/** The agents that comments name, in the order of the comments, each once with what its first comment remembers. */
function distinct(comments: readonly MarkedComment[]): readonly ThreadAgent[] {
  const agents = new Map<string, ThreadAgent>()
  for (const comment of comments) {
    const { agentId, launchKey, memory } = comment.marked
    if (agentId === undefined) continue
    const newer = agents.get(agentId)
    agents.set(agentId, newer ? withOlder(newer, comment) : { agentId, launchKey, memory, comment })
  }
  return [...agents.values()]
}

/** Fixes are counted in one comment of several; the highest count is the newest. */
function withOlder(newer: ThreadAgent, comment: MarkedComment): ThreadAgent {
  const { memory } = comment.marked
  if (!memory || !newer.memory) return newer
  const { fixes, lastFix } = memory
  const isNewer = fixes > newer.memory.fixes
  const about = turnOf(comment) >= turnOf(newer.comment) ? comment : newer.comment
  return { ...newer, memory: isNewer ? { ...newer.memory, fixes, lastFix } : newer.memory, comment: about }
}

function turnOf(comment: MarkedComment | undefined): number {
  return comment?.marked.memory?.turn ?? 0
}

async function agentOfPullRequest(search: ThreadSearch): Promise<ThreadAgent | undefined> {
  const { client, repository, subject, signal } = search
  const prUrl = `${repository.url}/pull/${subject.number}`
  const tied = await newestTiedTo(search, prUrl)
  if (tied) return await withMemory(search, tied)
  const { comments } = await othersComments(search)
  const ours = distinct(comments)
  if (ours.length === 0) return undefined
  const agents = client.listShowsTurns ? client.agents({}, { signal }) : agentsNamedWith(search, comments, prUrl)
  let listed = 0
  for await (const agent of agents) {
    const known = isSamePullRequest(agent.prUrl, prUrl) ? ours.find(({ agentId }) => agentId === agent.id) : undefined
    if (known) return known
    if (++listed >= MOST_LISTED) break
  }
  return undefined
}

/** Where the list tells no pull requests: the agents whose comments tell of this one, as Cursor shows them. */
async function* agentsNamedWith(
  { client, signal }: ThreadSearch,
  comments: readonly MarkedComment[],
  prUrl: string,
): AsyncGenerator<Agent, void, undefined> {
  const telling = distinct(comments.filter(({ body }) => body.includes(prUrl)))
  for (const { agentId } of telling.slice(0, MOST_READ)) {
    try {
      yield await client.agent(agentId, { signal })
    } catch (error) {
      if (!(error instanceof CursorApiError) || error.status !== 404) throw error
    }
  }
}

/**
 * The server is asked to filter and not trusted to: an agent that is tied to another pull request would get a command that
 * is not for it. One whose entry does not name its pull request, as in API v1, is read.
 */
async function newestTiedTo({ client, repository, signal }: ThreadSearch, prUrl: string): Promise<Agent | undefined> {
  let listed = 0
  let read = 0
  for await (const agent of client.agents({ prUrl }, { signal })) {
    if (++listed > MOST_LISTED) return undefined
    if (!isSameRepository(agent.repository, repository.url)) continue
    if (isSamePullRequest(agent.prUrl, prUrl)) return agent
    if (agent.prUrl !== undefined || read++ >= MOST_READ) continue
    if (isSamePullRequest((await client.agent(agent.id, { signal })).prUrl, prUrl)) return agent
  }
  return undefined
}

/** What the comment on the agent's issue remembers of it. */
async function withMemory(search: ThreadSearch, { id }: Agent): Promise<ThreadAgent> {
  const ours = distinct((await othersComments(search)).comments)
  return ours.find(({ agentId }) => agentId === id) ?? { agentId: id }
}

function othersComments(search: ThreadSearch) {
  const since = new Date(search.clock.today().getTime() - OTHER_ISSUES_MS)
  return readComments(search, { since, mostPages: MOST_PAGES_OF_OTHERS })
}
