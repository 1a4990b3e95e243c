const WORDS = {
  refused: "the server refused it",
  "too-large": "it is larger than allowed",
  astray: "it leads to a place where GitHub keeps no attachments",
  inside: "its host name leads to an address inside a network",
  broken: "the connection failed or took too long",
} as const

type Detail = { readonly status?: number; readonly cause?: unknown }

/** A file that could not be fetched. The message is ours and holds no address. */
export class DownloadError extends Error {
  override readonly name = "DownloadError"
  readonly kind: keyof typeof WORDS

  constructor(kind: keyof typeof WORDS, { status, cause }: Detail) {
    super(`${WORDS[kind]}${status === undefined ? "" : ` (HTTP ${status})`}`, cause === undefined ? {} : { cause })
    this.kind = kind
  }
}
