import type { Addresses } from "./call.ts"
import type { Account, Token, World } from "./world.ts"

/** A value of the graph: an object has a type name, and a field that takes arguments is a function of them. */
export type GraphValue = string | number | boolean | null | GraphObject | readonly GraphObject[]
export type GraphObject = { readonly __typename: string; readonly [field: string]: GraphValue | GraphField }
export type GraphField = (given: GraphArguments) => GraphValue
export type GraphArguments = Readonly<Record<string, string | number | readonly string[] | null>>

/** A field that GitHub answers with null and an error. */
export class FieldRefusal extends Error {
  readonly type: string

  constructor(type: string, message: string) {
    super(message)
    this.type = type
  }
}

/** Who asks, and about which world. */
export type Reader = { readonly world: World; readonly addresses: Addresses; readonly token: Token }

const MOST_NODES = 100

/** The part of a connection that its arguments ask for. */
export function windowOf<T>(
  connection: string,
  entries: readonly T[],
  { first = null, last = null }: GraphArguments,
): readonly T[] {
  const most = Number(first ?? last)
  if ((first === null) === (last === null)) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${connection}\` connection.`
    throw new FieldRefusal("MISSING_PAGINATION_BOUNDARIES", message)
  }
  if (most < 1 || most > MOST_NODES) {
    const excess = `exceeds the limit of ${MOST_NODES} records.`
    const message = `Requesting ${most} records on the \`${connection}\` connection ${excess}`
    throw new FieldRefusal("EXCESSIVE_PAGINATION", message)
  }
  return first !== null ? entries.slice(0, most) : entries.slice(-most)
}

/** An account as GraphQL shows it: a bot's login has no brackets there. */
export function actor({ addresses }: Reader, account: Account | null): GraphObject | null {
  if (account === null) return null
  const login = account.type === "Bot" ? account.login.replace(/\[bot\]$/, "") : account.login
  const page = account.type === "Bot" ? `apps/${login}` : login
  return { __typename: account.type, login, url: `${addresses.serverUrl}/${page}` }
}
