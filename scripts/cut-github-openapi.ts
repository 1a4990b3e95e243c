// Cuts GitHub's own OpenAPI description down to what the simulator serves: writes simulator/github-rest.openapi.json.
// Install @octokit/openapi 23.0.2 into an empty folder (385 MB), then:
//   node scripts/node24.mjs scripts/cut-github-openapi.ts FOLDER
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const SOURCE = { name: "@octokit/openapi", version: "23.0.2" }
const CUT_FILE = new URL("../simulator/github-rest.openapi.json", import.meta.url)
const LINE_WIDTH = 120

/** What the simulator answers: paths and their methods. */
const SERVED: Readonly<Record<string, readonly string[]>> = {
  "/rate_limit": ["get"],
  "/user": ["get"],
  "/repos/{owner}/{repo}": ["get"],
  "/repos/{owner}/{repo}/actions/jobs/{job_id}": ["get"],
  "/repos/{owner}/{repo}/actions/jobs/{job_id}/logs": ["get"],
  "/repos/{owner}/{repo}/collaborators/{username}/permission": ["get"],
  "/repos/{owner}/{repo}/commits/{commit_sha}/pulls": ["get"],
  "/repos/{owner}/{repo}/dispatches": ["post"],
  "/repos/{owner}/{repo}/issues/comments": ["get"],
  "/repos/{owner}/{repo}/issues": ["get"],
  "/repos/{owner}/{repo}/issues/comments/{comment_id}": ["get", "patch", "delete"],
  "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions": ["get", "post"],
  "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}": ["delete"],
  "/repos/{owner}/{repo}/issues/{issue_number}": ["get"],
  "/repos/{owner}/{repo}/issues/{issue_number}/comments": ["get", "post"],
  "/repos/{owner}/{repo}/issues/{issue_number}/labels": ["get", "post"],
  "/repos/{owner}/{repo}/issues/{issue_number}/reactions": ["get", "post"],
  "/repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}": ["delete"],
  "/repos/{owner}/{repo}/pulls": ["get"],
  "/repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions": ["get", "post"],
  "/repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions/{reaction_id}": ["delete"],
  "/repos/{owner}/{repo}/pulls/{pull_number}": ["get", "patch"],
  "/repos/{owner}/{repo}/pulls/{pull_number}/files": ["get"],
  "/repos/{owner}/{repo}/statuses/{sha}": ["post"],
  "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers": ["get", "post"],
  "/repos/{owner}/{repo}/pulls/{pull_number}/reviews": ["get"],
}

type Json = null | boolean | number | string | readonly Json[] | JsonObject
type JsonObject = { readonly [key: string]: Json }

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** The value at a path of keys. Throws when the description has nothing there. */
function valueAt(root: Json, keys: readonly string[]): Json {
  let value: Json | undefined = root
  for (const key of keys) value = isObject(value) ? value[key] : undefined
  if (value === undefined) throw new Error(`The description has no ${keys.join("/")}`)
  return value
}

/** Texts for people and notes for tools, which no validator needs. An operation's summary and documentation address stay. */
const LEFT_OUT = /^(example|examples|tags|discriminator|x-github.*|x-octokit)$/
const ONLY_NULL: JsonObject = { type: "string", nullable: true, enum: [null] }

/**
 * The node without the texts, and with `nullable` in the one form that JSON Schema validators of OpenAPI 3.0 agree on:
 * beside a `type`, and with null among the `enum` if there is one.
 */
function trim(node: Json, keysAreNames = false): Json {
  if (Array.isArray(node)) return node.map((item) => trim(item))
  if (!isObject(node)) return node
  const trimmed: Record<string, Json> = {}
  for (const [key, value] of Object.entries(node)) {
    const isText = key === "description" && typeof value === "string"
    if (!keysAreNames && (LEFT_OUT.test(key) || isText)) continue
    trimmed[key] = trim(value, !keysAreNames && key === "properties")
  }
  if (keysAreNames || trimmed.nullable !== true) return trimmed
  const { nullable: _, ...rest } = trimmed
  if (trimmed.type === undefined) return { anyOf: [rest, ONLY_NULL] }
  if (Array.isArray(trimmed.enum) && !trimmed.enum.includes(null)) return { ...trimmed, enum: [...trimmed.enum, null] }
  return trimmed
}

/** OpenAPI demands a description of every response, so a short one takes the place of GitHub's. */
function trimOperation(operation: Json): Json {
  const trimmed = trim(operation)
  if (!isObject(trimmed) || !isObject(trimmed.responses)) throw new Error("An operation without responses")
  const responses: Record<string, Json> = {}
  for (const [status, response] of Object.entries(trimmed.responses)) {
    responses[status] = isObject(response) && "$ref" in response ? response : describe(response, `Status ${status}`)
  }
  const url = valueAt(operation, ["externalDocs", "url"])
  return { ...trimmed, externalDocs: { url }, responses }
}

