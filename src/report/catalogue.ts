import type { Problem, ProblemCode } from "../model/problem.ts"

type Entry = { readonly message: string; readonly cause: string; readonly remedy: string }

/**
 * Every problem a user can meet, once: the log, the comment, the summary and docs/troubleshooting.md all show these
 * sentences. For the first five the message comes with the input that is wrong, and says cause and remedy itself.
 */
export const CATALOGUE: Readonly<Record<ProblemCode, Entry>> = {
  "bad-input": {
    message: "An input is not what it should be.",
    cause: "A value in the step's `with:` is mistyped, or an expression in it came out empty or different.",
    remedy: "Correct the input that the message names; nothing was sent.",
  },
  "missing-key": {
    message: "Input `api-key` is empty.",
    cause: "The secret does not exist under this name, or the run is one that gets no secrets (a fork, Dependabot).",
    remedy: "Save the key as a secret and pass it as `api-key`.",
  },
  "no-instruction": {
    message: "There is nothing to do for the agent.",
    cause: "Neither `prompt` nor `prompt-file` is set, and the event brings no comment with an instruction.",
    remedy: "Set `prompt`, or write the instruction after the trigger phrase in a comment.",
  },
  "bad-event": {
    message: "The event cannot be read.",
    cause: "The step does not run on a GitHub runner, or an earlier step changed the event file.",
    remedy: "Use the action in a workflow, and let no earlier step write to the event file.",
  },
  "unsafe-tls": {
    message: "NODE_TLS_REJECT_UNAUTHORIZED is 0.",
    cause: "Certificate checks are switched off for the job, so nothing proves who receives the API key.",
    remedy: "Remove the variable; for a private certificate authority set NODE_EXTRA_CA_CERTS.",
  },
  "state-not-saved": {
    message: "The step's state cannot be saved, so nothing was sent to Cursor.",
    cause: "The runner's disk is full, or an earlier step removed or protected the file that GITHUB_STATE names.",
    remedy: "Make room on the runner, or leave its files alone, then re-run the job.",
  },
  "permission-unverified": {
    message: "The permission of the person behind this event could not be verified, so no agent was started.",
    cause: "GitHub did not answer the question, or `github-token` may not ask it.",
    remedy: "Re-run the job. If it fails again, check that `github-token` is the job's own token.",
  },
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
    remedy: "Check `ref` and the app's access. Cursor is sometimes late with a new branch: then a re-run helps.",
  },
  "unknown-model": {
    message: "Cursor does not know the model, or the account may not use it.",
    cause: "`model` is mistyped or was retired. Without `model`, the account's own default may be invalid.",
    remedy: "Set `model` to an id that Cursor lists for this key.",
  },
  "request-refused": {
    message: "Cursor refused the request.",
    cause: "A value in it is not one that Cursor accepts.",
    remedy: "Read what Cursor said below and change the input it names.",
  },
  "usage-limit": {
    message: "The Cursor account has used up what it may spend.",
    cause: "The account's usage limit is reached. Repeating the request does not help.",
    remedy: "Raise the spending limit in the Cursor dashboard, or wait for the next billing period.",
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
  "server-error": {
    message: "Cursor's server failed.",
    cause: "A fault on Cursor's side, or of a gateway in front of it.",
    remedy: "Re-run the job later. Cursor's status page tells of outages.",
  },
  "api-changed": {
    message: "Cursor's answer was not of the documented form.",
    cause: "The API changed, or a gateway answered in its place.",
    remedy: "Check `api-url`, look for a newer version of this action, and report it if there is none.",
  },
  "launch-in-doubt": {
    message: "It cannot be told whether an agent was launched.",
    cause: "The answer to the launch was lost, and looking for the agent gave no certain answer either.",
    remedy:
      "Look at the list of agents on cursor.com/agents for one whose prompt ends with the launch key. Stop it, or start a new run if there is none.",
  },
  "follow-up-in-doubt": {
    message: "It cannot be told whether the follow-up reached the agent.",
    cause: "The answer to it was lost, and the conversation gave no certain answer either.",
    remedy:
      "Open the agent's page and look for a message that ends with the follow-up key. Start a new run if it is not there.",
  },
  "agent-not-resumable": {
    message: "The agent was stopped and cannot go on.",
    cause: "Cursor takes no follow-up for it.",
    remedy: "Launch a new agent.",
  },
  "artifacts-too-old": {
    message: "The agent's files are gone.",
    cause: "Cursor keeps artifacts for six months.",
    remedy: "Download artifacts right after the agent has ended.",
  },
  "artifacts-incomplete": {
    message: "Some artifacts could not be downloaded.",
    cause: "The connection to the storage failed, or something in the workspace stands in the way.",
    remedy: "Read the warnings above and re-run the job. Give `path` a folder that nothing else uses.",
  },
  "webhook-signature": {
    message: "The webhook is not believed.",
    cause:
      "Most often the body was parsed and written again on its way, which changes its bytes. Else the secret is another one than the launch set, or somebody else sent it.",
    remedy:
      "Let the relay pass on the raw body as base64 and the header X-Webhook-Signature as it came, and check `webhook-secret`.",
  },
  "webhook-time": {
    message: "The webhook is signed, but not from now.",
    cause: "Somebody sent an old delivery again, the relay held it back, or a clock is wrong.",
    remedy: "Read the agent with the operation `status` or `wait` instead.",
  },
  "webhook-replayed": {
    message: "The webhook was accepted before.",
    cause: "Cursor or the relay delivered it twice, or somebody sent it again.",
    remedy: "Nothing has to be done: the first delivery was dealt with.",
  },
  "checks-failed": {
    message: "Not everything is in order.",
    cause: "The table on the summary page and in the log names it.",
    remedy: "Do what the rows marked bad say, and run the doctor again.",
  },
  "contact-lost": {
    message: "Contact with the agent was lost. It may still be working.",
    cause: "Reading its status kept failing.",
    remedy: "Open the agent's page. Re-running this job attaches to the same agent again.",
  },
  "agent-failed": {
    message: "The agent ended with an error.",
    cause: "Cursor gives no reason through this API; the agent's page may.",
    remedy: "Open the agent's page, then re-run the job to launch a new agent.",
  },
  "agent-expired": {
    message: "The agent expired.",
    cause: "Cursor ended it; the API does not say why.",
    remedy: "Re-run the job to launch a new agent.",
  },
  "agent-stopped": {
    message: "The agent was stopped.",
    cause: "Somebody stopped or deleted it, here or on Cursor's site.",
    remedy: "Re-run the job to launch a new agent.",
  },
  "timed-out": {
    message: "The agent did not end in time.",
    cause: "The task needs longer than `timeout-minutes`, or the agent is stuck.",
    remedy:
      "Open the agent's page. Re-running this job goes on waiting for the same agent; raise `timeout-minutes` for longer tasks.",
  },
  cancelled: {
    message: "The workflow run was cancelled.",
    cause:
      "Somebody cancelled it, a newer run took its place (`concurrency`), or a `timeout-minutes` of the step or job ran out.",
    remedy: "Re-run the job to start again.",
  },
  "no-pull-request": {
    message: "The agent finished without a pull request.",
    cause: "It changed nothing, or Cursor could not open one.",
    remedy: "Read the agent's summary. If it made a branch, open the pull request from it.",
  },
  internal: {
    message: "The action itself failed.",
    cause: "A fault in this action.",
    remedy: "Re-run with step debug logging and report the problem with the log.",
  },
}

/** The catalogue's problem; `message` replaces the general sentence where a better one is known. */
export function problem(
  code: ProblemCode,
  more: { readonly message?: string; readonly detail?: string } = {},
): Problem {
  return { code, ...CATALOGUE[code], ...more }
}
