import { hasVisible } from "../text/invisible-characters.ts"
import { InputError } from "./input-error.ts"
import { readPromptFile } from "./prompt-file.ts"
import type { Runner } from "./runner.ts"
import { oneOf, optionalText, type ReadInput, refuse, refuseSecretly } from "./values.ts"

/** The author's own instruction. Sent as it stands: only text by others is cleaned. */
type Instruction = { readonly text: string; readonly origin: "prompt" | "prompt-file" }

/** What the agent should do. */
export type Task = { readonly instruction?: Instruction; readonly context: "auto" | "none" }

/** @throws {InputError} */
export function readTask(read: ReadInput, runner: Runner, apiKey: string | undefined): Task {
  const prompt = read("prompt")
  const file = optionalText(read, "prompt-file")
  if (prompt.trim() !== "" && file !== undefined) {
    throw new InputError("Inputs `prompt` and `prompt-file` are both set. Keep one of them.")
  }
  const instruction = file === undefined ? instructionFrom("prompt", prompt) : readFile(file, runner)
  if (apiKey !== undefined && instruction?.text.includes(apiKey)) {
    return refuseSecretly(instruction.origin, "holds the API key, which would be sent to the agent as text. Remove it.")
  }
  return { instruction, context: oneOf(read, "context", ["auto", "none"], "auto") }
}

function readFile(file: string, runner: Runner): Instruction {
  const instruction = instructionFrom("prompt-file", readPromptFile("prompt-file", file, runner.workspace))
  return instruction ?? refuse("prompt-file", file, "a file with any text in it.")
}

function instructionFrom(origin: Instruction["origin"], text: string): Instruction | undefined {
  if (text.trim() === "") return undefined
  if (!hasVisible(text)) {
    throw new InputError(
      `Input \`${origin}\` is empty after removing invisible characters. Write what the agent should do.`,
    )
  }
  return { text, origin }
}
