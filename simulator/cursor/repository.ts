/** A repository that the accounts of the simulated cloud can see. */
export type RepositoryOptions = {
  /** `owner/name`. */
  readonly name: string
  /** Default: `main`. `null`: Cursor cannot find it out. */
  readonly defaultBranch?: string | null
  /** Branches besides the default one and the heads of the pull requests. */
  readonly branches?: readonly string[]
  readonly pullRequests?: readonly {
    readonly number: number
    readonly headBranch: string
    /** Default: the address on the git server. */
    readonly url?: string
  }[]
  /** The highest number that an issue or a pull request has there: they share one row of numbers. Default: 0. */
  readonly lastNumber?: number
  /** `false`: the Cursor GitHub app is not installed there. Default: true. */
  readonly appInstalled?: boolean
}

/** A pull request that an agent opened; agents open drafts. */
export type OpenedPullRequest = {
  /** `owner/name`. */
  readonly repository: string
  readonly number: number
  readonly url: string
  readonly headBranch: string
  readonly baseBranch: string
  readonly title: string
  readonly body: string
  readonly draft: true
  readonly agentId: string
  readonly atMs: number
}

type PullRequest = { readonly number: number; readonly headBranch: string; readonly url: string }

/** A repository as the cloud keeps it. Pull requests are added to it. */
export type Repository = {
  readonly owner: string
  readonly name: string
  readonly url: string
  readonly defaultBranch: string | null
  readonly branches: ReadonlySet<string>
  readonly pullRequests: PullRequest[]
  readonly lastNumber: number
  readonly appInstalled: boolean
}

/** Reads the options of one repository. Throws a TypeError when its name is not `owner/name`. */
export function createRepository(options: RepositoryOptions, gitServer: string): Repository {
  const [owner, name, ...rest] = options.name.split("/")
  if (!owner || !name || rest.length > 0) {
    throw new TypeError(`A repository is named owner/name, not ${JSON.stringify(options.name)}`)
  }
  const { defaultBranch = "main", branches = [], pullRequests = [], lastNumber = 0, appInstalled = true } = options
  const url = `${gitServer}/${owner}/${name}`
  return {
    owner,
    name,
    url,
    defaultBranch,
    branches: new Set([...(defaultBranch === null ? [] : [defaultBranch]), ...branches]),
    pullRequests: pullRequests.map((pull) => ({ url: `${url}/pull/${pull.number}`, ...pull })),
    lastNumber,
    appInstalled,
  }
}

/** Whether a branch of this name exists. */
export function hasBranch(repository: Repository, name: string): boolean {
  return repository.branches.has(name) || repository.pullRequests.some((pull) => pull.headBranch === name)
}

/** Adds a pull request with the next free number. */
export function addPullRequest(
  repository: Repository,
  head: { headBranch: string; url: string | undefined },
): PullRequest {
  const number = 1 + Math.max(repository.lastNumber, ...repository.pullRequests.map((pull) => pull.number))
  const pull = { number, headBranch: head.headBranch, url: head.url ?? `${repository.url}/pull/${number}` }
  repository.pullRequests.push(pull)
  return pull
}

/**
 * Finds the repository of a web address, with or without a scheme, `.git` and a slash at the end. GitHub compares
 * owner and name without regard to case.
 */
export function findRepository(repositories: readonly Repository[], address: string): Repository | undefined {
  const wanted = plainAddress(address).replace(/\.git$/, "")
  return repositories.find((repository) => plainAddress(repository.url) === wanted)
}

/** Finds a pull request by its web address. */
export function findPullRequest(
  repositories: readonly Repository[],
  address: string,
): { readonly repository: Repository; readonly pullRequest: PullRequest } | undefined {
  for (const repository of repositories) {
    const pullRequest = repository.pullRequests.find((pull) => isSameAddress(pull.url, address))
    if (pullRequest) return { repository, pullRequest }
  }
  return undefined
}

/** Whether two web addresses mean the same page. */
export function isSameAddress(one: string, other: string): boolean {
  return plainAddress(one) === plainAddress(other)
}

function plainAddress(address: string): string {
  return address
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/\/+$/, "")
    .toLowerCase()
}
