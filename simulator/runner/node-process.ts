import { type ChildProcess, spawn } from "node:child_process"
import type { KillWaits, SentSignal } from "./action-run.ts"
import { LineSplitter } from "./line-splitter.ts"

export type ProcessRequest = {
  readonly program: string
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly onLine: (stream: "stdout" | "stderr", line: string) => void
  readonly kill: KillWaits
  readonly pipeWaitMs: number
}

export type ProcessEnd = {
  readonly exitCode: number | undefined
  readonly signal: NodeJS.Signals | undefined
  readonly signalsSent: readonly SentSignal[]
}

/** An action's process, with the runner's manners (ProcessInvoker of actions/runner 2.336.0). */
export class NodeProcess {
  /** Ends after the exit, when both pipes are closed or `pipeWaitMs` later. Rejects when the start failed. */
  readonly done: Promise<ProcessEnd>
  readonly #child: ChildProcess
  readonly #request: ProcessRequest
  readonly #signalsSent: SentSignal[] = []
  #firstSignalMs: number | undefined
  #ended = false

  constructor(request: ProcessRequest) {
    this.#request = request
    this.#child = spawn(request.program, request.argv, { cwd: request.cwd, env: request.env, stdio: "pipe" })
    this.#child.stdin?.on("error", () => {}).end()
    this.done = this.#watch().finally(() => {
      this.#ended = true
    })
  }

  get pid(): number | undefined {
    return this.#ended ? undefined : this.#child.pid
  }

  /** SIGINT, a wait, SIGTERM, a wait, SIGKILL; stops as soon as the process is gone. To the process only. */
  async interrupt(): Promise<void> {
    const { intMs, termMs } = this.#request.kill
    this.#send("SIGINT")
    if (await this.#endsWithin(intMs)) return
    this.#send("SIGTERM")
    if (await this.#endsWithin(termMs)) return
    this.#send("SIGKILL")
  }

  /** SIGKILL at once, as from the kernel when memory runs out. */
  kill(): void {
    this.#send("SIGKILL")
  }

  #send(signal: NodeJS.Signals): void {
    const nowMs = performance.now()
    this.#firstSignalMs ??= nowMs
    // False: the process is gone, and only its pipes are still open.
    if (this.#child.kill(signal)) this.#signalsSent.push({ signal, atMs: nowMs - this.#firstSignalMs })
  }

  async #endsWithin(ms: number): Promise<boolean> {
    const wait = Promise.withResolvers<void>()
    const timer = setTimeout(wait.resolve, ms)
    this.done.then(
      () => wait.resolve(),
      () => wait.resolve(),
    )
    await wait.promise
    clearTimeout(timer)
    return this.#ended
  }

  #watch(): Promise<ProcessEnd> {
    const { promise, resolve, reject } = Promise.withResolvers<ProcessEnd>()
    const child = this.#child
    const finishLines = this.#readLines(reject)
    let pipeTimer: NodeJS.Timeout | undefined
    child.once("error", reject)
    child.once("exit", () => {
      // A grandchild may hold the pipes open; the runner does not wait for it for ever.
      pipeTimer = setTimeout(() => {
        child.stdout?.destroy()
        child.stderr?.destroy()
      }, this.#request.pipeWaitMs)
    })
    child.once("close", (code, signal) => {
      clearTimeout(pipeTimer)
      finishLines()
      resolve({ exitCode: code ?? undefined, signal: signal ?? undefined, signalsSent: this.#signalsSent })
    })
    return promise
  }

  /** Hands every line on; returns what delivers the last lines, which had no line end. */
  #readLines(reject: (error: unknown) => void): () => void {
    const deliver = (stream: "stdout" | "stderr") => (line: string) => {
      try {
        this.#request.onLine(stream, line)
      } catch (error) {
        this.#child.kill("SIGKILL")
        reject(error)
      }
    }
    const stdout = new LineSplitter(deliver("stdout"))
    const stderr = new LineSplitter(deliver("stderr"))
    this.#child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk))
    this.#child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk))
    return () => {
      stdout.end()
      stderr.end()
    }
  }
}
