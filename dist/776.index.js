export const id = 776;
export const ids = [776];
export const modules = {

8776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
summaryText: () => (/* binding */ summaryText)
});
var _model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(707);
var _text_count_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6684);
var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6074);
var _text_safe_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6474);
var _text_sentence_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5734);
var _conversation_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5231);
var _duration_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4664);
var _facts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5745);
var _headline_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1308);
var _next_steps_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2031);
var _problem_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2981);
var _table_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7178);












const MOST_BYTES = 1_000_000;
const REASON_LENGTH = 500;
const MOST_WARNINGS = 30;
const FOLD_ABOVE_LINES = 25;
const MOST_STATES = 40;
const STATUS_LENGTH = 40;
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
        ...(0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .detailsPart */ .i2)(report),
        ...promptParts(report, limits),
        ...conversationPart(report, limits),
        ...warningParts(report.warnings),
    ];
    return `${parts.join("\n\n")}\n`;
}
function titleOf(report) {
    const id = stepId(report);
    return id === undefined ? (0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .markedHeadline */ .dM)(report) : `${(0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .markedHeadline */ .dM)(report)} (step \`${id}\`)`;
}
function stepId({ run }) {
    return run?.step !== undefined && /^[A-Za-z][\w-]{0,99}$/.test(run.step) ? run.step : undefined;
}
function resultParts(report) {
    const { outcome, run, findings } = report;
    const problem = outcome && "problem" in outcome ? outcome.problem : undefined;
    const steps = (0,_next_steps_js__WEBPACK_IMPORTED_MODULE_7__/* .nextSteps */ .Z)(report);
    return [
        ...(report.note === undefined ? [] : [report.note]),
        ...(outcome?.kind === "skipped" ? [`Skipped: ${(0,_text_sentence_js__WEBPACK_IMPORTED_MODULE_3__/* .inertSentence */ ._)(outcome.reason, REASON_LENGTH)}.`] : []),
        ...(problem
            ? [(0,_problem_text_js__WEBPACK_IMPORTED_MODULE_8__/* .problemText */ .f)(problem, run?.docsUrl, { weight: (0,_headline_js__WEBPACK_IMPORTED_MODULE_6__/* .severityOf */ .x)(report), advice: (0,_next_steps_js__WEBPACK_IMPORTED_MODULE_7__/* .reRunAdvice */ .F)(report) })]
            : []),
        ...(outcome?.kind === "skipped" || findings ? [] : (0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .resultLines */ .DW)(report)),
        ...(steps.length > 0 ? ["### What to do next", steps.map((step) => `- ${step}`).join("\n")] : []),
    ];
}
function findingParts(markdown, { findings }) {
    if (!findings)
        return ["The answer is too long for this page; the output `result` holds as much of it as fits."];
    return markdown.filter((part) => part !== "");
}
function stateParts({ timeline, elapsedMs, isAgeUnknown }) {
    if (timeline.length === 0)
        return [];
    const shown = timeline.slice(-MOST_STATES);
    const rows = shown.map(({ status, waitedMs }, index) => {
        const next = shown[index + 1];
        const isLast = next === undefined && (0,_model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(status) !== undefined;
        return [
            (0,_duration_js__WEBPACK_IMPORTED_MODULE_9__/* .duration */ .p0)(waitedMs),
            (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(status, STATUS_LENGTH),
            isLast ? "the end" : (0,_duration_js__WEBPACK_IMPORTED_MODULE_9__/* .duration */ .p0)((next?.waitedMs ?? elapsedMs) - waitedMs),
        ];
    });
    return [
        (0,_table_js__WEBPACK_IMPORTED_MODULE_10__/* .folded */ .T)(isAgeUnknown ? "Timeline since this step began to wait" : "Timeline", [
            (0,_table_js__WEBPACK_IMPORTED_MODULE_10__/* .markdownTable */ .Q)(["After", "Status", "For"], rows),
        ]),
    ];
}
function summaryParts({ agent }, limits) {
    const quote = agent?.summary === undefined ? "" : (0,_text_safe_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .safeQuote */ .Y)(agent.summary, limits.summary);
    if (quote === "")
        return [];
    const isLong = quote.split("\n").length > FOLD_ABOVE_LINES;
    return ["### What the agent says about it", isLong ? (0,_table_js__WEBPACK_IMPORTED_MODULE_10__/* .folded */ .T)("The agent's summary", [quote]) : quote];
}
function promptParts({ plan, followUp }, limits) {
    const sent = plan ?? followUp;
    if (!sent)
        return [];
    const facts = (0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .factTable */ .Bu)(promptFacts(sent, plan ? "Launch key" : "Follow-up key"));
    const hash = `SHA-256 of the prompt: \`${sent.prompt.sha256}\``;
    return ["### Prompt", facts, hash, ...promptBlock(sent.prompt, limits.prompt)];
}
function promptFacts({ prompt, launchKey }, keyName) {
    const { invisibleCharacters, hiddenElements, tinyElements, unknownElements } = prompt.removed;
    const hidden = [
        ...(invisibleCharacters > 0 ? [(0,_text_count_js__WEBPACK_IMPORTED_MODULE_11__/* .counted */ .h)(invisibleCharacters, "invisible character")] : []),
        ...(hiddenElements > 0 ? [(0,_text_count_js__WEBPACK_IMPORTED_MODULE_11__/* .counted */ .h)(hiddenElements, "hidden element")] : []),
        ...(tinyElements > 0 ? [`${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_11__/* .counted */ .h)(tinyElements, "element")} too small to read`] : []),
        ...(unknownElements > 0 ? [`${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_11__/* .counted */ .h)(unknownElements, "element")} that GitHub's markup does not have`] : []),
    ];
    return [
        { name: "Instruction from", value: prompt.origin },
        { name: "Size", value: (0,_text_count_js__WEBPACK_IMPORTED_MODULE_11__/* .counted */ .h)(prompt.bytes, "byte") },
        { name: keyName, value: `\`${launchKey}\`` },
        ...(hidden.length > 0 ? [{ name: "Hidden text removed", value: hidden.join(", ") }] : []),
        ...(prompt.cutBytes > 0 ? [{ name: "Cut for size", value: (0,_text_count_js__WEBPACK_IMPORTED_MODULE_11__/* .counted */ .h)(prompt.cutBytes, "byte") }] : []),
    ];
}
function promptBlock({ text }, length) {
    if (text === undefined)
        return ["The text of the prompt is not shown, because the repository is private."];
    if (length === 0)
        return ["The text of the prompt is left out for size."];
    return [(0,_table_js__WEBPACK_IMPORTED_MODULE_10__/* .folded */ .T)("The whole prompt", [(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inertBlock */ .W)(text, length)])];
}
function conversationPart({ conversation, plan, followUp }, limits) {
    const messages = conversation?.messages ?? [];
    if (messages.length === 0 || (plan ?? followUp)?.prompt.text === undefined)
        return [];
    if (limits.conversation === 0)
        return ["The conversation is left out for size; the output `conversationPath` names its file."];
    return [
        (0,_table_js__WEBPACK_IMPORTED_MODULE_10__/* .folded */ .T)(`The conversation (${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_11__/* .counted */ .h)(messages.length, "message")})`, (0,_conversation_text_js__WEBPACK_IMPORTED_MODULE_4__/* .conversationParts */ .y)(messages, limits.conversation)),
    ];
}
function warningParts(warnings) {
    if (warnings.length === 0)
        return [];
    const shown = warnings.slice(0, MOST_WARNINGS).map((text) => `- ${(0,_text_sentence_js__WEBPACK_IMPORTED_MODULE_3__/* .inertSentence */ ._)(text, REASON_LENGTH)}`);
    const more = warnings.length - shown.length;
    return [
        "### Warnings",
        [...shown, ...(more > 0 ? [`- ${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_11__/* .counted */ .h)(more, "more warning")}, in the log.`] : [])].join("\n"),
    ];
}


})

};
