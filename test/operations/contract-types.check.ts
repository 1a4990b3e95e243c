// Part of `npm run check`, where types are checked: `npm run check:contract`. No type has anything to say at run time.
import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, describe, test } from "node:test"
import { pathToFileURL } from "node:url"
import openapiTS, { astToString } from "openapi-typescript"
import ts from "typescript"

const ROOT = join(import.meta.dirname, "../..")
const DOCUMENT = join(ROOT, "simulator/cursor-v0.openapi.yaml")

const SOURCE = join(ROOT, "src/cursor").replaceAll("\\", "/")

const folder = mkdtempSync(join(tmpdir(), "contract-types-"))
after(() => rmSync(folder, { recursive: true, force: true }))

/**
 * What the client sends has to be what the document takes, and what the document promises has to be what the client
 * reads. Each line fails to compile when the two part.
 */
const CLAIMS = `
import type { components, operations } from "./v0.ts"
import type { Image, LaunchRequest, Prompt } from "${SOURCE}/client.ts"
import type { Agent, Artifact, ArtifactLink, KeyOwner, Message, VisibleRepository } from "${SOURCE}/agent.ts"
import type { Entries, Page } from "${SOURCE}/fields.ts"
import type { StatusChange } from "${SOURCE}/webhook.ts"

type Schemas = components["schemas"]
/** Read-only here, writable there: the same values. */
type Plain<T> = T extends readonly (infer Item)[] ? Plain<Item>[] : T extends object ? { -readonly [Key in keyof T]: Plain<T[Key]> } : T
type Fits<Given extends Wanted, Wanted> = [Given, Wanted]
/** Every field of ours under the name and type it has there, but for what ours leaves out. */
type Reads<Theirs, Ours> = Required<Theirs> extends { [Key in keyof Ours & keyof Theirs]-?: NonNullable<Ours[Key]> } ? true : false
/** No field of ours has a name that is not there; what only v1 has is left out where it is used. */
type Names<Ours, Allowed extends PropertyKey> = [Exclude<KeysOf<Ours>, Allowed>] extends [never] ? true : false
type KeysOf<T> = T extends unknown ? keyof T : never
type True<Claim extends true> = Claim

export type Claims = [
  Fits<Plain<LaunchRequest>, Schemas["LaunchRequest"]>,
  Fits<Plain<Prompt>, Schemas["Prompt"]>,
  Fits<Plain<Image>, Schemas["Image"]>,
  Fits<{ prompt: Plain<Prompt> }, Schemas["FollowupRequest"]>,
  True<Names<Omit<LaunchRequest, "mode" | "agentId">, keyof Schemas["LaunchRequest"]>>,
  // The generator makes nothing of the two forms of a source; the simulator holds every request against them.
  True<Names<LaunchRequest["target"], keyof Schemas["LaunchTarget"]>>,
  True<Names<NonNullable<LaunchRequest["webhook"]>, keyof Schemas["Webhook"]>>,
  True<Names<Prompt, keyof Schemas["Prompt"]>>,
  True<Names<Image, keyof Schemas["Image"]>>,
  // An agent is read flat: its own fields, those of its source and those of its target.
  True<Reads<Schemas["Agent"], Pick<Agent, "id" | "status" | "name" | "summary" | "createdAt" | "linesAdded" | "linesRemoved" | "filesChanged">>>,
  True<Reads<Schemas["Agent"]["source"], Pick<Agent, "repository" | "ref">>>,
  True<Reads<Schemas["Agent"]["target"], Pick<Agent, "url" | "branchName" | "prUrl" | "autoCreatePr">>>,
  True<Names<Omit<Agent, "runId" | "turnBeganAt" | "turnTookMs">, keyof Schemas["Agent"] | keyof Schemas["Agent"]["source"] | keyof Schemas["Agent"]["target"]>>,
  True<Reads<Schemas["AgentPage"], Pick<Page<Agent>, "nextCursor">>>,
  True<Names<Omit<Page<Agent>, keyof Entries<unknown>>, keyof Schemas["AgentPage"]>>,
  True<Reads<Schemas["Conversation"]["messages"][number], Message>>,
  True<Names<Message, keyof Schemas["Conversation"]["messages"][number]>>,
  True<Reads<Schemas["ArtifactList"]["artifacts"][number], Artifact>>,
  True<Names<Artifact, keyof Schemas["ArtifactList"]["artifacts"][number]>>,
  True<Reads<Schemas["ArtifactLink"], ArtifactLink>>,
  True<Names<ArtifactLink, keyof Schemas["ArtifactLink"]>>,
  True<Reads<Schemas["Me"], KeyOwner>>,
  True<Names<KeyOwner, keyof Schemas["Me"]>>,
  True<Reads<Schemas["RepositoryList"]["repositories"][number], VisibleRepository>>,
  True<Names<VisibleRepository, keyof Schemas["RepositoryList"]["repositories"][number]>>,
  True<Reads<Schemas["StatusChange"], StatusChange>>,
  True<Names<StatusChange, keyof Schemas["StatusChange"]>>,
  Fits<Schemas["ModelList"]["models"], readonly string[]>,
  Fits<operations["downloadArtifact"]["parameters"]["query"], { path: string }>,
]
`

