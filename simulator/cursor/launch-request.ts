/** The body of `POST /v0/agents`, as the contract document describes it. */
export type LaunchRequest = {
  readonly prompt: PromptBody
  readonly model?: string
  readonly source: { readonly repository?: string; readonly ref?: string; readonly prUrl?: string }
  readonly target?: {
    readonly autoCreatePr?: boolean
    readonly openAsCursorGithubApp?: boolean
    readonly skipReviewerRequest?: boolean
    readonly branchName?: string
    readonly autoBranch?: boolean
  }
  readonly webhook?: { readonly url: string; readonly secret?: string }
}

/** The body of `POST /v0/agents/{id}/followup`. */
export type FollowUpRequest = { readonly prompt: PromptBody }

type PromptBody = {
  readonly text: string
  readonly images?: readonly {
    readonly data: string
    readonly dimension?: { readonly width: number; readonly height: number }
  }[]
}
