import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { ActionOptions } from "./action-run.ts"
import { compiledPreload } from "./compiled-preload.ts"
import { echoPath } from "./echo.ts"

export type VirtualTimeOptions = {
  /** `jump` (default), or how many times as fast time runs. */
  readonly scale?: number
  /**
   * Real milliseconds without progress after which an open request no longer stops a jump; default 300. This process
   * must have had its turn as well, because the simulators are taken to run in it.
   */
  readonly stallMs?: number
  /** Simulators with another name than this machine's, behind a proxy. */
  readonly hosts?: readonly string[]
  /** Makes the process' random numbers the same at every run. */
  readonly seed?: number
  /** Where signals and exits are noted, see virtual-time-log.ts. Post goes on with the time at which main ended. */
  readonly logFile?: string
}

/**
 * What `runAction` needs so that the action's processes live in virtual time: `runAction({ …, ...virtualTime() })`.
 * A compile cache keeps the preload from being compiled by each of them.
 */
export function virtualTime(options: VirtualTimeOptions = {}): Pick<ActionOptions, "nodeOptions" | "runnerEnv"> {
  const { scale, stallMs, hosts, seed, logFile } = options
  return {
    nodeOptions: ["--require", compiledPreload(fileURLToPath(new URL("./virtual-time.ts", import.meta.url)))],
    runnerEnv: {
      NODE_COMPILE_CACHE: join(tmpdir(), "falconer-compile-cache"),
      VIRTUAL_TIME: scale === undefined ? "jump" : `scale=${scale}`,
      VIRTUAL_TIME_ECHO: echoPath(),
      ...(stallMs === undefined ? {} : { VIRTUAL_TIME_STALL_MS: String(stallMs) }),
      ...(hosts && { VIRTUAL_TIME_HOSTS: hosts.join(",") }),
      ...(seed === undefined ? {} : { VIRTUAL_TIME_SEED: String(seed) }),
      ...(logFile === undefined ? {} : { VIRTUAL_TIME_LOG: logFile }),
    },
  }
}
