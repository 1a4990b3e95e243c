import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { test } from "node:test"
import fc from "fast-check"
import { visibleMarkdown } from "../../../src/text/rendered/visible-markdown.ts"

const SOURCE = new URL("../../../src/text/rendered/", import.meta.url)
const WHERE = { serverUrl: "https://github.com" }
const MEBIBYTE = 1024 * 1024

const TAGS =
  "p div b i a span code pre ul ol li table tr td details summary blockquote sub h1 br img input math-renderer section x-y svg script q dd"
const PIECES = [
  ...TAGS.split(" ").flatMap((name) => [`<${name}>`, `<${name}>x</${name}>`, `</${name}>`]),
  ..."<|>|&|&amp;|&#8203;|&#x1F600;|\u200B|👩\u200D|x |\n|\\|`|~|!|[|](|*|$|$$|%%{|accDescr {|\\phantom|\\colorx|<!--|-->|<![CDATA[|<?|<a |a='|=\"".split(
    "|",
  ),
  "<br>x",
  "<li><p>x</p></li>",
  "<td>x|y</td>",
  '<a href="/x">y</a>',
  "<a href='#fn1'>1</a>",
  '<img src="/x" alt="y">',
  "<code>`</code>",
  "<b>x<i>y</i></b>",
  "<tr><td>x</td></tr>",
  "<span hidden>x</span>",
  "<math-renderer>$x$</math-renderer>",
  '<p style="a:b;">x</p>',
  "<blockquote>x</blockquote>",
]
const STARTS = [
  "",
  "<pre>",
  '<pre lang="mermaid">',
  "<math-renderer>",
  "<table>",
  "<ul>",
  "<p>",
  "<code>",
  '<a href="/x">',
  "<a ",
]

/** Time of the processor in this thread, not of the clock: other work on the machine does not count. */
function timeMs(read: () => unknown): number {
  const start = process.threadCpuUsage()
  read()
  return process.threadCpuUsage(start).user / 1000
}

/** The least of a few tries, since the first ones are slowed by the compiler, and any by what else the processor does. */
function leastMs(read: () => unknown, enoughMs: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 4 && least >= enoughMs; tries += 1) least = Math.min(least, timeMs(read))
  return least
}

const filled = (start: string, piece: string, length: number) => {
  return (start + piece.repeat(Math.ceil(length / piece.length))).slice(0, length)
}

const SIZE = 16_384
const SLOW_MS = 1000 / 64

test("the time grows in proportion to the length, whatever piece comes again and again", () => {
  const flood = fc
    .tuple(fc.constantFrom(...STARTS), fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }))
    .map(([start, pieces]) => ({ start, piece: pieces.join("") }))
  const property = fc.property(flood, ({ start, piece }) => {
    const read = (length: number) => visibleMarkdown(filled(start, piece, length), WHERE)
    // A mebibyte is 64 times as long, and may take a second. Only what looks slow is tried at that length.
    if (leastMs(() => read(SIZE), SLOW_MS) < SLOW_MS) return
    const whole = leastMs(() => read(MEBIBYTE), 1000)
    if (whole < 1000) return
    // On a slow machine all of it is slow: four times the length takes four times as long then, and not sixteen times.
    const quarter = leastMs(() => read(MEBIBYTE / 4), 0)
    assert.ok(whole < 8 * quarter, `${whole} ms for a mebibyte of ${start}${piece}, ${quarter} ms for a quarter of it`)
  })
  fc.assert(property, { seed: 3, numRuns: 100, endOnFailure: true })
})

/** What is tried in a process of its own, which has 100 MB: 76 for what stays and three times 8 for what is new. */
const deep = (open: string, close: string) => open.repeat(190) + "<br>x".repeat(99_000) + close.repeat(190)
const FLOODS: Readonly<Record<string, string>> = {
  "breaks in many quotes": deep("<blockquote>", "</blockquote>"),
  cells: `<table><tr>${"<td>x</td>".repeat(99_000)}`,
  attributes: `<a ${Array.from({ length: 150_000 }, (_, index) => index.toString(36)).join(" a")}>`.slice(0, MEBIBYTE),
}

test("a mebibyte takes seconds at the most, and 100 MB", () => {
  const limits = ["--max-old-space-size=76", "--max-semi-space-size=8"]
  const program = `
    import { text } from "node:stream/consumers"
    const { visibleMarkdown } = await import("${new URL("visible-markdown.ts", SOURCE)}")
    const times = {}
    for (const [name, html] of Object.entries(JSON.parse(await text(process.stdin)))) {
      const start = process.threadCpuUsage()
      visibleMarkdown(html, { serverUrl: "https://github.com" })
      times[name] = process.threadCpuUsage(start).user / 1000
    }
    process.stdout.write(JSON.stringify(times))`
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...limits, "--input-type=module", "--eval", program],
    { input: JSON.stringify(FLOODS), encoding: "utf8" },
  )
  assert.equal(status, 0, stderr)
  const times: Readonly<Record<string, number>> = JSON.parse(stdout)
  const slow = Object.entries(times).filter(([, time]) => time >= 5000)
  assert.deepEqual(slow, [])
  assert.equal(Object.keys(times).length, Object.keys(FLOODS).length)
})
