/** An agent as the API describes it; everything but the id and the status may be missing. */
export type Agent = {
  readonly id: string
  readonly status: string
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
  readonly linesAdded?: number
  readonly linesRemoved?: number
  readonly filesChanged?: number
}

/** One message of a conversation; the id is missing where the service leaves it out. */
export type Message = { readonly id?: string; readonly type: string; readonly text: string }

export type Artifact = { readonly absolutePath: string; readonly sizeBytes: number; readonly updatedAt: string }
export type ArtifactLink = { readonly url: string; readonly expiresAt?: string }
export type KeyOwner = { readonly apiKeyName: string; readonly createdAt?: string; readonly userEmail?: string }
export type VisibleRepository = { readonly owner: string; readonly name: string; readonly repository: string }
