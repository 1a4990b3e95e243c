import type { Chronicle } from "../chronicle.ts"
import type { Operation } from "../inputs/operation.ts"
import type { ActingOperation, Order } from "../order.ts"
import type { Outcome } from "../outcome.ts"
import type { Step } from "../step.ts"
import { artifacts } from "./artifacts.ts"
import { conversation } from "./conversation.ts"
import { deleteAgent } from "./delete.ts"
import { doctor } from "./doctor.ts"
import { followUp } from "./follow-up.ts"
import { list } from "./list.ts"
import { me } from "./me.ts"
import { models } from "./models.ts"
import { repositories } from "./repositories.ts"
import { status } from "./status.ts"
import { stop } from "./stop.ts"
import { verifyWebhook } from "./verify-webhook.ts"
import { wait } from "./wait.ts"

/** One bundle chunk: everything that a launch without images does without. */
export { readImages } from "../images/read-images.ts"

type Act = (step: Step, chronicle: Chronicle, order: Order) => Promise<Outcome>
type Ask = (step: Step, chronicle: Chronicle) => Promise<Outcome>

/** What changes an agent, on somebody's order. */
export const ACT: Readonly<Record<Exclude<ActingOperation, "launch">, Act>> = {
  "follow-up": followUp,
  stop,
  delete: deleteAgent,
}

/** What only asks. */
export const ASK: Readonly<Record<Exclude<Operation, ActingOperation>, Ask>> = {
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
