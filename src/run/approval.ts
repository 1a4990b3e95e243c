import { agentsTiedTo } from "../agent/tied-to-pull-request.ts"
import { type Authorization, authorize } from "../authorize/authorize.ts"
import type { Agent } from "../cursor/agent.ts"
import { type Command, commandIn, ourOwnWords } from "../event/command.ts"
import type { Trigger } from "../event/trigger.ts"
import type { GitHubTexts } from "../github/texts.ts"
import type { Outcome } from "../model/outcome.ts"
import { leftOutWarnings, renderedText, type SeenTexts, seenTexts } from "../prompt/seen-texts.ts"
import type { StepContext } from "./context.ts"
import { withCursor } from "./open-cursor.ts"

/** The newest agents of a pull request are enough to know whether one of them opened it. */
const MOST_AGENTS = 100

/** An event that a step may act on: what it asks for, and what people see of its texts. */
export type ApprovedRequest = {
  readonly kind: "approved"
  readonly trigger: Trigger
  readonly command: Command
  readonly senderPermission?: string
  /** Only where they are sent. */
  readonly texts?: SeenTexts
}

/** What a review asks for whose own text is the phrase alone, or the phrase and `new`. */
export const ANSWER_LINES = ourOwnWords("Do what the comments of this review ask for.")

type Refused = Extract<Authorization, { kind: "refused" }>

/** Asks whether the person behind an event may do this, and only then reads what the event's texts say. */
export async function approve(step: StepContext, trigger: Trigger): Promise<ApprovedRequest | Refused> {
  const { inputs, runner } = step
  const isTask = ["launch", "fleet", "follow-up"].includes(inputs.operation)
  const sendsTexts = isTask && (inputs.context === "auto" || inputs.images.some(({ kind }) => kind === "event"))
  const authorization = await authorize(trigger, {
    ...step,
    rules: inputs,
    repository: runner.repository,
    signal: step.cancelled,
    agentsOf: (url) => agentsOf(step, url),
    needsTexts: sendsTexts || "remark" in trigger,
  })
  if (authorization.kind === "refused") return authorization
  const { senderPermission, texts } = authorization
  const command = commandOf(step, trigger, texts)
  if (command.kind === "skipped") return { kind: "refused", outcome: command }
  const approved = { kind: "approved", trigger, command, senderPermission } as const
  if (trigger.kind === "none" || !sendsTexts) return approved
  const seen = seenTexts(trigger, texts, runner)
  for (const warning of leftOutWarnings(trigger, seen)) step.warn(warning)
  return { ...approved, texts: seen }
}

/** Without a key nothing is launched, and its absence is reported when the person is known to be allowed. */
async function agentsOf(step: StepContext, pullRequestUrl: string): Promise<readonly Agent[]> {
  if (step.inputs.apiKey === undefined) return []
  return await withCursor(step, async ({ client }) => {
    const agents: Agent[] = []
    for await (const agent of agentsTiedTo(client, pullRequestUrl, step.cancelled)) {
      agents.push(agent)
      if (agents.length === MOST_AGENTS) break
    }
    return agents
  })
}

function commandOf(
  step: StepContext,
  trigger: Trigger,
  texts: GitHubTexts | undefined,
): Command | Extract<Outcome, { kind: "skipped" }> {
  const { inputs, runner } = step
  if (trigger.kind !== "comment" && trigger.kind !== "review") return { kind: "none" }
  const { body, url } = trigger.remark
  const page = renderedText(body, texts?.remark)
  if (page.kind === "left-out") {
    step.warn(`The comment is left out, because ${page.reason}: ${url}`)
    return { kind: "skipped", reason: `the comment cannot be read, because ${page.reason}; write another one` }
  }
  const isTask = ["launch", "fleet", "follow-up"].includes(inputs.operation)
  const hasLineComments = (texts?.remark?.comments.length ?? 0) > 0 && inputs.context === "auto"
  const mayBeSilent = !isTask || inputs.instruction !== undefined || hasLineComments
  const asked = { triggerPhrase: inputs.triggerPhrase, mayBeSilent, serverUrl: runner.serverUrl }
  const command = commandIn(page.html, asked)
  const speaksByLines = isTask && command.kind === "none" && inputs.instruction === undefined
  return speaksByLines ? { kind: "given", said: ANSWER_LINES } : command
}
