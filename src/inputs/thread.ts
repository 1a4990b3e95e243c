import { boolean, list, oneOf, optionalText, type ReadInput, refuse, wholeNumber } from "./values.ts"

/** How comments reach the agent that is at work already, and what is done to its pull request. */
export type ThreadInputs = Readonly<{
  thread: "continue" | "new" | "only"
  maxTurns: number
  /** Undefined: no limit. */
  maxAgentsPerDay?: number
  linkIssue: boolean
  prLabels: readonly string[]
  prReviewers: Reviewers
}>

type Reviewers = Readonly<{ people: readonly string[]; teams: readonly string[] }>

/** @throws {InputError} */
export function readThread(read: ReadInput): ThreadInputs {
  const isLimited = optionalText(read, "max-agents-per-day") !== undefined
  const agents = { least: 1, most: 10_000, fallback: 0, unit: "agents" }
  return {
    thread: oneOf(read, "thread", ["continue", "new", "only"], "continue"),
    maxTurns: wholeNumber(read, "max-turns", { least: 1, most: 200, fallback: 20, unit: "turns" }),
    maxAgentsPerDay: isLimited ? wholeNumber(read, "max-agents-per-day", agents) : undefined,
    linkIssue: boolean(read, "link-issue", true),
    prLabels: readLabels(read),
    prReviewers: readReviewers(read),
  }
}

function readLabels(read: ReadInput): readonly string[] {
  const labels = list(read, "pr-labels")
  const bad = labels.find((label) => label.length > 50)
  return bad === undefined ? labels : refuse("pr-labels", bad, "a label. GitHub's labels have at most 50 characters.")
}

function readReviewers(read: ReadInput): Reviewers {
  const entries = list(read, "pr-reviewers")
  const bad = entries.find(
    (entry) => !/^(?:team:[\w.-]{1,100}|[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?)$/.test(entry),
  )
  if (bad !== undefined) {
    return refuse("pr-reviewers", bad, "a login, or `team:` and a team's name as the team's address has it.")
  }
  const isTeam = (entry: string) => entry.startsWith("team:")
  return {
    people: entries.filter((entry) => !isTeam(entry)),
    teams: entries.filter(isTeam).map((entry) => entry.slice("team:".length)),
  }
}
