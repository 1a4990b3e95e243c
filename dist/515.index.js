export const id = 515;
export const ids = [515];
export const modules = {

/***/ 5018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ speakerOf),
/* harmony export */   y: () => (/* binding */ conversationParts)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1065);

const MESSAGE_LENGTH = 10_000;
const LEAST_LENGTH = 200;
function conversationParts(messages, maxLength) {
    const parts = [];
    let room = maxLength;
    for (const [index, { type, text }] of messages.entries().toArray().reverse()) {
        if (room < LEAST_LENGTH) {
            parts.push(`${index + 1} earlier messages are left out for size.`);
            break;
        }
        const quote = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inertQuote */ .XJ)(text, Math.min(room, MESSAGE_LENGTH));
        parts.push(`**${speakerOf(type)}, message ${index + 1}**\n\n${quote === "" ? "(empty)" : quote}`);
        room -= quote.length;
    }
    return parts.reverse();
}
function speakerOf(type) {
    if (type === "user_message")
        return "User";
    return type === "assistant_message" ? "Agent" : "Other";
}


/***/ }),

/***/ 7872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bu: () => (/* binding */ factTable),
/* harmony export */   PO: () => (/* binding */ resultFacts),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   rc: () => (/* binding */ attemptUrl)
/* harmony export */ });
/* harmony import */ var _model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8606);
/* harmony import */ var _text_count_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5093);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1065);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8747);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1799);





const NAME_LENGTH = 200;
function resultFacts(report) {
    const { agent, plan, run, outcome, elapsedMs } = report;
    return [
        ...(agent ? agentFacts(agent) : []),
        ...(agent && isTelling(report, agent) ? [{ name: "Status", value: (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(agent.status, NAME_LENGTH) }] : []),
        ...(plan ? planFacts(plan) : []),
        ...(outcome && elapsedMs > 0 ? [{ name: "Time", value: (0,_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p)(elapsedMs) }] : []),
        ...(run ? [{ name: "Workflow run", value: link(runWords(run.attempt), attemptUrl(run, run.attempt)) }] : []),
    ];
}
function agentFacts({ id, url, pullRequest, branchName, changes }) {
    return [
        ...(pullRequest ? [{ name: "Pull request", value: pullRequestLink(pullRequest) }] : []),
        ...(changes ? [{ name: "Changes", value: changeWords(changes) }] : []),
        ...(branchName !== undefined ? [{ name: "Branch", value: (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(branchName, NAME_LENGTH) }] : []),
        { name: "Agent", value: url === undefined ? (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(id, NAME_LENGTH) : link("Agent's page on Cursor", url) },
    ];
}
function isTelling({ outcome }, { status }) {
    const isStopped = outcome !== undefined && "disposition" in outcome && outcome.disposition === "stopped";
    return (0,_model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(status) === undefined && !isStopped;
}
function planFacts(plan) {
    const model = plan.model === undefined ? "the account's default" : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(plan.model, NAME_LENGTH);
    return [
        { name: "Model", value: model },
        { name: "Started from", value: startOf(plan) },
    ];
}
function factTable(facts) {
    return (0,_table_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownTable */ .Q)(["What", "Value"], facts.map(({ name, value }) => [name, value]));
}
function link(words, url) {
    return `[${words}](${url})`;
}
function pullRequestLink({ number, url }) {
    return link(`Pull request #${number}`, url);
}
function attemptUrl(run, attempt) {
    return run.attempt === 1 ? run.url : `${run.url}/attempts/${attempt}`;
}
function runWords(attempt) {
    return attempt > 1 ? `Log of attempt ${attempt}` : "Log of this run";
}
function startOf({ source }) {
    if (source.kind === "ref")
        return source.ref === undefined ? "the default branch" : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(source.ref, NAME_LENGTH);
    return source.number === undefined
        ? link("Pull request", source.url)
        : pullRequestLink({ number: source.number, url: source.url });
}
function changeWords({ files, added, removed }) {
    if (files === 0)
        return "no file changed";
    return `${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(files, "file")} changed, ${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(added, "line")} added, ${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_4__/* .grouped */ .z)(removed)} removed`;
}


/***/ }),

/***/ 3576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ reRunAdvice),
/* harmony export */   Z: () => (/* binding */ nextSteps)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1065);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7872);


