import type { Outcome } from "../model/outcome.ts"
import { visibleCommand } from "../text/rendered/command.ts"
import type { SeenText } from "../text/rendered/visible-markdown.ts"

/** What an event's comment or review asks for, as its page says. */
export type Command = { readonly kind: "none" } | { readonly kind: "given"; readonly said: SeenText }

/** An instruction in words of ours. */
export function ourOwnWords(text: string): SeenText {
  const leftOut = { invisibleCharacters: 0, hiddenElements: 0, tinyElements: 0, unknownElements: 0 }
  return { kind: "seen", text, leftOut, images: [] }
}

type Asked = {
  readonly triggerPhrase: string
  /** Whether the phrase alone asks for something. */
  readonly mayBeSilent: boolean
  readonly serverUrl: string
}

/** What a comment that GitHub rendered asks for, or why it asks for nothing. */
export function commandIn(html: string, asked: Asked): Command | Extract<Outcome, { kind: "skipped" }> {
  const { triggerPhrase, mayBeSilent, serverUrl } = asked
  const found = visibleCommand(html, triggerPhrase, { serverUrl })
  switch (found.kind) {
    case "no-command":
      return {
        kind: "skipped",
        reason: `the comment does not start with ${triggerPhrase}, which has to be its first word`,
      }
    case "refused":
      return { kind: "skipped", reason: "the comment is too large to be read" }
    case "seen":
      if (found.text.trim() !== "") return { kind: "given", said: found }
      if (mayBeSilent) return { kind: "none" }
      return { kind: "skipped", reason: `nothing follows ${triggerPhrase}, and there is no \`prompt\`` }
  }
}
