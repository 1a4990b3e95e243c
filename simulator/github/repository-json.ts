import { accountJson, instant } from "./account-json.ts"
import type { Addresses } from "./call.ts"
import { type Account, fullName, type Repository } from "./world.ts"

/** What is after a repository's own address in each of the addresses that its JSON carries. */
const LINKS: Readonly<Record<string, string>> = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
}

/** As much of a repository as its JSON shows: a fork that is not simulated itself has no more. */
export type ShownRepository = Pick<
  Repository,
  "id" | "owner" | "name" | "private" | "defaultBranch" | "createdAtMs"
> & {
  readonly fork: boolean
  readonly openIssueCount: number
}

export function shown(repository: Repository): ShownRepository {
  const openIssueCount = [...repository.issues.values()].filter(({ state, deleted }) => state === "open" && !deleted)
  return { ...repository, fork: false, openIssueCount: openIssueCount.length }
}

/** The fork a pull request comes from. Its id is as good as any: nothing else of it is simulated. */
export function forkOf(repository: Repository, owner: Account, name: string): ShownRepository {
  return { ...shown(repository), id: repository.id + owner.id, owner, name, fork: true, openIssueCount: 0 }
}

/** GitHub's `repository`, and with the counts of `full-repository`. */
export function repositoryJson(repository: ShownRepository, addresses: Addresses): Record<string, unknown> {
  const { owner, name, createdAtMs, openIssueCount } = repository
  const path = `${owner.login}/${name}`
  const url = `${addresses.apiUrl}/repos/${path}`
  const htmlUrl = `${addresses.serverUrl}/${path}`
  const { host } = new URL(addresses.serverUrl)
  const links = Object.entries(LINKS).map(([key, suffix]) => [key, `${url}${suffix}`])
  return {
    id: repository.id,
    node_id: `R_${repository.id}`,
    name,
    full_name: path,
    owner: accountJson(owner, addresses),
    private: repository.private,
    visibility: repository.private ? "private" : "public",
    html_url: htmlUrl,
    description: null,
    fork: repository.fork,
    url,
    ...Object.fromEntries(links),
    git_url: `git://${host}/${path}.git`,
    ssh_url: `git@${host}:${path}.git`,
    clone_url: `${htmlUrl}.git`,
    svn_url: htmlUrl,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repository.defaultBranch,
    ...{ archived: false, disabled: false, size: 0 },
    ...{ has_issues: true, has_projects: false, has_wiki: false, has_pages: false },
    ...{ has_downloads: false, has_discussions: false },
    ...{ forks: 0, forks_count: 0, stargazers_count: 0, watchers: 0, watchers_count: 0 },
    ...{ network_count: 0, subscribers_count: 0, open_issues: openIssueCount, open_issues_count: openIssueCount },
    created_at: instant(createdAtMs),
    updated_at: instant(createdAtMs),
    pushed_at: instant(createdAtMs),
  }
}

export function repositoryUrl(repository: Repository, addresses: Addresses): string {
  return `${addresses.apiUrl}/repos/${fullName(repository)}`
}
