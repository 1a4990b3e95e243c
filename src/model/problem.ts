/** A short code for each thing that can go wrong; the output `errorCode`. */
export type ProblemCode =
  | "bad-input"
  | "missing-key"
  | "no-instruction"
  | "bad-event"
  | "unsafe-tls"
  | "state-not-saved"
  | "permission-unverified"
  | "wrong-key"
  | "plan-required"
  | "privacy-mode"
  | "not-allowed"
  | "repository-access"
  | "default-branch-unknown"
  | "branch-not-found"
  | "unknown-model"
  | "request-refused"
  | "usage-limit"
  | "rate-limit"
  | "agent-not-found"
  | "agent-deleted"
  | "unreachable"
  | "tls"
  | "proxy"
  | "server-error"
  | "api-changed"
  | "launch-in-doubt"
  | "follow-up-in-doubt"
  | "agent-not-resumable"
  | "agent-busy"
  | "agent-still-running"
  | "agent-limit"
  | "branch-name-refused"
  | "pull-request-not-found"
  | "commit-refused"
  | "gateway"
  | "artifacts-too-old"
  | "artifacts-incomplete"
  | "webhook-signature"
  | "webhook-time"
  | "checks-failed"
  | "contact-lost"
  | "agent-failed"
  | "agent-expired"
  | "agent-stopped"
  | "timed-out"
  | "cancelled"
  | "no-pull-request"
  | "internal"

/** What happened, why it probably did, and what to do about it. */
export type Problem = {
  readonly code: ProblemCode
  readonly message: string
  readonly cause: string
  readonly remedy: string
  /** What the API said, as it came: text by others, shown only where it is made harmless. */
  readonly detail?: string
}
