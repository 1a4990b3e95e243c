// Takes undici's place in the bundle: the parts of it that `src/` and the toolkit use, put together as its own index
// does it. What nobody here uses (fetch, WebSockets, mocks, caches) is thereby never reached.

// undici reads answers with WebAssembly, and V8 soon compiles that again, optimised, for the few answers of a run. These
// rule it out, if they are set before undici loads; a budget for it would be used up by a long stream. Measured with
// `npm run bench`: it saves 20 MB at the peak and a fifth of a session's CPU time (docs/performance.md).
require("node:v8").setFlagsFromString("--liftoff-only --no-wasm-tier-up --no-wasm-dynamic-tiering")

const Dispatcher = require("./lib/dispatcher/dispatcher")

Object.assign(Dispatcher.prototype, require("./lib/api"))

module.exports = {
  Agent: require("./lib/dispatcher/agent"),
  buildConnector: require("./lib/core/connect"),
  // @actions/github makes connections of its own when it loads, and src/github/connection.ts never uses them.
  ProxyAgent: class {},
  fetch() {
    throw new Error("undici's fetch is not in this bundle")
  },
}
