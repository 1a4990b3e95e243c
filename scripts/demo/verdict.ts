import type { ScenarioRun } from "./run-scenario.ts"

/** Whether a run ended as it was meant to, and what to make of it. */
export type Verdict = { readonly asMeant: boolean; readonly sentence: string }

/** Judges a run by its scenario. In the sentence, backticks mark code. */
export function judge({ scenario, result, prompts, violations }: ScenarioRun): Verdict {
  const { conclusion, outcome, launches } = scenario.meant
  const endedSo = result.conclusion === conclusion && result.outputs.outcome === outcome && prompts.length === launches
  if (endedSo && violations.length === 0) return { asMeant: true, sentence: scenario.moral }
  const meant = `This was not meant to end so, but with conclusion ${conclusion}, outcome ${outcome} and launches: ${launches}.`
  const broken = violations.map((violation) => `A request broke an API's description: ${JSON.stringify(violation)}.`)
  return { asMeant: false, sentence: [meant, ...broken].join(" ") }
}
