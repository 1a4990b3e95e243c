import type { WireReply } from "../wire.ts"
import type { Token, World } from "./world.ts"

/** Where the simulated GitHub says that it is: these are in its replies. */
export type Addresses = {
  /** What `GITHUB_API_URL` would be. */
  readonly apiUrl: string
  /** What `GITHUB_GRAPHQL_URL` would be. */
  readonly graphqlUrl: string
  /** What `GITHUB_SERVER_URL` would be. */
  readonly serverUrl: string
}

/** A request for one operation, by a token that is known. */
export type Call = {
  readonly world: World
  readonly addresses: Addresses
  readonly token: Token
  /** The variables in the path. */
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The parsed body, of the form that GitHub's description gives it. Throws the 422 for any other. */
  readonly body: () => unknown
}

/** Answers one operation; throws a Refusal for what GitHub turns down. */
export type OperationHandler = (call: Call) => WireReply

/** A variable of the path. The route that led here has it. */
export function parameter(call: Call, name: string): string {
  const value = call.parameters[name]
  if (value === undefined) throw new Error(`The path has no {${name}}`)
  return value
}

/** A text of the body. The description that the body is checked against demands it. */
export function bodyText(call: Call, name: string): string {
  const body = call.body()
  const value = isObject(body) ? body[name] : undefined
  if (typeof value !== "string") throw new Error(`The body has no text ${name}`)
  return value
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
