// `npm run try -- FILE.yml`: runs a whole workflow file on this machine, the built action against a Cursor cloud and a
// GitHub that are simulated here. `npm run try -- --help` lists the options.
import { openTerminal } from "./demo/terminal.ts"
import { tryFromCommandLine } from "./try/try-files.ts"

process.exitCode = await tryFromCommandLine(process.argv.slice(2), openTerminal(process.env, process.stdout))
