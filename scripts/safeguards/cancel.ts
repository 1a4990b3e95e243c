import type { Safeguard } from "./safeguard.ts"

const SCENARIO = "test/scenarios/cancel.test.ts"
const LEFT_BEHIND = "test/scenarios/left-behind.test.ts"
const SIGNALS = "test/cancellation.test.ts"
const FILES = "test/scenarios/command-files.test.ts"

/** A step that is cancelled, runs out of time or is killed leaves no agent at work that should not be. */
export const CANCEL: readonly Safeguard[] = [
  {
    name: "SIGINT is heard",
    file: "cancellation.ts",
    text: 'process.on("SIGINT", onSignal)',
    without: "",
    caughtBy: [SCENARIO, "stops its agent, puts outputs and comment right, and ends by itself"],
  },
  {
    name: "SIGTERM alone is heard",
    file: "cancellation.ts",
    text: 'process.on("SIGTERM", onSignal)',
    without: "",
    caughtBy: [SCENARIO, "hears SIGTERM alone as well"],
  },
  {
    name: "a launch under way gets time to answer",
    file: "cancellation.ts",
    text: "const GRACE_MS = 5_000",
    without: "const GRACE_MS = 0",
    caughtBy: [SCENARIO, "waits for the answer of a launch under way, and stops that agent"],
  },
  {
    name: "a launch that is never answered does not outlast the runner's patience",
    file: "cancellation.ts",
    text: "const GRACE_MS = 5_000",
    without: "const GRACE_MS = 50_000",
    caughtBy: [
      SCENARIO,
      "keeps the runner's real time (7.5 s to the second signal, 2.5 s to the kill), when no launch is answered",
    ],
  },
  {
    name: "a second signal gives up what is under way",
    file: "cancellation.ts",
    text: 'return abandoned.abort(new Error("cancelled twice"))',
    without: "return",
    caughtBy: [SIGNALS, "gives it up at a second signal"],
  },
  {
    name: "the process leaves in time, whatever hangs",
    file: "cancellation.ts",
    text: "setTimeout(leaveAtOnce, LAST_MOMENT_MS).unref()",
    without: "",
    caughtBy: [SIGNALS, "leaves within seven seconds, whatever still hangs, and a second signal buys no time"],
  },
  {
    name: "the wait hears of the cancel",
    file: "watch.ts",
    text: "    signal: step.cancelled,\n    pace:",
    without: "    signal: new AbortController().signal,\n    pace:",
    caughtBy: [SCENARIO, "stops its agent, puts outputs and comment right, and ends by itself"],
  },
  {
    name: "a cancelled step stops its agent",
    file: "watch.ts",
    text: 'if (step.inputs.onCancel === "leave") return outcome',
    without: "return outcome",
    caughtBy: [SCENARIO, "stops its agent, puts outputs and comment right, and ends by itself"],
  },
  {
    name: "`on-cancel: leave` leaves the agent at work",
    file: "watch.ts",
    text: 'if (step.inputs.onCancel === "leave") return',
    without: "if (Number.isNaN(0)) return",
    caughtBy: [SCENARIO, "leaves its agent working when `on-cancel` says so"],
  },
  {
    name: "a stop on cancel leaves time for the report",
    file: "watch.ts",
    text: "Math.min(CANCEL_STOP_MS, step.timeLeftMs() - REPORT_RESERVE_MS)",
    without: "STOP_BUDGET_MS",
    caughtBy: [LEFT_BEHIND, "a stop without an answer is made up for by the post step"],
  },
  {
    name: "a stop is repeated",
    file: "stop.ts",
    text: "heals: mayHelpToRepeat",
    without: "heals: () => false",
    caughtBy: ["test/stop.test.ts", "is sent again when it failed on the way, or was answered with nonsense"],
  },
  {
    name: "a stop whose answer was lost counts as a stop",
    file: "stop.ts",
    text: "mayHaveStopped ||= mayBeProcessed(error)",
    without: "",
    caughtBy: ["test/stop.test.ts", "whose answer was lost is what ended the agent"],
  },
  {
    name: "a launch that a cancel left in doubt is left to the post step",
    file: "obtain.ts",
    text: 'if (flight.step.cancelled.aborted) return { kind: "none", outcome: cancelledWhileLaunching() }',
    without: "",
    caughtBy: [LEFT_BEHIND, "a search for the agent of a lost answer is gone on with by the post step"],
  },
  {
    name: "`on-timeout: stop` stops the agent",
    file: "watch.ts",
    text: 'if (step.inputs.onTimeout === "leave") return outcome',
    without: "return outcome",
    caughtBy: ["test/scenarios/outcomes.test.ts", "the time running out, the agent stopped"],
  },
  {
    name: "the state is saved before the launch",
    file: "flight.ts",
    text: 'if (!isSaved()) throw new InputError(NOT_SAVED, "state-not-saved")',
    without: "",
    caughtBy: [LEFT_BEHIND, "is found by the launch key when the launch was not answered yet"],
  },
  {
    name: "nothing is launched without a saved state",
    file: "flight.ts",
    text: 'if (!isSaved()) throw new InputError(NOT_SAVED, "state-not-saved")',
    without: "isSaved()",
    caughtBy: [FILES, "without a place for the state nothing is launched: a killed job would leave its agent working"],
  },
  {
    name: "a state that cannot be saved later loses no agent",
    file: "flight.ts",
    text: "if (!isSaved()) warn(BEHIND)",
    without: "if (!isSaved()) throw new Error(BEHIND)",
    caughtBy: [FILES, "a disk that fills up while the agent is launched is a warning, and the agent is not lost"],
  },
  {
    name: "the agent's id is saved at once",
    file: "flight.ts",
    text: "logbook.note({ agentId: agent.id })",
    without: "",
    caughtBy: [LEFT_BEHIND, "is known by its id as soon as it is launched: no search is needed"],
  },
  {
    name: "the agent's id stands in the comment before anything is waited for",
    file: "flight.ts",
    text: "await reporter.tell(chronicle.report(), { signal: step.cancelled })",
    without: "",
    caughtBy: [LEFT_BEHIND, "is in the log and in the comment when the runner dies with it"],
  },
  {
    name: "an agent that could not be stopped is left to the post step",
    file: "flight.ts",
    text: "isDone: !isLeftover && (isTold || !step.cancelled.aborted)",
    without: "isDone: isTold || !step.cancelled.aborted",
    caughtBy: [LEFT_BEHIND, "a stop without an answer is made up for by the post step"],
  },
  {
    name: "a comment that could not be put right is left to the post step",
    file: "flight.ts",
    text: "isDone: !isLeftover && (isTold || !step.cancelled.aborted)",
    without: "isDone: !isLeftover",
    caughtBy: [LEFT_BEHIND, "the last word in the comment is said by the post step, without a second stop"],
  },
  {
    name: "the post step knows of a stop, whatever word the agent shows after it",
    file: "flight.ts",
    text: 'if (fate === "stopped") logbook.note({ isStopped: true })',
    without: "",
    caughtBy: [LEFT_BEHIND, "the last word in the comment is said by the post step, without a second stop"],
  },
  {
    name: "the post step goes on with the stop of a wait that ran out of time",
    file: "flight.ts",
    text: 'logbook.note({ stopLeftover: true, endedBy: "time-out" })',
    without: 'logbook.note({ endedBy: "time-out" })',
    caughtBy: [LEFT_BEHIND, "a stop at the end of the time that only the post step gets through is reported as that"],
  },
]
