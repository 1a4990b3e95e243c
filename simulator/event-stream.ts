import type { ServerResponse } from "node:http"
import type { Socket } from "node:net"

/** What a stream writes to. */
export type StreamSink = {
  /** Takes one frame, and resolves once there is room for the next. */
  write(frame: string): Promise<void>
  /** Aborted when the client has gone, the server closes, or a fault has ended the stream. */
  readonly closed: AbortSignal
}

/** Writes a stream and resolves at its end. */
export type StreamWriter = (sink: StreamSink) => Promise<void>

/** How a stream goes wrong after so many frames. */
export type StreamFault = {
  readonly kind: "cut-stream" | "end-stream" | "stall-stream"
  readonly frames: number
}

type StreamReply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly stream?: StreamWriter
}

type Outlet = { readonly response: ServerResponse; readonly connection: Socket }

/** A break waits so long, because a reset may throw away what has arrived at the client and is not read yet. */
const BREAK_AFTER_MS = 20

/** Sends the head at once, then frame by frame what the reply's stream writes. */
export async function sendStream(
  outlet: Outlet,
  reply: StreamReply,
  { closing, fault }: { readonly closing: AbortSignal; readonly fault?: StreamFault },
): Promise<void> {
  const { response } = outlet
  const gone = new AbortController()
  response.once("close", () => gone.abort())
  response.writeHead(reply.status, reply.headers)
  response.flushHeaders()
  const closed = AbortSignal.any([gone.signal, closing])
  const write = fault ? faulty(outlet, fault, gone) : (frame: string) => writeOut(response, frame, closed)
  if (fault?.frames === 0) await write("")
  await reply.stream?.({ write, closed })
  if (!closed.aborted) response.end()
}

/** Writes that go wrong once enough frames are through. */
function faulty({ response, connection }: Outlet, { kind, frames }: StreamFault, gone: AbortController) {
  let written = 0
  const isOver = () => (kind === "end-stream" && written >= frames) || written > frames
  return async (frame: string): Promise<void> => {
    if (gone.signal.aborted) return
    if (frame !== "") written += 1
    if (written <= frames) await writeOut(response, frame, gone.signal)
    if (kind === "stall-stream" || !isOver()) return
    gone.abort()
    if (kind === "end-stream") {
      response.end()
      return
    }
    response.write(frame.slice(0, Math.ceil(frame.length / 2)), () =>
      setTimeout(() => connection.resetAndDestroy(), BREAK_AFTER_MS),
    )
  }
}

function writeOut(response: ServerResponse, frame: string, closed: AbortSignal): Promise<void> {
  if (frame === "" || response.write(frame)) return Promise.resolve()
  return new Promise((resolve) => {
    const goOn = () => {
      response.off("drain", goOn)
      closed.removeEventListener("abort", goOn)
      resolve()
    }
    response.once("drain", goOn)
    closed.addEventListener("abort", goOn, { once: true })
  })
}
