import { type ParseArgsOptionsConfig, parseArgs } from "node:util"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import type { Role } from "../../simulator/github/options.ts"
import { readFaults, readStories, type ServiceFaults } from "../../simulator/script-file.ts"
import { nearest } from "../../src/text/nearest.ts"
import { TryError } from "./try-error.ts"

/** What is to be tried, and how. */
export type Wish = {
  /** The first one gets the event; the others run when that causes an event which they listen to. */
  readonly files: readonly string[]
  /** A ready event, one of GitHub's, or a file with a payload. Absent: the first that the workflow listens to. */
  readonly event?: string
  readonly label: string
  readonly comment: string
  readonly inputs: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  readonly vars: Readonly<Record<string, string>>
  /** Who causes the event, instead of the repository's owner. */
  readonly sender?: { readonly login: string; readonly role?: Role }
  readonly checkout?: string
  readonly relay?: string
  readonly stories?: AgentStory | readonly AgentStory[]
  readonly faults: Pick<ServiceFaults, "cursor" | "github">
  /** How many times as fast as real time the action's time runs. Absent: every wait is left out. */
  readonly timeScale?: number
  readonly page: string
}

export const USAGE = `Usage: npm run try -- FILE.yml [MORE.yml ...] [OPTIONS]

Runs a whole workflow file on this machine, against a simulated Cursor and a simulated GitHub.
More files run when the first one causes an event that they listen to.

  --event NAME          the event to run it for, see --list; or a FILE.json with a webhook payload
  --label NAME          the label that is put on, default cursor
  --comment TEXT        the comment or review that is written
  --sender LOGIN[=ROLE] who causes the event: read, triage, write, maintain or admin; without a role, a stranger
  --input NAME=VALUE    an input of a manual run; may be repeated
  --secret NAME=VALUE   a secret; may be repeated. The Cursor API key is made up unless given
  --var NAME=VALUE      a configuration variable; may be repeated
  --checkout FOLDER     the files that actions/checkout puts into the workspace
  --relay FILE.mjs      the relay between Cursor's webhooks and GitHub, default one that passes all on
  --story FILE          how agents live: JSON, one story or a list (see docs/simulator.md)
  --faults FILE         what goes wrong: JSON (see docs/simulator.md)
  --speed N             runs time N times as fast, instead of leaving every wait out
  --page FILE           where the page with the results goes, default demo/try.html
  --list                the ready events
`

const DEFAULT_COMMENT = "/cursor Fix the spelling, and add a test for it."
const ROLES: readonly Role[] = ["read", "triage", "write", "maintain", "admin"]

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  list: { type: "boolean" },
  event: { type: "string" },
  label: { type: "string", default: "cursor" },
  comment: { type: "string", default: DEFAULT_COMMENT },
  sender: { type: "string" },
  input: { type: "string", multiple: true, default: [] },
  secret: { type: "string", multiple: true, default: [] },
  var: { type: "string", multiple: true, default: [] },
  checkout: { type: "string" },
  relay: { type: "string" },
  story: { type: "string" },
  faults: { type: "string" },
  speed: { type: "string" },
  page: { type: "string", default: "demo/try.html" },
} satisfies ParseArgsOptionsConfig

/**
 * Reads the arguments.
 * @throws {TryError} for what cannot be
 */
export function readCommandLine(args: readonly string[]): Wish | "help" | "list" {
  const { values, positionals } = parsed(args)
  if (values.help) return "help"
  if (values.list) return "list"
  if (positionals.length === 0) throw new TryError("Name the workflow file to try.")
  return {
    files: positionals,
    event: values.event,
    label: values.label,
    comment: values.comment,
    inputs: namedValues("input", values.input),
    secrets: namedValues("secret", values.secret),
    vars: namedValues("var", values.var),
    sender: values.sender === undefined ? undefined : readSender(values.sender),
    checkout: values.checkout,
    relay: values.relay,
    ...scripted(values.story, values.faults),
    timeScale: values.speed === undefined ? undefined : readSpeed(values.speed),
    page: values.page,
  }
}

/** How agents live and what goes wrong. No trial has a proxy. */
function scripted(story: string | undefined, faults: string | undefined): Pick<Wish, "stories" | "faults"> {
  try {
    const stories = story === undefined ? undefined : readStories(story)
    const { cursor, github, proxy } = faults === undefined ? { cursor: [], github: [], proxy: [] } : readFaults(faults)
    if (proxy.length > 0) throw new TryError(`${faults}: there is no proxy here that could have faults.`)
    return { stories, faults: { cursor, github } }
  } catch (error) {
    throw error instanceof TryError ? error : new TryError(error instanceof Error ? error.message : String(error))
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  } catch (error) {
    const [, option] = /^Unknown option '--([\w-]+)'/.exec(error instanceof Error ? error.message : "") ?? []
    if (option === undefined) throw new TryError(error instanceof Error ? error.message : String(error))
    const likely = nearest(option, Object.keys(OPTIONS))
    throw new TryError(`There is no option --${option}${likely === undefined ? "" : `; did you mean --${likely}?`}`)
  }
}

/** The message shows no value: it may be a secret. */
function namedValues(option: string, given: readonly string[]): Readonly<Record<string, string>> {
  const entries = given.map((text) => {
    const [, name, value] = /^([A-Za-z_][\w-]*)=([\s\S]*)$/.exec(text) ?? []
    if (name === undefined || value === undefined) throw new TryError(`Write --${option} as NAME=VALUE.`)
    return [name, value] as const
  })
  return Object.fromEntries(entries)
}

function readSender(text: string): NonNullable<Wish["sender"]> {
  const [login = "", word] = text.split("=")
  const role = ROLES.find((candidate) => candidate === word)
  if (login === "" || (word !== undefined && !role)) {
    throw new TryError(`--sender is LOGIN or LOGIN=ROLE with ${ROLES.join(", ")}, not "${text}".`)
  }
  return { login, ...(role && { role }) }
}

function readSpeed(text: string): number {
  const speed = Number(text)
  if (!(speed >= 1 && Number.isFinite(speed))) throw new TryError(`--speed is a number of 1 or more, not "${text}".`)
  return speed
}
