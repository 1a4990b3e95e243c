/** An agent as the API describes it; everything but the id and the status may be missing. */
export type Agent = {
  readonly id: string
  /** The word for the turn that was read. An agent of v1 that has had no turn shows its own word. */
  readonly status: string
  /** The turn that status, summary and result are about. Only v1 gives turns an id. */
  readonly runId?: string
  readonly name?: string
  readonly url?: string
  readonly repository?: string
  readonly ref?: string
  readonly branchName?: string
  readonly prUrl?: string
  readonly summary?: string
  /** Whether its launch asked for a pull request. */
  readonly autoCreatePr?: boolean
  readonly createdAt?: string
  /** When the turn began, and how long it took once it is over. Only v1 tells. */
  readonly turnBeganAt?: string
  readonly turnTookMs?: number
  readonly linesAdded?: number
  readonly linesRemoved?: number
  readonly filesChanged?: number
}

/** One message of a conversation; the id is missing where the service leaves it out. */
export type Message = { readonly id?: string; readonly type: string; readonly text: string }

/** What an agent had been sent at one moment: what comes later is told from it. Opaque to everyone but the client. */
export type Turns = {
  readonly messages: readonly Message[]
  /** The ids of its turns, where they have some. */
  readonly runIds?: ReadonlySet<string>
}

/** One entry of the to-do list that an agent keeps while it works. Text by others. */
export type Todo = {
  readonly text: string
  readonly state: "pending" | "in-progress" | "completed" | "cancelled"
}

/** What a working agent does, as its stream shows it. Text by others, already cut. */
export type Activity =
  | { readonly kind: "tool"; readonly name: string; readonly detail?: string; readonly hasFailed: boolean }
  | { readonly kind: "todos"; readonly todos: readonly Todo[] }

/** What one turn has used up, as far as the API tells. */
export type Usage = {
  /** By the API's own names: `inputTokens`, `outputTokens`, `cacheWriteTokens`, `cacheReadTokens`, `totalTokens`. */
  readonly tokens?: Readonly<Record<string, number>>
  /** What was charged for it, in cents, not rounded. */
  readonly costCents?: number
}

export type Artifact = { readonly absolutePath: string; readonly sizeBytes: number; readonly updatedAt: string }
export type ArtifactLink = { readonly url: string; readonly expiresAt?: string }
export type KeyOwner = { readonly apiKeyName: string; readonly createdAt?: string; readonly userEmail?: string }
export type VisibleRepository = { readonly owner: string; readonly name: string; readonly repository: string }
