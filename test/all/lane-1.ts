// A lane for test files that start processes: what they need of the simulators is loaded and compiled once.
import { filesWithProcesses, runUntaken } from "./files.ts"

await runUntaken(filesWithProcesses())
