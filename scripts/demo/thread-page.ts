import { HOME } from "../../simulator/payloads.ts"
import { htmlDocument } from "./document.ts"
import { type Html, html } from "./html.ts"
import { logView } from "./log-view.ts"
import { counted, ownCommentView, postView, promptsView, section, sectionsView, summaryView } from "./posts.ts"
import type { ActRun, ThreadRun } from "./thread-story.ts"

export const THREAD_TITLE = "An issue, its agent, a question, a review, and the merge"

/** The whole story on one page: issue and pull request as GitHub shows them, what the agent was told, and each log. */
export async function threadPage(run: ThreadRun, sentence: string): Promise<string> {
  const { acts, issue, pullRequest, pullNumber, told } = run
  const on = (where: ActRun["where"]) => acts.filter((act) => act.where === where)
  const [issueView, pullView] = [
    await conversation({ ...issue, number: 1, opened: "opened this issue", author: HOME.owner }, on("issue")),
    await conversation(
      { ...pullRequest, number: pullNumber, opened: "opened this pull request", author: "cursor" },
      on("pull request"),
    ),
  ]
  const logs = acts.map(
    ({ title, result }) => html`<details class="box"><summary>${title}</summary>${logView(result.entries)}</details>`,
  )
  const summaries = await Promise.all(acts.map(({ title, result }) => summaryView(title, result.summary)))
  const sections = [
    section("Issue", "The issue", issueView),
    section("Pull-request", "The pull request", pullView),
    section("Told", "What the agent was told, turn by turn", promptsView(told.flat())),
    section("Summaries", "Job summaries", html`${summaries}`),
    section("Logs", "Logs of the steps", html`${logs}`),
  ]
  const head = html`<header>
<p class="kicker">Falconer demo</p>
<h1>${THREAD_TITLE}</h1>
<p>${sentence}</p>
<p class="muted">${counted(acts.length, "workflow run")}, ${counted(told.length, "agent")} launched, ${counted(told.flat().length, "turn")}.
The action is the real one; the Cursor cloud and the GitHub it talked to were simulated on this machine.</p>
</header>`
  return htmlDocument(`Falconer demo: ${THREAD_TITLE}`, html`${head}\n${sectionsView(sections)}`)
}

type Subject = {
  readonly title: string
  readonly number: number
  readonly author: string
  readonly opened: string
  readonly body: string | null
  readonly state: string
  readonly labels: readonly string[]
}

async function conversation(subject: Subject, acts: readonly ActRun[]): Promise<Html> {
  const { title, number, author, opened, body, state, labels } = subject
  const posts = [
    await postView({ author, did: opened, body: body ?? "" }),
    ...(await Promise.all(acts.map(actView))).flat(),
    state === "closed" ? html`<p class="event">It is closed now.</p>` : undefined,
  ]
  const marks = labels.map((label) => html` <span class="label">${label}</span>`)
  return html`<h3 class="issue-title">${title} <span class="muted">#${number}</span>${marks}</h3>
<div class="timeline">${posts}</div>`
}

/** What somebody did, and the action's answer to it. */
async function actView({ title, wrote, comments }: ActRun): Promise<readonly Html[]> {
  const did =
    wrote === undefined
      ? html`<p class="event">${title}</p>`
      : await postView({ author: HOME.owner, did: "wrote", body: wrote })
  return [did, ...(await Promise.all(comments.map(ownCommentView)))]
}
