/** What a step set out to do, as the reports show it. */
export type Plan = {
  /** `owner/name` of the repository the agent works on. */
  readonly repository: string
  readonly source:
    | { readonly kind: "pull-request"; readonly url: string; readonly number?: number }
    | { readonly kind: "ref"; readonly ref?: string }
  readonly model?: string
  readonly asksForPullRequest: boolean
  readonly launchKey: string
  readonly prompt: PromptFacts
}

export type PromptFacts = {
  /** Where the instruction came from, in words: "the input `prompt`, with issue #7 as context". */
  readonly origin: string
  readonly sha256: string
  readonly bytes: number
  /** What was taken out of other people's text because nobody could have seen it. */
  readonly removed: {
    readonly invisibleCharacters: number
    readonly hiddenElements: number
    readonly tinyElements: number
    readonly unknownElements: number
  }
  readonly cutBytes: number
  /** The whole text, only where the summary may show it. */
  readonly text?: string
}

/** A follow-up's counterpart of the plan. */
export type SentPrompt = Pick<Plan, "launchKey" | "prompt">
