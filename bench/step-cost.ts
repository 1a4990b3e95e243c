import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ActionOptions, ActionResult } from "../simulator/runner/action-run.ts"
import { runAction } from "../simulator/runner/emulator.ts"

/** What the main process of one step took. */
export type Cost = { readonly wallMs: number; readonly cpuMs: number; readonly peakMb: number }

/** A step to measure; `check` throws when it did not do what is measured. */
export type Case = {
  readonly name: string
  readonly options: () => ActionOptions
  readonly check?: (result: ActionResult) => void
}

const METER = join(import.meta.dirname, "meter.cjs")

/** Runs the step as the runner does, with a meter in its process. @throws when the step or the meter fails */
export async function costOf({ options, check }: Case): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), "falconer-bench-"))
  const meterFile = join(folder, "cost.json")
  try {
    const given = options()
    const result = await runAction({
      ...given,
      nodeOptions: ["--require", METER],
      // The post step writes into the same file; only main is measured.
      skipPost: true,
      runnerEnv: { ...given.runnerEnv, METER_FILE: meterFile },
    })
    check?.(result)
    return { wallMs: result.stages[0]?.durationMs ?? Number.NaN, ...readCost(meterFile) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readCost(file: string): Pick<Cost, "cpuMs" | "peakMb"> {
  const cost: unknown = JSON.parse(readFileSync(file, "utf8"))
  if (typeof cost !== "object" || cost === null || !("cpuMs" in cost) || !("peakMb" in cost)) throw new Error(file)
  return { cpuMs: Number(cost.cpuMs), peakMb: Number(cost.peakMb) }
}
