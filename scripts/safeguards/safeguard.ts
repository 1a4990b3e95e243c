/** A piece of the sources that keeps a promise, and the test that fails without it. */
export type Safeguard = {
  /** What holds because of it. */
  readonly name: string
  /** The file below src. */
  readonly file: string
  /** The piece, as it stands there exactly once. */
  readonly text: string
  /** What stands in its place when it is taken out. */
  readonly without: string
  /** The test file, and the title of the one test that has to notice. */
  readonly caughtBy: readonly [file: string, title: string]
}
