import type { OperationHandler } from "./call.ts"
import {
  createComment,
  deleteComment,
  getComment,
  listComments,
  listRepositoryComments,
  updateComment,
} from "./serve-comments.ts"
import { createDispatch } from "./serve-dispatches.ts"
import { addLabels, getIssue, listIssues, listLabels } from "./serve-issues.ts"
import { createStatus, downloadLog, getJob, listPullRequestsOfCommit } from "./serve-jobs.ts"
import { getPullRequest, listFiles, listPullRequests, updatePullRequest } from "./serve-pull-requests.ts"
import {
  createReaction,
  deleteReaction,
  listReactions,
  theIssue,
  theIssueComment,
  theReviewComment,
} from "./serve-reactions.ts"
import { getAuthenticatedUser, getPermission, getRateLimit, getRepository } from "./serve-repository.ts"
import { listRequestedReviewers, listReviews, requestReviewers } from "./serve-reviews.ts"

/** Everything that is simulated, by GitHub's own names. */
export const OPERATIONS: Readonly<Record<string, OperationHandler>> = {
  "rate-limit/get": getRateLimit,
  "users/get-authenticated": getAuthenticatedUser,
  "repos/get": getRepository,
  "repos/create-dispatch-event": createDispatch,
  "repos/get-collaborator-permission-level": getPermission,
  "issues/list-for-repo": listIssues,
  "issues/get": getIssue,
  "issues/list-comments": listComments,
  "issues/list-comments-for-repo": listRepositoryComments,
  "issues/create-comment": createComment,
  "issues/get-comment": getComment,
  "issues/update-comment": updateComment,
  "issues/delete-comment": deleteComment,
  "issues/list-labels-on-issue": listLabels,
  "issues/add-labels": addLabels,
  "reactions/list-for-issue": listReactions(theIssue),
  "reactions/create-for-issue": createReaction(theIssue),
  "reactions/delete-for-issue": deleteReaction(theIssue),
  "reactions/list-for-issue-comment": listReactions(theIssueComment),
  "reactions/create-for-issue-comment": createReaction(theIssueComment),
  "reactions/delete-for-issue-comment": deleteReaction(theIssueComment),
  "reactions/list-for-pull-request-review-comment": listReactions(theReviewComment),
  "reactions/create-for-pull-request-review-comment": createReaction(theReviewComment),
  "reactions/delete-for-pull-request-comment": deleteReaction(theReviewComment),
  "actions/get-job-for-workflow-run": getJob,
  "actions/download-job-logs-for-workflow-run": downloadLog,
  "repos/create-commit-status": createStatus,
  "repos/list-pull-requests-associated-with-commit": listPullRequestsOfCommit,
  "pulls/list": listPullRequests,
  "pulls/get": getPullRequest,
  "pulls/list-files": listFiles,
  "pulls/update": updatePullRequest,
  "pulls/list-reviews": listReviews,
  "pulls/list-requested-reviewers": listRequestedReviewers,
  "pulls/request-reviewers": requestReviewers,
}
