/** The parts that speak HTTP. Loaded only when a request is due, because loading them costs more than all the rest. */

export { openCursor, proxyFor } from "./cursor-service.ts"
export { download } from "./download.ts"
export { connectGitHub } from "./github/connection.ts"
