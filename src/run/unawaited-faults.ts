/** What nothing waits for and nobody foresaw. */
export type UnawaitedFaults = {
  /** Rejects with the first of them. */
  readonly first: Promise<never>
  count(): number
}

/** Exceptions and rejected promises that nothing waits for: each would end the process on the spot, without a report. */
export function listenForFaults(): UnawaitedFaults {
  let count = 0
  const { promise: first, reject } = Promise.withResolvers<never>()
  const onFault = (error: unknown) => {
    count++
    reject(error)
  }
  // Whoever waits for it comes later, and it may have come by then.
  first.catch(() => {})
  process.on("uncaughtException", onFault)
  process.on("unhandledRejection", onFault)
  return { first, count: () => count }
}
