import { fieldsOf, isFields, parseJson } from "../http/json.ts"
import { isBranchName, isRefOrCommit } from "../text/address.ts"
import { hasVisible } from "../text/invisible-characters.ts"
import { parseRepository, type Repository } from "./address.ts"
import { type FleetInputs, MOST_TASKS } from "./fleet.ts"
import { readPromptFile } from "./prompt-file.ts"
import type { Runner } from "./runner.ts"
import type { SecretFinder } from "./secret-finder.ts"
import { isModelId, NO_MODEL } from "./source.ts"
import { refuseSecret, refuseSecretly } from "./values.ts"
import type { VersionInputs } from "./version.ts"

/** One task of a fleet: what it has of its own, the rest is the step's. */
export type FleetTask = Readonly<{
  id: string
  prompt?: string
  repository?: Repository
  ref?: string
  model?: string
  branchName?: string
}>

const FIELDS = ["id", "prompt", "repository", "ref", "model", "branchName"]
const ID = /^[A-Za-z0-9._-]{1,64}$/

/**
 * Reads the tasks of a fleet, before anything is sent.
 * @param find finds the step's secrets, which no file may bring in
 * @throws {InputError} that names the first entry that is wrong
 */
export function readFleetTasks(
  { tasks, models, apiVersion }: FleetInputs & Pick<VersionInputs, "apiVersion">,
  runner: Runner,
  find: SecretFinder,
): readonly FleetTask[] {
  if (tasks === undefined) return tasksOfModels(models)
  const entries = readTasks(tasks, runner, find)
  for (const [index, { id, branchName }] of entries.entries()) {
    if (branchName !== undefined && apiVersion === "v1")
      refuseEntry("tasks", index, id, "has a `branchName`, which only API v0 has.")
  }
  return entries
}

/** A model's id without the characters that a task's id may not have. */
function tasksOfModels(models: readonly string[]): readonly FleetTask[] {
  refuseWrongCount("models", models.length)
  const entries = models.map((model, index) => {
    if (!isModelId(model)) return refuseEntry("models", index, undefined, `is not a model id: ${shown(model)}.`)
    return { id: model.replaceAll(/[^A-Za-z0-9._-]/g, "-").slice(0, 64), model }
  })
  refuseDoubles("models", entries)
  return entries
}

function readTasks(text: string, runner: Runner, find: SecretFinder): readonly FleetTask[] {
  const isJson = text.startsWith("[") || text.startsWith("{")
  const content = isJson ? text : readPromptFile("tasks", text, runner.workspace)
  const parsed = parseJson(content)
  // JSON may write any character of a secret as an escape.
  const held = find(content) ?? find(JSON.stringify(parsed) ?? "")
  if (held !== undefined) return refuseSecret("tasks", held)
  if (!Array.isArray(parsed)) {
    return refuseSecretly("tasks", `is not a JSON list. Write \`[{"id": "…", "prompt": "…"}]\`, or a file's path.`)
  }
  const entries: readonly unknown[] = parsed
  refuseWrongCount("tasks", entries.length)
  const tasks = entries.map((entry, index) => readEntry(entry, index, runner))
  refuseDoubles("tasks", tasks)
  return tasks
}

function refuseWrongCount(input: string, count: number): void {
  if (count < 1 || count > MOST_TASKS) refuseSecretly(input, `has ${count} entries; 1 to ${MOST_TASKS} are allowed.`)
}

function readEntry(entry: unknown, index: number, runner: Runner): FleetTask {
  const fields = fieldsOf(entry)
  const id = typeof fields.id === "string" ? fields.id : undefined
  const refuseIt = (problem: string) => refuseEntry("tasks", index, id, problem)
  if (!isFields(entry)) return refuseIt('is not an object. Write `{"id": "…"}`.')
  if (id === undefined || !ID.test(id)) return refuseIt("needs an `id` of 1 to 64 letters, digits, `.`, `_` and `-`.")
  const odd = Object.keys(fields).find((name) => !FIELDS.includes(name))
  if (odd !== undefined) return refuseIt(`has a field ${shown(odd)}. The fields are ${FIELDS.join(", ")}.`)
  const value = (name: string) => {
    const given = fields[name]
    if (given === undefined || given === null || given === "") return undefined
    return typeof given === "string" ? given : refuseIt(`has a \`${name}\` that is not a text.`)
  }
  const checked = (name: string, isRight: (text: string) => boolean, what: string) => {
    const text = value(name)?.trim()
    return text === undefined || isRight(text)
      ? text
      : refuseIt(`has a \`${name}\` that is not ${what}: ${shown(text)}.`)
  }
  const prompt = value("prompt")
  if (prompt !== undefined && !hasVisible(prompt)) return refuseIt("has a `prompt` with no text in it.")
  const repository = checked(
    "repository",
    (text) => parseRepository(text, runner.serverUrl) !== undefined,
    "a repository",
  )
  const ref = checked("ref", (text) => isRefOrCommit(plainRef(text)), "a branch or a commit")
  const model = checked("model", (text) => isModelId(text) || NO_MODEL.test(text), "a model id")
  return {
    id,
    prompt,
    repository: repository === undefined ? undefined : parseRepository(repository, runner.serverUrl),
    ref: ref === undefined ? undefined : plainRef(ref),
    model: model === undefined || NO_MODEL.test(model) ? undefined : model,
    branchName: checked("branchName", isBranchName, "a name that git allows for a branch"),
  }
}

function plainRef(text: string): string {
  return text.replace(/^refs\/(?:heads|tags)\//, "")
}

/** A task's id is what its launch key is made of, and two agents cannot push to one branch. @throws {InputError} */
function refuseDoubles(input: string, tasks: readonly FleetTask[]): void {
  const ids = new Map<string, number>()
  const branches = new Map<string, number>()
  for (const [index, { id, branchName, repository }] of tasks.entries()) {
    const first = ids.get(id)
    if (first !== undefined) refuseEntry(input, index, id, `has the id of entry ${first + 1}.`)
    ids.set(id, index)
    const branch = branchName && `${repository?.url.toLowerCase() ?? ""} ${branchName}`
    const other = branch && branches.get(branch)
    if (typeof other === "number") refuseEntry(input, index, id, `has the \`branchName\` of entry ${other + 1}.`)
    if (branch) branches.set(branch, index)
  }
}

/** Entries count from 1, as people do. @throws {InputError} */
function refuseEntry(input: string, index: number, id: string | undefined, problem: string): never {
  const name = id !== undefined && ID.test(id) ? ` (\`${id}\`)` : ""
  return refuseSecretly(input, `is wrong: entry ${index + 1}${name} ${problem}`)
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 100))
}
