import type { LaunchRequest } from "../launch-request.ts"

type Model = {
  readonly id: string
  readonly params?: readonly { readonly id: string; readonly value: string }[]
}
type Image = { readonly data?: string; readonly url?: string; readonly dimension?: { width: number; height: number } }
type Prompt = { readonly text: string; readonly images?: readonly Image[] }

/** The body of `POST /v1/agents`, as the document describes it. */
export type CreateAgentBody = {
  readonly prompt: Prompt
  readonly model?: Model
  readonly name?: string
  readonly agentId?: string
  readonly env?: { readonly type: string; readonly name?: string }
  readonly repos?: readonly { readonly url: string; readonly startingRef?: string; readonly prUrl?: string }[]
  readonly workOnCurrentBranch?: boolean
  readonly autoCreatePR?: boolean
  readonly skipReviewerRequest?: boolean
  readonly openAsCursorGithubApp?: boolean
  readonly metadata?: Readonly<Record<string, string>>
  readonly envVars?: Readonly<Record<string, string>>
  readonly mcpServers?: readonly { readonly name: string }[]
  readonly customSubagents?: readonly unknown[]
  readonly mode?: "agent" | "plan"
}

/** The body of `POST /v1/agents/{id}/runs`. */
export type CreateRunBody = { readonly prompt: Prompt; readonly model?: Model }

/** The same request in the words of v0, by which agents are made. Of several repositories the first counts. */
export function launchRequestOf(body: CreateAgentBody): LaunchRequest {
  const [repo] = body.repos ?? []
  const { autoCreatePR: autoCreatePr, openAsCursorGithubApp, skipReviewerRequest } = body
  return {
    prompt: { text: body.prompt.text },
    ...(body.model && { model: body.model.id }),
    source: { repository: repo?.url, ref: repo?.startingRef, prUrl: repo?.prUrl },
    target: {
      autoCreatePr,
      openAsCursorGithubApp,
      skipReviewerRequest,
      autoBranch: !(body.workOnCurrentBranch ?? false),
    },
  }
}
