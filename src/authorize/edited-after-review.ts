import type { Trigger } from "../event/trigger.ts"
import type { Edit, EditHistory } from "../github/edits.ts"
import { isEnough, isListed, type Rules } from "./rules.ts"

/** Who sets a label approves what they have read; an edit this shortly before it may have slipped past. */
const REVIEW_MS = 10 * 60_000

export type EditQuestions = {
  /** The edits of title and description. */
  edits(): Promise<EditHistory>
  permissionOf(login: string): Promise<string>
}

/** How the sender approved what others wrote, in words; undefined for an event that approves nothing. */
function approvalIn(trigger: Trigger): { readonly done: string; readonly again: string } | undefined {
  if (trigger.kind !== "issue" && trigger.kind !== "pull-request") return undefined
  if (trigger.label !== undefined) return { done: "the label was set", again: "set the label anew" }
  return trigger.action === "assigned" ? { done: "it was assigned", again: "assign it anew" } : undefined
}

/**
 * The reason not to act on a label or an assignment when title or description was changed just before it, or since, by
 * somebody who may not start an agent: whoever gave the approval has probably read another text. A history that does not
 * reach back that far is a reason too: a flood of edits would push the one that counts out of it.
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
  // A time that cannot be read counts as late: it is not known to be early enough.
  const isLate = (at: Date) => !(approvedMs - at.getTime() > REVIEW_MS)
  const { edits, completeSince } = await questions.edits()
  for (const edit of edits.filter(({ at }) => isLate(at))) {
    if (await mayEdit(edit, rules, questions)) continue
    const who = edit.editor ?? "a deleted account"
    const isSince = edit.at.getTime() > approvedMs
    const when = isSince ? `after ${approval.done}` : `within ${REVIEW_MS / 60_000} minutes before ${approval.done}`
    const lacking = `who lacks ${rules.minimumPermission} permission`
    return `${who}, ${lacking}, edited the ${edit.of} ${when}; read it again and ${approval.again}`
  }
  if (completeSince === undefined || !isLate(completeSince)) return undefined
  return `title or description was edited too often just before ${approval.done} to know by whom; read it again and ${approval.again}`
}

async function mayEdit({ editor, isBot }: Edit, rules: Rules, questions: EditQuestions): Promise<boolean> {
  if (editor === undefined) return false
  // GraphQL leaves the `[bot]` of a bot's login out.
  const person = isBot ? { login: `${editor}[bot]`, type: "Bot" } : { login: editor, type: "User" }
  if (isListed(person, rules)) return true
  return !isBot && isEnough(await questions.permissionOf(editor), rules.minimumPermission)
}
