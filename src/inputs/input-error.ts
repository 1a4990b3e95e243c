/** An input, or something around the step, that its author has to correct. The message is a sentence or two. */
export class InputError extends Error {
  override readonly name = "InputError"
  /** Code of the error catalogue. */
  readonly code: InputErrorCode
  /** The inputs that are wrong, or do not go together; none for what is wrong around the step. */
  readonly inputs: readonly string[]

  constructor(message: string, code: InputErrorCode = "bad-input", options: InputErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.inputs = options.inputs ?? []
  }
}

type InputErrorOptions = ErrorOptions & { readonly inputs?: readonly string[] }

export type InputErrorCode =
  | "bad-input"
  | "missing-key"
  | "no-instruction"
  | "bad-event"
  | "unsafe-tls"
  | "state-not-saved"
