// Takes the place of GitHub's command-line program where an example calls `gh api PATH [--jq FILTER] [-f name=text]…`.
// It sends the request to the simulated GitHub that GITHUB_API_URL names; filters are run by the machine's own jq.
import { execFileSync } from "node:child_process"
import { parseArgs } from "node:util"

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { jq: { type: "string" }, "raw-field": { type: "string", short: "f", multiple: true } },
})
const [command, path = ""] = positionals
if (command !== "api") throw new Error(`This stand-in knows \`gh api\`, not \`gh ${command}\``)
const { GITHUB_API_URL, GH_TOKEN } = process.env
const fields = values["raw-field"]?.map((field) => /^([^=]+)=([\s\S]*)$/.exec(field)?.slice(1) ?? [field, ""])

const reply = await fetch(`${GITHUB_API_URL}/${path}`, {
  method: fields ? "POST" : "GET",
  headers: { authorization: `Bearer ${GH_TOKEN}`, accept: "application/vnd.github+json" },
  ...(fields && { body: JSON.stringify(Object.fromEntries(fields)) }),
})
const text = await reply.text()
if (!reply.ok) {
  process.stderr.write(`gh: HTTP ${reply.status}\n${text}\n`)
  process.exitCode = 1
} else {
  const shown =
    values.jq === undefined ? text : execFileSync("jq", ["-r", values.jq], { input: text, encoding: "utf8" })
  process.stdout.write(shown)
}
