import type { Clock } from "../../http/clock.ts"
import type { Activity } from "../agent.ts"
import type { TurnFollower } from "../client.ts"
import { CursorApiError, OversizedFrame, retryAfterMsOf } from "../errors.ts"
import { openActivityReader } from "./activity.ts"
import { type Frame, openFrameReader } from "./frames.ts"
import { openPace, type Pace } from "./read-pace.ts"

/** Heartbeats come every 15 s, the first one after 36 s at the latest; a stream without any sign for so long is dead. */
const SILENCE_MS = 60_000
const MOST_SILENCES = 3
/** More cuts than that within a minute, and the run is only read. */
const MOST_CUTS = 10
const CUTS_WITHIN_MS = 60_000
/** How often in a row a stream that is refused is asked for again, with pauses of 1 s to 60 s. */
const MOST_REFUSALS = 12
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000
const CUT_PAUSE_MS = 250

export type StreamOptions = {
  /** Reads the run's stream, after the frame with this id, until it ends or `onText` says that no more is wanted. */
  readonly read: (
    lastEventId: string | undefined,
    signal: AbortSignal,
    onText: (text: string) => boolean,
  ) => Promise<void>
  readonly clock: Clock
  readonly random: () => number
  readonly redact: (text: string) => string
  readonly onActivity: (activity: Activity) => void
}

/** How one connection ended: the run's turn is over, or there is no stream for good, for now, or not any more. */
type StreamEnd =
  | { readonly kind: "over" | "gone" | "cut" | "silent" | "rewound" }
  | { readonly kind: "refused"; readonly pauseMs: number }

/**
 * Follows the stream of one run in the background, over cuts and refusals, and says when a reading is worth it. It judges
 * nothing: a frame is only a reason to read. Where there is no stream, or none any more, only time calls for readings.
 */
export function followStream(options: StreamOptions): TurnFollower {
  const { clock } = options
  const ending = new AbortController()
  const pace = openPace(clock)
  void followOn(options, pace, ending.signal)
  return { untilNextRead: pace.untilNextRead, close: () => ending.abort(new Error("the wait is over")) }
}

/** Connects again and again until the turn is over, or the stream is not worth it. Never throws. */
async function followOn(options: StreamOptions, pace: Pace, signal: AbortSignal): Promise<void> {
  const { clock, random } = options
  const connection = openConnection(options, pace)
  let cutsMs: readonly number[] = []
  let refusals = 0
  let silences = 0
  while (!signal.aborted) {
    const end = await connection.follow(signal)
    pace.live(false)
    if (end.kind === "over" || end.kind === "gone") return pace.callForRead()
    refusals = end.kind === "refused" ? refusals + 1 : 0
    if (end.kind === "silent") silences++
    else cutsMs = [...cutsMs.filter((ms) => clock.nowMs() - ms < CUTS_WITHIN_MS), clock.nowMs()]
    if (refusals === 0 && cutsMs.length > MOST_CUTS) return
    if (refusals > MOST_REFUSALS || silences >= MOST_SILENCES) return
    const growingMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, refusals - 1))
    const pauseMs = end.kind === "refused" ? Math.max(growingMs, end.pauseMs) : CUT_PAUSE_MS * (1 + random())
    await clock.sleep(pauseMs, signal).catch(() => {})
  }
}

/** Takes the frames of a run, over all of its connections. */
type FrameSink = {
  /** Before each connection. */
  begin(): void
  take(frame: Frame): void
  /** How the connection ends, once a frame says so. */
  end(): StreamEnd | undefined
  /** How a connection ends whose text is over. */
  endOfText(): StreamEnd
}

function openFrameSink({ onActivity }: StreamOptions, pace: Pace): FrameSink {
  const activities = openActivityReader()
  // What a launch answers, so no news.
  let status = "CREATING"
  let end: StreamEnd | undefined
  let hasResult = false

  const take = (frame: Frame) => {
    pace.live(true)
    switch (frame.kind) {
      case "status":
        if (frame.status !== status) pace.callForRead()
        status = frame.status
        return
      case "tool-call":
        return activities.toolCall(frame.data).forEach(onActivity)
      case "update":
        return activities.update(frame.data).forEach(onActivity)
      case "result":
        hasResult = true
        return pace.callForRead()
      case "error":
        end ??= frame.code === "stream_expired" ? { kind: "gone" } : { kind: "refused", pauseMs: 0 }
        return
      case "done":
        // Without a result nothing says that the run is over.
        end ??= { kind: hasResult ? "over" : "cut" }
        return
      case "other":
    }
  }
  return {
    begin: () => {
      end = undefined
    },
    take,
    end: () => end,
    endOfText: () => ({ kind: hasResult ? "over" : "cut" }),
  }
}

function openConnection(options: StreamOptions, pace: Pace) {
  const { read, clock, redact } = options
  const sink = openFrameSink(options, pace)
  let lastEventId: string | undefined

  async function readOn(signal: AbortSignal, onText: () => void): Promise<StreamEnd> {
    const frames = openFrameReader(redact, sink.take)
    try {
      await read(lastEventId, signal, (text) => {
        onText()
        frames.feed(text)
        return sink.end() === undefined
      })
      return sink.end() ?? sink.endOfText()
    } finally {
      lastEventId = frames.lastEventId() ?? lastEventId
    }
  }

  return {
    follow: async (outer: AbortSignal): Promise<StreamEnd> => {
      const over = new AbortController()
      const silence = new AbortController()
      const signal = AbortSignal.any([outer, over.signal, silence.signal])
      let heardMs = clock.nowMs()
      const watch = watchSilence(clock, () => heardMs, silence, over.signal)
      sink.begin()
      try {
        return await readOn(signal, () => {
          heardMs = clock.nowMs()
        })
      } catch (error) {
        if (silence.signal.aborted) return { kind: "silent" }
        const why = endFrom(error, lastEventId !== undefined)
        if (why.kind === "rewound") lastEventId = undefined
        return why
      } finally {
        over.abort(new Error("the connection is over"))
        await watch
      }
    },
  }
}

/** Aborts a connection that has given no sign of life for too long. */
async function watchSilence(
  clock: Clock,
  heardMs: () => number,
  silence: AbortController,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    const leftMs = heardMs() + SILENCE_MS - clock.nowMs()
    if (leftMs <= 0) return silence.abort(new Error("the stream is silent"))
    await clock.sleep(leftMs, over).catch(() => {})
  }
}

/** What a stream that was refused, or broke, says about the next try. */
function endFrom(error: unknown, isResumed: boolean): StreamEnd {
  if (error instanceof OversizedFrame) return { kind: "gone" }
  if (!(error instanceof CursorApiError)) {
    const pauseMs = retryAfterMsOf(error)
    return pauseMs === undefined ? { kind: "cut" } : { kind: "refused", pauseMs }
  }
  // The id is forgotten, and everything comes again from the start.
  if (error.status === 400 && isResumed) return { kind: "rewound" }
  // A run that was just made has no stream for some seconds.
  const mayCome = [404, 408, 409, 429].includes(error.status)
  return mayCome ? { kind: "refused", pauseMs: retryAfterMsOf(error) ?? 0 } : { kind: "gone" }
}
