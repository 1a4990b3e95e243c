import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { FAILABLE, failsStep, type Outcome } from "../../src/model/outcome.ts"
import { problem } from "../../src/report/catalogue.ts"
import { BARE_AGENT as AGENT } from "../agent/bare-agent.ts"

const OUTCOMES: Readonly<Record<Outcome["kind"], Outcome>> = {
  finished: { kind: "finished", agent: AGENT },
  failed: { kind: "failed", agent: AGENT, problem: problem("agent-failed") },
  expired: { kind: "expired", agent: AGENT, problem: problem("agent-expired") },
  stopped: { kind: "stopped", agent: AGENT, problem: problem("agent-stopped") },
  "timed-out": { kind: "timed-out", agent: AGENT, problem: problem("timed-out"), disposition: "left" },
  launched: { kind: "launched", agent: AGENT },
  skipped: { kind: "skipped", reason: "the label is another one" },
  cancelled: { kind: "cancelled", problem: problem("cancelled"), disposition: "none" },
  unknown: { kind: "unknown", problem: problem("launch-in-doubt") },
  error: { kind: "error", problem: problem("wrong-key") },
  ok: { kind: "ok" },
}
const ALWAYS: readonly string[] = ["error", "cancelled"]

function failing(failOn: readonly string[]): readonly string[] {
  const rules = { failOn: new Set(failOn), ifNoPr: "warn" }
  return Object.values(OUTCOMES)
    .filter((outcome) => failsStep(outcome, rules))
    .map(({ kind }) => kind)
}

describe("a step fails", () => {
  test("for what fail-on names, and for errors and cancellations", () => {
    assert.deepEqual(new Set(failing(FAILABLE)), new Set([...FAILABLE, ...ALWAYS]))
    assert.deepEqual(new Set(failing([])), new Set(ALWAYS))
    for (const kind of FAILABLE) assert.deepEqual(new Set(failing([kind])), new Set([kind, ...ALWAYS]))
  })

  test("for a finished agent only when its missing pull request is an error", () => {
    const finished: Outcome = { kind: "finished", agent: AGENT, problem: problem("no-pull-request") }
    const fails = (outcome: Outcome, ifNoPr: string) => failsStep(outcome, { failOn: new Set(FAILABLE), ifNoPr })
    assert.deepEqual(
      ["warn", "error"].map((ifNoPr) => fails(finished, ifNoPr)),
      [false, true],
    )
    assert.equal(fails(OUTCOMES.finished, "error"), false)
    for (const kind of ["finished", "launched"] as const)
      assert.equal(fails({ kind, agent: AGENT, problem: problem("agent-still-running") }, "ignore"), true)
  })
})
