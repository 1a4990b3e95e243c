import assert from "node:assert/strict"
import type { CommandRun, ThreadPlay } from "./threads.ts"

/** Outcomes after which an agent has the command. */
const ARRIVED = new Set(["finished", "failed", "stopped", "launched"])

/** Never two turns for one command, never a lost one, never a wrong agent. */
export function judgeThread(play: ThreadPlay): void {
  const { cursor, stranger } = play
  const other = cursor.agents.find(({ id }) => id === stranger)
  assert.deepEqual(other?.followUps, [], "an agent of another issue got a command")
  for (const run of play.runs) {
    const holders = holdersOf(play, run.command.text)
    const wasStopped = cursor.agents.some(({ id, stopsAtMs }) => holders.includes(id) && stopsAtMs.length > 0)
    judgeCommand(run, holders, wasStopped)
    judgeAgent(run, holders)
  }
}

/** The agent of each message that holds a command. */
function holdersOf({ cursor }: ThreadPlay, text: string): readonly string[] {
  return cursor.agents.flatMap(({ id, promptText, followUps }) =>
    [promptText, ...followUps.map((followUp) => followUp.text)].filter((one) => one.includes(text)).map(() => id),
  )
}

function judgeCommand({ command, results }: CommandRun, holders: readonly string[], wasStopped: boolean): void {
  const { text, author } = command
  if (author === "mallory") assert.deepEqual(holders, [], `${text} was not theirs to give`)
  const outcomes = results.map(({ outputs }) => outputs.outcome ?? "")
  // A re-run starts again what was stopped because the attempt before was cancelled or killed.
  const most = results.length > 1 && wasStopped ? 2 : 1
  assert.ok(holders.length <= most, `${text} arrived ${holders.length} times (${outcomes})`)
  const last = outcomes.at(-1) ?? ""
  if (ARRIVED.has(last)) assert.ok(holders.length > 0, `${text} is lost, and its run ended as ${last}`)
  if (holders.length === 0) assert.ok(!ARRIVED.has(last))
  if (last === "error" && results.length === 1) assert.deepEqual(holders, [], `${text} arrived, and its run says error`)
}

/** What came alone, after a comment of ours, went to the agent which that comment names. */
function judgeAgent(
  { command, isAlone, namedBefore, agentsBefore, results }: CommandRun,
  holders: readonly string[],
): void {
  if (!isAlone || namedBefore === undefined) return
  for (const holder of holders) {
    if (agentsBefore.has(holder)) assert.equal(holder, namedBefore, `${command.text} went to another agent`)
    else assert.ok(mayBeReplaced(results), `${command.text} started an agent beside ${namedBefore}`)
  }
}

/** A comment says why a new agent started. */
function mayBeReplaced(results: CommandRun["results"]): boolean {
  return results.some(({ summary }) => /cannot go on/.test(summary))
}
