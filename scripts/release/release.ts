/** What a release is made from. */
export type Sources = {
  /** Such as `v1.2.3`. */
  readonly tag: string
  /** package.json's version. */
  readonly version: string
  readonly changelog: string
}

/** Where a release's files can be had. */
export type Place = { readonly serverUrl: string; readonly repository: string; readonly commit: string }

type Version = { readonly major: number; readonly minor: number; readonly patch: number }

/**
 * The notes of a release: its section of the changelog, and how to use and verify this very commit. Pure.
 * @throws {Error} that names everything which keeps the tag from being a release
 */
export function releaseNotes(sources: Sources, { serverUrl, repository, commit }: Place): string {
  const { tag } = sources
  // The page of a release is no place in the repository, so links have to be whole there.
  const files = `${serverUrl}/${repository}/blob/${tag}/`
  const changes = changesOf(sources).replaceAll(/\]\((?!https?:|#)/g, `](${files}`)
  return `${changes}

## Use it

\`\`\`yaml
- uses: ${repository}@${commit} # ${tag}
\`\`\`

## Verify it

In a clone at this commit, GitHub tells which workflow run attested the bundle:

\`\`\`sh
gh attestation verify dist/index.js --repo ${repository}
\`\`\`

and a build of your own shows that it is what the sources make: \`npm ci && npm run check:dist\`.
`
}

function changesOf({ tag, version, changelog }: Sources): string {
  const problems = parse(tag) ? [] : [`${tag} is no version; a release is tagged v1.2.3`]
  if (tag !== `v${version}`) problems.push(`package.json says ${version}, the tag says ${tag}`)
  const changes = section(changelog, tag.replace(/^v/, ""))
  if (changes === undefined) problems.push(`CHANGELOG.md has no heading for ${tag.replace(/^v/, "")}`)
  else if (changes === "") problems.push(`CHANGELOG.md says nothing about ${tag.replace(/^v/, "")}`)
  if (problems.length > 0) throw new Error(problems.join("\n"))
  return changes ?? ""
}

/** What is below the heading of a version, which may have a date behind it. */
function section(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1)
  const found = sections.find((text) => (text.split(/[\s,(]/, 1)[0] ?? "") === version)
  return found?.split("\n").slice(1).join("\n").trim()
}

/**
 * The major tag, such as `v1`, that is to follow this release. Pure.
 * @returns undefined when there is a newer release of the same major version, which the tag stays with
 */
export function majorTag(tag: string, tags: readonly string[]): string | undefined {
  const version = parse(tag)
  if (!version) throw new Error(`${tag} is no version`)
  const newer = tags.map(parse).some((other) => other?.major === version.major && isNewer(other, version))
  return newer ? undefined : `v${version.major}`
}

function isNewer(one: Version, other: Version): boolean {
  return one.minor === other.minor ? one.patch > other.patch : one.minor > other.minor
}

function parse(tag: string): Version | undefined {
  const match = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(tag)
  return match ? { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3]) } : undefined
}
