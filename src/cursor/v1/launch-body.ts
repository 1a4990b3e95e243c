import type { Image, LaunchRequest, Prompt } from "../client.ts"
import type { Model } from "./schema.ts"

/** How the base64 of each kind of image begins: its first bytes say what it is. */
const IMAGE_KINDS: readonly (readonly [start: string, mimeType: string])[] = [
  ["iVBORw0KGgo", "image/png"],
  ["/9j/", "image/jpeg"],
  ["R0lGOD", "image/gif"],
  ["UklGR", "image/webp"],
]

/**
 * The body of `POST /v1/agents`, with only the fields that something was asked for: the server refuses others. Pure.
 * @param model the model with the parameters it needs; default: the id alone
 */
export function launchBody(request: LaunchRequest, model?: Model) {
  const { target, source, mode, agentId } = request
  const { openAsCursorGithubApp, skipReviewerRequest } = target
  return {
    prompt: promptBody(request.prompt),
    ...(agentId !== undefined && { agentId }),
    ...(request.model !== undefined && { model: model ?? { id: request.model } }),
    repos: [repoOf(source)],
    autoCreatePR: target.autoCreatePr,
    ...(openAsCursorGithubApp && { openAsCursorGithubApp }),
    ...(skipReviewerRequest && { skipReviewerRequest }),
    ...(target.autoBranch === false && { workOnCurrentBranch: true }),
    ...(mode === "plan" && { mode }),
  }
}

/** A prompt with the type of each image, which this version wants to be told. Pure. */
export function promptBody({ text, images = [] }: Prompt) {
  return images.length === 0 ? { text } : { text, images: images.map(imageBody) }
}

function imageBody({ data, dimension }: Image) {
  const mimeType = IMAGE_KINDS.find(([start]) => data.startsWith(start))?.[1] ?? "image/png"
  return { data, mimeType, ...(dimension && { dimension }) }
}

/** A pull request's repository has to be named beside it. */
function repoOf(source: LaunchRequest["source"]) {
  if ("prUrl" in source) return { url: source.prUrl.replace(/\/pull\/\d+\/?$/, ""), prUrl: source.prUrl }
  const { repository, ref } = source
  return { url: repository, ...(ref !== undefined && { startingRef: ref }) }
}
