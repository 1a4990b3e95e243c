import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer, type RequestListener } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after } from "node:test"
import { readVirtualTimeLog, type VirtualTimeRecord } from "../../simulator/runner/virtual-time-log.ts"
import { virtualTime } from "../../simulator/runner/virtual-time-options.ts"

export const hourMs = 3_600_000

const project = join(import.meta.dirname, "..", "..")

export type VirtualRun = {
  readonly lines: readonly string[]
  readonly stderr: string
  readonly exitCode: number | null
  readonly realMs: number
  readonly records: readonly VirtualTimeRecord[]
}

/** Runs code in a process of its own under the preload. */
export type RunVirtually = (
  code: string,
  env?: Readonly<Record<string, string>>,
  /** May answer a line of the output with a signal to the process. */
  onLine?: (line: string) => NodeJS.Signals | undefined,
) => Promise<VirtualRun>

/** Makes a folder for the logs of one test file, removed after its tests, and gives what runs code with a log there. */
export function virtualRunner(): { folder: string; run: RunVirtually } {
  const folder = mkdtempSync(join(tmpdir(), "virtual-time-"))
  after(() => rmSync(folder, { recursive: true, force: true }))
  let runs = 0
  const run: RunVirtually = (code, env = {}, onLine = () => undefined) => {
    runs += 1
    return runVirtually(code, { VIRTUAL_TIME_LOG: join(folder, `log-${runs}`), ...env }, onLine)
  }
  return { folder, run }
}

async function runVirtually(
  code: string,
  env: Readonly<Record<string, string>>,
  onLine: (line: string) => NodeJS.Signals | undefined,
): Promise<VirtualRun> {
  const { nodeOptions = [], runnerEnv } = virtualTime()
  const startedMs = performance.now()
  const child = spawn(process.execPath, [...nodeOptions, "--input-type=module", "--eval", code], {
    cwd: project,
    env: { ...runnerEnv, ...env },
  })
  let stdout = ""
  let stderr = ""
  child.stderr.on("data", (chunk) => {
    stderr += chunk
  })
  child.stdout.on("data", (chunk) => {
    stdout += chunk
    for (const line of String(chunk).split("\n")) {
      const signal = onLine(line)
      if (signal !== undefined) child.kill(signal)
    }
  })
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.once("close", resolve)
  const exitCode = await promise
  const realMs = performance.now() - startedMs
  const records = readVirtualTimeLog(env.VIRTUAL_TIME_LOG ?? "")
  return { lines: stdout.split("\n").slice(0, -1), stderr, exitCode, realMs, records }
}

/** What the code printed last, as JSON; the run must have succeeded. */
export function answerOf(result: VirtualRun): unknown {
  assert.equal(result.exitCode, 0, result.stderr)
  return JSON.parse(result.lines.at(-1) ?? "null")
}

export function numberOf(result: VirtualRun): number {
  const value = answerOf(result)
  assert.equal(typeof value, "number")
  return Number(value)
}

export function assertWithin(value: number, least: number, most: number, what: string): void {
  assert.ok(value >= least && value <= most, `${what}: ${value} is not between ${least} and ${most}`)
}

/** Runs a task against a real server on this machine. */
export async function withServer<T>(listener: RequestListener, task: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener).listen(0, "127.0.0.1")
  await new Promise((resolve) => server.once("listening", resolve))
  const address = server.address()
  assert.ok(typeof address === "object" && address !== null)
  try {
    return await task(`http://127.0.0.1:${address.port}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
