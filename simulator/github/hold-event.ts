import { isObject } from "./call.ts"
import { addComment, addReview } from "./seed.ts"
import { accountOf, type Issue, type Repository, type World } from "./world.ts"

type Fields = Readonly<Record<string, unknown>>

/**
 * Makes the world hold what an event's payload says: title and text of its issue or pull request, and its comment or
 * review. Nothing of that counts as an edit. What the world has no issue for is passed over.
 */
export function holdEvent(world: World, event: unknown): void {
  const payload = fields(event)
  const about = fields(payload.pull_request ?? payload.issue)
  const repository = world.repositories.get(text(fields(payload.repository).full_name).toLowerCase())
  const issue = repository?.issues.get(Number(about.number))
  if (!repository || !issue) return
  if (typeof about.title === "string") issue.title = about.title
  issue.body = typeof about.body === "string" ? about.body : null
  holdRemark(world, repository, issue, payload)
}

function holdRemark(world: World, repository: Repository, issue: Issue, payload: Fields): void {
  const written = fields(payload.comment ?? payload.review)
  const id = Number(written.id)
  const { comments, reviewComments, reviews } = repository
  if (!Number.isSafeInteger(id)) return
  const known = comments.get(id) ?? reviewComments.get(id) ?? reviews.get(id)
  if (known) {
    known.body = text(written.body)
    return
  }
  const login = text(fields(written.user).login)
  if (login !== "") accountOf(world, login)
  const options = { id, author: login === "" ? null : login, body: text(written.body) }
  const createdAt = text(written.submitted_at ?? written.created_at)
  const remark = createdAt === "" ? options : { ...options, createdAt }
  if (payload.comment === undefined) addReview(world, repository, issue, remark)
  else addComment(world, issue, payload.issue === undefined ? reviewComments : comments, remark)
}

function fields(value: unknown): Fields {
  return isObject(value) ? value : {}
}

function text(value: unknown): string {
  return typeof value === "string" ? value : ""
}
