/**
 * Characters that leave no mark on the screen: controls, default-ignorable and format characters, tag characters,
 * bidirectional controls, blank fillers, lone surrogates and noncharacters. Unicode's own classes are used, so that
 * characters added later are caught too.
 */
const INVISIBLE = String.raw`[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u2800\uFFFC\u{16FE4}\u{1D159}]--[\t\n]]`

const EMOJI = String.raw`(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}|\p{Extended_Pictographic}\uFE0F?)`
const EMOJI_SEQUENCE = String.raw`${EMOJI}(?:\u200D${EMOJI})*`
const KEYCAP = String.raw`[0-9#*]\uFE0F?\u20E3`
/** England, Scotland and Wales: the only tag sequences that Unicode recommends for general interchange. */
const SUBDIVISION_FLAG = String.raw`\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}`

/** Scripts whose spelling needs the zero-width joiner or non-joiner between two letters. */
const JOINING_SCRIPTS = [
  ..."Arab Syrc Mong Nkoo Mand Adlm Rohg".split(" "),
  ..."Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Tibt Khmr Mymr Bali Java Newa Mtei".split(" "),
]
const JOINING_LETTER = String.raw`[[${JOINING_SCRIPTS.map((script) => String.raw`\p{scx=${script}}`).join("")}]&&[\p{L}\p{M}]]`
const NEEDED_JOINER = String.raw`(?<=${JOINING_LETTER})[\u200C\u200D](?=${JOINING_LETTER})`

// Unicode's classes take longer to build than all else in a short run, and most text is plain ASCII.
const neededOrInvisible = builtOnce(
  `(${SUBDIVISION_FLAG}|${EMOJI_SEQUENCE}|${KEYCAP}|${NEEDED_JOINER})|${INVISIBLE}+`,
  "gv",
)
const oneInvisible = builtOnce(INVISIBLE, "v")
const oneVisible = builtOnce(String.raw`[[\p{L}\p{N}\p{P}\p{S}]--${INVISIBLE}]`, "v")
/** Nothing in it can be invisible. */
const PLAIN = /^[\t\n -~]*$/

function builtOnce(pattern: string, flags: string): () => RegExp {
  let built: RegExp | undefined
  return () => {
    built ??= new RegExp(pattern, flags)
    return built
  }
}

/** Makes every line end a line feed. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n")
}

/** Whether a text holds a character that leaves no mark on the screen, whatever is next to it. */
export function hasInvisible(text: string): boolean {
  return !PLAIN.test(text) && oneInvisible().test(text)
}

/** Whether a text leaves any mark on the screen. */
export function hasVisible(text: string): boolean {
  return /[!-~]/.test(text) || oneVisible().test(text)
}

/**
 * Removes every character that leaves no mark on the screen, tab and line feed excepted, and counts them. What an emoji
 * sequence needs (joiner, variation selector, the tags of the three recommended flags) stays, and so does a joiner
 * between two letters of a script whose spelling needs it. Doing it twice changes nothing more.
 */
export function withoutInvisible(text: string): { text: string; removed: number } {
  const lines = withLineFeeds(text)
  if (PLAIN.test(lines)) return { text: lines, removed: 0 }
  let removed = 0
  const kept = lines.replace(neededOrInvisible(), (invisible: string, needed: string | undefined) => {
    if (needed !== undefined) return needed
    removed += [...invisible].length
    return ""
  })
  return { text: kept, removed }
}
