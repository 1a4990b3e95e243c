import type { Chronicle } from "./chronicle.ts"
import { CursorMisreading, CursorRefusal, CursorTrouble } from "./cursor/errors.ts"
import type { Outcome } from "./outcome.ts"
import { diagnose } from "./report/diagnose.ts"
import { run } from "./run.ts"
import type { Step } from "./step.ts"

/**
 * Does what `operation` says. A launch loads nothing of the other operations. What Cursor refuses comes back as an
 * outcome; bad inputs and faults of our own are thrown.
 */
export async function operate(step: Step, chronicle: Chronicle): Promise<Outcome> {
  const { operation } = step.inputs
  chronicle.asked(operation)
  if (operation === "launch") return await run(step, chronicle)
  const { OPERATE } = await import("./operations/all.ts")
  try {
    return await OPERATE[operation](step, chronicle)
  } catch (error) {
    if (step.cancelled.aborted || !isCursors(error)) throw error
    return { kind: "error", problem: diagnose(error) }
  }
}

function isCursors(error: unknown): boolean {
  return error instanceof CursorRefusal || error instanceof CursorTrouble || error instanceof CursorMisreading
}
