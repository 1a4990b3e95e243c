import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { describe, type TestContext, test } from "node:test"
import { load } from "js-yaml"
import { majorTag, releaseNotes } from "../scripts/release/release.ts"
import { defaultNode } from "../simulator/runner/node-program.ts"

const ROOT = join(import.meta.dirname, "..")
const PLACE = { serverUrl: "https://github.com", repository: "octo/falconer", commit: "a".repeat(40) }
const CHANGELOG = `# Changelog

## Unreleased

- Not yet.

## 1.2.3 (2026-11-30)

- Something new.
- Something [else](docs/page.md#place), [elsewhere](https://example.com).

## 1.2.2

## 1.2.1

- Older.
`

describe("the notes of a release", () => {
  const notes = (tag: string, version: string) => releaseNotes({ tag, version, changelog: CHANGELOG }, PLACE)

  test("are its section of the changelog, and how to use and verify this commit", () => {
    const text = notes("v1.2.3", "1.2.3")
    assert.ok(text.startsWith("- Something new.\n- Something [else]("))
    assert.ok(text.includes(").\n\n## Use it\n"))
    assert.ok(text.includes(`- uses: octo/falconer@${PLACE.commit} # v1.2.3\n`))
    assert.ok(text.includes("gh attestation verify dist/index.js --repo octo/falconer\n"))
  })

  test("have whole links", () => {
    const text = notes("v1.2.3", "1.2.3")
    const file = "https://github.com/octo/falconer/blob/v1.2.3/docs/page.md#place"
    assert.ok(text.includes(`[else](${file}), [elsewhere](https://example.com).`))
  })

  const REFUSED = [
    { tag: "v1.2", version: "1.2", says: /^v1\.2 is no version/ },
    { tag: "v1.2.3-rc.1", version: "1.2.3", says: /^v1\.2\.3-rc\.1 is no version.*\npackage\.json says 1\.2\.3/ },
    { tag: "v1.2.1", version: "1.2.3", says: /^package\.json says 1\.2\.3, the tag says v1\.2\.1$/ },
    { tag: "v1.2.4", version: "1.2.4", says: /^CHANGELOG\.md has no heading for 1\.2\.4$/ },
    { tag: "v1.2.2", version: "1.2.2", says: /^CHANGELOG\.md says nothing about 1\.2\.2$/ },
  ]
  for (const { tag, version, says } of REFUSED) {
    test(`are refused for ${tag} of version ${version}`, () => {
      assert.throws(() => notes(tag, version), { message: says })
    })
  }
})

describe("the major tag", () => {
  const TAGS = ["v1", "v1.2.3", "v1.10.0", "v2.0.0", "nightly"]
  test("follows the newest release of its version", () => {
    assert.equal(majorTag("v1.10.0", TAGS), "v1")
    assert.equal(majorTag("v1.10.1", TAGS), "v1")
    assert.equal(majorTag("v2.0.0", TAGS), "v2")
  })
  test("stays where it is for the patch of an older release", () => {
    assert.equal(majorTag("v1.2.4", TAGS), undefined)
    assert.equal(majorTag("v1.9.9", TAGS), undefined)
  })
})

/** A repository with the scripts of this one, and a program in place of \`gh\` that notes what it is asked. */
function setUp(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "release-"))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  const origin = join(folder, "origin")
  const programs = join(folder, "bin")
  mkdirSync(programs)
  const program = (name: string, script: string) => {
    writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(programs, name), 0o755)
  }
  program("node", `exec "${defaultNode()}" "$@"`)
  const log = join(folder, "gh.log")
  program(
    "gh",
    `for word in "$@"; do printf '%s\\n' "$word"; done >> "${log}"; [ "$2" != view ] || [ -e "${log}.published" ]`,
  )
  for (const name of ["release", "release-notes.ts", "major-tag.ts"]) {
    cpSync(join(ROOT, "scripts", name), join(origin, "scripts", name), { recursive: true })
  }
  const git = (...words: string[]) => {
    const identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "-c", "commit.gpgsign=false"]
    return execFileSync("git", ["-C", origin, ...identity, ...words], { encoding: "utf8", stdio: "pipe" }).trim()
  }
  git("init", "--quiet", "--initial-branch", "main")
  const commit = (version: string) => {
    writeFileSync(join(origin, "package.json"), JSON.stringify({ type: "module", version }))
    writeFileSync(join(origin, "CHANGELOG.md"), `# Changelog\n\n## ${version}\n\n- News of ${version}.\n`)
    git("add", ".")
    git("commit", "--quiet", "--message", version)
    git("tag", `v${version}`)
    return git("rev-parse", "HEAD")
  }
  return {
    folder,
    origin,
    programs,
    git,
    commit,
    asked: () => readFileSync(join(folder, "gh.log"), "utf8").split("\n"),
  }
}

