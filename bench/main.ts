// What the action costs, as ratios to an action that does nothing, measured side by side on this machine:
//   npm run bench                    all of it, a minute or two
//   npm run bench -- --rounds 10     fewer rounds
//   npm run bench -- --write         puts the table into docs/performance.md
import { cpus } from "node:os"
import { parseArgs } from "node:util"
import { costOfPolling } from "./poll-rule.ts"
import { ratiosTo } from "./ratios.ts"
import { type Row, tableOf, writeTable } from "./report.ts"
import {
  cancelMs,
  openSurroundings,
  peakWhileFollowing,
  peakWhileWaiting,
  type Surroundings,
  session,
} from "./session.ts"
import { MOST_BYTES, sizes } from "./sizes.ts"
import { emptyStep, inputRequired, skipped } from "./start.ts"

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "20" }, write: { type: "boolean", default: false } },
})
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError("--rounds takes a whole number")

const surroundings = await openSurroundings()
const rows = [...(await startRows()), ...(await sessionRows(surroundings)), ...sizeRows(), ...pollRows()]
await surroundings?.close()
const machine = `Node 24, ${process.platform}, ${cpus().length} cores, medians of ${rounds} rounds`
console.log(`\n${machine}\n\n${tableOf(rows)}`)
if (values.write) writeTable(rows, machine)

async function startRows(): Promise<readonly Row[]> {
  const floor = emptyStep("an action that does nothing", "")
  const hello = emptyStep("an action that prints one line", 'console.log("hello")')
  const [line, required, skip] = await ratiosTo(floor, [hello, inputRequired, skipped], rounds)
  const timed = (name: string, wall = Number.NaN, goal?: number): Row => ({ name, value: wall, unit: "×", goal })
  return [
    timed(`${hello.name}, time`, line?.wall),
    timed(`${inputRequired.name}, time`, required?.wall, 1.6),
    timed(`${skipped.name}, time`, skip?.wall, 1.6),
  ]
}

async function sessionRows(there: Surroundings | undefined): Promise<readonly Row[]> {
  if (!there) {
    console.log("There is no openssl to make a certificate with, so nothing is measured over HTTPS.")
    return []
  }
  const floor = emptyStep("an action that does nothing", "")
  const measured = session(there)
  const [cost] = await ratiosTo(floor, [measured], Math.ceil(rounds / 2))
  const waitingMb = await peakWhileWaiting(there, 30_000)
  const followingMb = await peakWhileFollowing(there, 60_000, 1_000_000)
  return [
    { name: `${measured.name}, CPU`, value: cost?.cpu ?? Number.NaN, unit: "×", goal: 5.5 },
    { name: "most memory while waiting", value: waitingMb, unit: "MB", goal: 75 },
    {
      name: "… above that while following 1,000,000 events of v1",
      value: followingMb - waitingMb,
      unit: "MB",
      goal: 20,
    },
    { name: "cancelled: from the signal to the end", value: (await cancelMs(there, 5)) / 1000, unit: "s", goal: 5 },
  ]
}

function sizeRows(): readonly Row[] {
  const { first, all } = sizes()
  return [
    { name: "the file that every run loads", value: first / 1_000, unit: "kB", goal: MOST_BYTES.first / 1_000 },
    { name: "all of `dist/`", value: all / 1_000, unit: "kB", goal: MOST_BYTES.all / 1_000 },
  ]
}

function pollRows(): readonly Row[] {
  const { requestsPerTenMinuteAgent, meanDelayS, p95DelayS } = costOfPolling()
  return [
    { name: "reads while an agent works for ten minutes", value: requestsPerTenMinuteAgent, unit: "", goal: 45 },
    { name: "an agent's end is seen after, on average", value: meanDelayS, unit: "s", goal: 9 },
    { name: "… and in 95 of 100 cases within", value: p95DelayS, unit: "s", goal: 24 },
  ]
}
