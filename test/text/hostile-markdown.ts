import fc from "fast-check"

/** Starts and ends of lines that open, close or continue blocks. */
const BLOCK_PIECES =
  "\n|\n\n|\n\n|\n> |\n>|\n- |\n  |\n   |\n    |\n1. |\n2) |\n* |\n\t|\n# |\n---\n|\n===\n|\n```\n|\n```js |\n~~~\n|\n````\n|" +
  "\n   ```\n|\n<!-- |\n-->\n|\n<div>\n|\n</div>\n|\n<div |\n<pre>\n|\n</pre>\n|\n<b>\n|\n<?|\n<![CDATA[|\n<!X |\n[a]: |\n[a]: /u |" +
  '\n[b]: /v "|\n[^1]: |\n[^2]: |\n- - |\n-\n|\n$$\n|\n  - |\n-     |\n- [ ] |\n<details>\n|\n<script>\n|\n</script>\n|\n<textarea>\n'
/** Pieces of lines. */
const INLINE_PIECES =
  '`|``|```|`|<!--|-->|<!-- |--!>|<!-->|<!--->|--|-|<b |<b title="|">|\'>|>|<|</b>|<a href=x>|</a>|<?|?>|<![CDATA[|]]>|<!D |[|]|](|' +
  '](/u "|](<|")|)|(|[a]|[a][]|[b]|][a]|][b]|![|!|[^1]|[^2]|[^|\\|\\`|\\[|\\\\|&#8203;|&lt;|&#60;|*|_|**|"|=|~~~|~|http://x.y/|' +
  "www.x.y|<http://|@|<i>|<sub>|<br>|<rp>|</rp>|<x-|/>|$|$$|&|#|:|<img src=x alt=|<span hidden>|</span>|mailto:|<a@b.c>|\u00a0|\u200b|" +
  "<plaintext>|<title>|</title>|<select>|<svg>|</svg>"
const TABLE_PIECES = ["|", "||", "\\|", "\n| ", "\n|---|\n", "\n|-|-|\n"]

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...BLOCK_PIECES.split("|"), ...TABLE_PIECES) },
  { weight: 4, arbitrary: fc.constantFrom(...INLINE_PIECES.split("|"), ...TABLE_PIECES) },
  { weight: 3, arbitrary: fc.constant("WORD") },
)

/**
 * Markdown built to mislead: pieces of syntax in any order, with words between that can be told apart (`q0q`, `q1q`, …).
 * Left out is what remark is known to read otherwise than GitHub: `:-:` as a table of one column, and `<!x` in lower case.
 */
export const hostileMarkdown = fc
  .tuple(fc.array(piece, { minLength: 2, maxLength: 18, size: "max" }), fc.constantFrom("", "", " "))
  .map(([pieces, between]) => pieces.map((text, index) => (text === "WORD" ? `q${index}q` : text)).join(between))

/** The told-apart words of a text. */
export function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/q\d+q/g) ?? [])
}
