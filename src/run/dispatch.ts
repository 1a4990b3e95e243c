import type { Chronicle } from "../report/record.ts"
import { CursorMisreading, CursorRefusal, CursorTrouble } from "../cursor/errors.ts"
import { isActing, readOrder } from "../event/request.ts"
import type { Outcome } from "../model/outcome.ts"
import { diagnose } from "../report/problem-from-error.ts"
import type { Step } from "./context.ts"

/**
 * Does what `operation` says, and loads no more for it than it needs. What Cursor refuses comes back as an outcome;
 * bad inputs and faults of our own are thrown.
 */
export async function operate(step: Step, chronicle: Chronicle): Promise<Outcome> {
  chronicle.asked(step.inputs.operation)
  try {
    return await carryOut(step, chronicle)
  } catch (error) {
    if (step.cancelled.aborted || !isCursors(error)) throw error
    return { kind: "error", problem: diagnose(error) }
  }
}

async function carryOut(step: Step, chronicle: Chronicle): Promise<Outcome> {
  const { operation } = step.inputs
  if (!isActing(operation)) {
    const { ASK } = await (await import("./work.ts")).loadOperations()
    return await ASK[operation](step, chronicle)
  }
  const order = await readOrder(step, operation, async (comment, phrase) => {
    const { commandIn } = await import("./work.ts")
    return commandIn(comment, phrase)
  })
  if (order.kind === "skipped") return order
  const { run, loadOperations } = await import("./work.ts")
  if (operation === "launch") return await run(step, chronicle, order)
  const { ACT } = await loadOperations()
  return await ACT[operation](step, chronicle, order)
}

function isCursors(error: unknown): boolean {
  return error instanceof CursorRefusal || error instanceof CursorTrouble || error instanceof CursorMisreading
}
