import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { gzipSync } from "node:zlib"
import { completeLicenses } from "../scripts/licenses.ts"

const ROOT = join(import.meta.dirname, "..")

/** A runner downloads this at the start of each job. */
const MOST_BYTES = 500_000

/** What a workflow runs, and what its author should find beside it. */
const WANTED = ["CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md", "action.yml", "dist"]

const NO_GIT = existsSync(join(ROOT, ".git")) ? false : "this is no clone"

describe("the archive that runners download", { skip: NO_GIT }, () => {
  const git = (...words: string[]) =>
    execFileSync("git", ["-C", ROOT, ...words], { maxBuffer: 100_000_000, stdio: ["ignore", "pipe", "inherit"] })
  const archive = () => git("archive", "--worktree-attributes", "--format=tar", "HEAD")

  test("holds what a workflow runs and nothing else", () => {
    const kept = execFileSync("tar", ["-t"], { input: archive(), encoding: "utf8" }).split("\n").filter(Boolean)
    assert.deepEqual([...new Set(kept.map((path) => path.split("/")[0]))].sort(), WANTED)
    const bundle = kept.filter((path) => /^dist\/./.test(path)).map((path) => path.slice("dist/".length))
    assert.deepEqual(bundle.sort(), git("ls-tree", "--name-only", "HEAD:dist").toString().trim().split("\n").sort())
    for (const name of ["main.js", "post.js", "index.js", "package.json", "licenses.txt"])
      assert.ok(bundle.includes(name))
  })

  test("is small", () => {
    const bytes = gzipSync(archive()).length
    assert.ok(bytes < MOST_BYTES, `${bytes} bytes`)
  })
})

describe("licenses.txt", () => {
  test("has every package that contents.txt names, and that one every file of it", () => {
    const listed = readFileSync(join(ROOT, "dist/licenses.txt"), "utf8").split("\n")
    const contents = readFileSync(join(ROOT, "dist/contents.txt"), "utf8")
    const names = [...contents.matchAll(/^(\S+) \d+\.\d+\.\d+$/gm)].map(([, name = ""]) => name)
    assert.ok(names.includes("@actions/core") && names.includes("undici") && names.includes("@actions/github"))
    assert.deepEqual(
      names.filter((name) => !listed.includes(name)),
      [],
    )
    assert.match(contents, /^ {2}lib\/dispatcher\/agent\.js$/m)
    assert.doesNotMatch(contents, /mock|websocket/i)
  })

  test("is completed with what the bundler forgets", () => {
    const licence = (name: string) => `ISC\nCopyright of ${name}\n`
    const completed = completeLicenses("listed\nMIT\nMay be used.\n\n", ["listed", "@scope/merged"], licence)
    assert.equal(completed, "listed\nMIT\nMay be used.\n\n@scope/merged\nISC\nCopyright of @scope/merged\n")
  })
})
