/** So many turns of its event loop a simulator has had, at least, before its silence is taken for one on purpose. */
const ROUND_TRIPS = 5

/**
 * Tells a simulator that keeps silent from one that a busy machine has not yet let answer: the process that it runs in
 * is asked for an echo, some times one after the other, over a socket that is not watched.
 */
export class SilenceCheck {
  readonly #path: string | undefined
  #isUnderWay = false

  /** @param path where to ask; undefined: silence is believed at once */
  constructor(path: string | undefined) {
    this.#path = path
  }

  /** Calls `onHeard` when the other process has had its turns, or cannot be asked. One check at a time. */
  start(onHeard: () => void): void {
    if (this.#isUnderWay) return
    this.#isUnderWay = true
    const end = () => {
      this.#isUnderWay = false
      onHeard()
    }
    if (this.#path === undefined) {
      queueMicrotask(end)
      return
    }
    let left = ROUND_TRIPS
    // Loaded only here: most processes never wait for anybody so long.
    const socket = process.getBuiltinModule("node:net").connect(this.#path)
    socket.unref()
    socket.on("error", () => {})
    socket.on("data", () => {
      left--
      if (left > 0) socket.write("?")
      else socket.destroy()
    })
    socket.once("close", end)
    socket.write("?")
  }
}
