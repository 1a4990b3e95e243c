import type { Workflow } from "../../simulator/workflow/workflow-file.ts"
import type { Texts } from "../../simulator/workflow/yaml-fields.ts"

/** Belongs to nobody. */
const API_KEY = "crsr_made_up_key_that_opens_nothing"
const WEBHOOK_SECRET = "made-up-secret-that-signs-webhooks-0123456789"

/** The secrets of a trial, and what is to say of them. */
export type TrialSecrets = {
  readonly values: Texts
  /** Which one the simulated Cursor takes as its key. */
  readonly apiKey: string
  readonly webhookSecret: string
  readonly notes: readonly string[]
}

/**
 * Makes up the secrets that the inputs of our action are read from: an API key, a webhook's secret, and the address of
 * the relay. All others are empty unless given, as on GitHub.
 */
export function trialSecrets(workflows: readonly Workflow[], given: Texts, relayUrl: string): TrialSecrets {
  const names = (input: string) => [...new Set(workflows.flatMap((workflow) => readFrom(workflow, input)))]
  const madeUp = {
    ...Object.fromEntries(names("webhook-url").map((name) => [name, relayUrl])),
    ...Object.fromEntries(names("webhook-secret").map((name) => [name, WEBHOOK_SECRET])),
    ...Object.fromEntries(["CURSOR_API_KEY", ...names("api-key")].map((name) => [name, API_KEY])),
  }
  const values = { ...madeUp, ...given }
  const used = [...new Set(workflows.flatMap(secretsOf))]
  return {
    values,
    apiKey: names("api-key").map((name) => values[name] ?? "")[0] || API_KEY,
    webhookSecret: names("webhook-secret").map((name) => values[name] ?? "")[0] || WEBHOOK_SECRET,
    notes: used.flatMap((name) => noteOn(name, given, madeUp, relayUrl)),
  }
}

function noteOn(name: string, given: Texts, madeUp: Texts, relayUrl: string): readonly string[] {
  if (name in given || name === "GITHUB_TOKEN") return []
  const value = madeUp[name]
  if (value === undefined) return [`secrets.${name} is empty: give it with --secret ${name}=VALUE`]
  if (value === relayUrl) return [`secrets.${name} is the address of a relay on this machine`]
  return [`secrets.${name} is made up; the repository needs one of this name`]
}

/** The secrets that an input of our action is read from. */
function readFrom({ jobs }: Workflow, input: string): readonly string[] {
  return jobs.flatMap(({ steps }) =>
    steps.flatMap(({ does }) => (does.kind === "action" ? namesIn(does.inputs[input] ?? "") : [])),
  )
}

function secretsOf(workflow: Workflow): readonly string[] {
  return namesIn(JSON.stringify([workflow.env, workflow.jobs]))
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\bsecrets\.(\w+)/g)].map(([, name = ""]) => name)
}
