/**
 * Loads the parts that speak HTTP. The launch and the other operations both go through here, so that this function
 * lies in the first file of the bundle: an import from another file would put a second copy of them into it.
 */
export async function loadNetwork() {
  // undici reads answers with WebAssembly, and V8 soon compiles that again, optimised: 18 MB and a fifth of a run's CPU
  // time, for few answers. A budget that no run uses up rules it out, if it is set before undici loads.
  const { setFlagsFromString } = await import("node:v8")
  setFlagsFromString("--wasm-tiering-budget=1000000000")
  return await import("./network.ts")
}
