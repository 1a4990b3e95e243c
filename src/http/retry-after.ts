const SECONDS = /^\d{1,6}$/
/** IMF-fixdate, the one date form that HTTP still sends (RFC 9110, 5.6.7). */
const HTTP_DATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/

type Header = string | readonly string[] | undefined

/**
 * Reads a Retry-After header strictly: whole seconds or an HTTP date. A date is measured against the reply's own Date,
 * so that a wrong clock here does not matter; without one, against `today`.
 * @returns milliseconds to wait, never negative; undefined when there is no header or it makes no sense
 */
export function parseRetryAfter(header: Header, dateHeader: Header, today: Date): number | undefined {
  const value = single(header)
  if (value === undefined) return undefined
  if (SECONDS.test(value)) return Number(value) * 1000
  if (!HTTP_DATE.test(value)) return undefined
  const sentAt = single(dateHeader) ?? ""
  const fromMs = HTTP_DATE.test(sentAt) ? Date.parse(sentAt) : today.getTime()
  return Math.max(0, Date.parse(value) - fromMs)
}

function single(header: Header): string | undefined {
  return (typeof header === "string" ? header : header?.[0])?.trim()
}
