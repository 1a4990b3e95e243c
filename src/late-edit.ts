import { isEnough, isListed, type Rules } from "./gate.ts"
import type { Edit } from "./github/edits.ts"
import type { Trigger } from "./trigger.ts"

/** A label approves what its giver has read; an edit this shortly before it may have slipped past. */
const REVIEW_MS = 10 * 60_000

export type EditQuestions = {
  /** The edits of title and description. */
  edits(): Promise<readonly Edit[]>
  permissionOf(login: string): Promise<string>
}

/** Whether a label approves this event, so that a late edit matters. */
function isApprovedByLabel(trigger: Trigger): boolean {
  return (trigger.kind === "issue" || trigger.kind === "pull-request") && trigger.label !== undefined
}

/**
 * The reason not to act on a label when title or description was changed just before it by somebody who may not start
 * an agent: whoever set the label has probably read the text before that change.
 * @throws what the questions throw
 */
export async function lateEdit(trigger: Trigger, rules: Rules, questions: EditQuestions): Promise<string | undefined> {
  if (trigger.kind === "none" || !isApprovedByLabel(trigger)) return undefined
  const labelledMs = Date.parse(trigger.subject.updatedAt)
  const recent = (await questions.edits()).filter(({ at }) => {
    const beforeMs = labelledMs - at.getTime()
    // A time that cannot be read counts as late: it is not known to be early enough.
    return !(beforeMs < 0 || beforeMs > REVIEW_MS)
  })
  for (const edit of recent) {
    if (await mayEdit(edit, rules, questions)) continue
    const who = edit.editor ?? "a deleted account"
    const minutes = REVIEW_MS / 60_000
    return `${who}, who lacks ${rules.minimumPermission} permission, edited the ${edit.of} within ${minutes} minutes before the label was set; read it again and set the label anew`
  }
  return undefined
}

async function mayEdit({ editor, isBot }: Edit, rules: Rules, questions: EditQuestions): Promise<boolean> {
  if (editor === undefined) return false
  // GraphQL leaves the `[bot]` of a bot's login out.
  const person = isBot ? { login: `${editor}[bot]`, type: "Bot" } : { login: editor, type: "User" }
  if (isListed(person, rules)) return true
  return !isBot && isEnough(await questions.permissionOf(editor), rules.minimumPermission)
}
