import assert from "node:assert/strict"
import { API_KEY, type RunOptions } from "./scene.ts"

/** An input, or surroundings, that the action has to refuse before any request. */
export type BadInput = {
  readonly name: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly more?: Omit<RunOptions, "inputs">
  /** The input that the message has to name. */
  readonly names: string
  /** The value as the message shows it. Default: the input's, in quotes. */
  readonly shows?: string
  /** What the message must not show, for values that are secret. */
  readonly hides?: string
  readonly says?: RegExp
  readonly errorCode?: string
  /** Refused as others are that the bundle is run with: tried on the reader of the inputs alone. */
  readonly alone?: true
  /** The bundle is run with all of these at once, and the reader of the inputs with each. */
  readonly together?: true
}

const LONG_REF = "a".repeat(300)
const WEBHOOK_TOKEN = "t0p-secret-webhook-token"
const SECRET = "0123456789abcdef0123456789abcdef"

const CREDENTIALS: readonly BadInput[] = [
  {
    name: "no key",
    inputs: { "api-key": "" },
    names: "api-key",
    shows: "",
    says: /secrets\.CURSOR_API_KEY/,
    errorCode: "missing-key",
  },
  {
    name: "no key on a run of Dependabot's",
    inputs: { "api-key": " " },
    more: { github: { actor: "dependabot[bot]" } },
    names: "api-key",
    shows: "",
    says: /Secrets → Dependabot/,
    errorCode: "missing-key",
  },
  ...[
    {
      name: "a key with a line break in it",
      key: "crsr_0123456789\nabcdef",
      says: /unexpected character at position 16 of 22/,
    },
    {
      name: "a key with a control character",
      key: "crsr_0123\u0001456789",
      says: /unexpected character at position 10 /,
      alone: true as const,
    },
    {
      name: "a key with a smart quote",
      key: "crsr_0123456789”",
      says: /unexpected character at position 16 /,
      alone: true as const,
    },
    { name: "a key that was masked", key: "***", says: /only asterisks/, alone: true as const },
    { name: "a key of three characters", key: "abc", says: /only 3 characters/, alone: true as const },
  ].map(({ name, key, says, alone }) => ({
    name,
    ...(alone && { alone }),
    inputs: { "api-key": key },
    more: { secrets: [key] },
    names: "api-key",
    shows: "",
    hides: key,
    says,
  })),
  {
    name: "a key that is an expression",
    alone: true,
    inputs: { "api-key": "${{ secrets.CURSOR_API_KEY }}" },
    names: "api-key",
    shows: "Write `${{ secrets.CURSOR_API_KEY }}` without quotes",
    says: /expression that was not evaluated/,
  },
  {
    name: "a plain http api-url",
    alone: true,
    inputs: { "api-url": "http://api.cursor.com" },
    names: "api-url",
    says: /https/,
  },
  { name: "an api-url that is no address", alone: true, inputs: { "api-url": "api.cursor.com" }, names: "api-url" },
  {
    name: "an api-url with credentials",
    together: true,
    inputs: { "api-url": "https://someone:hunter2@api.cursor.com" },
    names: "api-url",
    shows: "",
    hides: "hunter2",
  },
]

const TASK: readonly BadInput[] = [
  { name: "no instruction", inputs: { prompt: " \n" }, names: "prompt", shows: "", errorCode: "no-instruction" },
  {
    name: "both kinds of prompt",
    alone: true,
    inputs: { "prompt-file": "task.md" },
    names: "prompt-file",
    shows: "",
    says: /Keep one/,
  },
  {
    name: "a prompt file that is the repository's own configuration",
    inputs: { prompt: "", "prompt-file": ".git/config" },
    more: { workspaceFiles: { ".git/config": "extraheader = AUTHORIZATION: basic t0p-secret-job-token" } },
    names: "prompt-file",
    hides: "t0p-secret-job-token",
  },
  {
    name: "a prompt that holds the key",
    together: true,
    inputs: { "api-key": API_KEY, prompt: `Use ${API_KEY} to log in` },
    names: "prompt",
    shows: "",
    hides: API_KEY,
    says: /`prompt` holds the value of `api-key`/,
  },
]

