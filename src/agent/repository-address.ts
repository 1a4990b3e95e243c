/** Longer ones name no repository, and patterns would take long to find that out. */
const LONGEST_ADDRESS = 500

type Address = { readonly host: string; readonly owner: string; readonly name: string }

/**
 * Reads the forms in which a repository is named: `owner/name`, a web address with or without its scheme, and git's own
 * (`git@host:owner/name.git`, `ssh://…`). The API was seen to leave the scheme out.
 * @returns undefined for a text of another form
 */
function parseAddress(text: string): Address | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[?#].*$/, "")
    .replace(/\/+$/, "")
    .replace(/\.git$/, "")
  const parts = /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?(?:([^/:]+\.[^/:]+|localhost)(?::\d+)?[/:])?([^/:]+)\/([^/:]+)$/.exec(
    plain,
  )
  const [, host = "", owner = "", name = ""] = parts ?? []
  return parts ? { host, owner, name } : undefined
}

/** Whether an agent works on this repository, or may: it can name none, or one in a form that cannot be read. */
export function isSameRepository(named: string | undefined, url: string): boolean {
  const [one, other] = [named === undefined ? undefined : parseAddress(named), parseAddress(url)]
  if (!one || !other) return true
  const isHost = one.host === "" || one.host === other.host
  return isHost && one.owner === other.owner && one.name === other.name
}

/** Whether a repository may have had this name before it was renamed or moved: the owner or the name is the same. */
export function mayBeRenamed(named: string | undefined, url: string): boolean {
  const [one, other] = [named === undefined ? undefined : parseAddress(named), parseAddress(url)]
  return one !== undefined && other !== undefined && (one.owner === other.owner || one.name === other.name)
}

/** Whether an agent's pull request is this one. An agent that names none is not tied to it. */
export function isSamePullRequest(named: string | undefined, url: string): boolean {
  const [one, other] = [pullRequestOf(named), pullRequestOf(url)]
  return one !== undefined && one === other
}

function pullRequestOf(address = ""): string | undefined {
  if (address.length > LONGEST_ADDRESS) return undefined
  return /^(?:https?:\/\/)?([^/\s]+\/[^/\s]+\/[^/\s]+\/pull\/\d+)\/?$/i.exec(address)?.[1]?.toLowerCase()
}
