/** A map whose keys compare without case and keep the case of their first use, as the runner's dictionaries do. */
export class CaseInsensitiveMap {
  readonly #entries = new Map<string, readonly [key: string, value: string]>()

  set(key: string, value: string): void {
    const folded = key.toLowerCase()
    this.#entries.set(folded, [this.#entries.get(folded)?.[0] ?? key, value])
  }

  get(key: string): string | undefined {
    return this.#entries.get(key.toLowerCase())?.[1]
  }

  has(key: string): boolean {
    return this.#entries.has(key.toLowerCase())
  }

  delete(key: string): void {
    this.#entries.delete(key.toLowerCase())
  }

  entries(): IterableIterator<readonly [key: string, value: string]> {
    return this.#entries.values()
  }

  toRecord(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.entries())
  }
}
