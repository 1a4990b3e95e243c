import type { Outcome } from "../model/outcome.ts"
import type { RunRecord } from "../report/record.ts"
import type { StepContext } from "../run/context.ts"
import { counted } from "../text/count.ts"
import { ask } from "./ask.ts"
import { cell } from "./cell.ts"
import { fitting } from "./result.ts"

/** Lists the model ids that `model` may name. */
export async function models(step: StepContext, record: RunRecord): Promise<Outcome> {
  const ids = await ask(step, (client, limits) => client.models(limits))
  const { kept, complete } = fitting(ids)
  record.found({
    headline: counted(ids.length, "model"),
    result: { models: kept, complete },
    lines: ids,
    markdown: [ids.map((id) => `- ${cell(id)}`).join("\n")],
  })
  return { kind: "ok" }
}
