/**
 * Preloaded into a client whose address of the API is fixed in its code: its calls reach the simulator instead. Nothing
 * else about the client is changed, and no other address can be called.
 */
const CURSOR = "https://api.cursor.com"
const simulator = process.env.SIMULATED_CURSOR ?? ""
const send = globalThis.fetch

globalThis.fetch = async (address, init) => {
  const url = String(address instanceof Request ? address.url : address)
  if (!url.startsWith(`${CURSOR}/`)) throw new TypeError(`A client of the tests calls ${new URL(url).origin}`)
  return await send(simulator + url.slice(CURSOR.length), init)
}
