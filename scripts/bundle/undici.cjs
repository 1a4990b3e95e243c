// Takes undici's place in the bundle: the parts of it that `src/` and the toolkit use, put together as its own index
// does it. What nobody here uses (fetch, WebSockets, mocks, caches) is thereby never reached.

// Node's own parts bring their compiled code with them, and V8 takes it only while the flags are those it was made with:
// what such a run needs of them is loaded first, which saves about 8 ms.
require("node:assert")
require("node:crypto")
require("node:https")

// What a run holds while it waits is set here, because every run that sends a request loads this file, and before undici.
// undici reads answers with WebAssembly, and V8 soon compiles that again, optimised, for the few answers of a run; a
// budget for it would be used up by a long stream. It would optimise our own code as well, in a compiler that takes more
// memory than all of that code, and make room for more and more garbage before it collects. A run has more time than
// memory. Measured with `npm run bench`: without these flags 20 MB, 10 MB and 2 MB more (docs/performance.md).
const SMALL = [
  "--liftoff-only --no-wasm-tier-up --no-wasm-dynamic-tiering",
  "--no-opt --no-maglev",
  "--semi-space-growth-factor=1",
]
require("node:v8").setFlagsFromString(SMALL.join(" "))

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
