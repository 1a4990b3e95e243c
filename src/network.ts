/** The parts that speak HTTP. Loaded only when a request is due, because loading them costs more than all the rest. */

export { openCursor } from "./cursor-service.ts"
export { download } from "./download.ts"
export { openGitHub } from "./github-service.ts"
export { proxyFor } from "./proxy.ts"
