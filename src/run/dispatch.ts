import type { Trigger } from "../event/trigger.ts"
import { lazyConnection } from "../github/lazy-connection.ts"
import { download } from "../http/download.ts"
import { proxyFor } from "../http/proxy.ts"
import type { InputError } from "../inputs/input-error.ts"
import { type GatedOperation, type Operation, requireAgentId } from "../inputs/operation.ts"
import type { Outcome } from "../model/outcome.ts"
import { listModels, listRepositories, readKeyOwner } from "../queries/account.ts"
import { listAgents, readStatus } from "../queries/agents.ts"
import { downloadArtifacts } from "../queries/artifacts/artifacts.ts"
import { readConversation } from "../queries/conversation.ts"
import { doctor } from "../queries/doctor/doctor.ts"
import { deleteAgent, stop } from "../queries/end-agent.ts"
import type { QueryOperation } from "../queries/query.ts"
import { runQuery } from "../queries/run-query.ts"
import { verifyWebhook } from "../queries/verify-webhook.ts"
import type { RunRecord } from "../report/record.ts"
import { approve } from "./approval.ts"
import { collect } from "./collect.ts"
import type { EarlyContext, StepContext } from "./context.ts"
import { followUp } from "./follow-up.ts"
import { run } from "./launch.ts"
import { openCursor } from "./open-cursor.ts"
import { reportEarlyFailure } from "./report-early-failure.ts"
import { stopThread } from "./thread.ts"
import { verify } from "./verify.ts"
import { wait } from "./wait.ts"

/** What reads, stops or deletes, and what each needs. */
const QUERIES: Readonly<
  Record<Exclude<Operation, "launch" | "fleet" | "follow-up" | "wait" | "verify" | "collect">, QueryOperation>
> = {
  status: { needs: "agent", ask: readStatus },
  conversation: { needs: "agent", ask: readConversation },
  stop: { needs: "agent", ask: stop },
  delete: { needs: "agent", ask: deleteAgent },
  artifacts: { needs: "agent", ask: downloadArtifacts },
  list: { needs: "key", ask: listAgents },
  models: { needs: "key", ask: listModels },
  repositories: { needs: "key", ask: listRepositories },
  me: { needs: "key", ask: readKeyOwner },
  "verify-webhook": { needs: "nothing", ask: verifyWebhook },
  doctor: { needs: "nothing", ask: doctor },
}

/** Does an operation that only looks. */
export async function runUngated(
  operation: Exclude<Operation, GatedOperation>,
  early: EarlyContext,
  record: RunRecord,
): Promise<Outcome> {
  const step = withGitHub(early)
  if (operation === "wait") return await wait(step, record)
  if (operation === "verify") return await verify(step, record)
  if (operation === "collect") return await collect(step, record)
  return await query(QUERIES[operation], step, record)
}

/** Does an operation that starts an agent or changes one, once the person behind the event may. */
export async function runGated(
  operation: Exclude<GatedOperation, "fleet">,
  early: EarlyContext,
  record: RunRecord,
  trigger: Trigger,
): Promise<Outcome> {
  const step = withGitHub(early)
  if (operation === "launch") return await run(step, record, trigger)
  if (operation === "follow-up") return await followUp(step, record, trigger)
  const finds = operation === "stop" && step.inputs.agentId === undefined && trigger.kind !== "none"
  if (!finds) requireAgentId(step.inputs)
  const approval = await approve(step, trigger)
  if (approval.kind === "refused") return approval.outcome
  if (finds) return await stopThread(step, record, trigger)
  return await query(QUERIES[operation], step, record)
}

/** Says on the issue or pull request why nothing was launched, where that is wanted. Never throws. */
export async function reportFailure(early: EarlyContext, error: InputError): Promise<void> {
  await reportEarlyFailure(withGitHub(early), error)
}

/** With the way to GitHub, which is opened at its first use. */
export function withGitHub({ loadGitHub, ...step }: EarlyContext): StepContext {
  const { inputs, runner, clock, userAgent } = step
  const options = { token: inputs.githubToken, apiUrl: runner.apiUrl, clock, userAgent }
  return { ...step, openGitHub: lazyConnection(loadGitHub, options) }
}

async function query(operation: QueryOperation, step: StepContext, record: RunRecord): Promise<Outcome> {
  const { inputs, cancelled: signal } = step
  const { apiUrl, apiVersion } = inputs
  const settings = {
    ...step,
    signal,
    download,
    proxyFor,
    openCursor: (apiKey: string) => openCursor({ ...step, apiUrl, apiVersion, apiKey, isNamed: true }),
  }
  return await runQuery(operation, settings, record)
}
