import { registerHooks } from "node:module"
import { load } from "js-yaml"
import { TextDocument } from "vscode-languageserver-textdocument"
import { actionDocument, type YamlDocument } from "./workflow-documents.ts"

// GitHub's packages import JSON without saying so.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context),
})
const { validate } = await import("@actions/languageservice")

type Declared = Record<string, { readonly description: string }>
type Declarations = {
  readonly name: string
  readonly description: string
  readonly inputs: Declared
  readonly outputs: Declared
}

/** action.yml, as GitHub's language service wants it. */
export const declarations = load(actionDocument().text) as Declarations

/** The service answers `uses:` of this action from our own action.yml, so that workflows are held against it. */
const actionsMetadataProvider = {
  fetchActionMetadata: async (reference: { readonly name: string }) =>
    reference.name === "falconer" ? declarations : { name: reference.name, description: "" },
}

/** What GitHub's language service finds wrong with a document. */
export type Finding = {
  /** From 1. */
  readonly line: number
  readonly message: string
  /** Whether GitHub refuses the file for it. It takes an input that an action does not have. */
  readonly isRefused: boolean
}

let checked = 0

/** Holds a workflow or action.yml against GitHub's own schema, its expressions, and the inputs of this action. */
export async function serviceFindings({ path, text }: YamlDocument): Promise<readonly Finding[]> {
  // The service keeps what it found by a document's address.
  checked += 1
  const document = TextDocument.create(`file:///${checked}/${path}`, "yaml", 1, text)
  const diagnostics = await validate(document, { actionsMetadataProvider })
  return diagnostics.map(({ message: said, range, severity = 1 }) => {
    const message = typeof said === "string" ? said : said.value
    const isAboutInput = /^(Invalid action input|Missing required input)/.test(message)
    return { line: range.start.line + 1, message, isRefused: severity === 1 && !isAboutInput }
  })
}
