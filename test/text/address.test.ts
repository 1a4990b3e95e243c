import assert from "node:assert/strict"
import { describe, test } from "node:test"
import fc from "fast-check"
import { isAgentId } from "../../src/model/agent-id.ts"
import {
  isBranchName,
  isPlainBranchName,
  isRefOrCommit,
  parseAgentUrl,
  parsePullRequestUrl,
} from "../../src/text/address.ts"
import { anyCharacter } from "../any-character.ts"

const CLOUD = { apiUrl: "https://api.cursor.com" }
const SIMULATED = { apiUrl: "http://127.0.0.1:4010" }

describe("the address of an agent's page", () => {
  const sanitized = [
    "https://cursor.com/agents?id=bc_abc123",
    "https://cursor.com/agents/bc-1",
    "https://www.cursor.com/a#b",
  ]
  for (const text of sanitized) test(`${text} is admitted`, () => assert.equal(parseAgentUrl(text, CLOUD), text))

  const withheld = [
    "",
    "http://cursor.com/agents",
    "https://cursor.com.evil.example/agents",
    "https://evilcursor.com/agents",
    "https://evil.example/cursor.com",
    "https://user@cursor.com/agents",
    "https://cursor.com@evil.example/",
    "https://cursor.com:8443/agents",
    "https://cursor.com\\@evil.example/",
    "https://cursor.com/a b",
    "https://cursor.com/\n::error::x",
    "https://cursor.com/)![x](https://evil.example",
    'https://cursor.com/"><img src=x>',
    "https://cursor.com/../x",
    "https://CURSOR.com/agents",
    "https://сursor.com/agents",
    "https://cursor.com/\u202e",
    "javascript:alert(1)//cursor.com",
    "//cursor.com/agents",
    `https://cursor.com/${"a".repeat(500)}`,
    "http://127.0.0.1:4010/agents/bc-1",
  ]
  for (const text of withheld) {
    test(`${JSON.stringify(text.slice(0, 60))} is withheld`, () => assert.equal(parseAgentUrl(text, CLOUD), undefined))
  }

  test("may be on this machine when the API is", () => {
    const url = "http://127.0.0.1:4010/agents/bc-1"
    assert.equal(parseAgentUrl(url, SIMULATED), url)
    assert.equal(parseAgentUrl("http://[::1]:9/a", { apiUrl: "http://[::1]:9" }), "http://[::1]:9/a")
    assert.equal(parseAgentUrl("http://127.0.0.1:4011/agents/bc-1", SIMULATED), undefined)
    assert.equal(parseAgentUrl("https://gateway.example/a", { apiUrl: "https://gateway.example" }), undefined)
    assert.equal(parseAgentUrl(url, { apiUrl: "no address" }), undefined)
  })

  test("holds nothing but plain characters", () => {
    const property = fc.property(fc.string({ unit: anyCharacter }), (text) => {
      const sanitized = parseAgentUrl(`https://cursor.com/${text}`, CLOUD)
      if (sanitized !== undefined) assert.match(sanitized, /^https:\/\/cursor\.com\/[\w.~/?=&%+#-]*$/)
    })
    fc.assert(property, { seed: 14, numRuns: 1000 })
  })
})

describe("the address of a pull request", () => {
  const home = { serverUrl: "https://github.com", owner: "Octo", name: "Hello.World" }
  const found = { url: "https://github.com/Octo/Hello.World/pull/12", number: 12 }

  for (const text of [
    found.url,
    "https://github.com/octo/hello.world/pull/12/",
    "HTTPS://GitHub.com/Octo/Hello.World/pull/12",
  ]) {
    test(`${text} is admitted`, () => assert.deepEqual(parsePullRequestUrl(text, home), found))
  }

  const withheld = [
    "",
    "http://github.com/Octo/Hello.World/pull/12",
    "https://github.com/Octo/HelloXWorld/pull/12",
    "https://github.com/Other/Hello.World/pull/12",
    "https://github.com.evil.example/Octo/Hello.World/pull/12",
    "https://evil.example/github.com/Octo/Hello.World/pull/12",
    "https://github.com:444/Octo/Hello.World/pull/12",
    "https://x@github.com/Octo/Hello.World/pull/12",
    "https://github.com/Octo/Hello.World/pull/12?x=1",
    "https://github.com/Octo/Hello.World/pull/12#x",
    "https://github.com/Octo/Hello.World/pull/12/files",
    "https://github.com/Octo/Hello.World/pull/012",
    "https://github.com/Octo/Hello.World/pull/0",
    "https://github.com/Octo/Hello.World/pull/-1",
    "https://github.com/Octo/Hello.World/pull/99999999999",
    "https://github.com/Octo/Hello.World/pull/１２",
    "https://github.com/Octo/Hello.World/issues/12",
    "https://github.com/Octo/Hello.World/pull/12\n",
    "https://github.com/Octo/../Octo/Hello.World/pull/12",
    " https://github.com/Octo/Hello.World/pull/12",
  ]
  for (const text of withheld) {
    test(`${JSON.stringify(text)} is withheld`, () => assert.equal(parsePullRequestUrl(text, home), undefined))
  }

  test("may be on any server that the run is on", () => {
    const server = { serverUrl: "https://ghe.example:8443/", owner: "o", name: "r" }
    assert.deepEqual(parsePullRequestUrl("https://ghe.example:8443/o/r/pull/1", server), {
      url: "https://ghe.example:8443/o/r/pull/1",
      number: 1,
    })
    assert.equal(parsePullRequestUrl("https://ghe.example/o/r/pull/1", server), undefined)
    assert.deepEqual(
      parsePullRequestUrl("http://127.0.0.1:9/o/r/pull/1", { ...server, serverUrl: "http://127.0.0.1:9" }),
      {
        url: "http://127.0.0.1:9/o/r/pull/1",
        number: 1,
      },
    )
  })
})

describe("names", () => {
  const goodRefs = [
    "main",
    "feature/a-b_c.d",
    "v1.2.3",
    "fix/#12",
    "dependabot/npm/@types/node-24",
    "größe/漢字",
    "a+b=c,d(e)!%",
  ]
  const badRefs = [
    ...[
      "",
      "-x",
      "--upload-pack=x",
      "a..b",
      "a b",
      "a\tb",
      "a\nb",
      "refs/heads/x",
      "refs/pull/1/head",
      "a@{0}",
      "@",
      "x.lock",
    ],
    ...["x.lock/y", ";rm", "$(id)", "a${IFS}b", "`id`", "a~b", "a^b", "a:b", "a?b", "a*b", "a[b"],
    ...["a\\b", "/a", "a/", "a//b", "a.", ".a", "a/.b", ".github", "a\u200bb", "a\u202eb", "a\u0000b", "a\u00a0b"],
    ...["x".repeat(251), "é".repeat(126)],
  ]

  /** What git allows, and a shell would act on. */
  const oddRefs = ["fix/user's-bug", "R&D/new", 'say"it"', "a|b", "a<b>c", "a;b", "price-$5", "a/-b"]

  for (const text of goodRefs) {
    test(`${text} can name a branch`, () => {
      assert.equal(isBranchName(text), true)
      assert.equal(isRefOrCommit(text), true)
      assert.equal(isPlainBranchName(text), true)
    })
  }

  for (const text of oddRefs) {
    test(`${text} can name a branch, and is kept out of outputs`, () => {
      assert.equal(isBranchName(text), true)
      assert.equal(isRefOrCommit(text), true)
      assert.equal(isPlainBranchName(text), false)
    })
  }

  for (const text of badRefs) {
    test(`${JSON.stringify(text.slice(0, 40))} can name nothing`, () => {
      assert.equal(isBranchName(text), false)
      assert.equal(isRefOrCommit(text), false)
      assert.equal(isPlainBranchName(text), false)
    })
  }

  test("a commit's hash is no branch, and neither is HEAD", () => {
    for (const text of ["0123456789abcdef0123456789abcdef01234567", "A".repeat(64), "HEAD"]) {
      assert.equal(isRefOrCommit(text), true)
      assert.equal(isBranchName(text), false)
    }
    assert.equal(isBranchName("0123456"), true)
    assert.equal(isBranchName("x".repeat(250)), true)
  })

  test("an agent's id is plain", () => {
    for (const text of ["bc-123e4567-e89b-12d3-a456-426614174000", "bc_abc123", "a", "A".repeat(128)])
      assert.ok(isAgentId(text))
    for (const text of ["", "-a", "_a", "a/b", "a b", "../a", "a\n", "a?b", "é", "a".repeat(129)])
      assert.ok(!isAgentId(text))
  })
})