const PHRASE_LENGTH = 100;
const HEALED_OUTSIDE = new Set([
    "missing-key",
    "state-not-saved",
    "permission-unverified",
    "wrong-key",
    "plan-required",
    "privacy-mode",
    "not-allowed",
    "repository-access",
    "default-branch-unknown",
    "branch-not-found",
    "usage-limit",
    "rate-limit",
    "unreachable",
    "tls",
    "proxy",
    "server-error",
]);
function nextSteps(report) {
    const { outcome, phrase } = report;
    switch (outcome?.kind) {
        case "finished":
            return [...(outcome.problem ? [] : afterSuccess(report)), ...(phrase ? [askForMore(phrase, report)] : [])];
        case "launched":
            return [`This workflow run does not wait for the agent: ${pageOf(report)} shows how it goes.`];
        default:
            return [];
    }
}
function reRunAdvice({ outcome, run }) {
    if (!run || !outcome || !canGoBetter(outcome))
        return undefined;
    return `The button "Re-run jobs" is on ${(0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)("the workflow run's page", (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .attemptUrl */ .rc)(run, run.attempt))}.`;
}
function canGoBetter(outcome) {
    if (outcome.kind === "error")
        return HEALED_OUTSIDE.has(outcome.problem.code);
    return ["failed", "expired", "stopped", "timed-out", "cancelled"].includes(outcome.kind);
}
function afterSuccess({ agent }) {
    if (agent?.pullRequest) {
        const { url, number } = agent.pullRequest;
        return [
            `Review ${(0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)(`pull request #${number}`, url)}. If it is a draft, mark it as ready when you are content with it.`,
        ];
    }
    if (agent?.branchName === undefined)
        return [];
    return [`Look at the branch ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(agent.branchName, PHRASE_LENGTH)}. No pull request was asked for.`];
}
function askForMore({ text, isHeard }, { agent }) {
    const where = agent?.pullRequest ? " on the pull request" : "";
    const when = isHeard ? "" : ", if a workflow of this repository listens for comments";
    return `To ask for more, comment ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(text, PHRASE_LENGTH)}${where} and say what is still to be done${when}.`;
}
function pageOf({ agent }) {
    return agent?.url === undefined ? "its page on Cursor" : (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)("its page on Cursor", agent.url);
}


/***/ }),

/***/ 6515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeSummaryPage: () => (/* binding */ writeSummaryPage)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/text/count.js
var count = __webpack_require__(5093);
// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __webpack_require__(1065);
// EXTERNAL MODULE: ./build/text/sentence.js
var sentence = __webpack_require__(6677);
// EXTERNAL MODULE: ./build/model/agent-status.js
var agent_status = __webpack_require__(8606);
// EXTERNAL MODULE: ./build/report/duration.js
var duration = __webpack_require__(8747);
// EXTERNAL MODULE: ./build/report/table.js
var report_table = __webpack_require__(1799);
;// CONCATENATED MODULE: ./build/report/chart.js




