import { API_VERSIONS, type ApiVersion } from "../model/api-version.ts"
import { readWhich } from "./operation.ts"
import { oneOf, optionalText, type ReadInput, refuseTogether } from "./values.ts"

const MODES = ["agent", "plan"] as const

/** Which version of Cursor's API is spoken, and what only one of them has. */
export type VersionInputs = Readonly<{ apiVersion: ApiVersion; mode: (typeof MODES)[number] }>

/** What a launch can ask of v0 only. */
const ONLY_V0 = ["branch-name", "webhook-url"] as const

/** @throws {InputError} for an input that the version cannot do anything with */
export function readVersion(read: ReadInput): VersionInputs {
  const apiVersion = oneOf(read, "api-version", API_VERSIONS, "v0")
  const mode = oneOf(read, "mode", MODES, "agent")
  if (apiVersion === "v0" && mode === "plan") {
    const message = "Input `mode` is `plan`, which only API v1 has. Set `api-version: v1`, or leave `mode` out."
    return refuseTogether(["mode", "api-version"], message)
  }
  const isLaunching = apiVersion === "v1" && ["launch", "fleet"].includes(readWhich(read))
  const unknown = ONLY_V0.find((name) => isLaunching && optionalText(read, name) !== undefined)
  if (unknown !== undefined) {
    const message = `Input \`${unknown}\` is set, which only API v0 has. Set \`api-version: v0\`, or leave \`${unknown}\` out.`
    return refuseTogether([unknown, "api-version"], message)
  }
  return { apiVersion, mode }
}
