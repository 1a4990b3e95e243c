import type { Subject } from "./subject.ts"
import type { Trial, WorkflowRun } from "./trial.ts"
import { ACTIONS_BOT, type World } from "./world.ts"

/** An issue or pull request, with what workflows wrote there. */
export type Conversation = {
  readonly number: number
  readonly kind: "issue" | "pull request"
  readonly comments: readonly { readonly body: string; readonly history: readonly string[] }[]
  /** To the issue itself, or to the comment that caused the event. */
  readonly reactions: readonly string[]
}

/** What became of a trial. */
export type Outcome = {
  readonly trial: Trial
  readonly runs: readonly WorkflowRun[]
  readonly subject?: Subject
}

/** The event's issue or pull request, then those of the agents where something was written. */
export function conversationsOf({ trial: { world }, subject }: Outcome): readonly Conversation[] {
  const { cursor, github, repository } = world
  const home = `https://github.com/${repository.fullName}/pull/`
  const ofAgents = cursor.agents.flatMap(({ pullRequestUrl: url }) =>
    url?.startsWith(home) ? [Number(url.slice(home.length))] : [],
  )
  const numbers = [...new Set([...(subject ? [subject.number] : []), ...ofAgents])]
  return numbers
    .map((number): Conversation => {
      const comments = github.comments(repository.fullName, number).filter(({ author }) => author === ACTIONS_BOT)
      const isSubject = number === subject?.number
      const kind = isSubject && !subject?.pull ? "issue" : "pull request"
      return { number, kind, comments, reactions: isSubject ? reactionsTo(subject, world) : [] }
    })
    .filter(({ number, comments }) => number === subject?.number || comments.length > 0)
}

type Places = Pick<World, "github" | "repository">

function reactionsTo({ number, comment }: Subject, { github, repository }: Places): readonly string[] {
  const place =
    comment?.kind === "conversation"
      ? { comment: comment.id }
      : comment?.kind === "line"
        ? { reviewComment: comment.id }
        : { issue: number }
  return github.reactions({ repository: repository.fullName, ...place }).map(({ content }) => content)
}

/** The summaries of a run's jobs, by job. */
export function summariesOf({ legs }: WorkflowRun): readonly { readonly job: string; readonly markdown: string }[] {
  return legs.flatMap(({ title, steps }) => {
    const markdown = steps.map(({ action, script }) => action?.summary ?? script?.summary ?? "").join("")
    return markdown === "" ? [] : [{ job: title, markdown }]
  })
}

/** What the agents of a trial were told: launches and follow-ups. */
export function promptsOf({ trial }: Outcome): readonly string[] {
  return trial.world.cursor.agents.flatMap(({ preloaded, promptText, followUps }) => [
    ...(preloaded ? [] : [promptText]),
    ...followUps.map(({ text }) => text),
  ])
}

/** Requests that broke the description of either API, as sentences; a right client makes none. */
export function violationsOf({ trial: { world } }: Outcome): readonly string[] {
  return [...world.cursor.violations, ...world.github.violations].map(
    (violation) => `A request broke an API's description: ${JSON.stringify(violation)}`,
  )
}

/** Whether a job failed. */
export function hasFailed(runs: readonly WorkflowRun[]): boolean {
  return runs.some(({ legs }) => legs.some(({ result }) => result === "failure"))
}
