import type { Safeguard } from "./safeguard.ts"

const SCENARIO = "test/scenarios/comment.test.ts"
const AMONG_OTHERS = "is found again by the next attempt, among many others and behind forged ones"

/** One comment, ours, and up to date. */
export const COMMENT: readonly Safeguard[] = [
  {
    name: "a comment whose answer was lost is looked for before a second try",
    file: "github/comment.ts",
    text: "(await findComment(github, place, wanted, signal)) ?? ",
    without: "",
    caughtBy: [SCENARIO, 'is not doubled when the answer is lost: {"kind":"reset","when":"after"}'],
  },
  {
    name: "a comment that could not be looked for then is looked for later",
    file: "reporter.ts",
    text: "mayExist = true",
    without: "",
    caughtBy: [SCENARIO, "is not doubled either when it cannot be looked for at first"],
  },
  {
    name: "comment lists are paged",
    file: "github/comment.ts",
    text: "const MOST_PAGES = 10",
    without: "const MOST_PAGES = 1",
    caughtBy: [SCENARIO, AMONG_OTHERS],
  },
  {
    name: "an endless conversation is read from where ours can be",
    file: "github/comment.ts",
    text: "since: wanted.since.toISOString(), ",
    without: "",
    caughtBy: [SCENARIO, "is found again at the end of a conversation that nobody could read from its start"],
  },
  {
    name: "a comment of somebody else is not ours, whatever marker it copies",
    file: "github/comment.ts",
    text: '.filter((entry) => sameLogin(at(at(entry, "user"), "login"), login))',
    without: "",
    caughtBy: [SCENARIO, AMONG_OTHERS],
  },
  {
    name: "a comment's marker is signed",
    file: "github/marker.ts",
    text: 'if (!isSignedBy(apiKey, "comment", parts(place, agent, runs), signature)) return undefined',
    without: "",
    caughtBy: ["test/github/marker.test.ts", "is refused: no signature"],
  },
  {
    name: "the last word is insisted on",
    file: "reporter.ts",
    text: "await insist(clock, () => write(report, signal), signal)",
    without: "await write(report, signal)",
    caughtBy: [SCENARIO, "gets its last word when GitHub asks for patience just then"],
  },
]
