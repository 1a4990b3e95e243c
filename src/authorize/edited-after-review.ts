import type { Trigger } from "../event/trigger.ts"
import type { Edit } from "../github/edits.ts"
import { isEnough, isListed, type Rules } from "./rules.ts"

/** Who sets a label approves what they have read; an edit this shortly before it may have slipped past. */
const REVIEW_MS = 10 * 60_000

export type EditQuestions = {
  /** The edits of title and description. */
  edits(): Promise<readonly Edit[]>
  permissionOf(login: string): Promise<string>
}

/** How the sender approved what others wrote, in words; undefined for an event that approves nothing. */
function approvalIn(trigger: Trigger): { readonly done: string; readonly again: string } | undefined {
  if (trigger.kind !== "issue" && trigger.kind !== "pull-request") return undefined
  if (trigger.label !== undefined) return { done: "the label was set", again: "set the label anew" }
  return trigger.action === "assigned" ? { done: "it was assigned", again: "assign it anew" } : undefined
}

/**
 * The reason not to act on a label or an assignment when title or description was changed just before it by somebody
 * who may not start an agent: whoever gave the approval has probably read the text before that change.
 * @throws what the questions throw
 */
export async function editedAfterReview(
  trigger: Trigger,
  rules: Rules,
  questions: EditQuestions,
): Promise<string | undefined> {
  const approval = approvalIn(trigger)
  if (trigger.kind === "none" || !approval) return undefined
  const approvedMs = Date.parse(trigger.subject.updatedAt)
  const recent = (await questions.edits()).filter(({ at }) => {
    const beforeMs = approvedMs - at.getTime()
    // A time that cannot be read counts as late: it is not known to be early enough.
    return !(beforeMs < 0 || beforeMs > REVIEW_MS)
  })
  for (const edit of recent) {
    if (await mayEdit(edit, rules, questions)) continue
    const who = edit.editor ?? "a deleted account"
    const change = `edited the ${edit.of} within ${REVIEW_MS / 60_000} minutes before ${approval.done}`
    return `${who}, who lacks ${rules.minimumPermission} permission, ${change}; read it again and ${approval.again}`
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