const SOURCE: readonly BadInput[] = [
  {
    name: "a model that is the key",
    together: true,
    inputs: { "api-key": API_KEY, model: API_KEY },
    names: "model",
    shows: "",
    hides: API_KEY,
    says: /Input `model` holds the value of `api-key`/,
  },
  ...["--upload-pack=evil", "$(id)"].map((ref) => ({
    name: `the ref ${ref}`,
    alone: true as const,
    inputs: { ref },
    names: "ref",
  })),
  { name: "a ref over two lines", together: true, inputs: { ref: "main\nx" }, names: "ref", shows: '"main\\nx"' },
  {
    name: "a ref of 300 characters",
    alone: true,
    inputs: { ref: LONG_REF },
    names: "ref",
    shows: `"${LONG_REF.slice(0, 100)}…"`,
  },
  {
    name: "a ref beside a pull request",
    alone: true,
    inputs: { ref: "main", "pr-url": "https://github.com/Codertocat/Hello-World/pull/2" },
    names: "pr-url",
    shows: "",
    says: /Keep one/,
  },
  ...["https://github.com.evil.example/o/r"].map((repository) => ({
    name: `the repository ${repository}`,
    alone: true as const,
    inputs: { repository },
    names: "repository",
  })),
  {
    name: "a repository with a token",
    together: true,
    inputs: { repository: "https://ghp_0123456789abcdef@github.com/o/r" },
    names: "repository",
    shows: "",
    hides: "ghp_0123456789abcdef",
  },
  {
    name: "a pull request with credentials",
    alone: true,
    inputs: { "pr-url": "https://someone:hunter2@github.com/o/r/pull/1" },
    names: "pr-url",
    shows: "",
    hides: "hunter2",
  },
  { name: "a model over two lines", alone: true, inputs: { model: "gpt\nx" }, names: "model", shows: '"gpt\\nx"' },
  { name: "a branch name in refs", alone: true, inputs: { "branch-name": "refs/heads/x" }, names: "branch-name" },
  {
    name: "the default branch as branch name",
    inputs: { ref: "next", "branch-name": "master" },
    more: { github: { eventName: "push", event: { repository: { default_branch: "master" } } } },
    names: "branch-name",
    says: /default branch/,
  },
  {
    name: "a webhook of the machine's own network",
    together: true,
    inputs: { "webhook-url": `https://169.254.169.254/?${WEBHOOK_TOKEN}` },
    names: "webhook-url",
    shows: "",
    hides: WEBHOOK_TOKEN,
  },
  {
    name: "a webhook secret without a webhook",
    inputs: { "webhook-secret": SECRET },
    names: "webhook-secret",
    shows: "",
    hides: SECRET,
  },
]

const WAITING: readonly BadInput[] = [
  { name: "the boolean yes", together: true, inputs: { wait: "yes" }, names: "wait", says: /`true` or `false`/ },
  ...["0", "10m"].map((minutes) => ({
    name: `a time of ${minutes} minutes`,
    alone: true as const,
    inputs: { "timeout-minutes": minutes },
    names: "timeout-minutes",
    says: /1 to 1440/,
  })),
  {
    name: "a longest pause below the shortest",
    alone: true,
    inputs: { "poll-interval-seconds": "60", "max-poll-interval-seconds": "59" },
    names: "max-poll-interval-seconds",
  },
  {
    name: "an unknown on-timeout",
    alone: true,
    inputs: { "on-timeout": "kill" },
    names: "on-timeout",
    says: /`leave`, `stop`/,
  },
  {
    name: "an unknown outcome in fail-on",
    alone: true,
    inputs: { "fail-on": "failed,lost" },
    names: "fail-on",
    shows: '"lost"',
  },
  { name: "a wildcard among the people", alone: true, inputs: { "allow-actors": "*" }, names: "allow-actors" },
]

const SURROUNDINGS: readonly BadInput[] = [
  {
    name: "TLS checks switched off",
    more: { env: { NODE_TLS_REJECT_UNAUTHORIZED: "0" } },
    names: "NODE_TLS_REJECT_UNAUTHORIZED",
    shows: "",
    errorCode: "unsafe-tls",
  },
  {
    name: "an issue event without an issue",
    more: { github: { eventName: "issues", event: { action: "opened" } } },
    names: "event file",
    shows: "",
    errorCode: "bad-event",
  },
  {
    name: "an event file that is cut off",
    more: { ...withEnvironment("GITHUB_EVENT_PATH", "cut.json"), workspaceFiles: { "cut.json": '{"action":' } },
    names: "event file",
    shows: "",
    errorCode: "bad-event",
  },
  {
    name: "an event file that is not there",
    more: withEnvironment("GITHUB_EVENT_PATH", "/nowhere/event.json"),
    names: "event file",
    shows: '"/nowhere/event.json"',
    errorCode: "bad-event",
  },
  {
    name: "no runner at all",
    more: withEnvironment("GITHUB_RUN_ID", ""),
    names: "GITHUB_RUN_ID",
    shows: "",
    errorCode: "bad-event",
  },
]

/** Changes a variable that the runner sets itself, as an earlier step with the right to do so could. */
function withEnvironment(name: string, value: string): RunOptions {
  const script = `process.env[${JSON.stringify(name)}] = ${JSON.stringify(value)}`
  return { nodeOptions: ["--import", `data:text/javascript,${encodeURIComponent(script)}`] }
}

export const BAD_INPUTS = { CREDENTIALS, TASK, SOURCE, WAITING, SURROUNDINGS }

/** Fails unless the message names the input, shows its value as far as it may, and says what it has to. */
export function assertSaid(bad: BadInput, message: string): void {
  const shows = bad.shows ?? JSON.stringify(bad.inputs?.[bad.names]?.trim())
  for (const part of [bad.names, shows]) assert.ok(message.includes(part), `${part} in: ${message}`)
  if (bad.says) assert.match(message, bad.says)
}
