import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startClock } from "../simulator/clock.ts"
import { type CursorCloud, startCursorCloud } from "../simulator/cursor/cloud.ts"
import type { AgentStory } from "../simulator/cursor/story.ts"
import { type SimulatedGitHub, startGitHub } from "../simulator/github/start.ts"
import type { ActionOptions, ActionResult } from "../simulator/runner/action-run.ts"
import { runAction } from "../simulator/runner/emulator.ts"
import { type Certificate, makeCertificate } from "../test/certificate.ts"
import { median } from "./ratios.ts"
import { type Case, costOf } from "./step-cost.ts"

const ROOT = join(import.meta.dirname, "..")
const KEY = "crsr_0123456789abcdef0123456789abcdef01234567"
const TOKEN = "ghs_0123456789abcdefghijklmnopqrstuvwxyz"
const LABEL = "cursor"
const owner = { login: "octocat", type: "User" }
const ISSUE = { number: 1, title: "A button is missing", body: "There is no button.", author: owner.login }

/** A Cursor cloud and a GitHub over TLS, and a step on a labelled issue in front of them. */
export type Surroundings = {
  /** @param events frames next to the usual ones in the stream of its turn, which v1 follows; without it v0 waits */
  step(runningMs: number, events?: number): ActionOptions
  close(): Promise<void>
}

/** @returns undefined without openssl, which makes the certificate */
export async function openSurroundings(): Promise<Surroundings | undefined> {
  const tls = makeCertificate("IP:127.0.0.1", "DNS:localhost")
  if (!tls) return undefined
  let story: AgentStory = {}
  const clock = startClock()
  const cursor = await startCursorCloud({
    clock,
    tls,
    keys: [{ key: KEY }],
    repositories: [{ name: "octocat/hello", defaultBranch: "main" }],
    plan: () => ({ creatingMs: 0, ...story }),
  })
  const github = await startGitHub({
    clock,
    tls,
    tokens: [
      {
        value: TOKEN,
        kind: "installation",
        login: "github-actions[bot]",
        permissions: { contents: "read", issues: "write", pull_requests: "write" },
      },
    ],
    repositories: [{ owner: owner.login, name: "hello", id: 1, defaultBranch: "main", issues: [ISSUE] }],
  })
  const certificates = keep(tls)
  let runs = 0
  return {
    step: (runningMs, events) => {
      // Each word of the flood is two frames.
      const count = (events ?? 0) / 2
      story = { runningMs, flood: { count, everyMs: (0.8 * runningMs) / Math.max(1, count) } }
      runs += 1
      const options = stepOn(cursor, github, certificates, String(runs))
      return events === undefined ? options : { ...options, inputs: { ...options.inputs, "api-version": "v1" } }
    },
    close: async () => {
      await Promise.all([cursor.close(), github.close()])
    },
  }
}

function keep({ cert }: Certificate): string {
  const file = join(mkdtempSync(join(tmpdir(), "falconer-bench-")), "cert.pem")
  writeFileSync(file, cert)
  return file
}

function stepOn(cursor: CursorCloud, github: SimulatedGitHub, certificates: string, runId: string): ActionOptions {
  return {
    actionDir: ROOT,
    runnerEnv: { NODE_EXTRA_CA_CERTS: certificates },
    timeoutMs: 600_000,
    inputs: {
      "api-key": KEY,
      "api-url": cursor.url,
      prompt: "Add the button.",
      label: LABEL,
      "poll-interval-seconds": "1",
    },
    github: {
      eventName: "issues",
      event: {
        action: "labeled",
        label: { name: LABEL },
        sender: owner,
        issue: { ...ISSUE, user: owner },
        repository: { full_name: "octocat/hello", private: false, default_branch: "main" },
      },
      repository: "octocat/hello",
      repositoryId: "1",
      runId,
      token: TOKEN,
      apiUrl: github.apiUrl,
      graphqlUrl: github.graphqlUrl,
      serverUrl: github.serverUrl,
    },
  }
}

/** A launch, a poll or two, a comment and a reaction, over TLS. */
export function session(surroundings: Surroundings): Case {
  return { name: "launch, poll and comment over HTTPS", options: () => surroundings.step(1_000), check: finished }
}

/** Most memory in MB that the process held while it waited `waitMs` for an agent, one poll a second. */
export async function peakWhileWaiting(surroundings: Surroundings, waitMs: number): Promise<number> {
  const cost = await costOf({ name: "wait", options: () => surroundings.step(waitMs), check: finished })
  return cost.peakMb
}

/** The same while it follows a stream of so many frames, all within that time. */
export async function peakWhileFollowing(
  surroundings: Surroundings,
  followMs: number,
  events: number,
): Promise<number> {
  const options = () => surroundings.step(followMs, events)
  return (await costOf({ name: "follow", options, check: finished })).peakMb
}

/** Long enough after the start for the agent to be launched and the action to wait. */
const CANCEL_AFTER_MS = 3_000

/** Milliseconds from the runner's signal to the end of the process, with the agent stopped and reported: the median. */
export async function cancelMs(surroundings: Surroundings, rounds: number): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const result = await runAction({ ...surroundings.step(600_000), cancelAfterMs: CANCEL_AFTER_MS })
    const { outcome, agentId } = result.outputs
    if (outcome !== "cancelled" || !agentId) throw new Error(result.log.join("\n"))
    taken.push((result.stages[0]?.durationMs ?? Number.NaN) - CANCEL_AFTER_MS)
  }
  return median(taken)
}

function finished(result: ActionResult): void {
  if (result.outputs.outcome !== "finished" || result.outputs.commentUrl === "") throw new Error(result.log.join("\n"))
}
