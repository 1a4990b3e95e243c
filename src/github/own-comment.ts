/** Any comment of this action starts so, whoever's key signed it. */
const ANY_MARKER = /^\s*<!-- falconer /

/** Whether a comment claims to be this action's: enough never to act on it, not enough to trust it. */
export function looksLikeOurs(body: string): boolean {
  return ANY_MARKER.test(body)
}