type Job = { readonly permissions?: unknown; readonly steps: readonly { name?: string; run?: string }[] }
type Workflow = { readonly permissions?: unknown; readonly jobs: Readonly<Record<string, Job>> }

function releaseWorkflow(): Workflow {
  return load(readFileSync(join(ROOT, ".github/workflows/release.yml"), "utf8")) as Workflow
}

/** The script of a step of release.yml. */
function script(name: string): string {
  const step = Object.values(releaseWorkflow().jobs)
    .flatMap(({ steps }) => steps)
    .find((candidate) => candidate.name === name)
  assert.ok(step?.run, name)
  return step.run
}

/** The workflow runs on Ubuntu; its steps are scripts for a shell. */
const NO_SHELL = process.platform === "win32" ? "the steps are for Linux" : false

describe("the release workflow", { skip: NO_SHELL }, () => {
  /** Runs a step in a clone at a tag, as the workflow does. */
  function runStep(stage: ReturnType<typeof setUp>, tag: string, name: string): string {
    const clone = mkdtempSync(join(stage.folder, "clone-"))
    execFileSync("git", ["clone", "--quiet", stage.origin, clone])
    execFileSync("git", ["-C", clone, "checkout", "--quiet", "--detach", tag])
    const env = {
      PATH: [stage.programs, process.env.PATH].join(delimiter),
      GITHUB_REF_NAME: tag,
      GITHUB_REPOSITORY: "octo/falconer",
      RUNNER_TEMP: stage.folder,
    }
    return execFileSync("bash", ["-e", "-c", script(name)], { cwd: clone, env, encoding: "utf8", stdio: "pipe" })
  }

  test("takes a tag on main whose version and changelog fit", (context) => {
    const stage = setUp(context)
    stage.commit("1.0.0")
    runStep(stage, "v1.0.0", "The tag is on main")
    assert.match(runStep(stage, "v1.0.0", "Version and changelog fit the tag"), /^- News of 1\.0\.0\.\n/)
  })

  test("refuses a tag beside main, and one that says something else", (context) => {
    const stage = setUp(context)
    stage.commit("1.0.0")
    stage.git("tag", "v1.0.1")
    assert.throws(() => runStep(stage, "v1.0.1", "Version and changelog fit the tag"), /package\.json says 1\.0\.0/)
    stage.git("checkout", "--quiet", "-b", "side")
    stage.commit("1.0.2")
    assert.throws(() => runStep(stage, "v1.0.2", "The tag is on main"))
  })

  test("publishes the notes, makes the major tag, and moves it with the next release", (context) => {
    const stage = setUp(context)
    const first = stage.commit("1.0.0")
    runStep(stage, "v1.0.0", "Publish")
    assert.ok(stage.asked().join(" ").includes("release create v1.0.0 --repo octo/falconer --verify-tag"))
    assert.ok(readFileSync(join(stage.folder, "notes.md"), "utf8").includes(`octo/falconer@${first} # v1.0.0`))

    const published = stage.asked().filter((word) => word === "create").length
    writeFileSync(join(stage.folder, "gh.log.published"), "")
    runStep(stage, "v1.0.0", "Publish")
    assert.equal(
      stage.asked().filter((word) => word === "create").length,
      published,
      "a second attempt publishes again",
    )

    runStep(stage, "v1.0.0", "Move the major tag")
    assert.ok(stage.asked().join(" ").includes(`POST repos/octo/falconer/git/refs -f ref=refs/tags/v1 -f sha=${first}`))
    stage.git("tag", "v1")
    const second = stage.commit("1.1.0")
    runStep(stage, "v1.1.0", "Move the major tag")
    assert.ok(stage.asked().join(" ").includes(`PATCH repos/octo/falconer/git/refs/tags/v1 -f sha=${second}`))
    assert.match(runStep(stage, "v1.0.0", "Move the major tag"), /^A newer release/)
  })

  test("gives no more rights than a step needs, and installs nothing where it may write", () => {
    const workflow = releaseWorkflow()
    assert.deepEqual(workflow.permissions, {})
    assert.deepEqual(workflow.jobs.test?.permissions, { contents: "read" })
    assert.doesNotMatch(JSON.stringify(workflow.jobs.publish), /\bnpm\b|\.ci\/run/)
  })
})
