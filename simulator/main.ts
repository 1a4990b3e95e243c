// `npm run simulator`: a Cursor cloud and a GitHub on this machine, until Ctrl-C. docs/simulator.md tells how to use them.
import { type SimulatorClock, startClock, toldByMachine } from "./clock.ts"
import { KNOWN_ANSWERS_HELP, readCommandLine, USAGE, type Wish } from "./command-line.ts"
import { type CursorCloud, startCursorCloud } from "./cursor/cloud.ts"
import { type SimulatedGitHub, startGitHub } from "./github/start.ts"
import { GITHUB_TOKEN, introduction } from "./introduction.ts"
import { type SimulatedProxy, startProxy } from "./proxy.ts"
import { type RequestLog, requestLog } from "./request-log.ts"

type Simulators = {
  readonly cursor: CursorCloud
  readonly github: SimulatedGitHub
  readonly proxy: SimulatedProxy | undefined
}

const EXIT_REFUSED = 2
/** How often pull requests and webhooks that are due get their way without anybody asking. */
const CATCH_UP_MS = 500

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  try {
    const wish = readCommandLine(args)
    if (wish === "help") {
      console.log(USAGE)
      return 0
    }
    if (wish === "answers") {
      console.log(KNOWN_ANSWERS_HELP)
      return 0
    }
    await serve(wish)
    return 0
  } catch (error) {
    console.error(`${messageOf(error)}\nnpm run simulator -- --help lists the options.`)
    return EXIT_REFUSED
  }
}

async function serve(wish: Wish): Promise<void> {
  // Whoever reads the log may go; the simulators stay.
  process.stdout.on("error", () => {})
  const stopped = Promise.withResolvers<unknown>()
  // The listeners stay: whoever started this may hand on a Ctrl-C that has arrived already.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stopped.resolve)
  const log = requestLog({ write: (line) => console.log(line), secrets: [wish.key.value, GITHUB_TOKEN] })
  const simulators = await start(wish, log)
  console.log(introduction(wish, simulators))
  const { cursor, github, proxy } = simulators
  const catchUp = setInterval(() => cursor.deliverDueWebhooks(), CATCH_UP_MS)
  await stopped.promise
  clearInterval(catchUp)
  await Promise.all([cursor.close(), github.close(), proxy?.close()])
  console.log(`Stopped. Agents launched: ${cursor.launchCount}.`)
}

async function start(wish: Wish, log: RequestLog): Promise<Simulators> {
  const pace = { speed: wish.speed, startMs: Date.now() }
  const clock = startClock(pace)
  const github = await startHub(wish, clock, log)
  let cursor: CursorCloud | undefined
  try {
    cursor = await startCloud(wish, toldByMachine(clock, pace), log, github)
    return { github, cursor, proxy: await startGateway(wish) }
  } catch (error) {
    // A part of them is of no use, and would keep the process alive.
    await Promise.all([github.close(), cursor?.close()])
    throw error
  }
}

async function startGateway({ ports, faults }: Wish): Promise<SimulatedProxy | undefined> {
  if (ports.proxy === undefined) return undefined
  const proxy = await startProxy({ port: ports.proxy })
  for (const fault of faults.proxy) proxy.addFault(fault)
  return proxy
}

async function startHub(wish: Wish, clock: SimulatorClock, log: RequestLog): Promise<SimulatedGitHub> {
  const github: SimulatedGitHub = await startGitHub({
    clock,
    port: wish.ports.github,
    tokens: [
      {
        value: GITHUB_TOKEN,
        kind: "installation",
        login: "github-actions[bot]",
        permissions: { contents: "read", issues: "write", pull_requests: "write" },
      },
    ],
    repositories: wish.repositories.map((name) => githubRepository(name, wish)),
    onRequest: log.show("github", () => github.violations.map(({ kind, detail }) => `${kind}: ${detail}`)),
  })
  for (const fault of wish.faults.github) github.addFault(fault)
  return github
}

async function startCloud(
  wish: Wish,
  clock: SimulatorClock,
  log: RequestLog,
  github: SimulatedGitHub,
): Promise<CursorCloud> {
  const cloud: CursorCloud = await startCursorCloud({
    ...wish.behaviour,
    clock,
    port: wish.ports.cursor,
    keys: [{ key: wish.key.value }],
    repositories: wish.repositories.map((name) => cursorRepository(name, wish)),
    plan: wish.stories,
    onPullRequest: ({ headBranch: head, baseBranch: base, ...pull }) => github.openPullRequest({ ...pull, head, base }),
    onPush: ({ repository, number }) => github.push({ repository, number }),
    onRequest: log.show("cursor", () => cloud.violations.map(({ side, errors }) => `${side}: ${errors.join("; ")}`)),
  })
  for (const fault of wish.faults.cursor) cloud.addFault(fault)
  return cloud
}

function cursorRepository(name: string, { branches: [defaultBranch, ...branches], issues, pullRequests }: Wish) {
  return {
    name,
    defaultBranch,
    branches,
    pullRequests: pullRequests.map((number) => ({ number, headBranch: topicOf(number) })),
    lastNumber: Math.max(0, ...issues, ...pullRequests),
  }
}

function githubRepository(fullName: string, wish: Wish) {
  const [owner = "", name = ""] = fullName.split("/")
  const [defaultBranch] = wish.branches
  return {
    owner,
    name,
    defaultBranch,
    collaborators: wish.collaborators,
    issues: wish.issues.map((number) => ({
      number,
      title: "Spelling mistake in the README",
      body: "The first sentence has one t too many.",
      author: owner,
    })),
    pullRequests: wish.pullRequests.map((number) => ({
      number,
      title: "Update the README",
      body: "",
      author: owner,
      head: { ref: topicOf(number), sha: "a".repeat(40), repository: fullName },
      base: { ref: defaultBranch },
    })),
  }
}

function topicOf(pullRequest: number): string {
  return `topic-${pullRequest}`
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isTaken = "code" in error && error.code === "EADDRINUSE" && "port" in error
  return isTaken ? `Port ${error.port} is taken. Choose another with --port-cursor or --port-github.` : error.message
}
