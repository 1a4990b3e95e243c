import type { RecordedRequest } from "./wire.ts"

/** Shows requests as they are answered. */
export type RequestLog = {
  /**
   * Returns what to call with each request to a service. Errors are looked up when there may be new ones: each is
   * shown below the request that caused it.
   */
  show(service: string, violations: () => readonly string[]): (request: RecordedRequest) => void
}

const LONGEST_PATH = 200

/** A log of one line for each request: time, service, method, path, status. None of `secrets` is ever written. */
export function requestLog(to: { write(line: string): void; readonly secrets: readonly string[] }): RequestLog {
  const write = (line: string) => to.write(to.secrets.reduce((text, secret) => text.replaceAll(secret, "***"), line))
  return {
    show(service, violations) {
      let shown = 0
      return ({ method, path, status }) => {
        const time = new Date().toTimeString().slice(0, 8)
        write(`${time}  ${service}  ${method.padEnd(6)} ${path.slice(0, LONGEST_PATH)}  ${status}`)
        for (const violation of violations().slice(shown)) {
          shown += 1
          write(`          a violation, ${violation}`)
        }
      }
    },
  }
}
