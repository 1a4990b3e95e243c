import { chmodSync, mkdirSync, writeFileSync } from "node:fs"
import { delimiter, join } from "node:path"
import { fileURLToPath } from "node:url"
import { CaseInsensitiveMap } from "../runner/case-insensitive-map.ts"
import { runnerEnvironment, stageEnvironment } from "../runner/environment.ts"
import type { Contexts } from "../runner/expressions.ts"
import { createCommandFiles, processCommandFiles } from "../runner/file-commands.ts"
import type { JobFolders } from "../runner/job-folders.ts"
import type { LogEntry } from "../runner/job-log.ts"
import { JobState } from "../runner/job-state.ts"
import { LogCommands } from "../runner/log-commands.ts"
import { NodeProcess } from "../runner/node-process.ts"
import { defaultNode } from "../runner/node-program.ts"
import { StepContext } from "../runner/step-context.ts"
import type { Texts } from "./yaml-fields.ts"

export type ScriptResult = {
  readonly succeeded: boolean
  readonly outputs: Texts
  readonly summary: string
  /** What it wrote, unmasked. */
  readonly printed: string
  /** What went to GITHUB_ENV. */
  readonly env: Texts
  /** What went to GITHUB_PATH. */
  readonly path: readonly string[]
  readonly entries: readonly LogEntry[]
}

type Script = {
  readonly script: string
  readonly shell: string
  /** Below the workspace. */
  readonly folder: string
  readonly env: Texts
  readonly addedPath: readonly string[]
  readonly contexts: Contexts
  readonly folders: JobFolders
  /** Masked in the log. */
  readonly secrets: readonly string[]
  readonly onLogEntry: (entry: LogEntry) => void
}

/** The runner's words for each shell (ScriptHandlerHelpers of actions/runner 2.336.0). */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  bash: ["bash", "-e"],
  sh: ["sh", "-e"],
  python: ["python3"],
}

const KILL_WAITS = { intMs: 7500, termMs: 2500 }
const PIPE_WAIT_MS = 5000

/** Runs a `run:` step with the machine's own shell, in the job's workspace and with a runner's environment. */
export async function runScript(script: Script): Promise<ScriptResult> {
  const job = new JobState({ onLogEntry: script.onLogEntry })
  for (const secret of script.secrets) job.masker.addWithLines(secret.trim())
  const step = new StepContext("main", job, script.folders.workspace)
  const commandFiles = createCommandFiles(script.folders.commandFiles)
  printHeader(step, script)
  const lines: string[] = []
  const commands = new LogCommands(step)
  const succeeded = await execute(script, environmentOf(script, commandFiles), step, (line) => {
    lines.push(`${line}\n`)
    commands.receive(line)
  })
  processCommandFiles(commandFiles, step)
  return {
    succeeded: succeeded && !step.commandFailed,
    outputs: job.outputs.toRecord(),
    summary: job.summaries.join(""),
    printed: lines.join(""),
    env: Object.fromEntries(job.addedEnv),
    path: job.addedPath,
    entries: job.log.entries,
  }
}

function printHeader(step: StepContext, { script, shell, env }: Script): void {
  const lines = script.trimEnd().split("\n")
  step.output(`##[group]Run ${lines[0] ?? ""}`)
  for (const line of lines) step.output(line)
  step.output(`shell: ${[...(SHELLS[shell] ?? [shell]), "{0}"].join(" ")}`)
  const given = Object.entries(env)
  if (given.length > 0) step.output("env:")
  for (const [name, value] of given) step.output(`  ${name}: ${value}`)
  step.output("##[endgroup]")
}

function environmentOf(
  { env, addedPath, contexts, folders }: Script,
  commandFiles: ReturnType<typeof createCommandFiles>,
) {
  const runner = runnerEnvironment(folders.home)
  return stageEnvironment({
    runner: { ...runner, PATH: [programs(folders), runner.PATH].join(delimiter) },
    env,
    state: new CaseInsensitiveMap(),
    inputs: new CaseInsensitiveMap(),
    addedPath,
    contexts,
    commandFiles,
  })
}

/** Whether the script ran and ended with exit code 0. */
async function execute(
  { script, shell, folder, folders }: Script,
  env: Texts,
  step: StepContext,
  onLine: (line: string) => void,
): Promise<boolean> {
  const [program, ...options] = SHELLS[shell] ?? []
  if (program === undefined) {
    step.annotate("error", `The shell ${shell} is not simulated; these are: ${Object.keys(SHELLS).join(", ")}.`)
    return false
  }
  const file = join(folders.temp, "script")
  writeFileSync(file, script)
  try {
    const { exitCode } = await new NodeProcess({
      program,
      argv: [...options, file],
      cwd: join(folders.workspace, folder),
      env,
      onLine: (_, line) => onLine(line),
      kill: KILL_WAITS,
      pipeWaitMs: PIPE_WAIT_MS,
    }).done
    if (exitCode !== 0) step.annotate("error", `Process completed with exit code ${exitCode ?? "unknown"}.`)
    return exitCode === 0
  } catch (error) {
    step.annotate("error", `The script did not start: ${error instanceof Error ? error.message : error}`)
    return false
  }
}

/** A folder with the programs that hosted runners bring and other machines may lack. */
function programs(folders: JobFolders): string {
  const folder = join(folders.root, "bin")
  mkdirSync(folder, { recursive: true })
  const gh = join(folder, "gh")
  const standIn = fileURLToPath(new URL("./gh.ts", import.meta.url))
  writeFileSync(gh, `#!/bin/sh\nexec "${defaultNode()}" "${standIn}" "$@"\n`)
  chmodSync(gh, 0o755)
  return folder
}
