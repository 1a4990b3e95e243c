import type { ProxyServer } from "./proxy-tunnel.ts"

/** An environment variable that names no usable proxy. The message is a sentence without its value: it can hold a password. */
export class ProxySettingError extends Error {
  override readonly name = "ProxySettingError"
}

/**
 * Reads what a variable says of a proxy: `http://`, `https://` or no scheme at all, with or without credentials.
 * @param variable its name, for the error
 * @returns undefined for an empty value
 * @throws {ProxySettingError}
 */
export function parseProxy(variable: string, value: string): ProxyServer | undefined {
  const text = value.trim()
  if (text === "") return undefined
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") {
    const kind = JSON.stringify(scheme.slice(0, 20))
    throw new ProxySettingError(
      `${variable} names a proxy of the kind ${kind}; only http:// and https:// work. Name such a proxy, or list the host in NO_PROXY.`,
    )
  }
  const url = URL.parse(scheme === undefined ? `http://${text}` : text)
  if (!url) throw new ProxySettingError(`${variable} is not the address of a proxy; write http://HOST:PORT.`)
  const { protocol, host, username, password } = url
  const uri = `${protocol}//${host}`
  if (username === "" && password === "") return { uri }
  const credentials = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString("base64")
  return { uri, authorization: `Basic ${credentials}` }
}

/** A percent sign that encodes nothing means itself, as other clients take it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
