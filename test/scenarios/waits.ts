import type { ActionResult } from "../../simulator/runner/action-run.ts"
import { type Scene, type SceneOptions, setScene } from "./scene.ts"
import { MINUTE } from "./stories.ts"

/** A read of one agent. */
export const READ = { method: "GET", path: /^\/v0\/agents\/bc-[^/]+$/ }
export const ALWAYS = Number.POSITIVE_INFINITY

export async function sceneWith(
  context: Parameters<typeof setScene>[0],
  cursor: SceneOptions["cursor"],
): Promise<Scene> {
  return await setScene(context, { cursor: { ...cursor } })
}

/** Runs the main job without an event. */
export async function run(
  scene: Scene,
  inputs: Readonly<Record<string, string>> = {},
  silence = false,
): Promise<ActionResult> {
  return await scene.run({ inputs: { prompt: "Do it", ...inputs }, silence })
}

export function readsOf(scene: Scene) {
  return scene.cursor.requests.filter(({ method, path }) => method === "GET" && READ.path.test(path))
}

/** The most requests that Cursor got within any minute. */
export function busiestMinute(scene: Scene): number {
  const times = scene.cursor.requests.map(({ atMs }) => atMs)
  return Math.max(...times.map((from) => times.filter((atMs) => atMs >= from && atMs < from + MINUTE).length))
}

/** Lines of the log that begin with the time waited, without that time. */
export function stamped(result: ActionResult): readonly string[] {
  return result.log.filter((line) => /^\[[\d:]+\] /.test(line)).map((line) => line.replace(/^\S+ /, ""))
}