const MOST_STATES = 40;
const LAYOUT = '%%{init: {"gantt": {"leftPadding": 20, "rightPadding": 28}}}%%';
const TICKS = [
    ...[1, 2, 5, 10, 30].map((count) => ({ name: `${count}second`, ms: count * 1_000 })),
    ...[1, 2, 5, 10, 15, 30].map((count) => ({ name: `${count}minute`, ms: count * 60_000 })),
    ...[1, 2, 4, 6, 12].map((count) => ({ name: `${count}hour`, ms: count * 3_600_000 })),
];
const MOST_TICKS = 4;
const WIDE_SHARE = 0.55;
const ENDS = {
    finished: "Finished",
    failed: "Failed",
    expired: "Expired",
    stopped: "Stopped",
};
const WORKING = {
    CREATING: "Starting",
    RUNNING: "Working",
    PENDING: "Waiting",
    QUEUED: "Waiting",
};
function stateChart(report) {
    const spans = spansOf(report);
    const lastMs = spans.at(-1)?.toMs ?? 0;
    if (lastMs < 1_000)
        return undefined;
    const bars = spans.map((span) => `    ${bar(span, lastMs)}`);
    return [
        "```mermaid",
        LAYOUT,
        "gantt",
        "    accTitle: The agent's states over time",
        `    accDescr: ${spans.map(spanWords).join(", ")}`,
        "    dateFormat YYYY-MM-DD HH:mm:ss",
        ...axisFor(lastMs).map((line) => `    ${line}`),
        ...bars,
        "```",
    ].join("\n");
}
function stateTable(report) {
    const rows = spansOf(report).map(({ status, fromMs, toMs }) => [
        (0,duration/* duration */.p)(fromMs),
        `${stateWord(status)} (${(0,markdown/* inlineCode */.ti)(status, 40)})`,
        (0,agent_status/* endOf */.p)(status) === undefined ? (0,duration/* duration */.p)(toMs - fromMs) : "the end",
    ]);
    return (0,report_table/* markdownTable */.Q)(["After", "State", "For"], rows);
}
function spansOf({ timeline, elapsedMs }) {
    const shown = timeline.slice(-MOST_STATES);
    return shown.map(({ status, waitedMs }, index) => {
        const next = shown[index + 1];
        const untilMs = next?.waitedMs ?? ((0,agent_status/* endOf */.p)(status) === undefined ? elapsedMs : waitedMs);
        return { status, fromMs: waitedMs, toMs: Math.max(waitedMs, untilMs) };
    });
}
function axisFor(lastMs) {
    const tick = TICKS.find(({ ms }) => lastMs <= MOST_TICKS * ms);
    const format = lastMs < 3_600_000 ? "%M:%S" : "%H:%M";
    return [`axisFormat ${format}`, ...(tick ? [`tickInterval ${tick.name}`] : [])];
}
function bar(span, lastMs) {
    const [from, to] = [timeOfDay(span.fromMs), timeOfDay(span.toMs)];
    if ((0,agent_status/* endOf */.p)(span.status) !== undefined)
        return `${stateWord(span.status)} :milestone, ${from}, ${from}`;
    const isWide = span.toMs - span.fromMs >= WIDE_SHARE * lastMs;
    return `${spanWords(span)} :${isWide ? "active, " : ""}${from}, ${to}`;
}
function spanWords({ status, fromMs, toMs }) {
    return (0,agent_status/* endOf */.p)(status) === undefined ? `${stateWord(status)} (${(0,duration/* duration */.p)(toMs - fromMs)})` : stateWord(status);
}
function stateWord(status) {
    const end = (0,agent_status/* endOf */.p)(status);
    if (end !== undefined)
        return ENDS[end];
    return (Object.hasOwn(WORKING, status) ? WORKING[status] : undefined) ?? "Another state";
}
function timeOfDay(ms) {
    return new Date(Date.UTC(2000, 0, 1) + ms).toISOString().slice(0, 19).replace("T", " ");
}

// EXTERNAL MODULE: ./build/report/conversation-text.js
var conversation_text = __webpack_require__(5018);
// EXTERNAL MODULE: ./build/report/facts.js
var report_facts = __webpack_require__(7872);
// EXTERNAL MODULE: ./build/report/headline.js
var headline = __webpack_require__(2251);
// EXTERNAL MODULE: ./build/report/next-steps.js
var next_steps = __webpack_require__(3576);
// EXTERNAL MODULE: ./build/report/step-outputs.js
var step_outputs = __webpack_require__(9994);
;// CONCATENATED MODULE: ./build/report/outputs-table.js




