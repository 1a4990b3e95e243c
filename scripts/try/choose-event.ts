import { readFileSync } from "node:fs"
import { HOME, payload, payloads } from "../../simulator/payloads.ts"
import type { Happening } from "../../simulator/workflow/surroundings.ts"
import { reasonNotToStart } from "../../simulator/workflow/triggers.ts"
import type { Workflow } from "../../simulator/workflow/workflow-file.ts"
import { occasionOf } from "../../simulator/workflow/workflow-run.ts"
import { type Fields, isFields } from "../../simulator/workflow/yaml-fields.ts"
import { nearest } from "../../src/text/nearest.ts"
import type { Wish } from "./command-line.ts"
import { dispatchInputs } from "./dispatch-inputs.ts"
import { type EventWish, listReadyEvents, READY_EVENTS, type ReadyEvent } from "./ready-events.ts"
import { TryError } from "./try-error.ts"

/** The event that a workflow is tried with. */
export type ChosenEvent = {
  /** What happens, for a reader. */
  readonly shows: string
  /** Absent for an event that only comes through the relay. */
  readonly happening?: Happening
}

/**
 * Chooses the event that was asked for, or else the first ready one that the workflow listens to.
 * @throws {TryError} for an unknown event, and for one that the workflow does not listen to
 */
export function chooseEvent(workflow: Workflow, wish: Wish): ChosenEvent {
  const chosen = wish.event === undefined ? firstHeard(workflow, wish) : named(wish.event, workflow, wish)
  if (!chosen.happening) {
    if (workflow.on.has("repository_dispatch")) return chosen
    throw notHeard(workflow, { eventName: "repository_dispatch", event: {} })
  }
  const happening = completed(chosen.happening, workflow, wish)
  if (reasonNotToStart(workflow.on, occasionOf(happening)) === undefined) {
    return { shows: bySender(chosen.shows, wish) + chosenInputs(happening), happening }
  }
  throw notHeard(workflow, happening)
}

function bySender(shows: string, { sender }: Wish): string {
  if (!sender) return shows
  return shows.startsWith("the owner ") ? shows.replace("the owner", sender.login) : `${shows}, by ${sender.login}`
}

function chosenInputs({ inputs = {} }: Happening): string {
  const shown = Object.entries(inputs).filter(([, value]) => value !== "")
  return shown.length === 0 ? "" : ` with ${shown.map(([name, value]) => `${name}: ${value}`).join(", ")}`
}

function notHeard(workflow: Workflow, happening: Happening): TryError {
  const heard = READY_EVENTS.filter((ready) => isHeard(ready, workflow)).map(({ name }) => name)
  const reason = reasonNotToStart(workflow.on, occasionOf(happening))
  const advice = heard.length === 0 ? "" : ` Ready for it: --event ${heard.join(", --event ")}.`
  return new TryError(`The workflow does not start: ${reason}.${advice}`)
}

function firstHeard(workflow: Workflow, wish: Wish): ChosenEvent {
  const ready = [...workflow.on.keys()].flatMap((event) => READY_EVENTS.filter(({ eventName }) => eventName === event))
  const heard = ready.find((candidate) => isHeard(candidate, workflow))
  if (heard) return made(heard, workflow, wish)
  const [event, filter] = [...workflow.on][0] ?? []
  if (event === undefined) throw new TryError("The workflow listens to no event: see `on`.")
  return fromGitHub(event, filter?.types?.[0])
}

function isHeard(ready: ReadyEvent, workflow: Workflow): boolean {
  const filter = workflow.on.get(ready.eventName)
  if (!ready.make) return filter !== undefined
  const happening = ready.make({ label: "", comment: "", filter })
  return reasonNotToStart(workflow.on, occasionOf(happening)) === undefined
}

function named(name: string, workflow: Workflow, wish: Wish): ChosenEvent {
  if (name.endsWith(".json")) return { shows: `the payload of ${name}`, happening: fromFile(name) }
  const ready = READY_EVENTS.find((candidate) => candidate.name === name)
  if (ready) return made(ready, workflow, wish)
  const [eventName = "", action] = name.split(".")
  const ofGitHub = READY_EVENTS.filter((candidate) => candidate.eventName === eventName)
  const fitting = ofGitHub.find((candidate) => action === undefined || actionOf(candidate) === action)
  return fitting ? made(fitting, workflow, wish) : fromGitHub(eventName, action)
}

function actionOf(ready: ReadyEvent): unknown {
  return ready.make?.({ label: "", comment: "" }).event.action
}

