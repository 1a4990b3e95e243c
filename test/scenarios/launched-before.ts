import assert from "node:assert/strict"
import type { LedgerAgent } from "../../simulator/cursor/ledger.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { commentsOn } from "./expectations.ts"
import { HOME } from "./payloads.ts"
import type { RunOptions, Scene } from "./scene.ts"

/** The issue whose event launches, and the pull request that its agent opens. */
const ISSUE = 1
const PULL_REQUEST = 3
const BOT = "github-actions[bot]"
/** Longer than an agent takes that a launch of these tests waits for. */
const WAITED_MS = 30_000

/** What a launch has left. */
type Left = {
  readonly result: ActionResult
  readonly agent: Pick<LedgerAgent, "id" | "request" | "isWorking">
  readonly comments: readonly string[]
  readonly reactions: readonly string[]
  /** The pull request's text, when the launch has changed it. */
  readonly pullRequest: string | undefined
}

const left = new Map<string, Promise<Left>>()

/**
 * A launch from issue 1 for tests of what comes after it. Each launch by the action as built takes a process, so
 * only the first of a kind is one; other scenes get what it left: the agent, the comment, the reactions. A scene may hold
 * several, each of its own workflow run.
 * @param story the one that a new scene has in store for the agent; in a scene that holds agents, this one's
 * @returns what the action that left it came to
 */
export async function launchedBefore(scene: Scene, options: RunOptions, story: AgentStory): Promise<ActionResult> {
  // A launch that does not wait ends before its agent does anything.
  const seen = options.inputs?.wait === "false" ? undefined : story
  const key = JSON.stringify([options, seen], (_, value) => (value === Number.POSITIVE_INFINITY ? "endless" : value))
  const known = left.get(key)
  if (known === undefined) {
    const first = launchNow(scene, options, story)
    left.set(key, first)
    return (await first).result
  }
  const before = await known
  putBack(scene, before, story)
  return before.result
}

async function launchNow(scene: Scene, options: RunOptions, story: AgentStory): Promise<Left> {
  const earlier = { agents: scene.cursor.agents.length, comments: commentsOn(scene, ISSUE).length }
  if (earlier.agents > 0) scene.cursor.enqueueStories(story)
  const result = await scene.run(options)
  const [agent, ...others] = scene.cursor.agents.slice(earlier.agents)
  assert.ok(agent && others.length === 0, "one launch")
  const { id, request, isWorking } = agent
  const reactions = scene.github.reactions({ repository: HOME.fullName, issue: ISSUE })
  const isLinked = scene.github.requests.some(
    ({ method, path, status }) => method === "PATCH" && status === 200 && path.endsWith(`/pulls/${PULL_REQUEST}`),
  )
  return {
    result,
    agent: { id, request, isWorking },
    comments: commentsOn(scene, ISSUE)
      .slice(earlier.comments)
      .filter(({ author }) => author === BOT)
      .map(({ body }) => body),
    reactions: reactions.map(({ content }) => content),
    pullRequest: isLinked ? (scene.github.issue(HOME.fullName, PULL_REQUEST).body ?? undefined) : undefined,
  }
}

function putBack(
  { cursor, github, pass }: Scene,
  { result, agent, comments, reactions, pullRequest }: Left,
  story: AgentStory,
) {
  const repository = HOME.fullName
  const { id, request, isWorking } = agent
  cursor.addAgent({ id, request, story, runId: result.outputs.runId || undefined })
  const given = new Set(github.reactions({ repository, issue: ISSUE }).map(({ content }) => content))
  for (const content of reactions.filter((one) => !given.has(one)))
    github.addReaction({ repository, number: ISSUE, content, user: BOT })
  if (!isWorking) pass(WAITED_MS)
  for (const body of comments) github.addComment({ repository, number: ISSUE, author: BOT, body })
  // The cloud does what is due, such as opening a pull request, when somebody looks.
  assert.ok(cursor.agents.length > 0)
  if (pullRequest !== undefined) github.editBody({ repository, number: PULL_REQUEST, body: pullRequest, editor: BOT })
}
