import { readTrigger } from "../../event/trigger.ts"
import { GitHubApiError } from "../../github/api-error.ts"
import { mayComment } from "../../github/comment.ts"
import type { GitHubConnection } from "../../github/connection.ts"
import { permissionOf } from "../../github/permission.ts"
import type { Query } from "../query.ts"
import { bad, type Check, good, warning } from "./checks.ts"

const GATE = "Permission check"
const COMMENT = "Comments and reactions"
const RIGHT = "Give the job `permissions: issues: write`; for pull requests `pull-requests: write` does as well."

/** What `github-token` may do here, as far as can be found out without writing anything. */
export async function checkGitHub(query: Query): Promise<readonly Check[]> {
  const github = await query.openGitHub()
  if (!github) {
    const remedy = "Leave `github-token` out, so that the job's own token is used."
    return [bad(GATE, "`github-token` is empty.", remedy), bad(COMMENT, "`github-token` is empty.", remedy)]
  }
  return [await checkGate(query, github), await checkComment(query, github)]
}

async function checkGate({ runner, signal }: Query, github: GitHubConnection): Promise<Check> {
  const { actor, repository } = runner
  try {
    const role = await permissionOf(github, repository, actor, signal)
    return good(GATE, `The token may ask who may do what: ${actor} has ${role} permission.`)
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error
    return bad(GATE, `${error.message}.`, "Use the job's own token: events of outsiders cannot be checked without it.")
  }
}

async function checkComment({ runner, signal }: Query, github: GitHubConnection): Promise<Check> {
  const trigger = readTrigger(runner)
  const number = trigger.kind === "none" ? 1 : trigger.subject.number
  const place = { ...runner.repository, number }
  try {
    switch (await mayComment(github, place, signal)) {
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
    return warning(COMMENT, `${error.message}.`, error.remedy ?? RIGHT)
  }
}
