import { type ExecFileOptions, execFile } from "node:child_process"
import { chmodSync, mkdirSync, writeFileSync } from "node:fs"
import { delimiter, join } from "node:path"
import { CaseInsensitiveMap } from "../runner/case-insensitive-map.ts"
import { runnerEnvironment, stageEnvironment } from "../runner/environment.ts"
import type { Contexts } from "../runner/expressions.ts"
import { createCommandFiles, processCommandFiles } from "../runner/file-commands.ts"
import type { JobFolders } from "../runner/job-folders.ts"
import { JobState } from "../runner/job-state.ts"
import { defaultNode } from "../runner/node-program.ts"
import { StepContext } from "../runner/step-context.ts"

export type ScriptResult = {
  readonly succeeded: boolean
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly printed: string
}

type Script = {
  readonly script: string
  readonly env: Readonly<Record<string, string>>
  readonly contexts: Contexts
  readonly folders: JobFolders
}

/** Runs a `run:` step with the machine's bash, in the job's workspace and with a runner's environment. */
export async function runScript({ script, env, contexts, folders }: Script): Promise<ScriptResult> {
  const job = new JobState({})
  const commandFiles = createCommandFiles(folders.commandFiles)
  const file = join(folders.temp, "script.sh")
  writeFileSync(file, script)
  const runner = runnerEnvironment(folders.home)
  const environment = stageEnvironment({
    runner: { ...runner, PATH: [programs(folders), runner.PATH].join(delimiter) },
    env,
    state: new CaseInsensitiveMap(),
    inputs: new CaseInsensitiveMap(),
    addedPath: [],
    contexts,
    commandFiles,
  })
  const ended = await bash(file, { cwd: folders.workspace, env: environment })
  processCommandFiles(commandFiles, new StepContext("main", job, folders.workspace))
  return { ...ended, outputs: job.outputs.toRecord(), summary: job.summaries.join("") }
}

/** The runner's words for bash without `shell:` (ScriptHandlerHelpers of actions/runner 2.336.0). */
function bash(file: string, options: ExecFileOptions): Promise<Pick<ScriptResult, "succeeded" | "printed">> {
  const { promise, resolve } = Promise.withResolvers<Pick<ScriptResult, "succeeded" | "printed">>()
  execFile("bash", ["-e", file], { ...options, encoding: "utf8" }, (error, stdout, stderr) =>
    resolve({ succeeded: error === null, printed: `${stdout}${stderr}` }),
  )
  return promise
}

/** A folder with the programs that hosted runners bring and other machines may lack. */
function programs(folders: JobFolders): string {
  const folder = join(folders.root, "bin")
  mkdirSync(folder, { recursive: true })
  const gh = join(folder, "gh")
  writeFileSync(gh, `#!/bin/sh\nexec "${defaultNode()}" "${join(import.meta.dirname, "gh.ts")}" "$@"\n`)
  chmodSync(gh, 0o755)
  return folder
}
