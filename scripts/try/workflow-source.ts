import { readFileSync } from "node:fs"
import { basename } from "node:path"
import { readWorkflow, type Workflow } from "../../simulator/workflow/workflow-file.ts"
import { WorkflowError } from "../../simulator/workflow/yaml-fields.ts"
import { serviceFindings } from "../workflow-check.ts"
import { TryError } from "./try-error.ts"

/** A workflow file that GitHub would take. */
export type WorkflowSource = {
  readonly file: string
  readonly workflow: Workflow
  /** What GitHub takes and is still worth a look. */
  readonly warnings: readonly string[]
}

/**
 * Reads a workflow file.
 * @throws {TryError} for a file that is not there or that GitHub refuses, with everything that is wrong
 */
export async function readWorkflowSource(file: string): Promise<WorkflowSource> {
  const text = readText(file)
  const workflow = readOrExplain(file, text)
  const findings = await serviceFindings({ name: file, path: `.github/workflows/${basename(file)}`, text })
  const shown = (isRefused: boolean) =>
    findings
      .filter((finding) => finding.isRefused === isRefused)
      .map(({ line, message }) => `${file}:${line}: ${message}`)
  const refused = shown(true)
  if (refused.length > 0) throw new TryError(`GitHub refuses this workflow file:\n\n  ${refused.join("\n  ")}`)
  if (workflow instanceof WorkflowError) throw new TryError(`${file}: ${workflow.message}`)
  const passedOver = workflow.notFollowed.map((key) => `${file}: ${key} has no effect here`)
  return { file, workflow, warnings: [...shown(false), ...passedOver] }
}

/** GitHub's service says better than the reader what is wrong with a file that is YAML, so its turn comes first. */
function readOrExplain(file: string, text: string): Workflow | WorkflowError {
  try {
    return readWorkflow(text)
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error
    if (text.trim() === "") throw new TryError(`${file} is empty.`)
    const isNoYaml = /\(\d+:\d+\)/.test(error.message)
    if (isNoYaml) throw new TryError(`${file} is not YAML: ${error.message}`)
    return error
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    throw new TryError(`${file} cannot be read. Name a workflow file, such as examples/thread.yml.`)
  }
}
