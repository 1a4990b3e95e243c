/**
 * Loads the parts that speak HTTP. The launch and the other operations both go through here, so that this function
 * lies in the first file of the bundle: an import from another file would put a second copy of them into it.
 */
export function loadNetwork() {
  return import("./network.ts")
}
