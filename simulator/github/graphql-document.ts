/** A query as it was written: one operation, its variables and its fields. */
export type Document = {
  /** The types that the variables are declared with, such as `Int!`, by name without the dollar. */
  readonly variables: ReadonlyMap<string, string>
  readonly selections: readonly Selection[]
}

export type Selection =
  | {
      readonly kind: "field"
      /** The name in the answer. */
      readonly alias: string
      readonly name: string
      readonly arguments: ReadonlyMap<string, Argument>
      /** Empty for a field without a selection of its own. */
      readonly selections: readonly Selection[]
    }
  | { readonly kind: "fragment"; readonly on: string; readonly selections: readonly Selection[] }

export type Argument =
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "Int"; readonly value: number }
  | { readonly kind: "String"; readonly value: string }
  | { readonly kind: "Names"; readonly value: readonly string[] }

/** A document that GitHub might read and this reader does not, or that nobody reads. */
export class UnreadableQuery extends Error {}

const TOKEN = /\.\.\.|[{}()[\]:!$=@|&]|-?\d+(?:\.\d+)?|"(?:[^"\\\n]|\\.)*"|[_A-Za-z]\w*/y
const IGNORED = /(?:[\s,\uFEFF]|#[^\n]*)*/y
const NAME = /^[_A-Za-z]\w*$/

type Tokens = {
  /** The token in front, undefined at the end. */
  readonly front: () => string | undefined
  /** Takes the token in front away; throws when it is not `wanted`. */
  readonly take: (wanted?: string | RegExp) => string
}

/**
 * Reads the part of GraphQL (spec of October 2021, section 2) that a client of this simulator needs: one query, with
 * variables, aliases, arguments that are numbers, texts, lists of names or variables, and inline fragments. Throws UnreadableQuery for
 * everything else, and says what it met: nothing is passed over in silence.
 */
export function readQuery(source: string): Document {
  const tokens = tokenize(source)
  const variables = new Map<string, string>()
  if (tokens.front() !== "{") {
    tokens.take("query")
    if (tokens.front() !== "(" && tokens.front() !== "{") tokens.take(NAME)
    if (tokens.front() === "(") readVariables(tokens, variables)
  }
  const selections = readSelections(tokens)
  const rest = tokens.front()
  if (rest !== undefined) throw new UnreadableQuery(`Only one operation is read, and "${rest}" follows it`)
  return { variables, selections }
}

function tokenize(source: string): Tokens {
  const all: string[] = []
  let position = 0
  while (position < source.length) {
    IGNORED.lastIndex = position
    position += IGNORED.exec(source)?.[0].length ?? 0
    if (position >= source.length) break
    TOKEN.lastIndex = position
    const token = TOKEN.exec(source)?.[0]
    if (token === undefined) throw new UnreadableQuery(`Nothing starts like ${source.slice(position, position + 10)}`)
    all.push(token)
    position += token.length
  }
  let next = 0
  const front = () => all[next]
  const take = (wanted?: string | RegExp) => {
    const token = all[next]
    const fits = typeof wanted === "string" ? token === wanted : (wanted?.test(token ?? "") ?? true)
    if (token === undefined || !fits)
      throw new UnreadableQuery(`Expected ${wanted ?? "more"}, found ${token ?? "the end"}`)
    next += 1
    return token
  }
  return { front, take }
}

function readVariables(tokens: Tokens, variables: Map<string, string>): void {
  tokens.take("(")
  while (tokens.front() !== ")") {
    tokens.take("$")
    const name = tokens.take(NAME)
    tokens.take(":")
    const type = tokens.take(NAME)
    const isRequired = tokens.front() === "!"
    if (isRequired) tokens.take("!")
    variables.set(name, isRequired ? `${type}!` : type)
  }
  tokens.take(")")
}

function readSelections(tokens: Tokens): Selection[] {
  const selections: Selection[] = []
  tokens.take("{")
  do selections.push(tokens.front() === "..." ? readFragment(tokens) : readField(tokens))
  while (tokens.front() !== "}")
  tokens.take("}")
  return selections
}

function readFragment(tokens: Tokens): Selection {
  tokens.take("...")
  tokens.take("on")
  return { kind: "fragment", on: tokens.take(NAME), selections: readSelections(tokens) }
}

function readField(tokens: Tokens): Selection {
  const first = tokens.take(NAME)
  const hasAlias = tokens.front() === ":"
  if (hasAlias) tokens.take(":")
  const name = hasAlias ? tokens.take(NAME) : first
  const given = tokens.front() === "(" ? readArguments(tokens) : new Map<string, Argument>()
  const selections = tokens.front() === "{" ? readSelections(tokens) : []
  return { kind: "field", alias: first, name, arguments: given, selections }
}

function readArguments(tokens: Tokens): Map<string, Argument> {
  const given = new Map<string, Argument>()
  tokens.take("(")
  do {
    const name = tokens.take(NAME)
    tokens.take(":")
    given.set(name, readValue(tokens))
  } while (tokens.front() !== ")")
  tokens.take(")")
  return given
}

function readValue(tokens: Tokens): Argument {
  const token = tokens.take()
  if (token === "$") return { kind: "variable", name: tokens.take(NAME) }
  if (/^-?\d+$/.test(token)) return { kind: "Int", value: Number(token) }
  if (token.startsWith('"')) return { kind: "String", value: readText(token) }
  if (token === "[") return { kind: "Names", value: readNames(tokens) }
  throw new UnreadableQuery(`Expected a number, a text or a variable, found ${token}`)
}

function readNames(tokens: Tokens): string[] {
  const names: string[] = []
  do names.push(tokens.take(NAME))
  while (tokens.front() !== "]")
  tokens.take("]")
  return names
}

/** GraphQL's escapes are those of JSON, but for a newer form of \u that is not read. */
function readText(token: string): string {
  try {
    return String(JSON.parse(token))
  } catch {
    throw new UnreadableQuery(`${token} is not a text`)
  }
}
