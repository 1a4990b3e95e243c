import { relative } from "node:path"
import type { EventData } from "node:test"
import type { TestEvent } from "node:test/reporters"
import { inspect } from "node:util"

type Failure = {
  readonly nesting: number
  readonly path: readonly string[]
  readonly place: string
  readonly text: string
}

/**
 * Short enough to find what failed: a dot for each file and each suite that ended (an X where something failed), then
 * how many tests there were, and at the very end every failure with its file, line and error.
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let failures: readonly Failure[] = []
  let summary = ""
  for await (const { type, data } of events) {
    if (type === "test:pass" && data.nesting === 0) yield "."
    if (type === "test:fail" && !data.todo) {
      failures = withFailure(failures, data)
      if (data.nesting === 0) yield "X"
    }
    if (type === "test:stdout" || type === "test:stderr") yield data.message
    if (type === "test:summary" && data.file === undefined) summary = summaryOf(data)
  }
  yield `\n${summary}\n`
  for (const { path, place, text } of failures) yield `\n✖ ${path.join(" > ")}\n  ${place}\n${indented(text)}\n`
}

/** Tests are told before the suite they are in, so that a suite's failure names those before it that are deeper. */
function withFailure(known: readonly Failure[], data: EventData.TestFail): readonly Failure[] {
  const { nesting, name, file, line, details } = data
  if (failureType(details.error) === "subtestsFailed") {
    return known.map((failure) =>
      failure.nesting > nesting ? { ...failure, nesting, path: [name, ...failure.path] } : failure,
    )
  }
  const place = file === undefined ? "" : `${relative(process.cwd(), file)}:${line ?? 1}`
  return [...known, { nesting, path: [name], place, text: inspect(details.error.cause ?? details.error) }]
}

function failureType(error: Error): unknown {
  return "failureType" in error ? error.failureType : undefined
}

function summaryOf({ counts, duration_ms: durationMs }: EventData.TestSummary): string {
  const { tests, passed, skipped, todo } = counts
  const wrong = tests - passed - skipped - todo
  const rest = skipped > 0 ? `, ${skipped} skipped` : ""
  return `${passed} of ${tests} tests passed, ${wrong} failed${rest}, in ${Math.round(durationMs / 1000)} s`
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "    ")
}
