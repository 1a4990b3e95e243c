// One share of the test files that start processes: what they need of the simulators is loaded and compiled once.
import { filesOfLane, runHere } from "./files.ts"

runHere(filesOfLane(4))
