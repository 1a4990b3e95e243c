import { canRead, notAccessible } from "./access.ts"
import { type CheckNow, checksNow } from "./commit-checks.ts"
import { actor, FieldRefusal, type GraphArguments, type GraphObject, type Reader, windowOf } from "./graphql-value.ts"
import { type Commit, fullName, type Issue, type Repository } from "./world.ts"

/** What GraphQL tells of a pull request's head and its checks. */
export function headFields(reader: Reader, repository: Repository, issue: Issue): Omit<GraphObject, "__typename"> {
  const { pull } = issue
  if (!pull) return {}
  const isFork = pull.head.repository?.toLowerCase() !== fullName(repository).toLowerCase()
  return {
    state: pull.merged ? "MERGED" : issue.state.toUpperCase(),
    isCrossRepository: isFork,
    headRefOid: pull.head.sha,
    commits: (given) => ({
      __typename: "PullRequestCommitConnection",
      nodes: windowOf("commits", [commitNode(reader, repository, reader.world.commits.get(pull.head.sha))], given),
    }),
  }
}

function commitNode(reader: Reader, repository: Repository, commit: Commit | undefined): GraphObject {
  if (!commit) throw new FieldRefusal("NOT_FOUND", "Could not resolve to a Commit.")
  const { sha, author } = commit
  return {
    __typename: "PullRequestCommit",
    commit: {
      __typename: "Commit",
      oid: sha,
      author: { __typename: "GitActor", email: author.email, user: actor(reader, author.account) },
      statusCheckRollup: () => {
        if (contextsOf(reader, commit).length === 0) return null
        if (!canRead(reader.token, repository, ["checks"])) {
          throw new FieldRefusal("FORBIDDEN", notAccessible(reader.token).message)
        }
        return {
          __typename: "StatusCheckRollup",
          contexts: (given) => contextConnection(reader, repository, commit, given),
        }
      },
    },
  }
}

type Context = { readonly check?: CheckNow; readonly status?: Commit["statuses"][number] }

function contextsOf({ world }: Reader, commit: Commit): readonly Context[] {
  const checks = checksNow(commit, world.clock.nowMs()).map((check) => ({ check }))
  return [...checks, ...commit.statuses.map((status) => ({ status }))]
}

/** Pages as GitHub does, by an opaque cursor. */
function contextConnection(reader: Reader, repository: Repository, commit: Commit, given: GraphArguments): GraphObject {
  const all = contextsOf(reader, commit)
  const from =
    given.after === null || given.after === undefined ? 0 : Number(String(given.after).replace("context:", ""))
  const shown = windowOf("contexts", all.slice(from), { first: given.first ?? null, last: given.last ?? null })
  const end = from + shown.length
  return {
    __typename: "StatusCheckRollupContextConnection",
    totalCount: all.length,
    pageInfo: { __typename: "PageInfo", hasNextPage: end < all.length, endCursor: `context:${end}` },
    nodes: shown.map((context) => contextNode(reader, repository, context)),
  }
}

function contextNode({ addresses }: Reader, repository: Repository, { check, status }: Context): GraphObject {
  if (status) return statusNode(status.context, status.state, status.targetUrl)
  if (!check) throw new Error("A context is a check or a status")
  const web = `${addresses.serverUrl}/${fullName(repository)}`
  if (check.isStatus === true) return statusNode(check.name, check.conclusion ?? "pending", `${web}/status/${check.id}`)
  const file = check.workflowFile === undefined ? "ci.yml" : check.workflowFile
  const workflow: GraphObject | null =
    file === null
      ? null
      : { __typename: "Workflow", name: "CI", resourcePath: `/${fullName(repository)}/actions/workflows/${file}` }
  return {
    __typename: "CheckRun",
    databaseId: check.id,
    name: check.name,
    status: check.status.toUpperCase(),
    conclusion: check.conclusion?.toUpperCase() ?? null,
    detailsUrl: `${web}/actions/runs/${check.id + 1}/job/${check.id}`,
    checkSuite: {
      __typename: "CheckSuite",
      workflowRun: workflow && { __typename: "WorkflowRun", databaseId: check.id + 1, workflow },
    },
  }
}

function statusNode(context: string, state: string, targetUrl: string | null): GraphObject {
  return { __typename: "StatusContext", context, state: state.toUpperCase(), targetUrl }
}
