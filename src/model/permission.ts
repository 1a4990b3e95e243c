/** What a person may hold on a repository, from least to most. */
export const PERMISSIONS = ["read", "triage", "write", "maintain", "admin"] as const
export type Permission = (typeof PERMISSIONS)[number]
