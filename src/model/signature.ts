type Crypto = typeof import("node:crypto")

/** Not loaded at the start: that takes 3 ms, and a step that has nothing to do signs nothing. */
function crypto(): Crypto {
  return process.getBuiltinModule("node:crypto")
}

/** HMAC-SHA256 in hex over the parts, each with its length, so that no two lists of parts look alike. */
export function sign(apiKey: string, purpose: string, parts: readonly string[]): string {
  const message = [purpose, ...parts].map((part) => `${Buffer.byteLength(part)}:${part}`).join(",")
  return crypto().createHmac("sha256", apiKey).update(message).digest("hex")
}

/** Whether `signature` is the one for these parts; takes the same time for every wrong one of the right length. */
export function isSignedBy(apiKey: string, purpose: string, parts: readonly string[], signature: string): boolean {
  const expected = Buffer.from(sign(apiKey, purpose, parts))
  const given = Buffer.from(signature)
  return expected.length === given.length && crypto().timingSafeEqual(expected, given)
}
