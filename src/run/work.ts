/**
 * One chunk of the bundle: all that a step needs once it is to act or to ask. A run that is skipped, or whose inputs
 * are wrong, does without it.
 */

export { commandIn } from "../event/command.ts"
export { cleanUp } from "./clean-up.ts"
export { run } from "./launch.ts"
export { loadOperations } from "./load-operations.ts"