function made(ready: ReadyEvent, workflow: Workflow, { label, comment }: Wish): ChosenEvent {
  const wish: EventWish = { label, comment, filter: workflow.on.get(ready.eventName) }
  return { shows: ready.shows, happening: ready.make?.(wish) }
}

/** One of the payloads that GitHub publishes. */
function fromGitHub(eventName: string, action: string | undefined): ChosenEvent {
  try {
    // Where GitHub has no example of this type, another one's payload is near enough.
    const example = payload(eventName)
    const known = payloads(eventName).find((candidate) => candidate.action === action) ?? example
    const event = action === undefined ? example : { ...known, action }
    return { shows: `GitHub's example of ${[eventName, action].join(" ").trim()}`, happening: { eventName, event } }
  } catch {
    const name = [eventName, ...(action === undefined ? [] : [action])].join(".")
    const names = READY_EVENTS.flatMap((ready) => [ready.name, ready.eventName])
    const likely = nearest(name, names)
    const advice = likely === undefined ? "" : ` Did you mean --event ${likely}?`
    throw new TryError(`There is no event "${name}".${advice} These are ready:\n\n${listReadyEvents()}`)
  }
}

/** Which event a payload belongs to, by what only that event has. */
const TELLING: readonly (readonly [eventName: string, keys: readonly string[]])[] = [
  ["issue_comment", ["comment", "issue"]],
  ["pull_request_review_comment", ["comment", "pull_request"]],
  ["pull_request_review", ["review", "pull_request"]],
  ["pull_request", ["pull_request"]],
  ["issues", ["issue"]],
  ["workflow_run", ["workflow_run"]],
  ["check_suite", ["check_suite"]],
  ["status", ["sha", "state", "context"]],
  ["repository_dispatch", ["client_payload"]],
  ["schedule", ["schedule"]],
  ["push", ["pusher"]],
  ["workflow_dispatch", ["inputs"]],
]

function fromFile(file: string): Happening {
  const event = parsedPayload(file)
  const eventName = TELLING.find(([, keys]) => keys.every((key) => key in event))?.[0]
  if (eventName === undefined) throw new TryError(`${file}: it cannot be told which event this is the payload of.`)
  return { eventName, event }
}

function parsedPayload(file: string): Fields {
  try {
    const event: unknown = JSON.parse(readFileSync(file, "utf8"))
    if (isFields(event)) return event
  } catch (error) {
    throw new TryError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
  throw new TryError(`${file} holds no object, and a webhook payload is one.`)
}

/** The happening with the sender that was asked for, the inputs of a manual run, and the branch of a payload. */
function completed(happening: Happening, workflow: Workflow, wish: Wish): Happening {
  const event = withSender(happening.event, wish)
  const github = happening.github ?? branchOf(event)
  const actor = isFields(event.sender) ? String(event.sender.login) : HOME.owner
  const inputs = workflow.on.get("workflow_dispatch")?.inputs
  if (happening.eventName !== "workflow_dispatch") return { ...happening, event, github: { ...github, actor } }
  const chosen = dispatchInputs(inputs ?? new Map(), wish.inputs)
  // The payload holds every input as text, the context `inputs` as what it is.
  const asText = Object.fromEntries(Object.entries(chosen).map(([name, value]) => [name, String(value)]))
  return { ...happening, event: { ...event, inputs: asText }, inputs: chosen, github: { ...github, actor } }
}

function withSender(event: Fields, { sender }: Wish): Fields {
  if (!sender) return event
  const user = { login: sender.login, type: sender.login.endsWith("[bot]") ? "Bot" : "User", id: 99_000_001 }
  const by = (key: string) => (isFields(event[key]) ? { [key]: { ...event[key], user } } : {})
  return { ...event, sender: user, ...by("comment"), ...by("review") }
}

function branchOf(event: Fields): Happening["github"] {
  const pull = isFields(event.pull_request) ? event.pull_request : undefined
  if (pull) {
    const [head, base] = [pull.head, pull.base].map((side) => (isFields(side) ? String(side.ref) : ""))
    const ref = `refs/pull/${pull.number}/merge`
    return { ref, refName: `${pull.number}/merge`, headRef: head, baseRef: base }
  }
  const repository = isFields(event.repository) ? event.repository : {}
  const branch = String(repository.default_branch ?? "master")
  return typeof event.ref === "string" ? { ref: event.ref } : { ref: `refs/heads/${branch}` }
}
