/** The server makes an agent a minute or more after the request was sent; it is looked for at least this long. */
export const LOOK_ON_MS = 90_000
