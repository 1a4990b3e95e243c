/**
 * Loads the operations other than launch. Asked for through `work.ts`, so that their chunk of the bundle holds nothing
 * that is in its chunk already.
 */
export function loadOperations() {
  return import("../queries/all.ts")
}
