import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Happening } from "../../simulator/workflow/surroundings.ts"
import { isFields, WorkflowError } from "../../simulator/workflow/yaml-fields.ts"
import type { Terminal } from "../demo/terminal.ts"
import { type ChosenEvent, chooseEvent } from "./choose-event.ts"
import { readCommandLine, USAGE, type Wish } from "./command-line.ts"
import { listReadyEvents } from "./ready-events.ts"
import { type Relay, startRelay } from "./relay.ts"
import { trialSecrets } from "./secrets.ts"
import { subjectOf } from "./subject.ts"
import { progressWriter, writeResults } from "./terminal-report.ts"
import { addEndedAgent, carryWebhooks, hears, runTrial, type Trial, type WorkflowRun } from "./trial.ts"
import { writeTrialPage } from "./trial-page.ts"
import { TryError } from "./try-error.ts"
import { readWorkflowSource, type WorkflowSource } from "./workflow-source.ts"
import { startWorld } from "./world.ts"

const RELAY = join(import.meta.dirname, "relay-worker.mjs")
const FIRST_RUN_ID = 4242
const EXIT_REFUSED = 2

/** Tries what the arguments name, and shows it. Returns the exit code: 0, 1 when a job failed, 2 when nothing was run. */
export async function tryFromCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const wish = readCommandLine(args)
    if (wish === "help") terminal.line(USAGE)
    else if (wish === "list") terminal.line(listReadyEvents())
    else return await tryFiles(wish, terminal)
    return 0
  } catch (error) {
    if (!(error instanceof TryError) && !(error instanceof WorkflowError)) throw error
    terminal.line(`${error.message}\n\nnpm run try -- --help lists the options.`)
    return EXIT_REFUSED
  }
}

async function tryFiles(wish: Wish, terminal: Terminal): Promise<number> {
  const sources = await Promise.all(wish.files.map(readWorkflowSource))
  const [first] = sources
  if (!first) throw new TryError("Name the workflow file to try.")
  const chosen = chooseEvent(first.workflow, wish)
  const relay = await startRelay(wish.relay ?? RELAY)
  try {
    return await tryWith({ wish, terminal, sources, chosen, relay })
  } finally {
    await relay.close()
  }
}

type Setting = {
  readonly wish: Wish
  readonly terminal: Terminal
  readonly sources: readonly WorkflowSource[]
  readonly chosen: ChosenEvent
  readonly relay: Relay
}

async function tryWith(setting: Setting): Promise<number> {
  const { wish, terminal, sources, chosen, relay } = setting
  const event = chosen.happening?.event ?? {}
  const workflows = sources.map(({ workflow }) => workflow)
  const isFromFork = comesFromFork(chosen.happening)
  const subject = subjectOf(event)
  const secrets = trialSecrets(workflows, wish.secrets, relay.url)
  const world = await startWorld({ wish, workflows, event, subject, apiKey: secrets.apiKey, isFromFork })
  const trial: Trial = { wish, world, secrets, isFromFork, onProgress: progressWriter(terminal) }
  relay.connect({
    REPOSITORY: world.repository.fullName,
    GITHUB_TOKEN: world.relayToken,
    GITHUB_API_URL: world.github.apiUrl,
  })
  try {
    introduce(setting, secrets.notes)
    const runs: WorkflowRun[] = []
    const problem = await problemOf(() => runAll(setting, trial, runs))
    if (problem !== undefined) terminal.line(`\nError: ${problem}`)
    const page = await writeTrialPage(wish.page, { trial, runs, subject, shows: chosen.shows })
    const exitCode = writeResults(terminal, { trial, runs, subject, page: pathToFileURL(page).href })
    return problem === undefined ? exitCode : 1
  } finally {
    await world.close()
  }
}

function introduce({ wish, terminal, sources, chosen }: Setting, notes: readonly string[]): void {
  terminal.heading(`Trying ${wish.files.join(", ")}`)
  terminal.line(`Event: ${chosen.shows}.`)
  terminal.line("The action is the built one. Cursor and GitHub are simulated here; scripts run on this machine.")
  for (const note of notes) terminal.line(`${note}.`)
  for (const warning of sources.flatMap(({ warnings }) => warnings)) terminal.line(`Warning: ${warning}.`)
}

/** The first workflow for the event, and each workflow for the events that come of it. */
async function runAll({ sources, chosen, relay, terminal }: Setting, trial: Trial, runs: WorkflowRun[]): Promise<void> {
  const run = async ({ file, workflow }: WorkflowSource, happening: Happening) => {
    terminal.heading(`Workflow "${workflow.name}" (${file})`)
    runs.push(await runTrial(trial, workflow, happening, String(FIRST_RUN_ID + runs.length)))
  }
  const [first] = sources
  if (chosen.happening && first) await run(first, chosen.happening)
  else addEndedAgent(trial, relay.url)
  for (const happening of await carryWebhooks(trial, 0)) {
    const heard = sources.filter(({ workflow }) => hears(workflow, asHeard(happening, chosen, workflow)))
    for (const source of heard) await run(source, asHeard(happening, chosen, source.workflow))
    if (heard.length > 0) continue
    terminal.line(`\nAn agent has ended, and GitHub got a repository_dispatch (${happening.event.action}).`)
    terminal.line("To run what listens to it too, name that file after the first one.")
  }
}

/** Why a run did not come to its end: an expression that is wrong at run time, a secret where others could read it. */
async function problemOf(run: () => Promise<void>): Promise<string | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    if (error instanceof Error) return error.message
    throw error
  }
}

/** The type that the workflow listens to, where the event was made for it. */
function asHeard(happening: Happening, chosen: ChosenEvent, { on }: WorkflowSource["workflow"]): Happening {
  const type = on.get("repository_dispatch")?.types?.[0]
  if (chosen.happening || type === undefined) return happening
  return { ...happening, event: { ...happening.event, action: type } }
}

/** GitHub gives such runs no secrets, and a token that only reads. */
function comesFromFork(happening: Happening | undefined): boolean {
  const pull = happening?.event.pull_request
  if (!happening || !isFields(pull) || happening.eventName === "pull_request_target") return false
  const [head, base] = [isFields(pull.head) ? pull.head.repo : undefined, happening.event.repository]
  return isFields(base) && (!isFields(head) || head.full_name !== base.full_name)
}
