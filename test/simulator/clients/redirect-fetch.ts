import { readFileSync } from "node:fs"

/**
 * Preloaded into a client whose address of the API is fixed in its code: its calls reach the simulator instead, whose
 * address is in a file and may change from call to call. Nothing else about the client is changed, and no other
 * address can be called.
 */
const CURSOR = "https://api.cursor.com"
const simulator = () => readFileSync(process.env.SIMULATED_CURSOR_FILE ?? "", "utf8")
const send = globalThis.fetch

globalThis.fetch = async (address, init) => {
  const url = String(address instanceof Request ? address.url : address)
  if (!url.startsWith(`${CURSOR}/`)) throw new TypeError(`A client of the tests calls ${new URL(url).origin}`)
  return await send(simulator() + url.slice(CURSOR.length), init)
}
