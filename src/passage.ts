import { admit } from "./gate.ts"
import { bodyEdits } from "./github/edits.ts"
import { GitHubFailure } from "./github/failure.ts"
import { comesFromFork, permissionOf } from "./github/permission.ts"
import { isApprovedByLabel, lateEdit } from "./late-edit.ts"
import type { Outcome } from "./outcome.ts"
import { problem } from "./report/catalogue.ts"
import type { Step } from "./step.ts"
import type { Trigger } from "./trigger.ts"

export type Passage =
  | { readonly kind: "approved"; readonly senderPermission: string | undefined }
  | { readonly kind: "refused"; readonly outcome: Outcome }

/** Asks GitHub about the person behind the event, and about late edits. Without a clear answer nothing is started. */
export async function passGate(step: Step, trigger: Trigger): Promise<Passage> {
  const { inputs, runner } = step
  const { repository } = runner
  const permission = async (login: string) => permissionOf(await connection(step), repository, login, step.cancelled)
  try {
    const verdict = await admit(trigger, inputs, {
      permissionOf: permission,
      comesFromFork: async (number) => comesFromFork(await connection(step), repository, number, step.cancelled),
    })
    if (verdict.kind === "skipped") return { kind: "refused", outcome: verdict }
    const reason = await lateEditOf(step, trigger, permission)
    return reason === undefined ? verdict : { kind: "refused", outcome: { kind: "skipped", reason } }
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    const message = `The person behind this event could not be verified, so no agent was started. ${error.message}.`
    return { kind: "refused", outcome: { kind: "error", problem: problem("permission-unverified", { message }) } }
  }
}

/** An edit history that cannot be read is a warning: the label itself came from somebody who may start an agent. */
async function lateEditOf(
  step: Step,
  trigger: Trigger,
  permission: (login: string) => Promise<string>,
): Promise<string | undefined> {
  const { owner, name } = step.runner.repository
  if (trigger.kind === "none" || !isApprovedByLabel(trigger)) return undefined
  const place = { owner, name, number: trigger.subject.number }
  try {
    return await lateEdit(trigger, step.inputs, {
      edits: async () => bodyEdits(await connection(step), place, step.cancelled),
      permissionOf: permission,
    })
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    step.warn(`${error.message}. So it was not checked whether somebody changed the description just before the label.`)
    return undefined
  }
}

async function connection(step: Step) {
  const github = await step.openGitHub()
  if (github) return github
  throw new GitHubFailure("Asking GitHub without `github-token`", {
    status: undefined,
    lack: "token",
    mayBeDone: false,
  })
}
