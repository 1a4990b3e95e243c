// The test files that need nothing but this process: one of its own for each would take longer than the tests.
import { filesWithoutProcesses, runHere } from "./files.ts"

runHere(filesWithoutProcesses())
