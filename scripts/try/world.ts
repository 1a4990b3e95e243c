import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type SimulatorClock, startClock } from "../../simulator/clock.ts"
import { type CursorCloud, startCursorCloud } from "../../simulator/cursor/cloud.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { CommitPlan, GitHubOptions, Role, TokenOptions } from "../../simulator/github/options.ts"
import { type SimulatedGitHub, startGitHub } from "../../simulator/github/start.ts"
import { HOME, labeledIssue } from "../../simulator/payloads.ts"
import { tokenPermissions } from "../../simulator/workflow/permissions.ts"
import type { Workflow } from "../../simulator/workflow/workflow-file.ts"
import { type Fields, isFields } from "../../simulator/workflow/yaml-fields.ts"
import type { Wish } from "./command-line.ts"
import { type Subject, subjectOf } from "./subject.ts"

/** The simulated Cursor and GitHub of a trial. */
export type World = {
  readonly clock: SimulatorClock
  readonly cursor: CursorCloud
  readonly github: SimulatedGitHub
  readonly repository: Repository
  /** The token of a job. */
  tokenOf(workflow: Workflow, job: string): string
  /** What the relay shows GitHub. */
  readonly relayToken: string
  /** A file by which the time of one step goes on in the next one. */
  readonly timeLog: string
  close(): Promise<void>
}

type Repository = { readonly fullName: string; readonly id: number; readonly defaultBranch: string }

export type WorldOptions = {
  readonly wish: Wish
  readonly workflows: readonly Workflow[]
  readonly event: Fields
  readonly subject?: Subject
  readonly apiKey: string
  /** Events from a fork get a token that only reads, whatever the file says. */
  readonly isFromFork: boolean
}

export const ACTIONS_BOT = "github-actions[bot]"
const RELAY_TOKEN = "ghp_made_up_token_of_the_relay"
/** Half a minute of work and then a pull request: enough to see the wait, and short enough to read. */
const STORY: AgentStory = {
  creatingMs: 12_000,
  runningMs: 130_000,
  diff: { linesAdded: 19, linesRemoved: 2, filesChanged: 2 },
  summary:
    "Did what the instruction asks for.\n\n- Added a test that fails without the change.\n- The whole test suite passes.",
  followUps: [{ runningMs: 60_000 }],
}

/** An agent's pull request fails first, and passes with the commit of its next turn. */
const CHECKS: readonly CommitPlan[] = [
  [{ name: "test", conclusion: "failure", failedStep: "Run npm test", log: "not ok 1 - says how to start\n" }],
  [{ name: "test" }],
]

/** Starts both, with what the event is about. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { wish, workflows, event, apiKey } = options
  const subject = options.subject ?? issueToFind(workflows)
  const repository = repositoryOf(event)
  const clock = startClock()
  const folder = mkdtempSync(join(tmpdir(), "falconer-try-"))
  const tokens = jobTokens(options)
  const github = await startGitHub({
    clock,
    tokens: [...tokens.values(), relayToken(repository)],
    repositories: [githubRepository(repository, { ...options, subject })],
  })
  github.holdEvent(event)
  const cursor = await startCursorCloud({
    clock,
    keys: [{ key: apiKey }],
    repositories: [cursorRepository(repository, event, subject), ...otherRepositories(workflows, repository)],
    plan: wish.stories ?? STORY,
    onPullRequest: ({ headBranch: head, baseBranch: base, ...pull }) => {
      if (pull.repository === repository.fullName) github.openPullRequest({ ...pull, head, base })
    },
    onPush: (pushed) => {
      if (pushed.repository === repository.fullName) github.push(pushed)
    },
  })
  for (const fault of wish.faults.cursor) cursor.addFault(fault)
  for (const fault of wish.faults.github) github.addFault(fault)
  if (subject?.pull && subject.comment) addAgentOf(subject, repository, cursor)
  return {
    clock,
    cursor,
    github,
    repository,
    relayToken: RELAY_TOKEN,
    timeLog: join(folder, "time.jsonl"),
    tokenOf: (workflow, job) => tokens.get(tokenKey(workflow, job))?.value ?? "",
    close: async () => {
      await Promise.all([cursor.close(), github.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function repositoryOf({ repository }: Fields): Repository {
  const given = isFields(repository) ? repository : {}
  return {
    fullName: typeof given.full_name === "string" ? given.full_name : HOME.fullName,
    id: typeof given.id === "number" ? given.id : HOME.id,
    defaultBranch: typeof given.default_branch === "string" ? given.default_branch : "master",
  }
}

function tokenKey(workflow: Workflow, job: string): string {
  return `${workflow.name}/${job}`
}

/** One for each job: what it may do is what the file grants that job. */
function jobTokens({ workflows, isFromFork }: WorldOptions): ReadonlyMap<string, TokenOptions> {
  const jobs = workflows.flatMap((workflow) => workflow.jobs.map((job) => ({ workflow, job })))
  return new Map(
    jobs.map(({ workflow, job }, index) => {
      const granted = tokenPermissions(job.permissions ?? workflow.permissions)
      const token: TokenOptions = {
        value: `ghs_made_up_token_of_job_${index + 1}`,
        kind: "installation",
        login: ACTIONS_BOT,
        permissions: isFromFork ? onlyReading(granted) : granted,
      }
      return [tokenKey(workflow, job.id), token]
    }),
  )
}

