/** A text that people read, and where it is. */
export type Readable = { readonly path: string; readonly text: string }

/** Words that need a second reading, old ones and pictures, each with a plain one. */
const SAY_INSTEAD: readonly (readonly [word: RegExp, plain: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, "fix"],
  [/\bamiss\b/i, "wrong"],
  [/\b(?:stands?|stood)\b(?!-)/i, "is"],
  [/\bspare[sd]?\b/i, "saves"],
  [/\breach(?:es)?\b[^.]*\bby (?:itself|themselves)\b/i, "is sent"],
  [/\b(?:put|puts|kept|keeps|set|sets)(?: [\w-]+){0,3} right\b/i, "corrects, keeps up to date"],
  [/(?<!signed-)\b(?:anew|afresh)\b/i, "again"],
  [/\bbeside the\b/i, "while, next to"],
  [/\b(?:doors?|dice|logbook|chronicles?|leftovers?|arrivals?|nicety|in flight)\b/i, "what is meant"],
  [/\bsettle[sd]?\b/i, "ends, decides"],
  [/\b(?:complaints?|complains?)\b/i, "reports, refuses"],
  [/\b(?:wishe?s?|alas|lest|thereof|whence|heed)\b/i, "what is meant"],
]

/** The places where a word is not plain. Pure. */
export function oddWords(texts: readonly Readable[]): readonly string[] {
  return texts.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) =>
      SAY_INSTEAD.flatMap(([word, plain]) => {
        const found = word.exec(line)?.[0]
        return found === undefined ? [] : [`${path}:${index + 1}: say "${plain}" for "${found}"`]
      }),
    ),
  )
}

/**
 * What people read in a source file, each on its line: comments, and the texts between quotes that messages are made of.
 * Of a test only its comments: its texts are what others might write.
 */
export function proseIn({ path, text: source }: Readable): string {
  const prose = path.startsWith("test/") ? COMMENT : COMMENT_OR_TEXT
  return source
    .split("\n")
    .map((line) => [...line.matchAll(prose)].map(([text]) => text.replaceAll(/\$\{[^}]*\}/g, "")).join(" "))
    .join("\n")
}

const COMMENT = /^\s*(?:\/?\*|\*\/).*|\/\*\*.*|(?<!\S)\/\/.*/g
/** What begins first counts. */
const COMMENT_OR_TEXT = /^\s*(?:\/?\*|\*\/).*|\/\*\*.*|(?<!\S)\/\/.*|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g
