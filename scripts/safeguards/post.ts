import type { Safeguard } from "./safeguard.ts"

const SCENARIO = "test/scenarios/left-behind.test.ts"

/** The post step: finds, stops, reports, and touches nothing that is in order or not ours. */
export const POST: readonly Safeguard[] = [
  {
    name: "the post step finds the agent by its launch key",
    file: "leftover.ts",
    text: "state.agentId ?? (await findByKey(leftover))",
    without: "state.agentId",
    caughtBy: [SCENARIO, "is found by the launch key when the launch was not answered yet"],
  },
  {
    name: "the state names the agents of earlier attempts",
    file: "obtain.ts",
    text: "flight.logbook.note({ earlier: known })",
    without: "",
    caughtBy: [SCENARIO, "of an earlier attempt is not taken for the one of this attempt"],
  },
  {
    name: "the post step rules out the agents of earlier attempts",
    file: "leftover.ts",
    text: "ruledOut: new Set(state.earlier)",
    without: "ruledOut: new Set()",
    caughtBy: [SCENARIO, "of an earlier attempt is not taken for the one of this attempt"],
  },
  {
    name: "the post step stops the agent",
    file: "leftover.ts",
    text: 'if (!state.stopLeftover) return "left"',
    without: 'return "left"',
    caughtBy: [SCENARIO, "is stopped by the post step, and the comment says what happened"],
  },
  {
    name: "the post step leaves an agent that is to be left",
    file: "leftover.ts",
    text: 'if (!state.stopLeftover) return "left"',
    without: "",
    caughtBy: [SCENARIO, "is left working when `on-cancel` says so, and the comment does not hide it"],
  },
  {
    name: "an agent that cannot be read is stopped all the same",
    file: "leftover.ts",
    text: "    () => undefined,\n  )\n  if (end",
    without: "    (error: unknown) => Promise.reject(error),\n  )\n  if (end",
    caughtBy: [SCENARIO, "is stopped also when it cannot be read"],
  },
  {
    name: "an agent that has ended is left alone, and its end is told",
    file: "leftover.ts",
    text: 'if (end !== undefined) return end === "stopped" ? "stopped" : "ended"',
    without: "",
    caughtBy: [SCENARIO, "is left alone when it has ended by itself meanwhile, and its end is reported"],
  },
  {
    name: "the post step does nothing when everything is in order",
    file: "post.ts",
    text: "if (state.isDone) return",
    without: "",
    caughtBy: [
      "test/scenarios/cancel.test.ts",
      "does nothing, and asks nobody, when the main step came to its own end",
    ],
  },
  {
    name: "the state is signed",
    file: "saved-state.ts",
    text: 'if (!isSignedBy(apiKey, "state", [content], signature)) return undefined',
    without: "",
    caughtBy: ["test/scenarios/cancel.test.ts", "believes no state that something else has saved"],
  },
  {
    name: "a signed state is validated as well",
    file: "saved-state.ts",
    text: "return isSavedState(state) ? state : undefined",
    without: "return state as SavedState",
    caughtBy: ["test/saved-state.test.ts", "is not believed with a agentId that makes no sense, though it is signed"],
  },
  {
    name: "the post step goes on in the comment that is there",
    file: "leftover.ts",
    text: "mayExist: true,",
    without: "mayExist: false,",
    caughtBy: [SCENARIO, "has one comment, also when its writing was not answered yet"],
  },
]