const VALUE_LENGTH = 100;
const BY_OTHERS = new Set(["summary", "result", "branchName"]);
function outputsTable(report) {
    const id = stepId(report);
    const rows = Object.entries((0,step_outputs/* stepOutputs */.t)(report))
        .filter(([, value]) => value !== "")
        .map(([name, value]) => [
        (0,markdown/* inlineCode */.ti)(id === undefined ? name : `\${{ steps.${id}.outputs.${name} }}`, VALUE_LENGTH),
        `${shown(name, value)}${BY_OTHERS.has(name) ? " (text by others)" : ""}`,
    ]);
    return (0,report_table/* markdownTable */.Q)([id === undefined ? "Output" : "Expression", "Value"], rows);
}
function shown(name, value) {
    return name === "result" ? `JSON, ${(0,count/* counted */.h)(Buffer.byteLength(value), "byte")}` : (0,markdown/* inlineCode */.ti)(value, VALUE_LENGTH);
}
function outputsAdvice(report) {
    const advice = "Hand them to a script through `env:`, never inside its text.";
    return stepId(report) === undefined ? `Give the step an \`id\` to use these in later steps. ${advice}` : advice;
}
function stepId({ run }) {
    return run?.step !== undefined && /^[A-Za-z][\w-]{0,99}$/.test(run.step) ? run.step : undefined;
}

// EXTERNAL MODULE: ./build/report/problem-text.js
var problem_text = __webpack_require__(6202);
;// CONCATENATED MODULE: ./build/report/summary-text.js











