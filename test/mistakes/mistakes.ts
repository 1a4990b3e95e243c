import { answering } from "../../simulator/cursor/known-answers.ts"
import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { agentOfEarlierAttempt } from "../scenarios/earlier-attempt.ts"
import { changed, HOME, labeledIssue, payload } from "../scenarios/payloads.ts"
import { GITHUB_TOKEN, type RunOptions, type Scene, type SceneOptions } from "../scenarios/scene.ts"
import { ENDLESS, SHORT } from "../scenarios/stories.ts"

/** A mistake that users make, how it is made here, and what its page says about it. */
export type Mistake = {
  readonly title: string
  /** How it comes about, for the page. */
  readonly how: string
  readonly scene?: SceneOptions
  /** Default: a launch for an issue that was labelled. */
  readonly run?: RunOptions
  /** For those that take more than one run, or something that was there before. */
  readonly play?: (scene: Scene, options: RunOptions) => Promise<ActionResult>
  /** What the message has to name. */
  readonly names: RegExp
}

const LABELLED = { eventName: "issues", event: labeledIssue() }
/** The common case: a launch that does not wait, for an issue that was labelled. */
export const LAUNCH: RunOptions = { inputs: { prompt: "Do it", wait: "false" }, github: LABELLED, realTime: true }

const inputs = (changes: Readonly<Record<string, string>>): RunOptions => ({ inputs: changes })
/** Two mistakes, which the action cannot tell apart. */
const NO_KEY = inputs({ "api-key": "" })
const refused = (name: Parameters<typeof answering>[0]): Pick<Mistake, "play"> => ({
  play: (scene, options) => {
    scene.cursor.addFault({ method: "POST", path: "/v0/agents", action: answering(name) })
    return scene.run(options)
  },
})

