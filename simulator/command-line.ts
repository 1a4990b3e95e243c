import { type ParseArgsOptionsConfig, parseArgs } from "node:util"
import type { Behaviour } from "./cursor/behaviour.ts"
import { KNOWN_ANSWER_NAMES, knownAnswer } from "./cursor/known-answers.ts"
import type { AgentStory } from "./cursor/story.ts"
import type { Fault } from "./fault.ts"
import type { Role } from "./github/options.ts"
import { admitBehaviour, readBehaviour, readFaults, readStories, type ServiceFaults } from "./script-file.ts"

/** How the simulators are to be started. */
export type Wish = {
  readonly ports: { readonly cursor: number; readonly github: number; readonly proxy?: number }
  /** How many times as fast as real time their clock runs. */
  readonly speed: number
  /** `owner/name` of each repository; all have the same branches, issues and pull requests. */
  readonly repositories: readonly string[]
  /** The first is the default branch. */
  readonly branches: readonly [string, ...string[]]
  readonly issues: readonly number[]
  readonly pullRequests: readonly number[]
  readonly collaborators: Readonly<Record<string, Role>>
  /** The API key that the Cursor cloud accepts, and whether it is anybody's own. */
  readonly key: { readonly value: string; readonly isOwn: boolean }
  readonly stories: AgentStory | readonly AgentStory[]
  readonly behaviour: Behaviour
  readonly faults: ServiceFaults
}

export const USAGE = `Usage: npm run simulator -- [OPTIONS]

  --port-cursor PORT         default 4010; 0 takes any free one
  --port-github PORT         default 4011
  --port-proxy PORT          starts a proxy for tunnels to this machine, too
  --speed N                  how many times as fast their time runs, default 10
  --repository OWNER/NAME    default octo-org/octo-repo; may be repeated
  --branch NAME              default main; may be repeated, the first is the default branch
  --issue NUMBER             default 1; may be repeated
  --pull-request NUMBER      default 2; may be repeated
  --collaborator LOGIN=ROLE  read, triage, write, maintain or admin; may be repeated
  --key KEY                  the API key to accept, instead of the built-in one
  --story FILE               how agents live: JSON, one story or a list
  --behaviour FILE           how the service behaves where nothing is promised: JSON
  --set NAME=VALUE           one behaviour, such as listLagMs=5000; may be repeated
  --refuse NAME              the answer to the next launch, or "answers" to list the names; may be repeated
  --faults FILE              what goes wrong: JSON
`

/** The names that --refuse takes, as lines. */
export const KNOWN_ANSWERS_HELP = KNOWN_ANSWER_NAMES.map((name) => `  ${name}: HTTP ${knownAnswer(name).status}`).join(
  "\n",
)

const DEFAULT_KEY = "crsr_simulated_key"

const OPTIONS = {
  help: { type: "boolean", short: "h" },
  "port-cursor": { type: "string", default: "4010" },
  "port-github": { type: "string", default: "4011" },
  "port-proxy": { type: "string" },
  speed: { type: "string", default: "10" },
  repository: { type: "string", multiple: true, default: ["octo-org/octo-repo"] },
  branch: { type: "string", multiple: true, default: ["main"] },
  issue: { type: "string", multiple: true, default: ["1"] },
  "pull-request": { type: "string", multiple: true, default: ["2"] },
  collaborator: { type: "string", multiple: true, default: [] },
  key: { type: "string" },
  story: { type: "string" },
  behaviour: { type: "string" },
  set: { type: "string", multiple: true, default: [] },
  refuse: { type: "string", multiple: true, default: [] },
  faults: { type: "string" },
} satisfies ParseArgsOptionsConfig

/** Reads the arguments. Returns "help" or "answers" when that is asked for, and throws an Error for what cannot be. */
export function readCommandLine(args: readonly string[]): Wish | "help" | "answers" {
  const { values } = parseArgs({ args: [...args], options: OPTIONS })
  if (values.help) return "help"
  if (values.refuse.includes("answers")) return "answers"
  const [defaultBranch = "main", ...branches] = values.branch
  return {
    ports: {
      cursor: portOf("port-cursor", values["port-cursor"]),
      github: portOf("port-github", values["port-github"]),
      ...(values["port-proxy"] !== undefined && { proxy: portOf("port-proxy", values["port-proxy"]) }),
    },
    speed: numberOf("speed", values.speed, { least: 0.001, most: 100_000 }),
    repositories: values.repository.map(repositoryOf),
    branches: [defaultBranch, ...branches],
    issues: values.issue.map((number) => numberOf("issue", number, WHOLE)),
    pullRequests: values["pull-request"].map((number) => numberOf("pull-request", number, WHOLE)),
    collaborators: Object.fromEntries(values.collaborator.map(collaboratorOf)),
    key: { value: keyOf(values.key ?? DEFAULT_KEY), isOwn: values.key !== undefined },
    stories: values.story === undefined ? {} : readStories(values.story),
    behaviour: behaviourOf(values.behaviour, values.set),
    faults: faultsOf(values.faults, values.refuse),
  }
}

/** A value is JSON where it can be read as such, else a text. */
function behaviourOf(file: string | undefined, settings: readonly string[]): Behaviour {
  const given = settings.map((setting): [string, unknown] => {
    const [name = "", ...value] = setting.split("=")
    if (value.length === 0) throw new Error(`--set is NAME=VALUE, not "${setting}"`)
    return [name, jsonOrText(value.join("="))]
  })
  const inFile = file === undefined ? {} : readBehaviour(file)
  return { ...inFile, ...admitBehaviour("--set", Object.fromEntries(given)) }
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function faultsOf(file: string | undefined, refusals: readonly string[]): ServiceFaults {
  const { cursor, github, proxy } = file === undefined ? { cursor: [], github: [], proxy: [] } : readFaults(file)
  const refused = refusals.map((name): Fault => {
    return { method: "POST", path: /^\/v[01]\/agents$/, action: { kind: "reply", ...knownAnswer(name) } }
  })
  return { cursor: [...refused, ...cursor], github, proxy }
}

type Range = { readonly least: number; readonly most: number; readonly whole?: true }

const WHOLE: Range = { least: 1, most: Number.MAX_SAFE_INTEGER, whole: true }
const ROLES: readonly Role[] = ["read", "triage", "write", "maintain", "admin"]

function portOf(option: string, text: string): number {
  return numberOf(option, text, { least: 0, most: 65_535, whole: true })
}

function numberOf(option: string, text: string, { least, most, whole }: Range): number {
  const value = Number(text)
  const fits = text.trim() !== "" && value >= least && value <= most && (!whole || Number.isInteger(value))
  if (!fits) throw new Error(`--${option} is a ${whole ? "whole " : ""}number from ${least} to ${most}, not "${text}"`)
  return value
}

function repositoryOf(text: string): string {
  if (!/^[\w.-]+\/[\w.-]+$/.test(text)) throw new Error(`--repository is OWNER/NAME, not "${text}"`)
  return text
}

function collaboratorOf(text: string): [string, Role] {
  const [login = "", word] = text.split("=")
  const role = ROLES.find((candidate) => candidate === word)
  if (login === "" || !role) throw new Error(`--collaborator is LOGIN=ROLE with ${ROLES.join(", ")}, not "${text}"`)
  return [login, role]
}

/** The message does not show the key: it may be somebody's own. */
function keyOf(text: string): string {
  if (!/^[!-~]{8,}$/.test(text)) throw new Error("--key is shorter than any key, or has characters that no key has")
  return text
}
