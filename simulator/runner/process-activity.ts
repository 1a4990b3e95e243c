import { subscribe } from "node:diagnostics_channel"
import type { Socket } from "node:net"
import { realNowMs } from "./virtual-clock.ts"

/** What undici (the one in Node and the npm package) tells of a request on its diagnostics channels. */
type UndiciRequest = {
  readonly origin: string | URL
  readonly method: string
  addHeader(name: string, value: string): unknown
}

/** Called when a request is about to be sent: its headers may still be changed. */
export type RequestListener = (request: UndiciRequest) => void

type Observer = {
  readonly onRequest: RequestListener
  /** Something happened that may change what the process waits for. */
  readonly onActivity: () => void
}

// Kinds of process.getActiveResourcesInfo(): work that ends by itself soon, and traffic that another side decides about.
const localWork = /^(FSReq|CloseReq|FileHandle|ProcessWrap|Immediate)/
const traffic = /^(TCPSocketWrap|TCPConnect|TLSWrap|GetAddrInfo)/

/** Tells a process that works or talks from one that only waits. */
export class ProcessActivity {
  readonly #observer: Observer
  readonly #requests = new Set<UndiciRequest>()
  readonly #sockets = new Set<Socket>()
  #bytes = 0
  #lastActivityMs = realNowMs()
  #lastProgressMs = realNowMs()

  constructor(observer: Observer) {
    this.#observer = observer
    this.#watchRequests()
  }

  /** Real milliseconds since the last sign of life. */
  get quietMs(): number {
    return realNowMs() - this.#lastActivityMs
  }

  /** When a request began, ended or moved on last, in real milliseconds. */
  get lastProgressMs(): number {
    return this.#lastProgressMs
  }

  /** Real milliseconds since then. */
  get stalledMs(): number {
    return realNowMs() - this.#lastProgressMs
  }

  get requestsInFlight(): number {
    return this.#requests.size
  }

  /** Whether something is under way in the network that holds the process. */
  get isTalking(): boolean {
    return this.#requests.size > 0 || process.getActiveResourcesInfo().some((kind) => traffic.test(kind))
  }

  /** Looks for file operations, child processes and bytes that came in meanwhile; they count as activity. */
  look(): void {
    if (process.getActiveResourcesInfo().some((kind) => localWork.test(kind))) this.touch()
    if (this.#countBytes() !== this.#bytes) this.#progress()
  }

  touch(): void {
    this.#lastActivityMs = realNowMs()
  }

  #countBytes(): number {
    return [...this.#sockets].reduce((sum, socket) => sum + traffickedBytes(socket), 0)
  }

  #progress(): void {
    this.touch()
    this.#lastProgressMs = this.#lastActivityMs
    this.#bytes = this.#countBytes()
    this.#observer.onActivity()
  }

  #watchRequests(): void {
    onMessage("undici:request:create", isRequestMessage, ({ request }) => {
      this.#requests.add(request)
      this.#observer.onRequest(request)
      this.#progress()
    })
    for (const channel of ["undici:client:sendHeaders", "undici:request:bodySent", "undici:request:headers"]) {
      subscribe(channel, () => this.#progress())
    }
    // One request may report several errors, or an error after its trailers; a set counts it down once.
    for (const channel of ["undici:request:trailers", "undici:request:error"]) {
      onMessage(channel, isRequestMessage, ({ request }) => {
        this.#requests.delete(request)
        this.#progress()
      })
    }
    onMessage("undici:client:connected", isSocketMessage, ({ socket }) => {
      this.#sockets.add(socket)
      socket.once("close", () => {
        this.#sockets.delete(socket)
        this.#bytes = this.#countBytes()
      })
      this.#progress()
    })
  }
}

/** A socket that is being destroyed has no number of written bytes. */
function traffickedBytes({ bytesRead, bytesWritten }: Socket): number {
  return bytesRead + (bytesWritten ?? 0)
}

function onMessage<T>(channel: string, admits: (message: unknown) => message is T, handle: (message: T) => void): void {
  subscribe(channel, (message) => {
    if (admits(message)) handle(message)
  })
}

function isRequestMessage(message: unknown): message is { request: UndiciRequest } {
  if (typeof message !== "object" || message === null || !("request" in message)) return false
  const { request } = message
  return typeof request === "object" && request !== null && "origin" in request && "addHeader" in request
}

function isSocketMessage(message: unknown): message is { socket: Socket } {
  if (typeof message !== "object" || message === null || !("socket" in message)) return false
  const { socket } = message
  return typeof socket === "object" && socket !== null && "bytesRead" in socket
}
