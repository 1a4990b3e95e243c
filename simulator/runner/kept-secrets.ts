import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { ActionOptions, ActionResult } from "./action-run.ts"
import type { JobFolders } from "./job-folders.ts"

/** So much of a secret gives it away, and is found in no other text by accident. */
const TELLING_LENGTH = 12

/** Forms in which a text shows a piece of a secret. */
const FORMS: Readonly<Record<string, (piece: string) => string>> = {
  plain: (piece) => piece,
  reversed: (piece) => [...piece].reverse().join(""),
  hexadecimal: (piece) => Buffer.from(piece).toString("hex"),
  "URL-encoded": (piece) => piece.replaceAll(/./gs, (character) => `%${hex(character)}`),
  "JSON escapes": (piece) => piece.replaceAll(/./gs, (character) => `\\u00${hex(character)}`),
  "HTML entities": (piece) => piece.replaceAll(/./gs, (character) => `&#${character.charCodeAt(0)};`),
}

/**
 * Fails when a secret of the job, or a telling piece of it, in any of these forms or in base64, is where others
 * could read it: in what the action's processes printed, in annotations, outputs, state, summary and environment, and
 * in the files that they left.
 */
export function assertSecretsKept(result: ActionResult, options: ActionOptions, folders: JobFolders): void {
  const secrets = secretsOf(options)
  const sinks = [...sinksOf(result), ...filesIn(folders, options)]
  for (const [name, text] of sinks) {
    const found = secrets.map((secret) => formIn(text, secret)).find((form) => form !== undefined)
    if (found !== undefined) throw new Error(`A secret is in ${name} (${found})`)
  }
}

/** The name of the form in which the text shows the secret; undefined when it does not. */
export function formIn(text: string, secret: string): string | undefined {
  if (text.length < TELLING_LENGTH) return undefined
  const { forms, base64 } = tracesOf(secret)
  const lower = text.toLowerCase()
  const isIn = (piece: string) => lower.includes(piece)
  const form = forms.find(({ blocks, pieces }) => blocks.some(isIn) && pieces.some(isIn))
  if (form) return form.name
  const plain = text.replaceAll("-", "+").replaceAll("_", "/")
  return base64.some((piece) => plain.includes(piece)) ? "base64" : undefined
}

type Traces = {
  /** In lower case. Each piece holds one of the few blocks, so a text without any of these is done with. */
  readonly forms: readonly {
    readonly name: string
    readonly blocks: readonly string[]
    readonly pieces: readonly string[]
  }[]
  readonly base64: readonly string[]
}

/** By secret: the same few are looked for in every run. */
const known = new Map<string, Traces>()

function tracesOf(secret: string): Traces {
  const traces = known.get(secret) ?? {
    forms: Object.entries(FORMS).map(([name, write]) => ({
      name,
      blocks: blocksOf(secret).map((block) => write(block).toLowerCase()),
      pieces: piecesOf(secret).map((piece) => write(piece).toLowerCase()),
    })),
    base64: base64PiecesOf(secret),
  }
  known.set(secret, traces)
  return traces
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, "0")
}

function piecesOf(secret: string): readonly string[] {
  const starts = Array.from({ length: Math.max(1, secret.length - TELLING_LENGTH + 1) }, (_, start) => start)
  return starts.map((start) => secret.slice(start, start + TELLING_LENGTH))
}

/** One after the other, half as long as a piece: wherever a piece begins, it holds one of them whole. */
function blocksOf(secret: string): readonly string[] {
  const length = TELLING_LENGTH / 2
  const count = Math.floor(secret.length / length)
  return Array.from({ length: count }, (_, place) => secret.slice(place * length, (place + 1) * length))
}

/** Base64 writes three bytes as four characters, and what is before a secret decides how it is cut into threes. */
function base64PiecesOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  return piecesOf(secret).map((_, start) => bytes.subarray(start, start + TELLING_LENGTH).toString("base64"))
}

function secretsOf({ secrets = [], github }: ActionOptions): readonly string[] {
  const given = [...secrets, github?.token ?? ""].flatMap((secret) => secret.split(/\r?\n/))
  return given.map((secret) => secret.trim()).filter((secret) => secret.length >= TELLING_LENGTH)
}

function sinksOf(result: ActionResult): [name: string, text: string][] {
  // The runner is told what to mask by a line that it does not show.
  const printed = result.rawLines.map(({ text }) => text).filter((line) => !line.startsWith("::add-mask::"))
  return [
    ["the log", printed.join("\n")],
    ["an annotation", JSON.stringify(result.annotations)],
    ["an output", JSON.stringify(result.outputs)],
    ["the saved state", JSON.stringify(result.state)],
    ["the summary", result.summary],
    ["the environment", JSON.stringify([result.env, result.path])],
  ]
}

function filesIn({ root, eventPath, workspace }: JobFolders, options: ActionOptions): [name: string, text: string][] {
  const given = new Set([eventPath, ...Object.keys(options.workspaceFiles ?? {}).map((path) => join(workspace, path))])
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !given.has(path))
    .map((path) => [`the file ${path.slice(root.length + 1)}`, readFileSync(path, "latin1")])
}
