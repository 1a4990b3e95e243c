/** The arguments that choose a part of a connection. */
export const WINDOW = { first: "Int", last: "Int" }

/** The part of GitHub's GraphQL schema that tells of the checks of a commit. */
export const CHECK_TYPES = {
  PullRequestCommitConnection: { fields: { nodes: { type: "PullRequestCommit" } } },
  PullRequestCommit: { fields: { commit: { type: "Commit" } } },
  Commit: {
    fields: {
      oid: { type: "GitObjectID" },
      author: { type: "GitActor" },
      statusCheckRollup: { type: "StatusCheckRollup" },
    },
  },
  GitActor: { fields: { email: { type: "String" }, user: { type: "User" } } },
  StatusCheckRollup: {
    fields: { contexts: { type: "StatusCheckRollupContextConnection", arguments: { ...WINDOW, after: "String" } } },
  },
  StatusCheckRollupContextConnection: {
    fields: {
      totalCount: { type: "Int" },
      pageInfo: { type: "PageInfo" },
      nodes: { type: "StatusCheckRollupContext" },
    },
  },
  PageInfo: { fields: { hasNextPage: { type: "Boolean" }, endCursor: { type: "String" } } },
  StatusCheckRollupContext: { fields: {}, possible: ["CheckRun", "StatusContext"] },
  CheckRun: {
    fields: {
      databaseId: { type: "Int" },
      name: { type: "String" },
      status: { type: "CheckStatusState" },
      conclusion: { type: "CheckConclusionState" },
      detailsUrl: { type: "URI" },
      checkSuite: { type: "CheckSuite" },
    },
  },
  CheckSuite: { fields: { workflowRun: { type: "WorkflowRun" } } },
  WorkflowRun: { fields: { databaseId: { type: "Int" }, workflow: { type: "Workflow" } } },
  Workflow: { fields: { name: { type: "String" }, resourcePath: { type: "URI" } } },
  StatusContext: {
    fields: { context: { type: "String" }, state: { type: "StatusState" }, targetUrl: { type: "URI" } },
  },
}