function describe(response: Json, description: string): Json {
  return isObject(response) ? { description, ...response } : response
}

function references(node: Json): string[] {
  if (Array.isArray(node)) return node.flatMap((item) => references(item))
  if (!isObject(node)) return []
  const own = typeof node.$ref === "string" ? [node.$ref] : []
  return [...own, ...Object.values(node).flatMap(references)]
}

/**
 * The description forgets that `head.repo` of a pull request is null once its fork has been deleted; GitHub's schemas of
 * webhook payloads say so (`PullRequest.head.repo` in @octokit/webhooks-types 7.6.1).
 */
function corrected(schema: Json, name: string): Json {
  if (name !== "pull-request" && name !== "pull-request-simple") return schema
  const repository = valueAt(schema, ["properties", "head", "properties", "repo"])
  return replaceAt(schema, ["properties", "head", "properties", "repo"], { anyOf: [repository, ONLY_NULL] })
}

function replaceAt(node: Json, keys: readonly string[], replacement: Json): Json {
  const [key, ...rest] = keys
  if (key === undefined) return replacement
  return isObject(node) ? { ...node, [key]: replaceAt(node[key] ?? null, rest, replacement) } : node
}

/** The components that `paths` refers to, directly or through one another, sorted by name. */
function componentsFor(paths: Json, description: Json): JsonObject {
  const found = new Map<string, Json>()
  const waiting = references(paths)
  for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
    if (found.has(reference)) continue
    const keys = reference.replace(/^#\//, "").split("/")
    const trimmed = corrected(trim(valueAt(description, keys)), keys.at(-1) ?? "")
    found.set(reference, keys[1] === "responses" ? describe(trimmed, keys[2] ?? "") : trimmed)
    waiting.push(...references(trimmed))
  }
  const components: Record<string, Record<string, Json>> = {}
  for (const reference of [...found.keys()].sort()) {
    const [, , kind = "", name = ""] = reference.split("/")
    components[kind] = { ...components[kind], [name]: found.get(reference) ?? null }
  }
  return components
}

function cut(description: Json, licenceText: string): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const [path, methods] of Object.entries(SERVED)) {
    const operations = methods.map((method) => [method, trimOperation(valueAt(description, ["paths", path, method]))])
    paths[path] = Object.fromEntries(operations)
  }
  const info = {
    title: "The part of GitHub's REST API that the simulator serves",
    version: SOURCE.version,
    description: `Cut from ${SOURCE.name} ${SOURCE.version} (api.github.com) by scripts/cut-github-openapi.ts. Do not edit.`,
    license: { name: "MIT" },
    "x-license-text": licenceText.trim().split(/\n\n/),
  }
  return { openapi: valueAt(description, ["openapi"]), info, paths, components: componentsFor(paths, description) }
}

/** JSON with one line for whatever fits in a line: compact, and still readable as a diff. */
function print(value: Json, indent = ""): string {
  const line = printOnOneLine(value)
  if (indent.length + line.length <= LINE_WIDTH || typeof value !== "object" || value === null) return line
  const deeper = `${indent}  `
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${print(item, deeper)}`)
    return `{\n${deeper}${entries.join(`,\n${deeper}`)}\n${indent}}`
  }
  return `[\n${fill(
    value.map((item) => print(item, deeper)),
    deeper,
  )}\n${indent}]`
}

/** As many items to a line as fit: the long lists are names of required properties. */
function fill(items: readonly string[], indent: string): string {
  const lines: string[] = []
  for (const item of items) {
    const last = lines.at(-1)
    const longer = `${last}, ${item}`
    if (last === undefined || longer.length >= LINE_WIDTH) lines.push(`${indent}${item}`)
    else lines[lines.length - 1] = longer
  }
  return lines.join(",\n")
}

function printOnOneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(printOnOneLine).join(", ")}]`
  if (!isObject(value)) return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${printOnOneLine(item)}`)
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`
}

function main(folder: string | undefined): void {
  if (folder === undefined) throw new Error(`Name the folder that ${SOURCE.name} ${SOURCE.version} is installed in`)
  const packageFolder = join(folder, "node_modules", SOURCE.name)
  const read = (file: string): Json => JSON.parse(readFileSync(join(packageFolder, file), "utf8"))
  const version = valueAt(read("package.json"), ["version"])
  if (version !== SOURCE.version) throw new Error(`Expected ${SOURCE.name} ${SOURCE.version}, found ${version}`)

  const licenceText = readFileSync(join(packageFolder, "LICENSE"), "utf8")
  const text = `${print(cut(read("generated/api.github.com.json"), licenceText))}\n`
  writeFileSync(CUT_FILE, text)
  console.log(`Wrote ${CUT_FILE.pathname}: ${(text.length / 1024).toFixed(0)} KiB`)
}

main(process.argv[2])