const MOST_BYTES = 1_000_000;
const REASON_LENGTH = 500;
const MOST_WARNINGS = 30;
const FOLD_ABOVE_LINES = 25;
const LADDER = [
    { summary: 50_000, prompt: 200_000, conversation: 200_000, findings: true },
    { summary: 50_000, prompt: 200_000, conversation: 20_000, findings: true },
    { summary: 50_000, prompt: 200_000, conversation: 0, findings: true },
    { summary: 50_000, prompt: 20_000, conversation: 0, findings: true },
    { summary: 50_000, prompt: 0, conversation: 0, findings: true },
    { summary: 5_000, prompt: 0, conversation: 0, findings: true },
];
const BARE = { summary: 5_000, prompt: 0, conversation: 0, findings: false };
function summaryText(report, mostBytes = MOST_BYTES) {
    const pages = LADDER.values().map((limits) => pageWith(report, limits));
    return pages.find((page) => Buffer.byteLength(page) <= mostBytes) ?? pageWith(report, BARE);
}
function pageWith(report, limits) {
    const parts = [
        `## ${titleOf(report)}`,
        ...resultParts(report),
        ...(report.findings ? findingParts(report.findings.markdown, limits) : stateParts(report)),
        ...summaryParts(report, limits),
        ...promptParts(report, limits),
        ...conversationPart(report, limits),
        ...(report.outcome ? [(0,report_table/* folded */.T)("Outputs for later steps", [outputsTable(report), outputsAdvice(report)])] : []),
        ...warningParts(report.warnings),
    ];
    return `${parts.join("\n\n")}\n`;
}
function titleOf(report) {
    const id = stepId(report);
    return id === undefined ? (0,headline/* headlineOf */.g)(report) : `${(0,headline/* headlineOf */.g)(report)} (step \`${id}\`)`;
}
function resultParts(report) {
    const { outcome, agent, plan, run } = report;
    const problem = outcome && "problem" in outcome ? outcome.problem : undefined;
    const steps = (0,next_steps/* nextSteps */.Z)(report);
    return [
        ...(outcome?.kind === "skipped" ? [`Skipped: ${(0,sentence/* inertSentence */._)(outcome.reason, REASON_LENGTH)}.`] : []),
        ...(problem
            ? [(0,problem_text/* problemText */.f)(problem, run?.docsUrl, { weight: (0,headline/* severityOf */.x)(report), advice: (0,next_steps/* reRunAdvice */.F)(report) })]
            : []),
        ...(agent || plan ? [(0,report_facts/* factTable */.Bu)((0,report_facts/* resultFacts */.PO)(report))] : []),
        ...(steps.length > 0 ? ["### What to do next", steps.map((step) => `- ${step}`).join("\n")] : []),
    ];
}
function findingParts(markdown, { findings }) {
    if (!findings)
        return ["The answer is too long for this page; the output `result` holds as much of it as fits."];
    return markdown.filter((part) => part !== "");
}
function stateParts(report) {
    if (report.timeline.length === 0)
        return [];
    const chart = stateChart(report);
    const table = stateTable(report);
    return ["### Timeline", ...(chart === undefined ? [table] : [chart, (0,report_table/* folded */.T)("The same as a table", [table])])];
}
function summaryParts({ agent }, limits) {
    const quote = agent?.summary === undefined ? "" : (0,markdown/* inertQuote */.XJ)(agent.summary, limits.summary);
    if (quote === "")
        return [];
    const isLong = quote.split("\n").length > FOLD_ABOVE_LINES;
    return ["### What the agent says about it", isLong ? (0,report_table/* folded */.T)("The agent's summary", [quote]) : quote];
}
function promptParts({ plan, followUp }, limits) {
    const sent = plan ?? followUp;
    if (!sent)
        return [];
    const facts = (0,report_facts/* factTable */.Bu)(promptFacts(sent, plan ? "Launch key" : "Follow-up key"));
    const hash = `SHA-256 of the prompt: \`${sent.prompt.sha256}\``;
    return ["### Prompt", facts, hash, ...promptBlock(sent.prompt, limits.prompt)];
}
function promptFacts({ prompt, launchKey }, keyName) {
    const { invisibleCharacters, htmlComments, hiddenMarkdown } = prompt.removed;
    const hidden = [
        ...(invisibleCharacters > 0 ? [(0,count/* counted */.h)(invisibleCharacters, "invisible character")] : []),
        ...(htmlComments > 0 ? [(0,count/* counted */.h)(htmlComments, "HTML comment")] : []),
        ...(hiddenMarkdown > 0 ? [`${(0,count/* counted */.h)(hiddenMarkdown, "piece")} of hidden Markdown`] : []),
    ];
    return [
        { name: "Instruction from", value: prompt.origin },
        { name: "Size", value: (0,count/* counted */.h)(prompt.bytes, "byte") },
        { name: keyName, value: `\`${launchKey}\`` },
        ...(hidden.length > 0 ? [{ name: "Hidden text removed", value: hidden.join(", ") }] : []),
        ...(prompt.cutBytes > 0 ? [{ name: "Cut for size", value: (0,count/* counted */.h)(prompt.cutBytes, "byte") }] : []),
    ];
}
function promptBlock({ text }, length) {
    if (text === undefined)
        return ["The text of the prompt is not shown, because the repository is private."];
    if (length === 0)
        return ["The text of the prompt is left out for size."];
    return [(0,report_table/* folded */.T)("The whole prompt", [(0,markdown/* inertBlock */.WC)(text, length)])];
}
function conversationPart({ conversation, plan, followUp }, limits) {
    const messages = conversation?.messages ?? [];
    if (messages.length === 0 || (plan ?? followUp)?.prompt.text === undefined)
        return [];
    if (limits.conversation === 0)
        return ["The conversation is left out for size; the output `conversationPath` names its file."];
    return [
        (0,report_table/* folded */.T)(`The conversation (${(0,count/* counted */.h)(messages.length, "message")})`, (0,conversation_text/* conversationParts */.y)(messages, limits.conversation)),
    ];
}
function warningParts(warnings) {
    if (warnings.length === 0)
        return [];
    const shown = warnings.slice(0, MOST_WARNINGS).map((text) => `- ${(0,sentence/* inertSentence */._)(text, REASON_LENGTH)}`);
    const more = warnings.length - shown.length;
    return [
        "### Warnings",
        [...shown, ...(more > 0 ? [`- ${(0,count/* counted */.h)(more, "more warning")}, in the log.`] : [])].join("\n"),
    ];
}

;// CONCATENATED MODULE: ./build/report/summary-page.js



function writeSummaryPage(file, report) {
    if (file === undefined || file === "")
        throw new Error("GITHUB_STEP_SUMMARY is not set");
    (0,external_node_fs_.appendFileSync)(file, summaryText(report) + external_node_os_.EOL);
}


/***/ }),

/***/ 1799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ markdownTable),
/* harmony export */   T: () => (/* binding */ folded)
/* harmony export */ });
function markdownTable(head, rows) {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
function folded(title, parts) {
    return ["<details>", `<summary>${title}</summary>`, "", parts.join("\n\n"), "", "</details>"].join("\n");
}


/***/ })

};
