import type { AgentRequest, GatedOperation } from "../event/request.ts"
import type { Operation } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import type { RunRecord } from "../report/record.ts"
import type { StepContext } from "../run/context.ts"
import { followUp } from "../run/follow-up.ts"
import { wait } from "../run/wait.ts"
import { artifacts } from "./artifacts/artifacts.ts"
import { conversation } from "./conversation.ts"
import { deleteAgent } from "./delete.ts"
import { doctor } from "./doctor/doctor.ts"
import { list } from "./list.ts"
import { me } from "./me.ts"
import { models } from "./models.ts"
import { repositories } from "./repositories.ts"
import { status } from "./status.ts"
import { stop } from "./stop.ts"
import { verifyWebhook } from "./verify-webhook.ts"

/** One bundle chunk: everything that a launch without images does without. */
export { readImages } from "../prompt/images/read-images.ts"

type Act = (step: StepContext, record: RunRecord, order: AgentRequest) => Promise<Outcome>
type Ask = (step: StepContext, record: RunRecord) => Promise<Outcome>

/** What changes an agent, on somebody's order. */
export const ACT: Readonly<Record<Exclude<GatedOperation, "launch">, Act>> = {
  "follow-up": followUp,
  stop,
  delete: deleteAgent,
}

/** What only asks. */
export const ASK: Readonly<Record<Exclude<Operation, GatedOperation>, Ask>> = {
  wait,
  status,
  conversation,
  artifacts,
  list,
  models,
  repositories,
  me,
  "verify-webhook": verifyWebhook,
  doctor,
}
