import { problem } from "../../report/catalogue.ts"
import { isLoopback } from "../../text/address.ts"
import type { Answer, Query } from "../query.ts"
import { checkCursor } from "./check-cursor.ts"
import { checkGitHub } from "./check-github.ts"
import { bad, type Check, checkFindings, good, warning } from "./checks.ts"

/** The least Node that the action is built for; the runner brings it. */
const LEAST_NODE = 24
const CURSOR = "https://api.cursor.com"

/** Checks everything a launch needs, in one table. Nothing is launched. */
export async function doctor(query: Query): Promise<Answer> {
  const { apiUrl } = query.inputs
  const checks = [
    checkNode(process.versions.node),
    checkApiUrl(apiUrl),
    checkProxy(query.proxyFor(apiUrl)?.uri),
    ...(await checkCursor(query)),
    ...(await checkGitHub(query)),
  ]
  const findings = checkFindings(checks)
  const failed = checks.filter(({ verdict }) => verdict === "bad").map(({ name }) => name)
  if (failed.length === 0) return { findings }
  return { findings, problem: problem("checks-failed", { message: `Not in order: ${failed.join(", ")}.` }) }
}

function checkNode(version: string): Check {
  const isNew = Number.parseInt(version, 10) >= LEAST_NODE
  return isNew
    ? good("Node", `Version ${version}.`)
    : bad("Node", `Version ${version}; ${LEAST_NODE} is the least.`, "Update the runner: it brings its own Node.")
}

function checkApiUrl(apiUrl: string): Check {
  if (apiUrl === CURSOR) return good("api-url", `${apiUrl}, Cursor's own.`)
  const finding = `${apiUrl}, not Cursor's own: the API key is sent there.`
  const remedy = "Leave `api-url` out unless this gateway is yours."
  return isLoopback(new URL(apiUrl).hostname)
    ? warning("api-url", `${apiUrl}, this very machine.`, "Leave `api-url` out, unless this is a try-out.")
    : warning("api-url", finding, remedy)
}

function checkProxy(proxy: string | undefined): Check {
  if (proxy === undefined) return good("Proxy", "None for this address.")
  return good("Proxy", `Requests go through ${proxy}.`)
}
