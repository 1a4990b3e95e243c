import { createRequire } from "node:module"

const requireHere = createRequire(import.meta.url)
let program: string | undefined

/** The Node that the runner gives a `node24` action. */
export function defaultNode(): string {
  if (program === undefined) {
    const { node24 }: { node24(): string } = requireHere("../../scripts/node24.mjs")
    program = node24()
  }
  return program
}
