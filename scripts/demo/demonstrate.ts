import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { parseArgs } from "node:util"
import { demoPage } from "./page.ts"
import { runScenario, type ScenarioRun } from "./run-scenario.ts"
import { FIRST_SCENARIO, SCENARIOS, type Scenario } from "./scenarios.ts"
import type { Terminal } from "./terminal.ts"
import { terminalLog } from "./terminal-log.ts"
import { judge } from "./verdict.ts"

const ROOT = join(import.meta.dirname, "../..")
const EXIT_USAGE = 2

type Wish = { readonly scenario: Scenario; readonly speed: string; readonly page: string }

/** Shows the scenario that the arguments ask for, and writes its page. Returns the exit code. */
export async function demonstrate(args: readonly string[], terminal: Terminal): Promise<number> {
  const wish = readWish(args, terminal)
  if (!wish) return EXIT_USAGE
  const { scenario, speed, page } = wish
  introduce(terminal, scenario, speed)
  const run = await runScenario(scenario, {
    ...(speed === "jump" ? {} : { timeScale: Number(speed) }),
    onLogEntry: terminalLog(terminal),
  })
  terminal.heading("Outputs of the step")
  terminal.table(run.outputs.map(([name, value]) => [name, value || "(empty)"]))
  mkdirSync(dirname(page), { recursive: true })
  writeFileSync(page, await demoPage(run))
  return writeResults(terminal, run, page)
}

/** What the arguments ask for. Undefined, and the terminal has been told why, when that cannot be. */
function readWish(args: readonly string[], terminal: Terminal): Wish | undefined {
  try {
    const options = { speed: { type: "string" }, page: { type: "string", default: "demo/index.html" } } as const
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options })
    const [word = FIRST_SCENARIO, ...rest] = positionals
    const scenario = rest.length === 0 && Object.hasOwn(SCENARIOS, word) ? SCENARIOS[word] : undefined
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

function introduce(terminal: Terminal, scenario: Scenario, speed: string): void {
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
  terminal.heading("What GitHub shows now, and what the agent was told, as a page:")
  terminal.line(pathToFileURL(page).href)
  terminal.heading("More to see:")
  listScenarios(terminal, scenario)
  return asMeant && result.conclusion === "success" ? 0 : 1
}

function listScenarios(terminal: Terminal, shown?: Scenario): void {
  const width = Math.max(...Object.keys(SCENARIOS).map((word) => word.length))
  for (const [word, scenario] of Object.entries(SCENARIOS)) {
    if (scenario !== shown) terminal.line(`  npm run demo -- ${word.padEnd(width)}  ${scenario.shows}`)
  }
}
