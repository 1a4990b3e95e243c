import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { parseArgs } from "node:util"
import { demoPage } from "./page.ts"
import { runScenario, type ScenarioRun } from "./run-scenario.ts"
import { FIRST_SCENARIO, SCENARIOS, type Scenario } from "./scenarios.ts"
import type { Terminal } from "./terminal.ts"
import { terminalLog } from "./terminal-log.ts"
import { THREAD_TITLE, threadPage } from "./thread-page.ts"
import { runThread, type ThreadRun } from "./thread-story.ts"
import { judge } from "./verdict.ts"

const ROOT = join(import.meta.dirname, "../..")
const EXIT_USAGE = 2

/** The story of several runs. */
const THREAD = {
  title: THREAD_TITLE,
  shows: "an issue, its agent, a question in a comment, a review, and the merge",
  moral: "One agent was launched; the question and the review reached it, and the merge closed the issue.",
  speed: 30,
} as const
const ALL: Readonly<Record<string, Scenario | typeof THREAD>> = { ...SCENARIOS, thread: THREAD }

type Wish = { readonly scenario: Scenario | typeof THREAD; readonly speed: string; readonly page: string }

/** Shows the scenario that the arguments ask for, and writes its page. Returns the exit code. */
export async function demonstrate(args: readonly string[], terminal: Terminal): Promise<number> {
  const wish = readWish(args, terminal)
  if (!wish) return EXIT_USAGE
  const { scenario, speed, page } = wish
  mkdirSync(dirname(page), { recursive: true })
  if (!("eventName" in scenario)) return await demonstrateThread(terminal, speed, page)
  introduce(terminal, scenario, speed)
  const run = await runScenario(scenario, {
    ...(speed === "jump" ? {} : { timeScale: Number(speed) }),
    onLogEntry: terminalLog(terminal),
  })
  terminal.heading("Outputs of the step")
  terminal.table(run.outputs.map(([name, value]) => [name, value || "(empty)"]))
  writeFileSync(page, await demoPage(run))
  return writeResults(terminal, run, page)
}

async function demonstrateThread(terminal: Terminal, speed: string, page: string): Promise<number> {
  introduce(terminal, THREAD, speed)
  const options = {
    ...(speed === "jump" ? {} : { timeScale: Number(speed) }),
    onLogEntry: terminalLog(terminal),
  }
  const run = await runThread(options, ({ title }) => terminal.heading(`${title}:`))
  const asMeant = isThreadAsMeant(run)
  const sentence = asMeant ? THREAD.moral : "This was not meant to end so."
  writeFileSync(page, await threadPage(run, sentence))
  terminal.heading(`Workflow runs: ${run.acts.length}. Agents launched: ${run.told.length}.`)
  terminal.line(sentence)
  tellWhatElse(terminal, page, THREAD)
  return asMeant ? 0 : 1
}

/** One agent took every command as a turn of its own, and the merge closed the issue. */
function isThreadAsMeant({ acts, told, issue, violations }: ThreadRun): boolean {
  const turns = told.map((messages) => messages.length)
  const isGreen = acts.every(({ result }) => result.conclusion === "success")
  return isGreen && turns.join() === "3" && issue.state === "closed" && violations.length === 0
}

/** What the arguments ask for. Undefined, and the terminal has been told why, when that cannot be. */
function readWish(args: readonly string[], terminal: Terminal): Wish | undefined {
  try {
    const options = { speed: { type: "string" }, page: { type: "string", default: "demo/index.html" } } as const
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options })
    const [word = FIRST_SCENARIO, ...rest] = positionals
    const scenario = rest.length === 0 && Object.hasOwn(ALL, word) ? ALL[word] : undefined
    if (!scenario) throw new TypeError(`There is no scenario "${positionals.join(" ")}"`)
    const { speed = String(scenario.speed) } = values
    if (speed !== "jump" && !(Number(speed) >= 1)) throw new TypeError(`--speed is 1 or more, or jump, not "${speed}"`)
    return { scenario, speed, page: resolve(ROOT, values.page) }
  } catch (error) {
    terminal.line(`${error instanceof Error ? error.message : error}. These scenarios can be shown:\n`)
    listScenarios(terminal)
    return undefined
  }
}

function introduce(terminal: Terminal, scenario: Pick<Scenario, "title">, speed: string): void {
  const pace = speed === "jump" ? "jumps over every wait" : `runs ${speed} times as fast for the action as for you`
  terminal.heading(`Falconer demo: ${scenario.title.replaceAll("`", "")}`)
  terminal.line(`The built action, on Node ${process.versions.node}. Cursor and GitHub are simulated on this machine.`)
  terminal.line(`Time ${pace}.\n`)
}

/** Says what to make of the end and where to look further. Returns the exit code. */
function writeResults(terminal: Terminal, run: ScenarioRun, page: string): number {
  const { scenario, result, prompts } = run
  const { asMeant, sentence } = judge(run)
  terminal.heading(`The job's conclusion: ${result.conclusion}. Agents launched: ${prompts.length}.`)
  terminal.line(sentence.replaceAll("`", ""))
  tellWhatElse(terminal, page, scenario)
  return asMeant && result.conclusion === "success" ? 0 : 1
}

function tellWhatElse(terminal: Terminal, page: string, shown: Wish["scenario"]): void {
  terminal.heading("What GitHub shows now, and what the agent was told, as a page:")
  terminal.line(pathToFileURL(page).href)
  terminal.heading("More to see:")
  listScenarios(terminal, shown)
}

function listScenarios(terminal: Terminal, shown?: Wish["scenario"]): void {
  const width = Math.max(...Object.keys(ALL).map((word) => word.length))
  for (const [word, scenario] of Object.entries(ALL)) {
    if (scenario !== shown) terminal.line(`  npm run demo -- ${word.padEnd(width)}  ${scenario.shows}`)
  }
}
