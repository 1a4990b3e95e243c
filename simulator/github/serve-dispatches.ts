import { mayWrite, visibleRepository } from "./access.ts"
import { bodyText, isObject, type OperationHandler } from "./call.ts"
import { invalidRequest } from "./refusal.ts"
import { fullName } from "./world.ts"

/** "The total size of the JSON payload must be less than 64KB" (GitHub's documentation of this operation). */
const PAYLOAD_LIMIT_CHARACTERS = 65_535

/**
 * Keeps a `repository_dispatch` that somebody asks for. Like the real one it answers with nothing, and needs the
 * permission `contents: write`.
 */
export const createDispatch: OperationHandler = (call) => {
  const repository = visibleRepository(call)
  mayWrite(call.token, repository, ["contents"])
  const eventType = bodyText(call, "event_type")
  const body = call.body()
  const clientPayload = isObject(body) && isObject(body.client_payload) ? body.client_payload : {}
  if (JSON.stringify(clientPayload).length > PAYLOAD_LIMIT_CHARACTERS) {
    throw invalidRequest(["client_payload is too large."])
  }
  call.world.dispatches.push({
    repository: fullName(repository),
    sender: call.token.account.login,
    eventType,
    clientPayload,
  })
  return { status: 204, body: undefined }
}
