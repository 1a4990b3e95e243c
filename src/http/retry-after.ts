const SECONDS = /^\d{1,6}$/
/** IMF-fixdate, the one date form that HTTP still sends (RFC 9110, 5.6.7). */
const HTTP_DATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/

type Header = string | readonly string[] | undefined

/**
 * Reads a Retry-After header strictly: whole seconds or an HTTP date (RFC 9110, 10.2.3). A date is measured against the
 * reply's own Date, so that a wrong clock here does not matter; without one, against `today`. Of several headers the
 * longest wait counts.
 * @returns milliseconds to wait, never negative; undefined when there is no header or none makes sense
 */
export function parseRetryAfter(header: Header, dateHeader: Header, today: Date): number | undefined {
  const fromMs = parseHttpDateMs(dateHeader) ?? today.getTime()
  const waitsMs = valuesOf(header).flatMap((value) => {
    if (SECONDS.test(value)) return [Number(value) * 1000]
    return HTTP_DATE.test(value) ? [Date.parse(value) - fromMs] : []
  })
  return waitsMs.length === 0 ? undefined : Math.max(0, ...waitsMs)
}

/** A reset beyond this many seconds is a moment of the calendar, not a wait. */
const LONGEST_RESET_S = 1_000_000
const EPOCH_SECONDS = /^\d{1,11}$/

/**
 * Reads a RateLimit-Reset or X-RateLimit-Reset header: seconds to wait, or the epoch second at which the limit ends,
 * for services do it either way.
 * @returns milliseconds to wait, never negative; undefined when there is no header or none makes sense
 */
export function parseRateLimitReset(header: Header, dateHeader: Header, today: Date): number | undefined {
  const fromMs = parseHttpDateMs(dateHeader) ?? today.getTime()
  const waitsMs = valuesOf(header)
    .filter((value) => EPOCH_SECONDS.test(value))
    .map((value) => Number(value) * 1_000)
    .map((ms) => (ms < LONGEST_RESET_S * 1_000 ? ms : ms - fromMs))
  return waitsMs.length === 0 ? undefined : Math.max(0, ...waitsMs)
}

/** The moment that an HTTP date names, in epoch milliseconds; undefined for anything else. */
export function parseHttpDateMs(header: Header): number | undefined {
  const [value = ""] = valuesOf(header)
  return HTTP_DATE.test(value) ? Date.parse(value) : undefined
}

function valuesOf(header: Header = []): readonly string[] {
  return [header].flat().map((value) => value.trim())
}
