import { CaseInsensitiveMap } from "./case-insensitive-map.ts"

/** A workflow command that the runner found in one line of an action's output. */
export type WorkflowCommand = {
  readonly name: string
  readonly properties: CaseInsensitiveMap
  readonly data: string
}

/** Every command that runner 2.336.0 registers for an action's output. */
export const registeredCommands: ReadonlySet<string> = new Set([
  "stop-commands",
  "set-env",
  "set-output",
  "save-state",
  "add-mask",
  "add-path",
  "add-matcher",
  "remove-matcher",
  "debug",
  "warning",
  "error",
  "notice",
  "group",
  "endgroup",
  "echo",
])

type Unescape = readonly (readonly [escaped: string, plain: string])[]

const dataEscapes: Unescape = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%25", "%"],
]
const propertyEscapes: Unescape = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%3A", ":"],
  ["%2C", ","],
  ["%25", "%"],
]
const bracketEscapes: Unescape = [
  ["%3B", ";"],
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%5D", "]"],
  ["%25", "%"],
]

// What .NET's Char.IsWhiteSpace accepts: unlike JavaScript's trim it has U+0085 and lacks U+FEFF.
const dotnetSpace = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]"
const leadingSpace = new RegExp(`^${dotnetSpace}+`)
const trailingSpace = new RegExp(`${dotnetSpace}+$`)

/**
 * Finds the workflow command in one line, by the rules of actions/runner 2.336.0 (ActionCommand.TryParseV2, then
 * TryParse): `::name key=value,…::data` at the start of the line after blanks, or `##[name key=value;…]data` anywhere.
 * Names compare without case, and only registered ones count; `registered` holds them in lower case.
 *
 * The runner compares by culture where this compares by code unit: a zero-width character may be between the two
 * colons of the second `::` there. Whoever neutralises output should not rely on that separator being absent.
 */
export function parseCommand(
  line: string,
  registered: ReadonlySet<string> = registeredCommands,
): WorkflowCommand | undefined {
  return parseColonCommand(line, registered) ?? parseBracketCommand(line, registered)
}

function parseColonCommand(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  const message = line.replace(leadingSpace, "")
  if (!message.startsWith("::")) return undefined
  const end = message.indexOf("::", 2)
  if (end < 0) return undefined
  const { name, rest } = splitAtSpace(message.slice(2, end))
  if (!isRegistered(name, registered)) return undefined
  const properties = rest.replace(leadingSpace, "").replace(trailingSpace, "")
  return {
    name,
    properties: readProperties(properties, ",", propertyEscapes),
    data: unescapeWith(dataEscapes, message.slice(end + 2)),
  }
}

function parseBracketCommand(line: string, registered: ReadonlySet<string>): WorkflowCommand | undefined {
  const start = line.indexOf("##[")
  if (start < 0) return undefined
  const end = line.indexOf("]", start)
  if (end < 0) return undefined
  const { name, rest } = splitAtSpace(line.slice(start + 3, end))
  if (!isRegistered(name, registered)) return undefined
  return {
    name,
    properties: readProperties(rest, ";", bracketEscapes),
    data: unescapeWith(bracketEscapes, line.slice(end + 1)),
  }
}

function splitAtSpace(info: string): { name: string; rest: string } {
  const space = info.indexOf(" ")
  if (space < 0) return { name: info, rest: "" }
  // A leading space makes an empty name, which no command has.
  return { name: info.slice(0, space), rest: info.slice(space + 1) }
}

function isRegistered(name: string, registered: ReadonlySet<string>): boolean {
  return registered.has(name.toLowerCase())
}

function readProperties(text: string, separator: string, escapes: Unescape): CaseInsensitiveMap {
  const properties = new CaseInsensitiveMap()
  for (const part of text.split(separator)) {
    // .NET drops empty parts of the split before it counts to two, so "=a==b=c" is the pair (a, b=c).
    const pair = /^=*([^=]+)=+([^=].*)$/s.exec(part)
    if (pair?.[1] === undefined || pair[2] === undefined) continue
    properties.set(pair[1], unescapeWith(escapes, pair[2]))
  }
  return properties
}

function unescapeWith(escapes: Unescape, text: string): string {
  return escapes.reduce((result, [escaped, plain]) => result.replaceAll(escaped, plain), text)
}
