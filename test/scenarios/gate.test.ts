import assert from "node:assert/strict"
import { describe, test } from "node:test"
import type { GithubOptions } from "../../simulator/runner/action-run.ts"
import { agentFor } from "./earlier-attempt.ts"
import { agentOutputs, assertExit, assertOutputs, commentsOn, onlyAgent } from "./expectations.ts"
import {
  assertHarmless,
  assertSkipped,
  COMMAND,
  commented,
  type Inputs,
  labelled,
  OWNER,
  onPullRequest,
  type Person,
  reviewed,
  runEach,
  starred,
  WITH_PEOPLE,
} from "./knocking.ts"
import { changed, HOME, payload } from "./payloads.ts"
import { homeRepository, setScene } from "./scene.ts"

/*
 * What the gate answers to whom, for every kind of event, is the matter of test/authorize/rules.test.ts and
 * rules-events.test.ts. Here is what that needs from outside: inputs, GitHub's answers, and that nothing is sent.
 */

describe("no agent is started by", { concurrency: 3 }, () => {
  const STRANGER: Person = { login: "stranger", type: "User" }
  const EVENTS = { reviewed, starred }
  for (const [name, eventBy] of Object.entries(EVENTS)) {
    test(`a stranger who has ${name}`, async (context) => {
      const scene = await setScene(context, { github: WITH_PEOPLE })
      const [result] = await runEach(scene, [eventBy(STRANGER)], {}, { realTime: true })
      assert.ok(result)
      assertSkipped(result, /stranger has read permission .* is write/)
      assertHarmless(scene)
    })
  }

  const OTHERS: readonly { readonly who: Person; readonly because: RegExp; readonly inputs?: Inputs }[] = [
    { who: { login: "triager", type: "User" }, because: /triager has triage permission .* is write/ },
    { who: { login: "Unheard-Of", type: "User" }, because: /Unheard-Of has no permission/ },
    {
      who: { login: "evil[bot]", type: "Bot" },
      because: /write evil\[bot\]/,
      inputs: { "allow-bots": "vil[bot], evil" },
    },
  ]
  for (const { who, because, inputs } of OTHERS) {
    test(who.login, async (context) => {
      const scene = await setScene(context, { github: WITH_PEOPLE })
      const [result] = await runEach(scene, [labelled(who)], inputs, { realTime: true })
      assert.ok(result)
      assertSkipped(result, because)
      assertHarmless(scene)
    })
  }
})

describe("an agent is started by", { concurrency: 3 }, () => {
  const WELCOME: readonly { readonly name: string; readonly who: Person; readonly inputs?: Inputs }[] = [
    { name: "a writer", who: { login: "writer", type: "User" } },
    {
      name: "a triager, if that is enough",
      who: { login: "triager", type: "User" },
      inputs: { "minimum-permission": "triage" },
    },
    {
      name: "a bot that is named",
      who: { login: "evil[bot]", type: "Bot" },
      inputs: { "allow-bots": "a[bot], EVIL[bot]" },
    },
    { name: "a person who is named", who: { login: "stranger", type: "User" }, inputs: { "allow-actors": "Stranger" } },
  ]
  for (const { name, who, inputs } of WELCOME) {
    test(name, async (context) => {
      const scene = await setScene(context, { github: WITH_PEOPLE })
      const [result] = await runEach(scene, [commented(who, onPullRequest(2))], inputs, { realTime: true })
      assert.ok(result)
      assertExit(result, 0)
      const agent = agentOutputs(onlyAgent(scene))
      assertOutputs(result, { ...agent, outcome: "launched", status: "CREATING", commentUrl: /^https:/ })
    })
  }
})

test("a comment on a pull request from a fork starts nothing, whoever writes it", async (context) => {
  const head = { ref: "changes", sha: "a".repeat(40), repository: "mallory/Hello-World" }
  const pull = { number: 7, title: "Gift", body: "", author: "mallory", head, base: { ref: "master" } }
  const scene = await setScene(context, { github: { repositories: [homeRepository({ pullRequests: [pull] })] } })
  const event = commented(OWNER, onPullRequest(7))
  const [result] = await runEach(scene, [event], { "allow-actors": HOME.owner }, { realTime: true })
  assert.ok(result)
  assertSkipped(result, /pull request #7 comes from a fork/)
  assertHarmless(scene)
})

describe("nobody is asked about", { concurrency: 3 }, () => {
  const pullRequest = (head: object): GithubOptions => ({
    eventName: "pull_request",
    event: changed(payload("pull_request", "opened"), { pull_request: { head } }),
  })
  const quiet: Readonly<
    Record<string, { readonly event: GithubOptions; readonly inputs?: Inputs; readonly because: RegExp }>
  > = {
    "an agent's own pull request, from a branch of the workflow's choice": {
      event: pullRequest({ ref: "robot/dates" }),
      inputs: { "branch-name": "robot/dates" },
      because: /#2 is an agent's own/,
    },
    "a fork's pull request": { event: pullRequest({ repo: null }), because: /comes from a fork/ },
  }
  for (const [name, { event, inputs, because }] of Object.entries(quiet)) {
    test(name, async (context) => {
      const scene = await setScene(context)
      const [result] = await runEach(scene, [event], inputs, { realTime: true })
      assert.ok(result)
      assertSkipped(result, because)
      assert.deepEqual(scene.github.requests, [])
      assertHarmless(scene)
    })
  }

  test("an agent's own pull request, from a branch that another run has named: no loop", async (context) => {
    const scene = await setScene(context)
    const prUrl = `https://github.com/${HOME.fullName}/pull/3`
    const agent = agentFor("Do it", { creatingMs: 0, runningMs: 0, pullRequest: { url: prUrl, lateMs: 0 } })
    scene.cursor.addAgent({
      ...agent,
      request: { ...agent.request, target: { autoCreatePr: true, branchName: "robot/1" } },
    })
    const pull = { number: 3, html_url: prUrl, head: { ref: "robot/1" } }
    const event = {
      eventName: "pull_request",
      event: changed(payload("pull_request", "opened"), { pull_request: pull }),
    }
    const [result] = await runEach(scene, [event], {}, { realTime: true })
    assert.ok(result)
    assertSkipped(result, /#3 is an agent's own/)
    assert.equal(scene.cursor.launchCount, 0)
  })

  test("a comment that the action itself has written: no loop", async (context) => {
    const scene = await setScene(context)
    await runEach(scene, [commented()], {}, { realTime: true })
    const body = commentsOn(scene, 1).at(-1)?.body
    assert.ok(body)
    // Even when a person's token wrote it, and its first words were put in front of the phrase.
    const event = commented(OWNER, { comment: { body: `${body}\n\n${COMMAND}` } })
    const asked = scene.github.requests.length
    const [result] = await runEach(scene, [event], {}, { realTime: true })
    assert.ok(result)
    assertSkipped(result, /the action's own/)
    assert.equal(scene.github.requests.length, asked, "nobody is asked, and nothing is written")
    assert.equal(scene.cursor.launchCount, 1)
    assert.equal(commentsOn(scene, 1).length, 1)
  })
})
