/** An id as the API makes them (`bc-<uuid>`) and as its documentation shows them (`bc_abc123`). Safe in a path. */
export function isAgentId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(text)
}
