import type { AnnotationLevel } from "./annotation.ts"
import { annotationPlace } from "./annotation-place.ts"
import { parseCommand, registeredCommands, type WorkflowCommand } from "./command-parser.ts"
import type { StepContext } from "./step-context.ts"

/** A command that this emulator does not carry out although the runner would. */
class NotEmulatedError extends Error {
  override readonly name = "NotEmulatedError"
}

const silentCommands: ReadonlySet<string> = new Set(["add-mask", "debug", "error", "notice", "warning"])

/** Carries out the commands of one stage's output (ActionCommandManager of actions/runner 2.336.0). */
export class LogCommands {
  readonly #step: StepContext
  #stopToken: string | undefined

  constructor(step: StepContext) {
    this.#step = step
  }

  /** Takes one line of stdout or stderr: a command is carried out, anything else goes to the log. */
  receive(line: string): void {
    if (!this.#process(line)) this.#step.output(withoutRunnerMarkers(line))
  }

  #process(line: string): boolean {
    const command = parseCommand(line, this.#registered())
    if (command === undefined) return false
    if (this.#stopToken !== undefined) return this.#resume(command, line)
    try {
      this.#carryOut(command, line)
    } catch (error) {
      if (error instanceof NotEmulatedError) throw error
      const shown = silentCommands.has(command.name.toLowerCase()) ? command.name.toLowerCase() : line
      this.#step.failCommand(`Unable to process command '${shown}' successfully.`, error)
    }
    return true
  }

  #registered(): ReadonlySet<string> {
    return this.#stopToken === undefined ? registeredCommands : new Set([...registeredCommands, this.#stopToken])
  }

  #resume(command: WorkflowCommand, line: string): boolean {
    if (command.name.toLowerCase() !== this.#stopToken) return false
    this.#step.output(line)
    this.#stopToken = undefined
    return true
  }

  #carryOut(command: WorkflowCommand, line: string): void {
    const name = command.name.toLowerCase()
    if (name === "stop-commands") {
      this.#stop(command.data, line)
      return
    }
    const handle = handlers[name]
    if (handle === undefined) throw new NotEmulatedError(`The emulator has no '${name}' command`)
    if (this.#step.echo && !silentCommands.has(name)) this.#step.output(line)
    handle(this.#step, command)
  }

  #stop(token: string, line: string): void {
    const folded = token.toLowerCase()
    if (token === "" || folded === "pause-logging" || registeredCommands.has(folded)) throw new Error(wrongStopToken)
    this.#stopToken = folded
    if (token.length > 6) this.#step.job.masker.add(token)
    this.#step.output(line)
  }
}

type Handler = (step: StepContext, command: WorkflowCommand) => void

const handlers: Readonly<Record<string, Handler>> = {
  "add-mask": (step, command) => addMask(step, command.data),
  debug: (step, command) => step.debug(command.data),
  error: (step, command) => annotate(step, "error", command),
  warning: (step, command) => annotate(step, "warning", command),
  notice: (step, command) => annotate(step, "notice", command),
  group: (step, command) => step.output(`##[group]${command.data}`),
  endgroup: (step) => step.output("##[endgroup]"),
  echo: (step, command) => setEcho(step, command.data),
  "set-output": (step, command) => step.job.outputs.set(deprecatedName(step, "set-output", command), command.data),
  "save-state": (step, command) => step.job.savedState.set(deprecatedName(step, "save-state", command), command.data),
  "set-env": () => refuse("set-env"),
  "add-path": () => refuse("add-path"),
}

function addMask(step: StepContext, value: string): void {
  if (value.trim() === "") {
    step.annotate("warning", "Can't add secret mask for empty string in ##[add-mask] command.")
    return
  }
  if (step.echo) step.output("::add-mask::***")
  step.job.masker.addWithLines(value)
}

function annotate(step: StepContext, level: AnnotationLevel, command: WorkflowCommand): void {
  const place = annotationPlace(command.properties, step.workspace, (text) => step.debug(text))
  step.annotate(level, command.data, place)
}

function setEcho(step: StepContext, value: string): void {
  if (value === "") throw new Error("Value cannot be null. (Parameter 'value')")
  const wanted = value.trim().toUpperCase()
  if (wanted !== "ON" && wanted !== "OFF") {
    throw new Error(`Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${value}'.`)
  }
  step.echo = wanted === "ON"
  step.debug(`Setting echo command value to '${wanted.toLowerCase()}'`)
}

function deprecatedName(step: StepContext, command: string, { properties }: WorkflowCommand): string {
  step.annotate(
    "warning",
    `The \`${command}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files.`,
  )
  const name = properties.get("name")
  if (!name) throw new Error(`Required field 'name' is missing in ##[${command}] command.`)
  return name
}

function refuse(command: string): never {
  throw new Error(
    `The \`${command}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`.`,
  )
}

// A log reader takes these two for the runner's own marks.
function withoutRunnerMarkers(line: string): string {
  return line.replaceAll("##[start-action", "##[\\start-action").replaceAll("##[end-action", "##[\\end-action")
}

const wrongStopToken =
  "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command."
