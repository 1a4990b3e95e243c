import { type ConnectionErrorKind, CursorApiError, CursorConnectionError } from "../../src/cursor/errors.ts"

/** Cursor said no. */
export function refusal(status: number, message = "No", retryAfterMs?: number): CursorApiError {
  return new CursorApiError("Calling", { status, apiErrorBody: { message }, retryAfterMs })
}

/** No usable answer came, and the request may have been executed, or not. */
export function trouble(kind: ConnectionErrorKind, mayHaveExecuted: boolean): CursorConnectionError {
  return new CursorConnectionError("Calling", { kind, mayHaveExecuted })
}

export const LOST = trouble("connection-lost", true)
export const NOT_CONNECTED = trouble("refused-connection", false)
