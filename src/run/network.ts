/** The parts that speak HTTP. Loaded only when a request is due, because loading them costs more than all the rest. */

export { openGitHub } from "../github/open-github.ts"
export { download } from "../http/download.ts"
export { proxyFor } from "../http/proxy.ts"
export { openCursor } from "./open-cursor.ts"
