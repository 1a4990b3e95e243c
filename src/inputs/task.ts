import { hasVisible } from "../text/invisible-characters.ts"
import { readPromptFile } from "./prompt-file.ts"
import type { Runner } from "./runner.ts"
import type { SecretFinder } from "./secret-finder.ts"
import { oneOf, optionalText, type ReadInput, refuse, refuseSecret, refuseSecretly, refuseTogether } from "./values.ts"

/** The author's own instruction. Sent unchanged: only text by others is cleaned. */
type Instruction = { readonly text: string; readonly origin: "prompt" | "prompt-file" }

/** What the agent should do. */
export type Task = { readonly instruction?: Instruction; readonly context: "auto" | "none" }

/** @throws {InputError} */
export function readTask(read: ReadInput, runner: Runner, find: SecretFinder): Task {
  const prompt = read("prompt")
  const file = optionalText(read, "prompt-file")
  if (prompt.trim() !== "" && file !== undefined) {
    return refuseTogether(
      ["prompt", "prompt-file"],
      "Inputs `prompt` and `prompt-file` are both set. Keep one of them.",
    )
  }
  const instruction = file === undefined ? instructionFrom("prompt", prompt) : readFile(file, runner)
  const held = instruction && find(instruction.text)
  if (held !== undefined) return refuseSecret(instruction?.origin ?? "prompt", held)
  return { instruction, context: oneOf(read, "context", ["auto", "none"], "auto") }
}

function readFile(file: string, runner: Runner): Instruction {
  const instruction = instructionFrom("prompt-file", readPromptFile("prompt-file", file, runner.workspace))
  return instruction ?? refuse("prompt-file", file, "a file with any text in it.")
}

function instructionFrom(origin: Instruction["origin"], text: string): Instruction | undefined {
  if (text.trim() === "") return undefined
  if (!hasVisible(text)) {
    return refuseSecretly(origin, "is empty after removing invisible characters. Write what the agent should do.")
  }
  return { text, origin }
}