export const MISTAKES: readonly Mistake[] = [
  {
    title: "No secret",
    how: "The step has no `api-key`, or the secret was never saved.",
    run: NO_KEY,
    names: /`api-key` is empty.*secrets\.CURSOR_API_KEY/,
  },
  {
    title: "The secret's name misspelled",
    how: "`api-key: ${{ secrets.CURSOR_KEY }}`, and the secret is called `CURSOR_API_KEY`. GitHub passes an empty text.",
    run: NO_KEY,
    names: /misspelled name gives an empty text/,
  },
  {
    title: "Another kind of secret",
    how: "The secret holds the key of another service, or a team or admin key of Cursor's.",
    run: inputs({ "api-key": "sk-0123456789abcdefghijklmnopqrstuv" }),
    names: /does not accept the API key/,
  },
  {
    title: "A model that is not there",
    how: "`model: claude-5` names no model of this account.",
    run: inputs({ model: "claude-5" }),
    names: /claude-5.*`model`/,
  },
  {
    title: "A branch that is not there",
    how: "`ref: develop`, and there is no such branch.",
    run: inputs({ ref: "develop" }),
    names: /branch.*`ref`/,
  },
  {
    title: "No permissions",
    how: "The job has `permissions: {}`, or the organization gives tokens the right to read only.",
    scene: { github: { token: { permissions: { contents: "read", metadata: "read" } } } },
    names: /`permissions: issues: write`/,
  },
  {
    title: "Another event than the one meant",
    how: "The workflow listens to `issues` without `types: [labeled]`, and somebody opens an issue.",
    run: { inputs: { label: "cursor" }, github: { eventName: "issues", event: payload("issues", "opened") } },
    names: /`label` is cursor.*opened/,
  },
  {
    title: "A pull request from a fork",
    how: "Somebody comments `/cursor` on a fork's pull request.",
    run: {
      github: {
        eventName: "pull_request",
        event: changed(payload("pull_request", "opened"), { pull_request: { head: { repo: null } } }),
      },
    },
    names: /comes from a fork/,
  },
  {
    title: "An empty prompt",
    how: "`prompt: ${{ inputs.task }}`, and nobody filled in `task`.",
    run: inputs({ prompt: "" }),
    names: /`prompt`.*expression/,
  },
  {
    title: "`yes` for `true`",
    how: "`wait: yes`. YAML 1.2 takes that for a word.",
    run: inputs({ wait: "yes" }),
    names: /`wait`: "yes".*`true` or `false`/,
  },
  {
    title: "An input's name misspelled",
    how: "`promt: Fix the issue` is passed on by GitHub and read by nobody.",
    run: { inputs: { prompt: "", promt: "Fix the issue" } },
    names: /`promt`.*`prompt`/,
  },
  {
    title: "A label in another case",
    how: "`label: cursor`, and the label on the issue is `Cursor`.",
    run: {
      inputs: { label: "cursor" },
      github: { eventName: "issues", event: labeledIssue({ label: { name: "Cursor" } }) },
    },
    names: /upper and lower case/,
  },
  {
    title: "Two jobs for one issue",
    how: "Two workflow files listen to the same label, and each has a step with this action.",
    play: async (scene, options) => {
      // What the other job, which came first, has left.
      const user = "github-actions[bot]"
      scene.github.addReaction({ repository: HOME.fullName, number: 1, content: "eyes", user })
      return await scene.run(options)
    },
    names: /two jobs or workflows.*`label`/,
  },
  {
    title: "A failed job is run again",
    how: "The agent of the first attempt ended with an error; **Re-run failed jobs** starts another one.",
    scene: { cursor: { plan: SHORT } },
    play: async (scene, options) => {
      scene.cursor.addAgent(agentOfEarlierAttempt({ creatingMs: 0, runningMs: 0, end: "ERROR" }))
      const inputs = { ...options.inputs, wait: "true" }
      return await scene.run({ ...options, inputs, realTime: false, github: { ...options.github, runAttempt: "2" } })
    },
    names: /earlier attempt.*ERROR.*a new one is launched/,
  },
  {
    title: "The Cursor app is not installed",
    how: "Cursor's GitHub app has no access to the repository.",
    ...refused("github-app-no-access"),
    names: /Install the Cursor GitHub app/,
  },
  {
    title: "Privacy mode",
    how: "The account uses Privacy Mode (Legacy).",
    scene: { cursor: { privacyMode: "legacy" } },
    names: /Privacy Mode/,
  },
  {
    title: "The usage limit is reached",
    how: "The account has spent what it may this month.",
    ...refused("usage-limit-400"),
    names: /spending limit/,
  },
  {
    title: "No network",
    how: "A self-hosted runner cannot reach Cursor.",
    run: { inputs: { "api-url": "https://cursor.invalid" }, realTime: false, silence: true },
    names: /network/,
  },
  {
    title: "A proxy of another kind",
    how: "`HTTPS_PROXY` names a SOCKS proxy.",
    run: { inputs: { "api-url": "https://cursor.invalid" }, env: { HTTPS_PROXY: "socks5://proxy.example:1080" } },
    names: /HTTPS_PROXY.*socks5/,
  },
  {
    title: "A cancelled job",
    how: "Somebody cancels the workflow run while the agent works.",
    scene: { cursor: { plan: ENDLESS } },
    play: (scene, options) =>
      scene.runUntilLaunched({
        ...options,
        inputs: { ...options.inputs, wait: "true" },
        realTime: false,
        withPost: false,
      }),
    names: /cancelled/,
  },
]

/** What a page may not show, or would show in another way each time. */
export const VARIES: readonly (readonly [RegExp, string])[] = [
  [/bc-[0-9a-f-]{36}/g, "bc-00000000-0000-0000-0000-000000000001"],
  [/valid inputs are \[.*\]/g, "valid inputs are […]"],
  [new RegExp(GITHUB_TOKEN, "g"), "***"],
  [/http:\/\/(?:127\.0\.0\.1|localhost):\d+/g, "https://api.cursor.com"],
]
