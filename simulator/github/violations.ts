import type { WireRequest } from "../wire.ts"

/** Something that would not happen with a right client and GitHub itself. */
export type Violation = {
  /**
   * `request`: the client broke GitHub's description. `reply`: the simulator did. `not simulated`: GitHub may serve
   * this and the simulator does not; a GraphQL query that nobody would serve counts here too.
   */
  readonly kind: "request" | "reply" | "not simulated"
  readonly method: string
  readonly path: string
  readonly detail: string
}

export type Violations = {
  readonly all: readonly Violation[]
  add(request: WireRequest, kind: Violation["kind"], detail: string): void
}

export function collectViolations(): Violations {
  const all: Violation[] = []
  return {
    all,
    add: ({ method, path }, kind, detail) => {
      all.push({ kind, method, path, detail })
    },
  }
}
