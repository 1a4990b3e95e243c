import { readTrigger } from "../../event/trigger.ts"
import { GitHubApiError } from "../../github/api-error.ts"
import { permissionOf } from "../../github/permission.ts"
import { mayComment } from "../../github/probe.ts"
import type { StepContext } from "../../run/context.ts"
import { bad, type Check, good, warning } from "./checks.ts"

const GATE = "Permission check"
const COMMENT = "Comments and reactions"
const RIGHT = "Give the job `permissions: issues: write`; for pull requests `pull-requests: write` does as well."

/** What `github-token` may do here, as far as it can be told without leaving a trace. */
export async function checkGitHub(step: StepContext): Promise<readonly Check[]> {
  const github = await step.openGitHub()
  if (!github) {
    const remedy = "Leave `github-token` out, so that the job's own token is used."
    return [bad(GATE, "`github-token` is empty.", remedy), bad(COMMENT, "`github-token` is empty.", remedy)]
  }
  return [await checkGate(step, github), await checkComment(step, github)]
}

type GitHub = NonNullable<Awaited<ReturnType<StepContext["openGitHub"]>>>

async function checkGate(step: StepContext, github: GitHub): Promise<Check> {
  const { actor, repository } = step.runner
  try {
    const role = await permissionOf(github, repository, actor, step.cancelled)
    return good(GATE, `The token may ask who may do what: ${actor} has ${role} permission.`)
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error
    return bad(GATE, `${error.message}.`, "Use the job's own token: events of outsiders cannot be checked without it.")
  }
}

async function checkComment(step: StepContext, github: GitHub): Promise<Check> {
  const trigger = readTrigger(step.runner)
  const number = trigger.kind === "none" ? 1 : trigger.subject.number
  const place = { ...step.runner.repository, number }
  try {
    switch (await mayComment(github, place, step.cancelled)) {
      case "yes":
        return good(COMMENT, `The token may write on #${number}.`)
      case "likely":
        return good(COMMENT, `GitHub refused an empty comment on #${number} as empty, and not for want of a right.`)
      case "no":
        return warning(COMMENT, `The token may not write on #${number}.`, RIGHT)
      case "locked":
        return warning(COMMENT, `The conversation of #${number} is locked.`, "Run the doctor on another issue's event.")
      case "unknown":
        return warning(COMMENT, `There is no #${number} to try it on.`, `Run the doctor on an issue's event. ${RIGHT}`)
    }
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error
    return warning(COMMENT, `${error.message}.`, RIGHT)
  }
}
