import { setTimeout as pause } from "node:timers/promises"
import type { StreamSink } from "../../event-stream.ts"
import type { WireReply } from "../../wire.ts"
import type { AgentRecord } from "../agent.ts"
import * as refusal from "../refusal.ts"
import type { Cloud } from "../routes.ts"
import type { Turn } from "../story.ts"
import { type Frame, framesOf, frameText, statusEvent } from "./frames.ts"
import { streamStatusAt } from "./run.ts"

const EVENT_ID = /^\d+-\d+$/
/** How often, by this machine's clock, the stream looks whether anything is due. */
const LOOK_EVERY_MS = 5

/** The stream of a run: what has been, then what comes, each frame at its time. Throws a Refusal. */
export function streamReply(
  cloud: Cloud,
  run: { readonly agent: AgentRecord; readonly turn: Turn },
  { nowMs, lastEventId }: { readonly nowMs: number; readonly lastEventId: string | undefined },
): WireReply {
  const { settings } = cloud
  const { turn } = run
  if (lastEventId !== undefined && !EVENT_ID.test(lastEventId)) throw refusal.invalidLastEventId()
  if (nowMs > turn.endMs + settings.streamRetentionMs) throw refusal.streamExpired()
  const headers = {
    "content-type": "text/event-stream",
    "cache-control": "no-cache",
    "x-cursor-stream-retention-seconds": String(Math.round(settings.streamRetentionMs / 1000)),
  }
  if (nowMs < turn.createdAtMs + settings.streamLagMs) {
    if (settings.streamUnavailable === "status") throw refusal.streamUnavailable()
    return { status: 200, headers, stream: writeUnavailable }
  }
  return { status: 200, headers, stream: (sink) => follow(cloud, run, { sink, lastEventId, nowMs }) }
}

async function writeUnavailable(sink: StreamSink): Promise<void> {
  const data = { code: "stream_unavailable", message: "Run stream is no longer available" }
  await sink.write(frameText({ event: "error", data }))
  await sink.write(frameText({ event: "done", data: {} }))
}

async function follow(
  cloud: Cloud,
  { agent, turn: first }: { readonly agent: AgentRecord; readonly turn: Turn },
  from: { readonly sink: StreamSink; readonly lastEventId: string | undefined; readonly nowMs: number },
): Promise<void> {
  const { sink, nowMs } = from
  const pulse = heart(cloud.settings.heartbeatMs, nowMs)
  let turn = first
  let queue = waiting(agent, turn)
  const { lastEventId } = from
  if (lastEventId !== undefined && !queue.skipTo(lastEventId, nowMs)) {
    // An id that no frame has: nothing that has been is told (seen live).
    queue = waiting(agent, turn)
    queue.skipPast(nowMs)
  }
  await sink.write(frameText(statusEvent(turn, streamStatusAt(turn, nowMs))))
  while (!sink.closed.aborted && agent.deletedAtMs === undefined) {
    if (queue.isEmpty && Number.isFinite(turn.endMs)) return
    const dueMs = cloud.catchUp()
    const latest = agent.turns.find(({ id }) => id === first.id) ?? turn
    if (latest !== turn) {
      queue = waiting(agent, latest, queue.taken)
      turn = latest
    }
    for (let frame = queue.takeUntil(dueMs); frame && !sink.closed.aborted; frame = queue.takeUntil(dueMs)) {
      // The status was told on connecting; what had been one before says nothing any more.
      const isPast = frame.event === "status" && frame.atMs <= nowMs && frame.atMs < turn.endMs
      if (!isPast) await sink.write(frameText(frame))
    }
    if (pulse.beatsAt(dueMs)) await sink.write(frameText({ event: "heartbeat", data: {} }))
    await pause(LOOK_EVERY_MS)
  }
}

/** The frames of a run that are still to be sent, after so many. */
function waiting(agent: AgentRecord, turn: Turn, skip = 0) {
  const frames = framesOf(agent, turn)
  let taken = 0
  let next = frames.next()
  const takeUntil = (dueMs: number): Frame | undefined => {
    if (next.done || next.value.atMs > dueMs) return undefined
    const frame = next.value
    taken += 1
    next = frames.next()
    return frame
  }
  while (taken < skip) if (!takeUntil(Number.POSITIVE_INFINITY)) break
  return {
    get taken() {
      return taken
    },
    get isEmpty() {
      return next.done === true
    },
    takeUntil,
    skipPast(nowMs: number) {
      while (takeUntil(nowMs)) {}
    },
    /** Goes on after the frames with this id. Returns whether there are any by now. */
    skipTo(id: string, nowMs: number): boolean {
      let isFound = false
      while (!next.done && (!isFound || next.value.id === id)) {
        const frame = takeUntil(nowMs)
        if (!frame) break
        isFound ||= frame.id === id
      }
      return isFound
    },
  }
}

/** Beats first after twice the time, then every time; never when the time is 0. */
function heart(everyMs: number, nowMs: number) {
  let nextMs = everyMs > 0 ? nowMs + 2 * everyMs : Number.POSITIVE_INFINITY
  return {
    beatsAt(atMs: number): boolean {
      if (atMs < nextMs) return false
      nextMs = atMs + everyMs
      return true
    },
  }
}
