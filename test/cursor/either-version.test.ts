import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { CursorClient } from "../../src/cursor/client.ts"
import { eitherVersion } from "../../src/cursor/either-version.ts"
import { CursorApiError } from "../../src/cursor/errors.ts"
import { LOST, refusal } from "../agent/cursor-errors.ts"

/** Two versions that note what they are asked. `owner` knows the agent. */
function versions(owner: "first" | "other" | "nobody", fault?: Error) {
  const asked: string[] = []
  const client = (name: "first" | "other"): CursorClient => {
    const answer = async <T>(verb: string, value: T): Promise<T> => {
      asked.push(`${name} ${verb}`)
      if (name === "first" && fault) throw fault
      if (name !== owner) throw refusal(404)
      return value
    }
    const never = () => assert.fail("nobody asks this")
    return {
      takesAgentId: name === "other",
      listShowsTurns: name === "first",
      hasStream: name === "other",
      launch: never,
      followUp: () => answer("followUp", undefined),
      stop: () => answer("stop", undefined),
      remove: () => answer("remove", undefined),
      agent: (id) => answer("agent", { id, status: "FINISHED" }),
      agents: never,
      withRepository: never,
      conversation: () => answer("conversation", []),
      turns: () => answer("turns", { messages: [] }),
      wasSent: () => answer("wasSent", true),
      firstTurn: () => answer("firstTurn", undefined),
      attach: (_, runId) => asked.push(`${name} attach ${runId}`),
      follow: () => {
        asked.push(`${name} follow`)
        return { untilNextRead: async () => {}, close: () => {} }
      },
      usage: () => answer("usage", undefined),
      artifacts: () => answer("artifacts", []),
      artifactLink: () => answer("artifactLink", { url: "" }),
      me: never,
      models: never,
      repositories: never,
      serverTimeMs: () => undefined,
    }
  }
  let opened = 0
  const either = eitherVersion(client("first"), async () => {
    opened++
    return client("other")
  })
  return { either, asked, opened: () => opened }
}

describe("an agent of either version", () => {
  test("is asked for in the step's version, and that is all where it is found", async () => {
    const { either, asked, opened } = versions("first")
    await either.agent("bc-1")
    await either.stop("bc-1")
    either.follow("bc-1", () => {})
    assert.deepEqual([asked, opened()], [["first agent", "first stop", "first follow"], 0])
  })

  test("is asked for in the other one after a 404, and stays there, whatever is asked first", async () => {
    const { either, asked, opened } = versions("other")
    await either.stop("bc-1")
    await either.agent("bc-1")
    either.follow("bc-1", () => {})
    assert.deepEqual(asked, ["first stop", "other stop", "other agent", "other follow"])
    for (const ask of [either.followUp, either.remove, either.artifacts]) await ask("bc-2", { text: "" })
    await either.artifactLink("bc-3", "x")
    assert.equal(opened(), 1)
  })

  test("is read before anything that the wrong version answers as well", async () => {
    for (const verb of ["turns", "wasSent", "usage"] as const) {
      const { either, asked } = versions("other")
      await (verb === "wasSent" ? either.wasSent("bc-1", { isOurs: () => true }) : either[verb]("bc-1"))
      assert.deepEqual(asked, ["first agent", "other agent", `other ${verb}`])
    }
    const { either, asked } = versions("first")
    await either.conversation("bc-1")
    await either.turns("bc-1")
    assert.deepEqual(asked, ["first conversation", "first agent", "first turns"])
  })

  test("keeps the turn that was named before it was found", async () => {
    const { either, asked } = versions("other")
    either.attach("bc-1", "run-7")
    await either.agent("bc-1")
    either.attach("bc-1", "run-8")
    assert.deepEqual(asked, [
      "first attach run-7",
      "first agent",
      "other attach run-7",
      "other agent",
      "other attach run-8",
    ])
  })

  test("that neither knows is one that the step's version does not know", async () => {
    const { either, asked } = versions("nobody")
    await assert.rejects(either.agent("bc-1"), (error) => error instanceof CursorApiError && error.status === 404)
    await assert.rejects(either.agent("bc-1"))
    assert.deepEqual(asked, ["first agent", "other agent", "first agent", "other agent"])
  })

  test("is not asked for elsewhere after any other failure", async () => {
    for (const fault of [LOST, refusal(403), refusal(409)]) {
      const { either, opened } = versions("other", fault)
      await assert.rejects(either.agent("bc-1"), fault)
      assert.equal(opened(), 0)
    }
  })
})
