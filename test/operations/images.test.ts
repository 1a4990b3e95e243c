import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { assertExit, commentsOn, messages, onlyAgent, onlyMessage } from "../scenarios/expectations.ts"
import { labeledIssue } from "../scenarios/payloads.ts"
import { logText, setScene } from "../scenarios/scene.ts"
import { SHORT } from "../scenarios/stories.ts"
import { gif, jpeg, png } from "./pictures.ts"
import { asked, DONE, earlierAgent } from "./stage.ts"

const ASSET = "https://github.com/user-attachments/assets/0f7e7ae5-5dd0-4d0b-9e0d-0e4cf2d9a0b1"

/** What is no image, no place or no address is proven in test/prompt/images.test.ts; here is what a run makes of it. */
describe("images of a launch", () => {
  const workspaceFiles = {
    "shot.png": png(640, 480),
    "really-a-gif.jpg": gif(3, 4),
    "deep/photo.jpeg": jpeg(10, 20),
    "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
  }
  test("go with the prompt in their order, with their sizes", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const images = "shot.png\n  deep/photo.jpeg\n\nreally-a-gif.jpg"
    const result = await scene.run({ inputs: { prompt: "Do it", images }, workspaceFiles })
    assertExit(result, 0)
    assert.deepEqual(onlyAgent(scene).request.prompt.images, [
      { data: png(640, 480).toString("base64"), dimension: { width: 640, height: 480 } },
      { data: jpeg(10, 20).toString("base64"), dimension: { width: 10, height: 20 } },
      { data: gif(3, 4).toString("base64"), dimension: { width: 3, height: 4 } },
    ])
    assert.match(logText(result), /^Image really-a-gif\.jpg: gif, 3 × 4 pixels, 13 bytes$/m)
  })

  test("go with a follow-up as well", async (context) => {
    const scene = await setScene(context)
    const id = scene.cursor.addAgent(earlierAgent(DONE))
    const inputs = { operation: "follow-up", "agent-id": id, prompt: "Like this", images: "shot.png", wait: "false" }
    assertExit(await scene.run({ inputs, workspaceFiles }), 0)
    const [sent] = scene.cursor.requests.filter(({ method }) => method === "POST")
    assert.equal(JSON.parse(sent?.body ?? "").prompt.images.length, 1)
  })

  test("what is no image stops the run before any request to Cursor, and the issue says so", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run({
      inputs: { prompt: "Do it", images: "logo.svg" },
      workspaceFiles,
      github: { eventName: "issues", event: labeledIssue() },
    })
    assertExit(result, 1)
    assert.match(
      onlyMessage(result, "error"),
      /"logo\.svg" is not a png, jpeg, gif or webp image\. Its content decides/,
    )
    assert.equal(result.outputs.errorCode, "bad-input")
    assert.deepEqual(asked(scene), [])
    assert.equal(commentsOn(scene, 1).length, 1)
  })

  test("so does an address that is not fetched", async (context) => {
    const scene = await setScene(context)
    const result = await scene.run({
      inputs: { prompt: "Do it", images: "https://evil.example/a.png" },
      github: { eventName: "issues", event: labeledIssue() },
    })
    assertExit(result, 1)
    assert.match(onlyMessage(result, "error"), /is not an image this action fetches/)
    assert.equal(result.outputs.errorCode, "bad-input")
    assert.deepEqual(asked(scene), [])
    assert.equal(commentsOn(scene, 1).length, 1)
  })

  test("those of the issue are attached only when asked for, and a dead one is no failure", async (context) => {
    const scene = await setScene(context, { cursor: { plan: SHORT } })
    const event = labeledIssue({ issue: { body: `See ![shot](${ASSET})` } })
    const github = { eventName: "issues", event }
    // No proxy listens there, so that nothing leaves this machine.
    const env = { https_proxy: "http://127.0.0.1:9" }
    const without = await scene.run({ inputs: { prompt: "Do it" }, github, env })
    assertExit(without, 0)
    assert.deepEqual(messages(without, "warning"), [])
    const asking = await scene.run({
      inputs: { prompt: "Do it", images: "from-event", reaction: "false" },
      github: { ...github, runId: "4343" },
      env,
    })
    assertExit(asking, 0)
    assert.match(onlyMessage(asking, "warning"), /An image of the event was left out: the connection failed/)
    assert.equal(scene.cursor.agents.at(-1)?.request.prompt.images, undefined)
  })

  test("one that was named and cannot be fetched stops the run", async (context) => {
    const scene = await setScene(context)
    const env = { https_proxy: "http://127.0.0.1:9" }
    const result = await scene.run({ inputs: { prompt: "Do it", images: ASSET }, env })
    assertExit(result, 1)
    assert.match(
      onlyMessage(result, "error"),
      /an attachment could not be fetched: .* put such an image into the workspace/,
    )
    assert.equal(scene.cursor.launchCount, 0)
  })
})
