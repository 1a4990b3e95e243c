import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { DONE, earlierAgent } from "../operations/stage.ts"
import { onlyAgent } from "../scenarios/expectations.ts"
import { changed, HOME, payload } from "../scenarios/payloads.ts"
import { actionsOf, assertSmooth, onlyLeg, setExample } from "./stage.ts"

const PULL_REQUEST = `https://github.com/${HOME.fullName}/pull/2`
const PULL_RUN = { ref: "refs/pull/2/merge", refName: "2/merge" }
const FROM_FORK = { pull_request: { head: { repo: { full_name: "stranger/Hello-World" } } } }

describe("thread.yml on a pull request", { concurrency: 2 }, () => {
  const reviewed = (body: string, changes = {}) => ({
    eventName: "pull_request_review",
    event: changed(changed(payload("pull_request_review", "submitted"), { review: { body } }), changes),
    github: PULL_RUN,
  })

  test("a review goes to the agent of the pull request, and to no other", async (context) => {
    const { scene, happens } = await setExample(context, "thread.yml")
    const target = { autoCreatePr: true, branchName: "changes" }
    const story = { ...DONE, pullRequest: { lateMs: 0, url: PULL_REQUEST }, followUps: [{ runningMs: 20_000 }] }
    const { request } = earlierAgent(story)
    scene.cursor.addAgent(earlierAgent(DONE))
    const id = scene.cursor.addAgent(earlierAgent(story, { request: { ...request, target } }))
    assertSmooth([onlyLeg(await happens(reviewed("/cursor Rename it")))])
    const [sent] = scene.cursor.agents.find((agent) => agent.id === id)?.followUps ?? []
    assert.equal(scene.cursor.agents.flatMap(({ followUps }) => followUps).length, 1)
    assert.match(sent?.text ?? "", /^Rename it\n[\s\S]*Review, written by/)
  })

  test("without such an agent a new one works on the pull request", async (context) => {
    const { scene, happens } = await setExample(context, "thread.yml")
    assertSmooth([onlyLeg(await happens(reviewed("/cursor Rename it")))])
    assert.deepEqual(onlyAgent(scene).request.source, { prUrl: PULL_REQUEST })
  })

  test("other reviews need no runner, and a fork's are skipped", async (context) => {
    const { scene, happens } = await setExample(context, "thread.yml")
    assert.equal(onlyLeg(await happens(reviewed("Looks good"))).result, "skipped")
    const [fork] = actionsOf(onlyLeg(await happens(reviewed("/cursor Rename it", FROM_FORK), {})))
    assert.equal(fork?.outputs.outcome, "skipped")
    assert.deepEqual(scene.cursor.requests, [])
  })
})

describe("ci-failure.yml", { concurrency: 2 }, () => {
  const BRANCH = {
    cursor: { repositories: [{ name: HOME.fullName, defaultBranch: "master", branches: ["changes"] }] },
  }
  const completed = (run = {}, changes = {}) => ({
    eventName: "workflow_run",
    event: changed(payload("workflow_run", "completed"), {
      repository: { full_name: HOME.fullName },
      sender: { login: HOME.owner, type: "User" },
      workflow_run: {
        name: "CI",
        conclusion: "failure",
        run_attempt: 1,
        head_branch: "master",
        head_repository: { full_name: HOME.fullName },
        ...run,
      },
      ...changes,
    }),
  })

  const QUIET = {
    "a run that succeeded": completed({ conclusion: "success" }),
    "a re-run": completed({ run_attempt: 2 }),
    "a run for a fork": completed({ head_repository: { full_name: "stranger/Hello-World" } }),
    "the run of somebody's branch": completed({ head_branch: "changes" }),
  }
  for (const [name, event] of Object.entries(QUIET)) {
    test(`${name} needs no runner`, async (context) => {
      const { scene, happens } = await setExample(context, "ci-failure.yml", BRANCH)
      const legs = (await happens(event)) ?? []
      assert.deepEqual(
        legs.map(({ result }) => result),
        ["skipped", "skipped"],
      )
      assert.equal(scene.cursor.launchCount, 0)
    })
  }

  test("a failure on an agent's branch goes to that agent, and starts none", async (context) => {
    const { scene, happens } = await setExample(context, "ci-failure.yml", BRANCH)
    const [verify, agent] = (await happens(completed({ head_branch: "cursor/fix-1a2b" }))) ?? []
    assert.deepEqual([verify?.result, agent?.result, scene.cursor.launchCount], ["success", "skipped", 0])
    assert.match(verify?.steps[0]?.outputs.skipReason ?? "", /no open pull request has this commit/)
  })

  test("another workflow is not listened to", async (context) => {
    const { scene, happens } = await setExample(context, "ci-failure.yml", BRANCH)
    assert.equal(await happens(completed({ name: "Release" })), undefined)
    assert.equal(scene.cursor.launchCount, 0)
  })
})

describe("dependabot-and-forks.yml", { concurrency: 2 }, () => {
  const DEPENDABOT = { login: "dependabot[bot]", type: "Bot" }
  const labelled = (changes = {}) => ({
    eventName: "pull_request",
    event: changed(changed(payload("pull_request", "labeled"), { label: { name: "cursor" } }), changes),
    github: PULL_RUN,
  })
  const byDependabot = (sender: { readonly login: string }) => {
    const pullRequest = { user: DEPENDABOT, head: { ref: "dependabot/npm_and_yarn/left-pad-2" } }
    return { ...labelled({ sender, pull_request: pullRequest }), github: { ...PULL_RUN, actor: sender.login } }
  }

  test("a pull request of Dependabot when only Actions has the secret: the message names the cause", async (context) => {
    const { scene, happens } = await setExample(context, "dependabot-and-forks.yml")
    const leg = onlyLeg(await happens(byDependabot(DEPENDABOT), {}))
    const [action] = actionsOf(leg)
    assert.equal(action?.outputs.errorCode, "missing-key")
    assert.match(action?.log.join("\n") ?? "", /Save the key under Settings → Secrets → Dependabot/)
    assert.equal(scene.cursor.launchCount, 0)
  })
})
