import type { Trigger } from "../event/trigger.ts"
import type { Edit, History } from "../github/texts.ts"
import { isEnough, isListed, type Rules } from "./rules.ts"

/** Who sets a label or writes a comment approves what they have read; an edit this shortly before may have slipped past. */
const REVIEW_MS = 10 * 60_000

/** How the sender approved what others wrote: when, in words, and how to do it again. */
type Approval = { readonly atMs: number; readonly done: string; readonly again: string }

/** Whether an event approves what is there: a label or an assignment that was set, a comment, a review. */
export function isApproval(trigger: Trigger): boolean {
  if (trigger.kind === "none") return false
  return "remark" in trigger || trigger.label !== undefined || trigger.action === "assigned"
}

function approvalIn(trigger: Exclude<Trigger, { kind: "none" }>): Approval {
  if ("remark" in trigger) {
    const { kind, remark } = trigger
    return { atMs: Date.parse(remark.createdAt), done: `the ${kind} was written`, again: `write another ${kind}` }
  }
  const atMs = Date.parse(trigger.subject.updatedAt)
  if (trigger.label !== undefined) return { atMs, done: "the label was set", again: "set the label again" }
  if (trigger.action === "assigned") return { atMs, done: "it was assigned", again: "assign it again" }
  return { atMs, done: "this event", again: "ask for an agent again" }
}

/**
 * The reason not to act when title, description or comment was changed shortly before the event, or after it, by somebody
 * who may not start an agent: whoever caused the event has probably read the text before that change. What a history does
 * not show counts as such a change.
 * @throws what the question throws
 */
export async function editedAfterReview(
  trigger: Trigger,
  rules: Rules,
  histories: readonly History[],
  permissionOf: (login: string) => Promise<string>,
): Promise<string | undefined> {
  if (trigger.kind === "none") return undefined
  const approval = approvalIn(trigger)
  const mayEdit = editorsJudge(rules, permissionOf)
  const again = `read it again and ${approval.again}`
  for (const history of histories) {
    const isOfThread = trigger.subject.kind === "pull-request" && history.of !== "comment"
    const late = history.edits.filter((edit) => isLate(edit, approval))
    for (const edit of late.filter((edit) => !(isOfThread && isByAgent(edit)))) {
      if (await mayEdit(edit)) continue
      const who = edit.editor ?? "a deleted account"
      const change = `edited the ${history.of} ${whenWords(edit, approval)}`
      return `${who}, who lacks ${rules.minimumPermission} permission, ${change}; ${again}`
    }
    if (!history.isWhole && late.length === history.edits.length) {
      return `the ${history.of} was edited too often for all editors to be known; ${again}`
    }
  }
  return undefined
}

/** Cursor's app, and the identity of a job's token: `link-issue` adds a line to the description. */
const AGENTS_EDITORS: ReadonlySet<string> = new Set(["cursor", "github-actions"])

/** An agent describes its pull request again with every turn; who goes on with it speaks of its work, not of those words. */
function isByAgent({ isBot, editor }: Edit): boolean {
  return isBot && editor !== undefined && AGENTS_EDITORS.has(editor)
}

/** A time that cannot be read counts as late: it is not known to be early enough. */
function isLate({ at }: Edit, { atMs }: Approval): boolean {
  return !(atMs - at.getTime() > REVIEW_MS)
}

function whenWords({ at }: Edit, { atMs, done }: Approval): string {
  return at.getTime() > atMs ? `after ${done}` : `within ${REVIEW_MS / 60_000} minutes before ${done}`
}

/** Asks about each editor once. */
function editorsJudge(rules: Rules, permissionOf: (login: string) => Promise<string>) {
  const known = new Map<string, boolean>()
  return async (edit: Edit) => {
    const name = `${edit.isBot}/${edit.editor}`
    const before = known.get(name)
    if (before !== undefined) return before
    const may = await isPermitted(edit, rules, permissionOf)
    known.set(name, may)
    return may
  }
}

async function isPermitted(
  { editor, isBot }: Edit,
  rules: Rules,
  permissionOf: (login: string) => Promise<string>,
): Promise<boolean> {
  if (editor === undefined) return false
  // GraphQL leaves the `[bot]` of a bot's login out.
  const person = isBot ? { login: `${editor}[bot]`, type: "Bot" } : { login: editor, type: "User" }
  if (isListed(person, rules)) return true
  return !isBot && isEnough(await permissionOf(editor), rules.minimumPermission)
}
