// Prints the notes of a release: `node scripts/release-notes.ts v1.2.3 OWNER/NAME COMMIT`. Fails, and says why, when
// package.json and CHANGELOG.md are not ready for that tag. Needs Node 24 and no package.
import { readFileSync } from "node:fs"
import { releaseNotes } from "./release/release.ts"

const serverUrl = process.env.GITHUB_SERVER_URL ?? "https://github.com"
const [tag = "", repository = "OWNER/falconer", commit = "COMMIT"] = process.argv.slice(2)

try {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"))
  const changelog = readFileSync("CHANGELOG.md", "utf8")
  process.stdout.write(releaseNotes({ tag, version, changelog }, { serverUrl, repository, commit }))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
