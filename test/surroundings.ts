import assert from "node:assert/strict"
import { InputError } from "../src/inputs/input-error.ts"
import { type Inputs, readInputs } from "../src/inputs/inputs.ts"
import { type Runner, readRunner } from "../src/inputs/runner.ts"

export const API_KEY = "crsr_0123456789abcdef0123456789abcdef"

type Variables = Readonly<Record<string, string>>

const RUN: Variables = {
  GITHUB_REPOSITORY: "octo-org/octo-repo",
  GITHUB_REPOSITORY_ID: "1296269",
  GITHUB_EVENT_NAME: "workflow_dispatch",
  GITHUB_RUN_ID: "4242",
  GITHUB_RUN_ATTEMPT: "1",
  GITHUB_JOB: "agent",
  GITHUB_ACTION: "agent",
  GITHUB_ACTOR: "octocat",
  GITHUB_REF: "refs/heads/main",
  GITHUB_REF_TYPE: "branch",
  GITHUB_REF_NAME: "main",
  GITHUB_SHA: "ffac537e6cbbf934b08745a378932722df287a53",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_API_URL: "https://api.github.com",
  GITHUB_GRAPHQL_URL: "https://api.github.com/graphql",
}

/** A run on `octo-org/octo-repo`, with other GITHUB_ variables where they are given. */
export function runnerWith(variables: Variables = {}): Runner {
  return readRunner({ ...RUN, ...variables })
}

/**
 * Reads inputs as the runner hands them over, but only those that are named: each other one is at the code's own
 * default. The key and a prompt are there unless they are given.
 */
export function readWith(values: Variables, runner: Runner = runnerWith(), environment: Variables = {}) {
  const added = new Map(Object.entries(environment))
  for (const [name, value] of Object.entries({ "api-key": API_KEY, prompt: "Do it", ...values })) {
    added.set(`INPUT_${name.toUpperCase()}`, value)
  }
  try {
    for (const [name, value] of added) process.env[name] = value
    return readInputs(process.env, runner)
  } finally {
    for (const name of added.keys()) delete process.env[name]
  }
}

export function inputsWith(values: Variables = {}, runner?: Runner): Inputs {
  return readWith(values, runner).inputs
}

/** The message of the refusal. Fails when the values are admitted. */
export function refusal(values: Variables, runner = runnerWith()): string {
  try {
    readWith(values, runner)
  } catch (error) {
    assert.ok(error instanceof InputError, String(error))
    return error.message
  }
  assert.fail(`${JSON.stringify(values)} was admitted`)
}
