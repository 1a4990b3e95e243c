import assert from "node:assert/strict"
import { once } from "node:events"
import { describe, test } from "node:test"
import { Worker } from "node:worker_threads"
import { USES } from "../../src/inputs/unused.ts"
import { readWith } from "../surroundings.ts"
import { EDGES } from "./edges.ts"
import { READERS } from "./readers.ts"
import { slownessOf } from "./slowness.ts"

describe("no text of a megabyte takes more than a second", { concurrency: 1 }, () => {
  for (const [place, [name, read]] of Object.entries({ ...READERS, ...EDGES }).entries()) {
    test(name, () => assert.deepEqual(slownessOf(read, place), []))
  }

  test("any input", () => {
    const inputs = Object.keys(USES).filter((name) => name !== "prompt-file")
    const slow = inputs.flatMap((name, place) => {
      const read = (text: string) => readWith({ [name]: text })
      return slownessOf(read, place, [":", ",", "@", "/", "\n"]).map((what) => `${name}, ${what}`)
    })
    assert.deepEqual(slow, [])
  })
})

test("no text of a megabyte takes more than 100 MB", async () => {
  const limits = { maxOldGenerationSizeMb: 100, maxYoungGenerationSizeMb: 16 }
  const worker = new Worker(new URL("read-megabytes.ts", import.meta.url), { resourceLimits: limits })
  let reading = ""
  worker.on("message", (name: string) => {
    reading = name
  })
  const failed = new Promise<string>((resolve) =>
    worker.on("error", (error) => resolve(`${reading}: ${error.message}`)),
  )
  const ended = once(worker, "exit").then(() => "done")
  assert.equal(await Promise.race([failed, ended]), "done")
  assert.equal(reading, "done")
})
