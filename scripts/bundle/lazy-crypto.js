// What `@actions/core` gets for Node's `crypto`: the one function that it takes from there, for outputs of several lines.
// Node's own is loaded when such an output is written, and not at the start of every run.
export const randomUUID = () => process.getBuiltinModule("node:crypto").randomUUID()
