import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, resolve } from "node:path"
import type { LegRun } from "../../simulator/workflow/workflow-run.ts"
import { htmlDocument } from "../demo/document.ts"
import { type Html, html } from "../demo/html.ts"
import { logView } from "../demo/log-view.ts"
import {
  counted,
  outputsView,
  ownCommentView,
  postView,
  promptsView,
  section,
  sectionsView,
  summaryView,
} from "../demo/posts.ts"
import { type Conversation, conversationsOf, hasFailed, type Outcome, promptsOf, summariesOf } from "./conversations.ts"
import type { Subject } from "./subject.ts"

type Trial = Outcome & {
  /** What happened, for a reader. */
  readonly shows: string
}

/** Writes everything that a trial leaves on GitHub as one page. Returns the file's path. */
export async function writeTrialPage(file: string, trial: Trial): Promise<string> {
  const path = resolve(file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, await trialPage(trial))
  return path
}

async function trialPage(trial: Trial): Promise<string> {
  const { runs } = trial
  const conversations = conversationsOf(trial).map((conversation) => conversationView(conversation, trial.subject))
  const summaries = runs.flatMap(summariesOf).map(({ job, markdown }) => summaryView(job, markdown))
  const sections = [
    section(
      "Comments",
      "Issues and pull requests",
      orNone(await Promise.all(conversations), "The event is about none."),
    ),
    section("Summaries", "Job summaries", orNone(await Promise.all(summaries), "No summary was written.")),
    section("Prompts", "What the agents were told", promptsView(promptsOf(trial))),
    section(
      "Jobs",
      "Jobs and their logs",
      orNone(
        runs.flatMap(({ legs }) => legs.map(legView)),
        "No job ran.",
      ),
    ),
  ]
  return htmlDocument(
    "A workflow, tried",
    html`${header(trial)}
${sectionsView(sections)}`,
  )
}

function orNone(parts: readonly Html[], none: string): Html {
  return parts.length === 0 ? html`<p class="empty">${none}</p>` : html`${parts}`
}

function header({ runs, shows, trial }: Trial): Html {
  const conclusion = hasFailed(runs) ? "failure" : "success"
  return html`<header>
<p class="kicker">Tried on this machine</p>
<h1>${runs.map(({ workflow }) => workflow.name).join(", ")}</h1>
<p><span class="pill ${conclusion}">${conclusion}</span> Event: ${shows}.</p>
<p class="muted">${counted(trial.world.cursor.launchCount, "agent")} launched.
The action is the real one; Cursor and GitHub were simulated, so agents and their pull requests exist nowhere else and
the links below lead nowhere useful.</p>
</header>`
}

async function conversationView(conversation: Conversation, subject: Subject | undefined): Promise<Html> {
  const { number, kind, comments, reactions } = conversation
  const own = await Promise.all(comments.map(ownCommentView))
  const started = number === subject?.number ? await startOf(subject, kind, reactions) : []
  const title = number === subject?.number ? subject.title : "The agent's pull request"
  const none = own.length === 0 ? [html`<p class="empty">No workflow wrote a comment.</p>`] : own
  return html`<h3 class="issue-title">${title} <span class="muted">#${number}</span></h3>
<div class="timeline">${started}${none}</div>`
}

async function startOf(subject: Subject, kind: string, reactions: readonly string[]): Promise<readonly Html[]> {
  const { author, body, comment, label } = subject
  const isAtComment = comment !== undefined && comment.kind !== "review"
  const opened = await postView({ author, body, did: `opened this ${kind}`, reactions: isAtComment ? [] : reactions })
  const labelled =
    label === undefined ? [] : [html`<p class="event">The label <span class="label">${label}</span> was added</p>`]
  if (!comment) return [opened, ...labelled]
  const did = comment.kind === "review" ? "reviewed" : "commented"
  return [opened, ...labelled, await postView({ ...comment, did, reactions: isAtComment ? reactions : [] })]
}

function legView({ title, result, steps }: LegRun): Html {
  const shown = steps.map(({ title: step, conclusion, outputs, action, script }) => {
    const entries = action?.entries ?? script?.entries ?? []
    const given = Object.entries(outputs)
    return html`<h4>${step}: ${conclusion}</h4>
${entries.length > 0 ? logView(entries) : undefined}
${given.length > 0 ? outputsView(given) : undefined}`
  })
  return html`<h3 class="issue-title"><span class="pill ${result}">${result}</span> ${title}</h3>${shown}`
}
