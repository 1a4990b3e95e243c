import fc from "fast-check"

/** What may be before a line, any number of them. */
const PREFIXES = [
  "> ",
  ">",
  "- ",
  "* ",
  "1. ",
  "  ",
  "    ",
  "\t",
  "- [ ] ",
  "- [x] ",
  "- [ ]\n",
  "+ ",
  "[^1]: ",
  "   ",
  "| ",
  "# ",
]
/** Ways in which people hid text, W standing for a word that can be told apart. */
const HIDING =
  "<!-- W -->|<!--\nW\n-->|- [ ] \n<!-- W -->|- [x] \n\n<!-- W\n-->|[//]: # (W)|[W]: /x 'W'|[^1]: W [^2]|[^2]: W [^1]|[^1]|[^2]|```W\nW\n```|~~~ js W\nW\n~~~|" +
  '<a title="W" href="/x">W</a>|[W](/x "W")|![W](/x "W")|<span hidden>W</span>|<p style="display:none">W</p>|<rp>W</rp>|<script>W</script>|<style>W</style>|' +
  "<template>W</template>|<svg><title>W</title></svg>|<details><summary>W</summary>|</details>|<details>|<sub><sub><sub><sub><sub>W|</sub></sub></sub></sub></sub>|" +
  "\u0001<!-- W -->|\u001B[8mW|\u200B<!-- W -->|<!\u200B-- W -->|&lt;!-- W --&gt;|&#60;!-- W -->|\\<!-- W -->|`<!-- W -->`|`|[](/W)|[ ](/x 'W')|<W>|<w a='W'>|<?W?>|<!W W>|" +
  "<![CDATA[W]]>|| W | W |\n|-|-|\n| W | W | W ||<img alt='W' src='/x' width=1>|<!-- W|W -->|--!>|<?|$\\phantom{W}$|<ul><li>W|</li></ul>|<table><td>W|<div aria-hidden='true'>W</div>|" +
  "[W]\\: /x|\\[W]: /x|[W]&#58; /x|</p>|<p>|<pre>W|</pre>|@W|#1 W|**W**|_W_|W\\|~~W~~|<kbd>W</kbd>|![x](/y)!|![[W](/a)](/b)|&nbsp;|\u00A0W|\f<!-- W -->|\r<!-- W -->"

const pieces = HIDING.split(/(?<!\|)\|(?!\|| W)/)
const piece = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pieces) }, { weight: 2, arbitrary: fc.constant("W") })
const line = fc
  .tuple(fc.array(fc.constantFrom(...PREFIXES), { maxLength: 3 }), fc.array(piece, { minLength: 1, maxLength: 3 }))
  .map(([prefixes, words]) => prefixes.join("") + words.join(" "))

/** Markdown that hides words behind generated line prefixes; the words are `q0q`, `q1q` and so on. */
export const hidingMarkdown = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 8, size: "max" }), fc.constantFrom("\n", "\n\n"))
  .map(([lines, between]) => {
    let count = 0
    return lines.join(between).replace(/W/g, () => `q${count++}q`)
  })
