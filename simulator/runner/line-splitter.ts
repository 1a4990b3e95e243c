import { StringDecoder } from "node:string_decoder"

/**
 * Cuts a byte stream into lines as .NET's StreamReader does: UTF-8 with replacement of wrong bytes, without a byte order
 * mark, and with `\n`, `\r\n` or a lone `\r` as the end of a line.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder("utf8")
  readonly #onLine: (line: string) => void
  #rest = ""
  #atStart = true

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  push(chunk: Buffer): void {
    this.#add(this.#decoder.write(chunk))
    // A carriage return at the end of what is known may be half of a \r\n, so its line waits.
    const end = Math.max(this.#rest.lastIndexOf("\n"), this.#rest.slice(0, -1).lastIndexOf("\r")) + 1
    const complete = this.#rest.slice(0, end)
    this.#rest = this.#rest.slice(end)
    if (complete !== "") this.#deliver(complete)
  }

  end(): void {
    this.#add(this.#decoder.end())
    if (this.#rest !== "") this.#deliver(this.#rest)
    this.#rest = ""
  }

  #add(text: string): void {
    this.#rest += this.#atStart && text.startsWith("\uFEFF") ? text.slice(1) : text
    this.#atStart &&= text === ""
  }

  #deliver(text: string): void {
    const lines = text.split(/\r\n|\r|\n/)
    if (lines.at(-1) === "") lines.pop()
    for (const line of lines) this.#onLine(line)
  }
}
