/** An input, or the surroundings of the step, that its author has to put right. The message is one whole sentence or two. */
export class InputError extends Error {
  override readonly name = "InputError"
  /** Code of the error catalogue. */
  readonly code: InputErrorCode

  constructor(message: string, code: InputErrorCode = "bad-input", options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

export type InputErrorCode =
  | "bad-input"
  | "missing-key"
  | "no-instruction"
  | "bad-event"
  | "unsafe-tls"
  | "state-not-saved"
