/** The versions of Cursor's Cloud Agents API. */
export const API_VERSIONS = ["v0", "v1"] as const
export type ApiVersion = (typeof API_VERSIONS)[number]
