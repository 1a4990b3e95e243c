import type { Safeguard } from "./safeguard.ts"

const SCENARIO = "test/scenarios/re-run.test.ts"

/** A later attempt goes on with the agent of the first, and a follow-up is not sent twice either. */
export const RE_RUN: readonly Safeguard[] = [
  {
    name: "a re-run looks for the first attempt's agent before it sends anything",
    file: "obtain.ts",
    text: "step.runner.runAttempt > 1 ? await earlierAgents",
    without: "step.runner.runAttempt > 999 ? await earlierAgents",
    caughtBy: [SCENARIO, "adopts a finished agent (comment: false)"],
  },
  {
    name: "an agent that failed, expired or was stopped is replaced",
    file: "obtain.ts",
    text: 'return end === undefined || end === "finished"',
    without: "return true",
    caughtBy: [SCENARIO, "replaces an agent that ended as ERROR, and then one that ended as EXPIRED"],
  },
  {
    name: "a replaced agent is not taken for the one of a lost launch",
    file: "obtain.ts",
    text: "await launch(flight, assignment, new Set(known))",
    without: "await launch(flight, assignment, new Set())",
    caughtBy: [SCENARIO, "does not take the agent that it replaces for the one of its own lost launch"],
  },
  {
    name: "a re-run that cannot look launches nothing",
    file: "obtain.ts",
    text: 'throw new FailedSearch("no complete look", { cause })',
    without: "return []",
    caughtBy: [SCENARIO, "launches nothing when it cannot tell what the first attempt left"],
  },
  {
    name: "a re-run launches nothing while a working agent shows no prompt",
    file: "obtain.ts",
    text: "if (!carriers.some(isOfUse) && unread > 0) throw unreadable(unread)",
    without: "",
    caughtBy: [SCENARIO, "launches nothing while a working agent, perhaps its own, shows no prompt yet"],
  },
  {
    name: "the comment is believed only about an agent of use",
    file: "obtain.ts",
    text: "if (named && isOfUse(named)) return [named]",
    without: "if (named) return [named]",
    caughtBy: [SCENARIO, "is not misled by a comment that is behind"],
  },
  {
    name: "when the comment's agent cannot be read, the list is looked at",
    file: "obtain.ts",
    text: "{ signal: step.cancelled }).catch(() => undefined)",
    without: "{ signal: step.cancelled })",
    caughtBy: [SCENARIO, "looks among the agents when the one that the comment names cannot be read"],
  },
  {
    name: "the newest agent with the key wins",
    file: "find-agent.ts",
    text: "carriers.sort((one, other) => madeAtMs(other) - madeAtMs(one))",
    without: "carriers",
    caughtBy: ["test/find-agent.test.ts", "gives all carriers of the key, the newest first"],
  },
  {
    name: "a follow-up whose answer was lost is looked for before it is sent again",
    file: "operations/send-follow-up.ts",
    text: 'if (search.kind === "found") return search',
    without: "",
    caughtBy: [
      "test/operations/follow-up-faults.test.ts",
      "whatever gets lost, an agent gets one message at most, and the result says what is so",
    ],
  },
  {
    name: "a follow-up that cannot be looked for is not sent again",
    file: "operations/send-follow-up.ts",
    text: 'if (search.kind === "failed") return { ...sent, lookError: search.error }',
    without: "",
    caughtBy: [
      "test/operations/follow-up-faults.test.ts",
      "whatever gets lost, an agent gets one message at most, and the result says what is so",
    ],
  },
]