/** What the compiler says of the claims about each document, by the document's name. */
async function diagnosesOf(documents: Readonly<Record<string, string>>): Promise<Map<string, readonly string[]>> {
  const folders = Object.entries(documents).map(([name, document], at) => ({
    name,
    document,
    path: join(folder, `${at}`),
  }))
  await Promise.all(folders.map(({ document, path }) => writeClaims(document, path)))
  const config = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT)
  // One program, because most of the work is the same for all: the libraries and the client.
  const program = ts.createProgram(
    folders.map(({ path }) => join(path, "claims.ts")),
    { ...options, rewriteRelativeImportExtensions: false },
  )
  return new Map(folders.map(({ name, path }) => [name, diagnosesIn(program, path)]))
}

async function writeClaims(document: string, path: string): Promise<void> {
  mkdirSync(path)
  const source = join(path, "v0.yaml")
  writeFileSync(source, document)
  const types = await openapiTS(pathToFileURL(source), { defaultNonNullable: false })
  writeFileSync(join(path, "v0.ts"), astToString(types))
  writeFileSync(join(path, "claims.ts"), CLAIMS)
}

function diagnosesIn(program: ts.Program, path: string): readonly string[] {
  return ["v0.ts", "claims.ts"]
    .map((name) => program.getSourceFile(join(path, name)))
    .flatMap((file) => {
      assert.ok(file, "the compiler read the file")
      return program.getSemanticDiagnostics(file)
    })
    .map(({ file, start = 0, length = 0, messageText }) => {
      const claim = file?.text.slice(start, start + length) ?? ""
      return `${claim}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`
    })
}

const CHANGES: readonly (readonly [name: string, from: string, to: string, says: RegExp])[] = [
  [
    "a field of a request that is called something else",
    "autoCreatePr: { type: boolean, default: false }",
    "autoOpenPr: { type: boolean }",
    /^Names<LaunchRequest\["target"\]/,
  ],
  [
    "a field of a reply that is called something else",
    "absolutePath: { type: string, minLength: 1 }",
    "relativePath: { type: string }",
    /^Names<Artifact,/,
  ],
  [
    "a field of a reply of another type",
    "linesAdded: { type: integer",
    "linesAdded: { type: string",
    /^Reads<Schemas\["Agent"\],/,
  ],
  [
    "a request that lacks what is required now",
    "required: [prompt, source]",
    "required: [prompt, source, model]",
    /^Plain<LaunchRequest>: .* property 'model' are incompatible/,
  ],
]

describe("the client's types and the API's document", async () => {
  const document = readFileSync(DOCUMENT, "utf8")
  const changed = CHANGES.map(([name, from, to]) => [name, document.replace(from, to)])
  const found = await diagnosesOf({ document, ...Object.fromEntries(changed) })

  test("agree", () => assert.deepEqual(found.get("document"), []))

  for (const [name, from, , says] of CHANGES) {
    test(`part over ${name}`, () => {
      assert.ok(document.includes(from), "the document still reads so")
      const [only = "", ...others] = found.get(name) ?? []
      assert.match(only, says)
      assert.deepEqual(others, [])
    })
  }
})
