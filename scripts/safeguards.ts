// Takes one safeguard after the other out of a copy of the sources, and shows the test that notices.
// `npm run test:safeguards` plays all of them; words after `--` choose those whose name contains one of the words.
import { SAFEGUARDS } from "./safeguards/all.ts"
import { copyTree, type MutableTree, timesFound } from "./safeguards/mutable-tree.ts"
import { keyOf, runTests } from "./safeguards/named-tests.ts"
import type { Safeguard } from "./safeguards/safeguard.ts"

const words = process.argv.slice(2)
const chosen = SAFEGUARDS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
process.exitCode = (await isAllCaught(chosen)) ? 0 : 1

async function isAllCaught(safeguards: readonly Safeguard[]): Promise<boolean> {
  if (safeguards.length === 0) return complain(`No safeguard has ${words.join(" or ")} in its name.`)
  const stale = safeguards.filter((safeguard) => timesFound(safeguard) !== 1)
  for (const { name, file } of stale)
    complain(`STALE       ${name}: its text does not stand in src/${file} exactly once`)
  if (stale.length > 0) return false

  const tree = copyTree()
  try {
    if (!(await passesUnspoilt(tree, safeguards))) return false
    let caught = 0
    for (const safeguard of safeguards) if (await isCaught(tree, safeguard)) caught++
    console.log(`${caught} of ${safeguards.length} safeguards are caught.`)
    return caught === safeguards.length
  } finally {
    tree.remove()
  }
}

/** Without this a test that always fails, or does not exist, would seem to catch everything. */
async function passesUnspoilt(tree: MutableTree, safeguards: readonly Safeguard[]): Promise<boolean> {
  const failure = tree.build()
  if (failure !== undefined) return complain(`The sources do not build: ${failure}`)
  const results = await runTests(
    tree.folder,
    safeguards.map(({ caughtBy }) => caughtBy),
  )
  const tests = [...new Set(safeguards.map(({ caughtBy }) => keyOf(caughtBy)))]
  const wrong = tests.filter((key) => !results.has(key) || results.get(key) !== undefined)
  for (const key of wrong)
    complain(`NOT PASSED  ${key}: ${results.has(key) ? results.get(key) : "there is no such test"}`)
  if (wrong.length === 0) console.log(`${tests.length} tests pass on the sources as they are.\n`)
  return wrong.length === 0
}

async function isCaught(tree: MutableTree, safeguard: Safeguard): Promise<boolean> {
  const { name, caughtBy } = safeguard
  return await tree.without(safeguard, async () => {
    const failure = tree.build()
    if (failure !== undefined) return complain(`NO BUILD    ${name}: ${failure}`)
    const complaint = (await runTests(tree.folder, [caughtBy])).get(keyOf(caughtBy))
    if (complaint === undefined) return complain(`NOT CAUGHT  ${name}, by "${caughtBy[1]}"`)
    console.log(`caught      ${name}\n            by "${caughtBy[1]}": ${complaint}`)
    return true
  })
}

function complain(line: string): false {
  console.log(line)
  return false
}
