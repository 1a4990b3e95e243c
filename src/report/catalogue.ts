import type { Problem, ProblemCode } from "../model/problem.ts"
import { CURSOR_PROBLEMS, type Entry } from "./cursor-problems.ts"

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
    message: "The person behind this event, or late edits, could not be verified, so no agent was started.",
    cause: "GitHub did not answer the question, `github-token` may not ask it, or the comment is deleted.",
    remedy: "Re-run the job; if it fails again, check that `github-token` is the job's own token.",
  },
  ...CURSOR_PROBLEMS,
  "launch-in-doubt": {
    message: "It cannot be told whether an agent was launched.",
    cause: "The answer to the launch was lost, and looking for the agent gave no certain answer either.",
    remedy:
      "Look on cursor.com/agents for an agent whose prompt ends with the launch key, and start a new run only if there is none.",
  },
  "follow-up-in-doubt": {
    message: "It cannot be told whether the follow-up reached the agent.",
    cause: "The answer to it was lost, and the conversation gave no certain answer either.",
    remedy:
      "Look on the agent's page for a message that ends with the follow-up key, and start a new run only if there is none.",
  },
  "agent-not-resumable": {
    message: "The agent was stopped and cannot go on.",
    remedy: "Launch a new agent.",
  },
  "agent-busy": {
    message: "The agent was busy for as long as this step could wait, so nothing was sent to it.",
    cause: "An earlier message keeps it at work, and Cursor takes no other one meanwhile.",
    remedy: "Run this again when the agent is done, or raise `timeout-minutes`.",
  },
  "thread-unverified": {
    message: "It cannot be told which agent this command is for, so nothing was sent.",
    cause: "GitHub did not show the comments that name the agent, or Cursor did not show its list of agents.",
    remedy: "Run this again; if it fails again, check that `github-token` may read issues and pull requests.",
  },
  "limit-unverified": {
    message: "A limit cannot be counted, so nothing was started.",
    cause: "Cursor did not show the agents of the last day, or the turns of this one.",
    remedy: "Run this again when Cursor answers, or leave the limit out.",
  },
  "agent-still-running": {
    message: "The agent could not be stopped and may still be working.",
    cause: "Cursor refused the stop or did not answer it, and the agent was not seen to end.",
    remedy: "Stop the agent on its page.",
  },
  "artifacts-too-old": {
    message: "The agent's files are gone.",
    cause: "Cursor keeps artifacts for six months.",
    remedy: "Download artifacts right after the agent has ended.",
  },
  "artifacts-incomplete": {
    message: "Some artifacts could not be downloaded.",
    cause: "The connection to the storage failed, or a file in the workspace is in the way.",
    remedy: "Read the warnings above, give `path` a folder that nothing else uses, and re-run the job.",
  },
  "webhook-signature": {
    message: "The webhook is not believed.",
    cause:
      "The body was changed on its way (most often parsed and written again), the secret is not the one that the launch set, or somebody else sent it.",
    remedy:
      "Let the relay pass on the raw body as base64 and the header X-Webhook-Signature as it came, and check `webhook-secret`.",
  },
  "webhook-time": {
    message: "The webhook is signed, but its time is more than 15 minutes from now.",
    cause: "The relay held it back, somebody sent an old delivery again, or a clock is wrong.",
    remedy: "Check the runner's clock, and read the agent with the operation `status` or `wait` instead.",
  },
  "checks-failed": {
    message: "Not everything that a launch needs is there.",
    remedy: "Do what the bad rows of the doctor's table say, and run the doctor again.",
  },
  "checks-failed-after-fixes": {
    message: "The checks of the pull request still fail.",
    cause: "The agent has had its tries, or the same failure came again.",
    remedy: "Look at the failed checks and go on by hand, or tell the agent more in a comment.",
  },
  "checks-failed-unsent": {
    message: "Checks of the pull request fail and were not sent to the agent.",
    remedy: "Look at the failed checks and at the pull request.",
  },
  "collected-failures": {
    message: "An agent whose end was collected did not end as asked for.",
    cause: "It failed, was stopped, expired or opened no pull request, and its launch counts that as a failure.",
    remedy: "Read the comments that the message names.",
  },
  "contact-lost": {
    message: "Contact with the agent was lost; it may still be working.",
    cause: "Reading its status kept failing.",
    remedy: "Open the agent's page, or re-run this job: it waits for the same agent again.",
  },
  "agent-failed": {
    message: "The agent ended with an error.",
    remedy: "Look for the reason on the agent's page, then re-run the job to launch a new agent.",
  },
  "agent-expired": {
    message: "The agent expired.",
    remedy: "Look for the reason on the agent's page, then re-run the job to launch a new agent.",
  },
  "agent-stopped": {
    message: "The agent was stopped.",
    cause: "Somebody stopped or deleted it, here or on Cursor's site.",
    remedy: "Re-run the job to launch a new agent.",
  },
  "timed-out": {
    message: "The agent did not end in time.",
    cause: "The task needs longer than `timeout-minutes`, or the agent is stuck.",
    remedy: "Re-run this job to go on waiting for the same agent, or raise `timeout-minutes` for longer tasks.",
  },
  "tasks-failed": {
    message: "Not every task of the fleet finished.",
    remedy:
      "Read in the table on the summary page how each task ended, then re-run the job: finished tasks and agents at work are kept, the others are launched again.",
  },
  cancelled: {
    message: "The workflow run was cancelled.",
    cause:
      "Somebody cancelled it, a newer run took its place (`concurrency`), or a `timeout-minutes` of the step or job ran out.",
    remedy: "Re-run the job to start again.",
  },
  "no-pull-request": {
    message: "The agent finished without a pull request.",
    cause: "It changed nothing, Cursor could not open one, or it is late and may still come.",
    remedy: "Read the agent's summary; if it made a branch, open the pull request from it.",
  },
  internal: {
    message: "The action itself failed.",
    remedy: "Re-run with step debug logging and report the problem with the log.",
  },
}

/** The catalogue's problem; `message` and `remedy` replace the general sentences where better ones are known. */
export function problem(
  code: ProblemCode,
  more: Partial<Pick<Problem, "message" | "remedy" | "detail">> = {},
): Problem {
  return { code, ...CATALOGUE[code], ...more }
}
