/** An API key that the simulated cloud accepts. */
export type KeyOptions = {
  readonly key: string
  /** `/v0/me` knows user keys only. Default: `user`. */
  readonly kind?: "user" | "service-account"
  /** A key of a free plan is refused everywhere. Default: `pro`. */
  readonly plan?: "free" | "pro"
  /** Keys of one account share its agents and its limits. Default: each key is an account of its own. */
  readonly account?: string
  readonly name?: string
  readonly email?: string
  /** Epoch milliseconds. */
  readonly createdAtMs?: number
}

/** Who calls. */
export type Caller = Required<KeyOptions>

/**
 * What the Authorization header says: a known caller, a key nobody has, or no key in a form the API documents (Basic
 * with the key as user name, or Bearer; both are equal by the API documentation).
 */
export type Authentication =
  | { readonly kind: "known"; readonly caller: Caller }
  | { readonly kind: "unknown" }
  | { readonly kind: "malformed"; readonly problem: string }

/** Reads an Authorization header. */
export function authenticate(header: string | undefined, callers: readonly Caller[]): Authentication {
  if (header === undefined) return { kind: "malformed", problem: "no Authorization header" }
  const [, scheme = "", credentials = ""] = /^(\S+) +(\S+)$/.exec(header) ?? []
  const key = keyOf(scheme.toLowerCase(), credentials)
  if (key === undefined)
    return { kind: "malformed", problem: "an Authorization header that is neither Basic nor Bearer" }
  const caller = callers.find((candidate) => candidate.key === key)
  return caller ? { kind: "known", caller } : { kind: "unknown" }
}

/** Fills in what a key leaves out. */
export function createCaller(options: KeyOptions): Caller {
  return {
    kind: "user",
    plan: "pro",
    account: options.key,
    name: options.kind === "service-account" ? "Simulated service account" : "Simulated key",
    email: "developer@example.com",
    createdAtMs: Date.UTC(2026, 0, 5, 9),
    ...options,
  }
}

function keyOf(scheme: string, credentials: string): string | undefined {
  if (scheme === "bearer") return credentials
  if (scheme !== "basic") return undefined
  return Buffer.from(credentials, "base64").toString("utf8").split(":", 1)[0]
}
