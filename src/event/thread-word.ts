import type { Command } from "./command.ts"

/** What a comment says to the thread itself, and not to its agent. */
export type ThreadWord =
  | { readonly kind: "stop" | "status" }
  /** Start a new agent, with what follows. */
  | { readonly kind: "new"; readonly command: Command }
  | { readonly kind: "none" }

/**
 * The word that a command begins with: `stop` and `status` alone, `new` with an instruction behind it, in any case of
 * letters. Anything else is an instruction. Pure.
 */
export function threadWordIn(command: Command): ThreadWord {
  if (command.kind === "none") return { kind: "none" }
  const { said } = command
  const [, word = "", rest = ""] = /^\s*(stop|status|new)(?:\s+([\s\S]*))?$/i.exec(said.text) ?? []
  const text = rest.trim()
  switch (word.toLowerCase()) {
    case "stop":
      return text === "" ? { kind: "stop" } : { kind: "none" }
    case "status":
      return text === "" ? { kind: "status" } : { kind: "none" }
    case "new":
      return { kind: "new", command: text === "" ? { kind: "none" } : { kind: "given", said: { ...said, text } } }
    default:
      return { kind: "none" }
  }
}
