import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { formIn } from "../../simulator/runner/kept-secrets.ts"
import { runScripts } from "./scripted-action.ts"

const SECRET = "crsr_0f1e2d3c4b5a69788796a5b4c3d2e1f0"

describe("a secret is found", () => {
  const bytes = Buffer.from(SECRET)
  const each = (write: (code: number) => string) => [...bytes].map(write).join("")
  const SHOWN: Readonly<Record<string, string>> = {
    plain: `key=${SECRET}.`,
    "in upper case": SECRET.toUpperCase(),
    "without its first characters": SECRET.slice(-14),
    "without its last characters": SECRET.slice(0, 14),
    reversed: [...SECRET].reverse().join(""),
    "in base64": bytes.toString("base64"),
    "as a user name in base64": Buffer.from(`${SECRET}:`).toString("base64"),
    "as a password in base64": Buffer.from(`user:${SECRET}`).toString("base64"),
    "in base64 for addresses": Buffer.from(`>>>?${SECRET}`).toString("base64url"),
    "in hexadecimal": bytes.toString("hex"),
    "in upper-case hexadecimal": bytes.toString("hex").toUpperCase(),
    "URL-encoded": each((code) => `%${code.toString(16)}`),
    "as JSON escapes": each((code) => `\\u${code.toString(16).padStart(4, "0")}`),
    "as HTML entities": each((code) => `&#${code};`),
  }
  for (const [how, text] of Object.entries(SHOWN)) {
    test(how, () => assert.notEqual(formIn(`before ${text} after`, SECRET), undefined))
  }

  test("as soon as twelve characters of it are there, wherever they begin", () => {
    for (let start = 0; start + 12 <= SECRET.length; start += 1) {
      const piece = SECRET.slice(start, start + 12)
      assert.equal(formIn(`x${piece}x`, SECRET), "plain")
      assert.equal(formIn(Buffer.from(piece).toString("hex"), SECRET), "hexadecimal")
      assert.equal(formIn(Buffer.from(piece).toString("base64"), SECRET), "base64")
    }
  })

  test("and nothing else is taken for it", () => {
    for (const text of [
      "",
      "crsr_",
      "crsr_0f1e2d",
      "0123456789abcdef".repeat(20),
      Buffer.alloc(300, 7).toString("base64"),
    ])
      assert.equal(formIn(text, SECRET), undefined, text)
  })
})

describe("a run of the emulator fails", () => {
  const print = `const key = env.INPUT_MIXED; `
  const LEAKS: Readonly<Record<string, readonly [code: string, where: RegExp]>> = {
    "in the log": ["console.log(`The key is ${key}`)", /in the log \(plain\)/],
    "on stderr": ["console.error(Buffer.from(`x${key}`).toString('base64'))", /in the log \(base64\)/],
    "in an output": ["append('OUTPUT', `a=${key}\\n`)", /in an output/],
    "in the state": ["append('STATE', `a=${key}\\n`)", /in the saved state/],
    "in the environment": ["append('ENV', `a=${key}\\n`)", /in the environment/],
    "in a file": [
      "const { writeFileSync } = await import('node:fs'); writeFileSync(env.RUNNER_TEMP + '/note', key)",
      /in the file work\/_temp\/note/,
    ],
  }
  for (const [where, [code, says]] of Object.entries(LEAKS)) {
    test(`when a secret is ${where}`, async () => {
      const options = { secrets: [SECRET], inputs: { mixed: SECRET } }
      await assert.rejects(runScripts({ main: print + code }, options), says)
    })
  }

  test("but not when it is only masked", async () => {
    const main = `${print}console.log('::add-mask::' + key)`
    const { conclusion } = await runScripts({ main }, { secrets: [SECRET], inputs: { mixed: SECRET } })
    assert.equal(conclusion, "success")
  })
})
