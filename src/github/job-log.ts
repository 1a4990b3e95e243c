import type { download } from "../http/download.ts"
import { DownloadError } from "../http/download-error.ts"
import { fieldAt, listOf, textOf } from "../http/json.ts"
import { GitHubApiError } from "./api-error.ts"
import type { GitHubConnection } from "./connection.ts"
import { RefusedRedirect } from "./fetch-through.ts"

/** A log that takes longer is given up: names and links tell the rest. */
const LOG_LIMIT_MS = 30_000
/** Only its end is kept, but all of it has to pass. */
const MOST_LOG_BYTES = 64 * 1024 * 1024

export type JobPlace = { readonly owner: string; readonly name: string; readonly jobId: number }

/**
 * The name of the first step of a job that failed; undefined when none says so.
 * @throws {GitHubApiError}
 */
export async function failedStep(
  github: GitHubConnection,
  { owner, name, jobId }: JobPlace,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const { data }: { readonly data: unknown } = await github.call(
    "Reading a failed job",
    ({ request }, limited) =>
      request("GET /repos/{owner}/{repo}/actions/jobs/{job_id}", {
        owner,
        repo: name,
        job_id: jobId,
        request: { signal: limited },
      }),
    signal,
    "actions=read",
  )
  const failed = listOf(fieldAt(data, "steps")).find((step) => fieldAt(step, "conclusion") === "failure")
  return textOf(fieldAt(failed, "name"))
}

export type LogOptions = {
  readonly mostBytes: number
  readonly userAgent: string
  readonly downloadFile: typeof download
  /** Whether a host on the same machine or network may hold the logs: on a server of one's own. */
  readonly isOwnServer: boolean
  readonly signal?: AbortSignal
}

/**
 * The last `mostBytes` of a job's log. GitHub answers with a redirect to its storage, which is asked without the token
 * (docs.github.com, "Download job logs for a workflow run"); a server of one's own may answer with the log itself.
 * @throws {GitHubApiError}, {DownloadError}, or the signal's reason
 */
export async function jobLogEnd(github: GitHubConnection, job: JobPlace, options: LogOptions): Promise<string> {
  const answered = await askForLog(github, job, options.signal)
  if (answered.kind === "log") return endOf([Buffer.from(answered.text)], options.mostBytes)
  const tail = openTail(options.mostBytes)
  const end = await options.downloadFile(
    {
      url: answered.location,
      mostBytes: MOST_LOG_BYTES,
      timeoutMs: LOG_LIMIT_MS,
      clock: github.clock,
      userAgent: options.userAgent,
      signal: options.signal,
      onlyPublic: !options.isOwnServer,
    },
    tail.add,
  )
  if (end.kind === "redirect") throw new DownloadError("astray", {})
  return tail.text()
}

type Answered =
  | { readonly kind: "log"; readonly text: string }
  | { readonly kind: "elsewhere"; readonly location: string }

async function askForLog(
  github: GitHubConnection,
  { owner, name, jobId }: JobPlace,
  signal: AbortSignal | undefined,
): Promise<Answered> {
  try {
    const { data }: { readonly data: unknown } = await github.call(
      "Reading the log of a failed job",
      ({ request }, limited) =>
        request("GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs", {
          owner,
          repo: name,
          job_id: jobId,
          request: { signal: limited },
        }),
      signal,
      "actions=read",
    )
    return { kind: "log", text: typeof data === "string" ? data : "" }
  } catch (error) {
    const location = locationIn(error)
    if (location === undefined) throw error
    return { kind: "elsewhere", location }
  }
}

/** Where a redirect points that was not followed with the token: an address without credentials. */
function locationIn(error: unknown): string | undefined {
  let cause: unknown = error
  for (let depth = 0; depth < 5 && cause instanceof Error && !(cause instanceof RefusedRedirect); depth++)
    cause = cause.cause
  if (!(error instanceof GitHubApiError) || !(cause instanceof RefusedRedirect)) return undefined
  const url = cause.location !== undefined && URL.canParse(cause.location) ? new URL(cause.location) : undefined
  return url && url.username === "" && url.password === "" ? url.href : undefined
}

/** Keeps the end of what comes. */
function openTail(mostBytes: number) {
  let chunks: Buffer[] = []
  let bytes = 0
  let isCut = false
  return {
    add: (chunk: Buffer) => {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes <= 4 * mostBytes + 65_536) return
      const kept = Buffer.concat(chunks).subarray(-mostBytes)
      chunks = [Buffer.from(kept)]
      isCut = true
      bytes = kept.length
    },
    text: () => endOf(chunks, mostBytes, isCut),
  }
}

/** Half a line is left out: what is masked as a whole could be in it by half. */
function endOf(chunks: readonly Buffer[], mostBytes: number, wasCut = false): string {
  const all = Buffer.concat(chunks)
  const isCut = wasCut || all.length > mostBytes
  const end = all.subarray(Math.max(0, all.length - mostBytes))
  return (isCut ? end.subarray(end.indexOf("\n") + 1 || end.length) : end).toString("utf8")
}
