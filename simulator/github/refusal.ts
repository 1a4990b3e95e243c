import type { Operation } from "./contract.ts"

/** One thing that a 422 finds wrong, as GitHub words it. */
export type FieldError = {
  readonly resource: string
  readonly code: string
  readonly field: string
  readonly message?: string
}

/** A request that GitHub turns down: thrown by whoever finds out, answered where requests come in. */
export class Refusal extends Error {
  readonly status: number
  readonly errors: readonly FieldError[] | undefined
  readonly documentationUrl: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    message: string,
    detail: {
      readonly errors?: readonly FieldError[]
      /** Default: the page of the operation. */
      readonly documentationUrl?: string
      readonly headers?: Readonly<Record<string, string>>
    } = {},
  ) {
    super(message)
    this.status = status
    this.errors = detail.errors
    this.documentationUrl = detail.documentationUrl
    this.headers = detail.headers ?? {}
  }
}

/** A request that GitHub may well serve and the simulator does not: a violation, never a quiet wrong answer. */
export class NotSimulated extends Error {}

/** GitHub's error body: the status is in it as text. */
export function errorBody(refusal: Refusal, operation?: Operation): Record<string, unknown> {
  return {
    message: refusal.message,
    ...(refusal.errors && { errors: refusal.errors }),
    documentation_url: refusal.documentationUrl ?? operation?.documentationUrl ?? "https://docs.github.com/rest",
    status: String(refusal.status),
  }
}

/** What there is not, and what the token may not know of. */
export function notFound(message = "Not Found"): Refusal {
  return new Refusal(404, message)
}

/** A body that breaks the description, in GitHub's general words for it. */
export function invalidRequest(faults: readonly string[]): Refusal {
  return new Refusal(422, `Invalid request.\n\n${faults.join("\n")}`)
}

/** A body whose form is right and whose content is not. */
export function validationFailed(error: FieldError): Refusal {
  return new Refusal(422, "Validation Failed", { errors: [error] })
}
