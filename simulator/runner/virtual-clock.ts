/** How a process' time goes: `jump` over every wait, or run `scale` times as fast. */
export type VirtualTimeMode = { readonly kind: "jump" } | { readonly kind: "scale"; readonly factor: number }

// Taken before anything is replaced.
const realNow = performance.now.bind(performance)

/** Real milliseconds, whatever has been done to the globals since. */
export function realNowMs(): number {
  return realNow()
}

/** Virtual time since the process began, in milliseconds; it never goes back. */
export class VirtualClock {
  readonly #factor: number
  readonly #startedMs = realNow()
  #jumpedMs = 0

  constructor(mode: VirtualTimeMode) {
    this.#factor = mode.kind === "scale" ? mode.factor : 1
  }

  get elapsedMs(): number {
    return this.realElapsedMs * this.#factor + this.#jumpedMs
  }

  get realElapsedMs(): number {
    return realNow() - this.#startedMs
  }

  /** Real milliseconds until virtual time is `elapsedMs` without a jump; 0 when it is. */
  realMsUntil(elapsedMs: number): number {
    return Math.max(0, elapsedMs - this.elapsedMs) / this.#factor
  }

  /** Moves virtual time ahead to `elapsedMs`, if it is not there yet. */
  jumpTo(elapsedMs: number): void {
    this.#jumpedMs += Math.max(0, elapsedMs - this.elapsedMs)
  }
}
