import { realpathSync } from "node:fs"
import { join } from "node:path"
import type { Artifact } from "../../cursor/agent.ts"
import { CursorApiError, CursorConnectionError, InvalidResponseError } from "../../cursor/errors.ts"
import { DownloadError } from "../../http/download-error.ts"
import { problem } from "../../report/catalogue.ts"
import type { Findings } from "../../report/run-report.ts"
import { markdownTable } from "../../report/table.ts"
import { counted } from "../../text/count.ts"
import { cell, fitting } from "../entries.ts"
import type { AgentQuery, Answer } from "../query.ts"
import { fetchArtifact } from "./fetch-artifact.ts"
import { BlockedPath, makeFolder, stepsInWorkspace } from "./safe-folder.ts"
import { safePath, untaken } from "./safe-path.ts"

const MEGABYTE = 1024 * 1024
/** What one file, and all of them, may take of the runner's disk. */
const MOST_FILE_BYTES = 256 * MEGABYTE
const MOST_BYTES = 1024 * MEGABYTE

type Fetched =
  | { readonly kind: "saved"; readonly artifact: Artifact; readonly path: string; readonly bytes: number }
  /** Left out on purpose; the step does not fail. */
  | { readonly kind: "skipped"; readonly artifact: Artifact; readonly why: string }
  | { readonly kind: "failed"; readonly artifact: Artifact; readonly why: string }

/** Downloads the files that an agent has made into a folder of the workspace. */
export async function downloadArtifacts(query: AgentQuery): Promise<Answer> {
  const { client, agentId, inputs, runner, signal } = query
  const folder = stepsInWorkspace(inputs.path, runner.workspace)
  const found = await client.artifacts(agentId, { signal })
  const fetched = await fetchAll({ query, folder, root: realpathSync(runner.workspace) }, found)
  const findings = findingsOf(inputs.path, fetched)
  const failed = fetched.filter(({ kind }) => kind === "failed")
  if (failed.length === 0) return { findings }
  const message = `${counted(failed.length, "artifact")} of ${fetched.length} could not be downloaded; the others are in place.`
  return { findings, problem: problem("artifacts-incomplete", { message }) }
}

type Place = { readonly query: AgentQuery; readonly root: string; readonly folder: readonly string[] }

async function fetchAll(place: Place, found: readonly Artifact[]): Promise<readonly Fetched[]> {
  const { log, warn } = place.query
  const taken = new Set<string>()
  const fetched: Fetched[] = []
  let left = MOST_BYTES
  for (const [index, artifact] of found.entries()) {
    const one = await fetchOne(place, artifact, taken, left)
    if (one.kind === "saved") left -= one.bytes
    fetched.push(one)
    log.info(`${index + 1}/${found.length}  ${artifact.absolutePath}: ${wordsFor(one)}`)
    if (one.kind !== "saved") warn(`${artifact.absolutePath} was not downloaded: ${one.why}.`)
  }
  return fetched
}

async function fetchOne(place: Place, artifact: Artifact, taken: Set<string>, left: number): Promise<Fetched> {
  const { query, root, folder } = place
  const safe = safePath(artifact.absolutePath)
  if (safe === undefined) return { kind: "skipped", artifact, why: "its path leads out of the folder, or is too long" }
  const mostBytes = Math.min(MOST_FILE_BYTES, left)
  if (artifact.sizeBytes > mostBytes) return { kind: "skipped", artifact, why: tooLarge(left) }
  const path = untaken(safe, taken)
  try {
    const parent = makeFolder(root, [...folder, ...path.slice(0, -1)])
    const target = join(parent, path.at(-1) ?? "")
    const bytes = await fetchArtifact({ query, absolutePath: artifact.absolutePath, target, mostBytes })
    return { kind: "saved", artifact, path: [...folder, ...path].join("/"), bytes }
  } catch (error) {
    if (query.signal.aborted) throw error
    if (error instanceof DownloadError && error.kind === "too-large") {
      return { kind: "skipped", artifact, why: tooLarge(left) }
    }
    return { kind: "failed", artifact, why: whyFailed(error) }
  }
}

function tooLarge(left: number): string {
  const limit =
    left < MOST_FILE_BYTES ? `all files together may have ${MOST_BYTES}` : `a file may have ${MOST_FILE_BYTES}`
  return `it is too large; ${limit} bytes`
}

function whyFailed(error: unknown): string {
  const isKnown = [DownloadError, BlockedPath, CursorApiError, CursorConnectionError, InvalidResponseError].some(
    (kind) => error instanceof kind,
  )
  if (isKnown && error instanceof Error) return error.message
  return `the file could not be written (${error instanceof Error && "code" in error ? error.code : "unknown"})`
}

function wordsFor(one: Fetched): string {
  return one.kind === "saved" ? `${one.bytes} bytes, as ${one.path}` : `${one.kind}: ${one.why}`
}

function findingsOf(folder: string, fetched: readonly Fetched[]): Findings {
  const saved = fetched.filter(({ kind }) => kind === "saved")
  const { kept, complete } = fitting(
    fetched.map((one) => ({
      ...one.artifact,
      ...(one.kind === "saved" ? { path: one.path } : { [one.kind]: one.why }),
    })),
  )
  return {
    headline: `${counted(saved.length, "artifact")} downloaded`,
    result: { artifacts: kept, complete },
    lines: saved.length > 0 ? [`They are in ${folder}; \`actions/upload-artifact\` takes this as its \`path\`.`] : [],
    markdown: [
      markdownTable(
        ["Artifact", "Bytes", "File"],
        fetched.map((one) => [
          cell(one.artifact.absolutePath),
          String(one.kind === "saved" ? one.bytes : one.artifact.sizeBytes),
          one.kind === "saved" ? cell(one.path) : `${one.kind}: ${cell(one.why)}`,
        ]),
      ),
    ],
  }
}
