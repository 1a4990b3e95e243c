import type { PreloadedAgent } from "../../simulator/cursor/settings.ts"
import type { AgentStory } from "../../simulator/cursor/story.ts"
import { launchKeyOf, launchLine, type TaskInputs } from "../../src/agent/launch-key.ts"
import { HOME } from "./payloads.ts"
import { API_KEY } from "./scene.ts"

const REPOSITORY = `https://github.com/${HOME.fullName}`
const STEP = {
  repository: { owner: HOME.owner, name: HOME.name, url: REPOSITORY },
  repositoryId: String(HOME.id),
  runId: "4242",
  job: "agent",
  step: "agent",
}

const TASK: TaskInputs = {
  operation: "launch",
  matrixLeg: "0",
  instruction: { text: "Do it", origin: "prompt" },
  repository: STEP.repository,
  autoCreatePr: true,
  autoBranch: true,
  openAsCursorGithubApp: false,
  skipReviewerRequest: false,
  context: "auto",
  images: [],
  mode: "agent",
}

/** The last line of every prompt that a scene's step sends: the same in all attempts. */
export const LAUNCH_LINE = launchLine(`${REPOSITORY}/actions/runs/${STEP.runId}`, launchKeyOf(API_KEY, STEP, TASK))

/** An agent on the home repository, launched with this prompt by whoever has the scene's key. */
export function agentFor(prompt: string, story?: AgentStory): PreloadedAgent {
  const source = { repository: REPOSITORY, ref: "master" }
  const request = { prompt: { text: prompt }, source, target: { autoCreatePr: true } }
  return { key: API_KEY, request, ...(story && { story }) }
}

/** What an earlier attempt that wrote no comment has left: its agent, and nothing else. */
export function agentOfEarlierAttempt(story: AgentStory): PreloadedAgent {
  return agentFor(`Do it\n\n${LAUNCH_LINE}`, story)
}
