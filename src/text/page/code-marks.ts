import { matchAt } from "./raw-html.ts"

/** cmark-gfm sees no code span behind a longer run of backticks. */
const LONGEST_MARK = 80

/** The backtick runs of a text, by length, to find where code spans end. Asked from the front to the back. */
export class CodeMarks {
  private readonly text: string
  /** The places of the runs of each length, last first. */
  private readonly places = new Map<number, number[]>()

  constructor(text: string) {
    this.text = text
    let end = text.length
    for (let at = text.lastIndexOf("`"); at >= 0; at = text.lastIndexOf("`", at - 1)) {
      end = at + 1
      while (text[at - 1] === "`") at -= 1
      this.add(end - at, at)
      if (at === 0) break
    }
  }

  private add(length: number, at: number): void {
    const places = this.places.get(length)
    if (places === undefined) this.places.set(length, [at])
    else places.push(at)
  }

  /** The length of the run at a place, whether parsers agree on it, and where the span that it opens ends, if it does. */
  spanAt(at: number): { readonly mark: number; readonly sure: boolean; readonly end?: number } {
    const mark = matchAt(/`+/y, this.text, at)?.[0].length ?? 1
    const places = this.places.get(mark) ?? []
    while (places.length > 0 && (places.at(-1) ?? 0) <= at) places.pop()
    const closing = mark > LONGEST_MARK ? undefined : places.at(-1)
    return { mark, sure: mark <= LONGEST_MARK, end: closing === undefined ? undefined : closing + mark }
  }
}
