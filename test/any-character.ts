import fc from "fast-check"

const FIRST_SURROGATE = 0xd800
const SURROGATES = 0x800

/**
 * Any character of Unicode, as fast-check's own unit `binary` (every code point but half a surrogate pair), for
 * `fc.string({ unit: anyCharacter })`. Theirs makes a map of all 1.1 million before the first value, which takes longer
 * than most tests that want one.
 */
export const anyCharacter = fc.nat(0x10ffff - SURROGATES).map(
  (place) => String.fromCodePoint(place < FIRST_SURROGATE ? place : place + SURROGATES),
  (character) => {
    if (typeof character !== "string" || [...character].length !== 1) throw new Error("not one character")
    const point = character.codePointAt(0) ?? 0
    return point < FIRST_SURROGATE ? point : point - SURROGATES
  },
)
