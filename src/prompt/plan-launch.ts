import { createHash } from "node:crypto"
import { launchKeyOf, launchLine } from "../agent/launch-key.ts"
import type { Image, LaunchRequest } from "../cursor/client.ts"
import type { Command } from "../event/command.ts"
import type { Trigger } from "../event/trigger.ts"
import { InputError } from "../inputs/input-error.ts"
import type { Inputs } from "../inputs/inputs.ts"
import type { Runner } from "../inputs/runner.ts"
import { type SecretFinder, secretFinder } from "../inputs/secret-finder.ts"
import type { Plan, PromptFacts } from "../model/launch-plan.ts"
import { composePrompt, type PreviousAgent, type PromptContext } from "./compose.ts"
import { asksForPullRequest, launchRequest, type Source, sourceOf } from "./launch-request.ts"
import type { SeenTexts } from "./seen-texts.ts"

/** One launch, ready to be sent, and what the reports say about it. */
export type LaunchPlan = {
  readonly launchKey: string
  readonly source: Source
  readonly body: LaunchRequest
  readonly plan: Plan
  /** Where the agent starts was written by a person; else the running workflow names it. */
  readonly isSourceWritten: boolean
}

export type Given = {
  readonly inputs: Inputs
  readonly runner: Runner
  readonly trigger: Trigger
  readonly apiKey: string
  readonly command: Command
  readonly texts?: SeenTexts
  readonly senderPermission?: string
  readonly images?: readonly Image[]
  readonly previous?: PreviousAgent
  /** Default: made from the run, the step and the inputs. */
  readonly launchKey?: string
}

/**
 * Works out everything about the launch before anything is sent.
 * @throws {InputError} for a combination that the event rules out
 */
export function planLaunch(given: Given): LaunchPlan {
  const { inputs, runner, trigger, apiKey, images = [] } = given
  const launchKey = given.launchKey ?? launchKeyOf(apiKey, runner, inputs)
  const source = sourceOf(inputs, trigger, runner)
  const lastLine = launchLine(runner.runUrl, launchKey)
  const prompt = writePrompt({ ...given, lastLine })
  const body = launchRequest(given, source, prompt.text)
  return {
    launchKey,
    source,
    isSourceWritten: (inputs.ref ?? inputs.pullRequest) !== undefined,
    body: images.length === 0 ? body : { ...body, prompt: { ...body.prompt, images } },
    plan: {
      repository: `${source.owner}/${source.name}`,
      source:
        source.kind === "pull-request"
          ? { kind: "pull-request", url: source.url, number: numberIn(source.url) }
          : { kind: "ref", ref: source.ref },
      model: inputs.model,
      asksForPullRequest: asksForPullRequest(inputs, source),
      launchKey,
      prompt: prompt.facts,
    },
  }
}

type PromptInput = {
  readonly inputs: Inputs
  readonly trigger: Trigger
  readonly command: Command
  readonly texts?: SeenTexts
  readonly senderPermission?: string
  readonly previous?: PreviousAgent
  /** Makes the prompt unique: by it an agent, or a follow-up, is found again. */
  readonly lastLine: string
}

/** The whole prompt of a launch or a follow-up, and what the reports say about it. */
export function writePrompt(input: PromptInput): { readonly text: string; readonly facts: PromptFacts } {
  const { inputs, trigger, command, texts, senderPermission, previous, lastLine } = input
  const { text, removed, cutBytes } = composePrompt({
    instruction: inputs.instruction?.text,
    command: command.kind === "given" ? command.said : undefined,
    context: contextIn(inputs, trigger, texts),
    senderPermission,
    previous,
    launchLine: lastLine,
  })
  refuseSecrets(inputs, text)
  const facts = {
    origin: originOf(inputs, trigger, command),
    sha256: createHash("sha256").update(text).digest("hex"),
    bytes: Buffer.byteLength(text),
    removed,
    cutBytes,
    text: trigger.isPrivate ? undefined : text,
  }
  return { text, facts }
}

function contextIn(inputs: Inputs, trigger: Trigger, texts: SeenTexts | undefined): PromptContext | undefined {
  if (inputs.context !== "auto" || trigger.kind === "none" || !texts) return undefined
  return { trigger, texts }
}

/** Finds the step's secrets in a text. */
export function inputSecretFinder({ apiKey, githubToken, webhook, webhookSecrets }: Inputs): SecretFinder {
  return secretFinder({
    "api-key": apiKey,
    "github-token": githubToken,
    "webhook-secret": webhookSecrets.join("\n"),
    "webhook-url": webhook?.url,
  })
}

/** Other people's text may hold a secret of this step as well: one that was pasted into an issue, for example. */
function refuseSecrets(inputs: Inputs, text: string): void {
  const held = inputSecretFinder(inputs)(text)
  if (held === undefined) return
  const where = "It is in the text of the issue, pull request or comment that triggered this run"
  throw new InputError(
    `The prompt holds the value of \`${held}\`, so nothing was sent. ${where}: change the secret, and remove it there.`,
  )
}

function numberIn(pullRequestUrl: string): number | undefined {
  const digits = /\/pull\/(\d+)$/.exec(pullRequestUrl)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

function originOf(inputs: Inputs, trigger: Trigger, command: Command): string {
  const sources: string[] = []
  if (inputs.instruction) sources.push(`the input \`${inputs.instruction.origin}\``)
  if (command.kind === "given") sources.push("the triggering comment")
  const instruction = sources.join(" and ")
  if (inputs.context === "none" || trigger.kind === "none") return instruction
  const what = trigger.subject.kind === "issue" ? "issue" : "pull request"
  return `${instruction}, with ${what} #${trigger.subject.number} as context`
}
