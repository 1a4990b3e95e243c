// `npm run demo`: runs the built action on a real webhook payload, against a Cursor cloud and a GitHub simulated on this
// machine, and shows what GitHub would show. `npm run demo -- WORD` shows another scenario.
//   --speed N|jump   how many times as fast time runs for the action; `jump` leaves all waiting out
//   --page FILE      where the page goes, instead of demo/index.html
import { demonstrate } from "./demo/demonstrate.ts"
import { openTerminal } from "./demo/terminal.ts"

process.exitCode = await demonstrate(process.argv.slice(2), openTerminal(process.env, process.stdout))
