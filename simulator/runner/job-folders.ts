import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, isAbsolute, join, relative } from "node:path"
import type { ActionOptions } from "./action-run.ts"

/** The runner's own tree for one job, laid out as on a GitHub runner. */
export type JobFolders = {
  readonly root: string
  readonly home: string
  /** GITHUB_WORKSPACE. */
  readonly workspace: string
  /** RUNNER_WORKSPACE, the folder above it. */
  readonly pipeline: string
  readonly temp: string
  readonly toolCache: string
  readonly commandFiles: string
  readonly eventPath: string
}

/** Makes the tree, with the event file and the files of the workspace. */
export function createJobFolders(options: ActionOptions, repositoryName: string): JobFolders {
  const root = options.tempRoot ?? mkdtempSync(join(tmpdir(), "runner-"))
  const temp = join(root, "work", "_temp")
  const pipeline = join(root, "work", repositoryName)
  const folders = {
    root,
    home: join(root, "home"),
    workspace: join(pipeline, repositoryName),
    pipeline,
    temp,
    toolCache: join(root, "work", "_tool"),
    commandFiles: join(temp, "_runner_file_commands"),
    eventPath: join(temp, "_github_workflow", "event.json"),
  }
  const { home, workspace, toolCache, commandFiles, eventPath } = folders
  for (const folder of [home, workspace, toolCache, commandFiles, dirname(eventPath)]) {
    mkdirSync(folder, { recursive: true })
  }
  writeFileSync(eventPath, JSON.stringify(options.github?.event ?? {}, null, 2))
  for (const [path, content] of Object.entries(options.workspaceFiles ?? {})) place(workspace, path, content)
  return folders
}

/** Removes the tree unless it is to be kept. */
export function removeJobFolders(folders: JobFolders, options: ActionOptions): void {
  if (options.keepTempRoot ?? options.tempRoot !== undefined) return
  // Retries, for a process that outlives the job may still write here.
  rmSync(folders.root, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
}

function place(workspace: string, path: string, content: string | Uint8Array): void {
  const file = join(workspace, path)
  if (isAbsolute(path) || relative(workspace, file).startsWith("..")) {
    throw new RangeError(`Not a path in the workspace: ${path}`)
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
