// Preload for the action's own process: `node --import ./simulator/runner/virtual-time.ts dist/main.js`, or compiled by
// compiled-preload.ts and given by `--require`, which starts sooner. Time jumps over every wait (VIRTUAL_TIME=jump, the default) or runs N times as fast (VIRTUAL_TIME=scale=N); requests stay real.
//   VIRTUAL_TIME_STALL_MS  real ms without progress after which an open request no longer stops a jump (300)
//   VIRTUAL_TIME_ECHO      socket of the simulators' process, which is asked before such silence is believed
//   VIRTUAL_TIME_HOSTS     hosts beside this machine that are told the time of their client, with commas between them
//   VIRTUAL_TIME_SEED      makes Math.random give the same numbers at every run
//   VIRTUAL_TIME_LOG       file to append signals and the exit to; a later process with the same file continues its time
import { seeded } from "./seeded-random.ts"
import { SilenceCheck } from "./silence-check.ts"
import { TimePump } from "./time-pump.ts"
import { realNowMs, VirtualClock, type VirtualTimeMode } from "./virtual-clock.ts"
import { installVirtualTime } from "./virtual-globals.ts"
import { appendRecord, readVirtualTimeLog, type VirtualTimeRecord } from "./virtual-time-log.ts"
import { TimerQueue } from "./virtual-timers.ts"

/** Real milliseconds of silence before time jumps. */
const idleMs = 5
const defaultStallMs = 300

/** The header that tells simulators on this machine the time of their client. */
const timeHeader = "x-virtual-time-ms"

const RealDate = Date

install(process.env)

function install(environment: NodeJS.ProcessEnv): void {
  const { VIRTUAL_TIME, VIRTUAL_TIME_STALL_MS, VIRTUAL_TIME_HOSTS = "", VIRTUAL_TIME_LOG } = environment
  const { VIRTUAL_TIME_SEED, VIRTUAL_TIME_ECHO } = environment
  if (VIRTUAL_TIME_SEED !== undefined) Math.random = seeded(Number(VIRTUAL_TIME_SEED)).next
  const hosts = new Set(VIRTUAL_TIME_HOSTS.split(","))
  const mode = readMode(VIRTUAL_TIME ?? "jump")
  const stallMs = readNumber("VIRTUAL_TIME_STALL_MS", VIRTUAL_TIME_STALL_MS ?? String(defaultStallMs))
  const startEpochMs = startOfTime(VIRTUAL_TIME_LOG)
  const realEpochMs = RealDate.now() - realNowMs()
  const clock = new VirtualClock(mode)
  const queue = new TimerQueue(clock)
  const silence = new SilenceCheck(VIRTUAL_TIME_ECHO)
  const pump = new TimePump(clock, queue, { mode, idleMs, stallMs, silence }, (request) => {
    if (request.method !== "CONNECT" && isSimulator(request.origin, hosts)) {
      request.addHeader(timeHeader, String(Math.floor(startEpochMs + clock.elapsedMs)))
    }
  })
  installVirtualTime(clock, queue, startEpochMs)
  const record = (event: Pick<VirtualTimeRecord, "event" | "signal" | "exitCode">) => {
    if (VIRTUAL_TIME_LOG === undefined) return
    appendRecord(VIRTUAL_TIME_LOG, {
      ...event,
      script: process.argv[1] ?? "",
      virtualMs: clock.elapsedMs,
      realMs: clock.realElapsedMs,
      epochMs: startEpochMs + clock.elapsedMs,
      realEpochMs: realEpochMs + realNowMs(),
    })
  }
  watchSignals((signal) => {
    pump.activity.touch()
    record({ event: "signal", signal })
  })
  process.on("exit", (exitCode) => record({ event: "exit", exitCode }))
}

function readMode(text: string): VirtualTimeMode {
  if (text === "jump") return { kind: "jump" }
  const factor = /^scale=(.+)$/.exec(text)?.[1]
  if (factor === undefined) throw new RangeError(`VIRTUAL_TIME is jump or scale=N, not ${text}`)
  const value = readNumber("VIRTUAL_TIME=scale", factor)
  if (value < 1) throw new RangeError(`VIRTUAL_TIME=scale is at least 1, not ${factor}`)
  return { kind: "scale", factor: value }
}

function readNumber(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} is a positive number, not ${text}`)
  return value
}

/** Real time, or where an earlier process of the same log has left off. */
function startOfTime(logFile: string | undefined): number {
  const nowMs = RealDate.now()
  const last = logFile === undefined ? undefined : readVirtualTimeLog(logFile).at(-1)
  return last === undefined ? nowMs : Math.max(nowMs, last.epochMs + Math.max(0, nowMs - last.realEpochMs))
}

function isSimulator(origin: string | URL, hosts: ReadonlySet<string>): boolean {
  const { hostname } = new URL(origin)
  return hosts.has(hostname) || hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname)
}

// A listener of our own would keep a signal from ending the process, so the ones of others are watched.
function watchSignals(onSignal: (signal: string) => void): void {
  const emit = process.emit
  const watched = (event: string | symbol, ...args: unknown[]): boolean => {
    if (typeof event === "string" && event.startsWith("SIG")) onSignal(event)
    return Reflect.apply(emit, process, [event, ...args])
  }
  Object.assign(process, { emit: watched })
}
