/** The parts that speak HTTP. Loaded only when a request is due, because loading them costs more than all the rest. */

export { openCursor } from "./open-cursor.ts"
export { download } from "../http/download.ts"
export { openGitHub } from "../github/open-github.ts"
export { proxyFor } from "../http/proxy.ts"