function onlyReading(granted: TokenOptions["permissions"]): TokenOptions["permissions"] {
  return Object.fromEntries(Object.keys(granted).map((name) => [name, "read"]))
}

function relayToken({ fullName }: Repository): TokenOptions {
  const login = fullName.split("/")[0] ?? ""
  return { value: RELAY_TOKEN, kind: "user", login, permissions: { contents: "write" } }
}

function githubRepository(
  repository: Repository,
  { wish, event, subject }: WorldOptions,
): GitHubOptions["repositories"][number] {
  const [owner = "", name = ""] = repository.fullName.split("/")
  const { id, defaultBranch } = repository
  const isPrivate = isFields(event.repository) && event.repository.private === true
  const collaborators: Record<string, Role> = wish.sender?.role ? { [wish.sender.login]: wish.sender.role } : {}
  return {
    owner,
    name,
    id,
    defaultBranch,
    private: isPrivate,
    checks: CHECKS,
    collaborators,
    ...conversationOf(subject),
  }
}

function conversationOf(
  subject: Subject | undefined,
): Pick<GitHubOptions["repositories"][number], "issues" | "pullRequests"> {
  if (!subject) return {}
  const { number, title, body, author, labels, pull, comment } = subject
  const comments = comment?.kind === "conversation" ? [comment] : []
  const issue = { number, title, body, author, labels, comments }
  if (!pull) return { issues: [issue] }
  const head = { ref: pull.headRef, sha: pull.headSha, repository: pull.headRepository }
  const reviewComments = comment?.kind === "line" ? [comment] : []
  return { pullRequests: [{ ...issue, head, base: { ref: pull.baseRef }, reviewComments }] }
}

/** A run that is about no issue finds one with each label that its scripts ask for. */
function issueToFind(workflows: readonly Workflow[]): Subject | undefined {
  const steps = workflows.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps))
  const labels = steps.flatMap(({ does }) =>
    does.kind === "script" ? [...does.script.matchAll(/[?&]labels=([\w.-]+)/g)].map(([, label = ""]) => label) : [],
  )
  const issue = subjectOf(labeledIssue())
  return labels.length === 0 || !issue ? undefined : { ...issue, labels }
}

function cursorRepository({ fullName, defaultBranch }: Repository, event: Fields, subject: Subject | undefined) {
  const run = isFields(event.workflow_run) ? [String(event.workflow_run.head_branch)] : []
  const pushed = typeof event.ref === "string" ? [event.ref.replace(/^refs\/heads\//, "")] : []
  const { pull, number = 0 } = subject ?? {}
  return {
    name: fullName,
    defaultBranch,
    branches: [...run, ...pushed].filter((branch) => branch !== defaultBranch),
    pullRequests: pull ? [{ number, headBranch: pull.headRef }] : [],
    lastNumber: number,
  }
}

/** Repositories that the workflows name: Cursor sees them, and nobody asks GitHub about them. */
function otherRepositories(workflows: readonly Workflow[], { fullName }: Repository) {
  const texts = workflows.flatMap(({ jobs }) =>
    jobs.flatMap(({ legs, steps }) => [
      ...legs.flatMap((leg) => Object.values(leg)),
      ...steps.flatMap(({ does }) => (does.kind === "action" ? repositoriesIn(does.inputs) : [])),
    ]),
  )
  const names = texts.filter((text) => typeof text === "string" && /^[\w.-]+\/[\w.-]+$/.test(text)).map(String)
  return [...new Set(names)].filter((name) => name !== fullName).map((name) => ({ name }))
}

function repositoriesIn({ repository, tasks }: Fields): readonly unknown[] {
  const ofTasks = [...String(tasks ?? "").matchAll(/"repository"\s*:\s*"([^"]+)"/g)].map(([, name]) => name)
  return [repository, ...ofTasks]
}

/** The agent that opened the pull request of the event, and has ended. */
function addAgentOf({ pull, number }: Subject, { fullName, defaultBranch }: Repository, cursor: CursorCloud): void {
  if (!pull || pull.headRepository !== fullName) return
  const repository = `https://github.com/${fullName}`
  cursor.addAgent({
    story: {
      creatingMs: 0,
      runningMs: 0,
      pullRequest: { lateMs: 0, url: `${repository}/pull/${number}` },
      followUps: [{ runningMs: 60_000 }],
    },
    request: {
      prompt: { text: "Update the README" },
      source: { repository, ref: defaultBranch },
      target: { autoCreatePr: true, branchName: pull.headRef },
    },
  })
}
