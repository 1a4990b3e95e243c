import type { ProblemCode } from "../model/problem.ts"

/** What a problem says: what happened, why it probably did where that is known, and what to do about it. */
export type Entry = { readonly message: string; readonly cause?: string; readonly remedy: string }

/** What Cursor, its accounts, and what is between it and the runner can answer. */
export const CURSOR_PROBLEMS = {
  "wrong-key": {
    message: "Cursor does not accept the API key.",
    cause: "The key is mistyped, was revoked, or is a team or admin key, which this API does not take.",
    remedy: "Make a user or service-account key in the Cursor dashboard and save it as the secret again.",
  },
  "plan-required": {
    message: "The Cursor plan of this key has no cloud agents.",
    cause: "Cloud agents need a paid plan.",
    remedy: "Upgrade the plan of the account that owns the key, or use the key of another account.",
  },
  "privacy-mode": {
    message: "The Cursor account's privacy setting rules cloud agents out.",
    cause: "Privacy Mode (Legacy) or a switched-off storage mode keeps Cursor from holding the code an agent works on.",
    remedy: "In the Cursor settings choose the current Privacy Mode or enable storage, then run this again.",
  },
  "not-allowed": {
    message: "Cursor does not allow this key to do that.",
    cause: "The key's role, its plan's limits, or a setting of its team forbids it.",
    remedy: "Read what Cursor said below and ask the owner of the key's account.",
  },
  "repository-access": {
    message: "Cursor cannot see the repository.",
    cause:
      "The Cursor GitHub app is not installed on it, the key's account has no access to it, or its name is mistyped.",
    remedy: "Install the Cursor GitHub app on the repository and check the account's access to it.",
  },
  "default-branch-unknown": {
    message: "Cursor could not find the repository's default branch.",
    cause: "The Cursor GitHub app has no access to the repository, or the repository is empty.",
    remedy: "Give the app access, or name the branch with `ref`.",
  },
  "branch-not-found": {
    message: "Cursor could not find the branch to start from.",
    cause: "The branch does not exist on GitHub, or the Cursor GitHub app has no access to the repository.",
    remedy: "Check `ref` and the app's access; when the branch is new, re-run the job.",
  },
  "commit-refused": {
    message: "Cursor could not start from the ref that was sent.",
    cause: "Cursor starts from branches, and from commits that are on the default branch or in a pull request.",
    remedy: "Set `ref` to a branch, or `pr-url` to a pull request.",
  },
  "branch-name-refused": {
    message: "Cursor does not accept the name for the agent's branch.",
    cause: "The name in `branch-name` is not allowed, or a branch of that name exists already.",
    remedy: "Change `branch-name`, or leave it out: Cursor then makes up a name.",
  },
  "pull-request-not-found": {
    message: "Cursor could not find the pull request to work on.",
    cause: "The address in `pr-url` is wrong, or the Cursor GitHub app cannot see the pull request.",
    remedy: "Check `pr-url` and the app's access to the repository.",
  },
  "unknown-model": {
    message: "Cursor does not know the model, or the account may not use it.",
    cause: "`model` is mistyped or was retired; without `model`, the account's own default may be invalid.",
    remedy: "Leave `model` out, or set it to an id that Cursor lists for this key.",
  },
  "request-refused": {
    message: "Cursor refused the request.",
    cause: "A value in it is not one that Cursor accepts.",
    remedy: "Read what Cursor said below and change the input it names.",
  },
  "usage-limit": {
    message: "The Cursor account has used up what it may spend.",
    cause: "The account's usage limit is reached, and repeating the request does not help.",
    remedy: "Raise the spending limit in the Cursor dashboard, or wait for the next billing period.",
  },
  "agent-limit": {
    message: "The account has as many agents at work as its plan allows.",
    cause: "Plans limit how many agents work at the same time, and agents that are not archived may count.",
    remedy: "Wait until one ends, or archive or stop old agents on cursor.com/agents, then run this again.",
  },
  "rate-limit": {
    message: "Cursor turned the request away because too many came in.",
    cause: "All agents of one key or team share a limit of requests per minute, or too many agents are active.",
    remedy: "Run fewer agents at once (`concurrency`, `max-parallel`), or try again later.",
  },
  "agent-not-found": {
    message: "Cursor knows no such agent.",
    cause: "It was deleted, or it belongs to another account than the key.",
    remedy: "Check the agent's page, and that the key is the one it was launched with.",
  },
  "agent-deleted": {
    message: "The agent is deleted, archived or expired.",
    cause: "Somebody deleted or archived it, or Cursor let it expire.",
    remedy: "Launch a new agent.",
  },
  unreachable: {
    message: "Cursor could not be reached.",
    cause: "The runner's network, its name resolution or the way to Cursor is down, or `api-url` is wrong.",
    remedy: "Check the runner's network and `api-url`, then re-run the job.",
  },
  tls: {
    message: "Cursor's certificate was not accepted.",
    cause: "Something between the runner and Cursor presents its own certificate, or the runner's clock is wrong.",
    remedy: "For a private certificate authority set NODE_EXTRA_CA_CERTS to its file in the job's `env`.",
  },
  proxy: {
    message: "The proxy did not let the request through.",
    cause: "HTTPS_PROXY names a proxy that refused the connection; credentials may be missing.",
    remedy: "Check HTTPS_PROXY and its credentials, or list the host in NO_PROXY.",
  },
  gateway: {
    message: "Something between the runner and Cursor answered.",
    cause: "A proxy, a firewall or a protection page in front of the API answered with a web page.",
    remedy: "Let the runner's network reach the host in `api-url`, then re-run the job.",
  },
  "server-error": {
    message: "Cursor's server failed.",
    cause: "Cursor, or a gateway in front of it, is out of order.",
    remedy: "Re-run the job when Cursor's status page (status.cursor.com) reports no outage.",
  },
  "api-changed": {
    message: "Cursor's answer was not of the documented form.",
    cause: "The API changed, or a gateway answered in its place.",
    remedy: "Check `api-url` and look for a newer version of this action; report it if there is none.",
  },
} as const satisfies Partial<Record<ProblemCode, Entry>>
