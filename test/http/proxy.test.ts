import assert from "node:assert/strict"
import { afterEach, describe, test } from "node:test"
import { proxyFor } from "../../src/http/proxy.ts"
import { ProxySettingError } from "../../src/http/proxy-setting.ts"

const NAMES = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY"] as const
type Variables = Partial<Record<(typeof NAMES)[number], string>>
const CURSOR = "https://api.cursor.com"

function clear(): void {
  for (const name of NAMES) delete process.env[name]
}
afterEach(clear)

function proxyWith(variables: Variables, address = CURSOR) {
  clear()
  Object.assign(process.env, variables)
  return proxyFor(address)
}

describe("the proxy's address", () => {
  const VALUES: readonly (readonly [value: string, uri: string | undefined, credentials?: string])[] = [
    ["http://proxy.test:3128", "http://proxy.test:3128"],
    ["HTTP://Proxy.test:3128/", "http://proxy.test:3128"],
    ["http://proxy.test", "http://proxy.test"],
    ["https://proxy.test", "https://proxy.test"],
    ["https://proxy.test:8443/path?x", "https://proxy.test:8443"],
    ["proxy.test:3128", "http://proxy.test:3128"],
    ["proxy.test", "http://proxy.test"],
    ["localhost:3128", "http://localhost:3128"],
    ["10.0.0.1:3128", "http://10.0.0.1:3128"],
    ["[2001:db8::1]:3128", "http://[2001:db8::1]:3128"],
    ["http://[2001:db8::1]:3128", "http://[2001:db8::1]:3128"],
    [" http://proxy.test:3128\n", "http://proxy.test:3128"],
    ["http://me:s3cret@proxy.test:3128", "http://proxy.test:3128", "me:s3cret"],
    ["me:s3cret@proxy.test:3128", "http://proxy.test:3128", "me:s3cret"],
    ["http://me%40corp:p%3Aw%C3%BC@proxy.test", "http://proxy.test", "me@corp:p:wü"],
    ["http://me:100%@proxy.test", "http://proxy.test", "me:100%"],
    ["http://me@proxy.test", "http://proxy.test", "me:"],
    ["", undefined],
    [" ", undefined],
  ]
  for (const [value, uri, credentials] of VALUES) {
    test(`${JSON.stringify(value)} is ${uri}`, () => {
      const authorization = credentials && `Basic ${Buffer.from(credentials).toString("base64")}`
      const proxy = proxyWith({ HTTPS_PROXY: value })
      assert.deepEqual([proxy?.uri, proxy?.authorization], [uri, authorization])
    })
  }

  const REFUSED: readonly (readonly [value: string, says: RegExp])[] = [
    [
      "socks5://me:s3cret@proxy.test:1080",
      /^https_proxy names a proxy of the kind "socks5"; only http:\/\/ and https:\/\/ work\./,
    ],
    ["SOCKS4A://proxy.test", /the kind "socks4a"/],
    ["ftp://proxy.test", /the kind "ftp"/],
    [`${"x".repeat(90_000)}://proxy.test`, /the kind "x{20}"/],
    ["http://", /^https_proxy is not the address of a proxy; write http:\/\/HOST:PORT\.$/],
    ["http://s3cret proxy", /is not the address/],
    ["http://[s3cret", /is not the address/],
    ["me:s3cret@proxy.test:port", /is not the address/],
    ["proxy.test:99999", /is not the address/],
    [":3128", /is not the address/],
  ]
  for (const [value, says] of REFUSED) {
    test(`${JSON.stringify(value.slice(-40))} is refused by the variable's name, without its value`, () => {
      assert.throws(
        () => proxyWith({ https_proxy: value }),
        (error: unknown) => {
          assert.ok(error instanceof ProxySettingError)
          assert.match(error.message, says)
          assert.ok(!error.message.includes("s3cret"))
          return true
        },
      )
    })
  }
})

describe("the proxy of an address", () => {
  const PROXY = "http://proxy.test:3128"
  const BAD = "socks5://x"
  const ROWS: readonly (readonly [variables: Variables, address: string, is: string | undefined])[] = [
    [{}, CURSOR, undefined],
    [{ HTTPS_PROXY: PROXY }, CURSOR, PROXY],
    [{ HTTPS_PROXY: PROXY }, "http://api.test", undefined],
    [{ HTTP_PROXY: PROXY }, "http://api.test", PROXY],
    [{ HTTP_PROXY: PROXY }, CURSOR, undefined],
    [{ https_proxy: PROXY, HTTPS_PROXY: BAD }, CURSOR, PROXY],
    [{ https_proxy: "", HTTPS_PROXY: PROXY }, CURSOR, PROXY],
    [{ HTTPS_PROXY: PROXY, NO_PROXY: "other.test, .cursor.com" }, CURSOR, undefined],
    [{ HTTPS_PROXY: PROXY, no_proxy: "API.cursor.com:443" }, CURSOR, undefined],
    [{ HTTPS_PROXY: PROXY, NO_PROXY: "api.cursor.com:444,cursor" }, CURSOR, PROXY],
    [{ HTTPS_PROXY: BAD, NO_PROXY: "*" }, CURSOR, undefined],
    [{ HTTPS_PROXY: BAD, HTTP_PROXY: BAD }, "https://127.0.0.1:8080", undefined],
    [{ HTTPS_PROXY: PROXY }, "https://[2001:db8::1]", PROXY],
  ]
  for (const [variables, address, is] of ROWS) {
    test(`${address} with ${JSON.stringify(variables)}: ${is ?? "none"}`, () => {
      assert.equal(proxyWith(variables, address)?.uri, is)
    })
  }
})
