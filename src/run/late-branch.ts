import type { LaunchPlan } from "../prompt/plan-launch.ts"
import { problemFromError } from "../report/problem-from-error.ts"

/** Cursor may not see a branch for some seconds that surely exists, as many public clients tell. */
const DELAYS_MS = [3_000, 5_000]

/**
 * When a launch is sent again that was refused for its branch: a branch that the running workflow names exists, whatever
 * Cursor says in the first seconds. One that a person wrote is believed not to exist at once.
 */
export function lateBranchRule({
  isSourceWritten,
}: Pick<LaunchPlan, "isSourceWritten">): (error: unknown, attempt: number) => number | undefined {
  return (error, attempt) => {
    const isLate = !isSourceWritten && problemFromError(error).code === "branch-not-found"
    return isLate ? DELAYS_MS[attempt - 1] : undefined
  }
}
