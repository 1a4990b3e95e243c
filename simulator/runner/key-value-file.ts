/**
 * The pairs of a GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV file, one after the other (EnvFileKeyValuePairs of
 * actions/runner 2.336.0 on Linux): `NAME=VALUE`, or `NAME<<DELIMITER`, lines, `DELIMITER`. Whichever of `=` and `<<`
 * comes first decides; empty lines are skipped; a carriage return stays in the value.
 * @throws {Error} in the runner's words, after the pairs before the mistake
 */
export function* keyValuePairs(text: string): Generator<readonly [key: string, value: string]> {
  const reader = new LineReader(text)
  for (let line = reader.next(); line !== undefined; line = reader.next()) {
    if (line.text === "") continue
    const equals = line.text.indexOf("=")
    const heredoc = line.text.indexOf("<<")
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      yield [line.text.slice(0, equals), line.text.slice(equals + 1)]
    } else if (heredoc >= 0) {
      yield readHeredoc(line.text, heredoc, reader)
    } else throw new Error(`Invalid format '${line.text}'`)
  }
}

function readHeredoc(line: string, at: number, reader: LineReader): readonly [string, string] {
  const key = line.slice(0, at)
  const delimiter = line.slice(at + 2)
  if (key === "" || delimiter === "") {
    throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
  }
  const lines: string[] = []
  for (;;) {
    const next = reader.next()
    if (next === undefined) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
    if (next.text === delimiter) return [key, lines.join("\n")]
    if (!next.ended) throw new Error("Invalid value. EOF marker missing new line.")
    lines.push(next.text)
  }
}

class LineReader {
  readonly #text: string
  #position = 0

  constructor(text: string) {
    this.#text = text
  }

  /** The next line, and whether a line end followed it; undefined at the end of the text. */
  next(): { readonly text: string; readonly ended: boolean } | undefined {
    if (this.#position >= this.#text.length) return undefined
    const end = this.#text.indexOf("\n", this.#position)
    const text = this.#text.slice(this.#position, end < 0 ? undefined : end)
    this.#position = end < 0 ? this.#text.length : end + 1
    return { text, ended: end >= 0 }
  }
}
