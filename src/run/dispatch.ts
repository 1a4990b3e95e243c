import { CursorApiError, CursorConnectionError, InvalidResponseError } from "../cursor/errors.ts"
import { isGated, readRequest } from "../event/request.ts"
import type { Outcome } from "../model/outcome.ts"
import { problemFromError } from "../report/problem-from-error.ts"
import type { RunRecord } from "../report/record.ts"
import type { StepContext } from "./context.ts"

/**
 * Does what `operation` says, and loads no more for it than it needs. What Cursor refuses comes back as an outcome;
 * bad inputs and faults of our own are thrown.
 */
export async function operate(step: StepContext, record: RunRecord): Promise<Outcome> {
  record.asked(step.inputs.operation)
  try {
    return await carryOut(step, record)
  } catch (error) {
    if (step.cancelled.aborted || !isCursors(error)) throw error
    return { kind: "error", problem: problemFromError(error) }
  }
}

async function carryOut(step: StepContext, record: RunRecord): Promise<Outcome> {
  const { operation } = step.inputs
  if (!isGated(operation)) {
    const { ASK } = await (await import("./work.ts")).loadOperations()
    return await ASK[operation](step, record)
  }
  const order = await readRequest(step, operation, async (comment, phrase) => {
    const { commandIn } = await import("./work.ts")
    return commandIn(comment, phrase)
  })
  if (order.kind === "skipped") return order
  const { run, loadOperations } = await import("./work.ts")
  if (operation === "launch") return await run(step, record, order)
  const { ACT } = await loadOperations()
  return await ACT[operation](step, record, order)
}

function isCursors(error: unknown): boolean {
  return (
    error instanceof CursorApiError || error instanceof CursorConnectionError || error instanceof InvalidResponseError
  )
}
