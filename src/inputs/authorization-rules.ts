import { PERMISSIONS, type Permission } from "../model/permission.ts"
import { list, oneOf, optionalText, type ReadInput, refuse } from "./values.ts"

/** Who may start an agent, and by what. */
export type AuthorizationRules = Readonly<{
  triggerPhrase: string
  label?: string
  minimumPermission: Permission
  allowActors: readonly string[]
  allowBots: readonly string[]
}>

/** @throws {InputError} */
export function readAuthorizationRules(read: ReadInput): AuthorizationRules {
  return {
    triggerPhrase: readPhrase(read),
    label: optionalText(read, "label"),
    minimumPermission: oneOf(read, "minimum-permission", PERMISSIONS, "write"),
    allowActors: readLogins(read, "allow-actors"),
    allowBots: readLogins(read, "allow-bots"),
  }
}

function readLogins(read: ReadInput, name: string): readonly string[] {
  const logins = list(read, name)
  const bad = logins.find((login) => !/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\[bot\])?$/.test(login))
  return bad === undefined ? logins : refuse(name, bad, "a login. Write each login whole; wildcards are not supported.")
}

function readPhrase(read: ReadInput): string {
  const phrase = optionalText(read, "trigger-phrase") ?? "/cursor"
  return /\s/.test(phrase) ? refuse("trigger-phrase", phrase, "one word. Write it without blanks.") : phrase
}
