export const id = 173;
export const ids = [173];
export const modules = {

5018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
d: () => (/* binding */ speakerOf),
y: () => (/* binding */ conversationParts)
});
var _text_safe_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1703);

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
        const quote = (0,_text_safe_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .safeQuote */ .Y)(text, Math.min(room, MESSAGE_LENGTH));
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


}),

7872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
Bu: () => (/* binding */ factTable),
DW: () => (/* binding */ resultLines),
Zl: () => (/* binding */ pullRequestLink),
dM: () => (/* binding */ markedHeadline),
i2: () => (/* binding */ detailsPart),
nf: () => (/* binding */ link),
rc: () => (/* binding */ attemptUrl)
});
var _model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8606);
var _text_count_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5093);
var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1065);
var _text_sentence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6677);
var _duration_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8747);
var _headline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2251);
var _table_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1799);







const NAME_LENGTH = 200;
const SHORTEST_TIME_MS = 1_000;
const SENTENCE_LENGTH = 500;
const MARKS = {
    finished: "✅",
    failed: "❌",
    error: "❌",
    expired: "⚠️",
    stopped: "⚠️",
    "timed-out": "⚠️",
    cancelled: "⚠️",
    unknown: "⚠️",
    launched: "⏳",
    skipped: "",
    ok: "",
};
function markedHeadline(report) {
    const { outcome, agent, earlierPlan, plan = earlierPlan, followUp } = report;
    const isAboutAgent = (agent ?? plan ?? followUp) !== undefined;
    const isDoubtful = outcome?.kind === "finished" && outcome.problem !== undefined;
    const mark = !isAboutAgent ? "" : isDoubtful ? "⚠️" : outcome ? MARKS[outcome.kind] : "⏳";
    const result = outcome && agent?.pullRequest ? `: ${pullRequestLink(agent.pullRequest)}${titleWords(agent.pullRequest)}` : "";
    return `${mark} ${(0,_headline_js__WEBPACK_IMPORTED_MODULE_3__/* .headlineOf */ .g)(report)}${result}`.trimStart();
}
function resultLines(report) {
    const { agent, run } = report;
    const links = [
        ...(agent?.url === undefined ? [] : [link("Agent's page on Cursor", agent.url)]),
        ...(run ? [link(runWords(run.attempt), attemptUrl(run, run.attempt))] : []),
    ];
    const isAnswer = report.outcome?.kind === "ok" || report.outcome?.kind === "skipped";
    const sentence = isAnswer
        ? undefined
        : agent
            ? resultSentence(report, agent)
            : report.request && `Requested by ${requester(report.request, run)}.`;
    const checks = report.checks === undefined ? [] : [checksLine(report.checks)];
    return [...(sentence === undefined ? [] : [sentence]), ...checks, ...(links.length > 0 ? [links.join(" · ")] : [])];
}
const CHECK_WORDS = {
    passed: "passed",
    failed: "failed",
    pending: "not over yet",
    none: "none came",
    unverified: "could not be read",
};
const MOST_NAMED = 10;
function checksLine({ state, failed, fixes = 0, why }) {
    const names = failed.slice(0, MOST_NAMED).map(({ name }) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(name, NAME_LENGTH));
    const more = failed.length > MOST_NAMED ? [`${failed.length - MOST_NAMED} more`] : [];
    const which = names.length === 0 ? "" : ` (${[...names, ...more].join(", ")})`;
    const sent = fixes === 0 ? "" : `, failures sent back to the agent ${fixes === 1 ? "once" : `${fixes} times`}`;
    const reason = why === undefined || state === "failed" ? undefined : (0,_text_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .inertSentence */ ._)(why, SENTENCE_LENGTH);
    const verdict = `${CHECK_WORDS[state]}${which}${sent}`;
    if (reason === undefined)
        return `Checks: ${verdict}.`;
    return state === "pending" ? `Checks: ${verdict}; ${reason}.` : `Checks: ${reason}${sent}.`;
}
function resultSentence(report, agent) {
    const results = [
        ...(agent.changes ? [changeWords(agent.changes)] : []),
        ...(agent.branchName === undefined ? [] : [`on branch ${branchLink(report, agent.branchName)}`]),
    ];
    const rest = results.length === 0 ? "" : `${agent.changes ? ":" : ""} ${results.join(", ")}`;
    return `${requested(report)} ${verbOf(report, agent)}${rest}.`;
}
function verbOf(report, { status }) {
    const { outcome, elapsedMs, operation, checks, isAwaitingChecks } = report;
    const isBetweenTurns = isAwaitingChecks || (checks !== undefined && (0,_model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(status) !== undefined);
    if (isBetweenTurns && outcome === undefined)
        return "has worked";
    if (outcome === undefined || outcome.kind === "launched")
        return status === "CREATING" ? "was launched" : "is at work";
    if (elapsedMs < SHORTEST_TIME_MS || report.isAgeUnknown || operation === "verify")
        return `has worked${(0,_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .waitedWords */ .iV)(report)}`;
    if (isLeftAtWork(outcome))
        return `has worked for ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .duration */ .p0)(elapsedMs)} so far`;
    return `${outcome.kind === "finished" ? "took" : "was at work for"} ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_4__/* .duration */ .p0)(elapsedMs)}`;
}
function isLeftAtWork(outcome) {
    return "disposition" in outcome && (outcome.disposition === "left" || outcome.disposition === "still-running");
}
function requested({ request, run }) {
    if (!request)
        return "The agent";
    const asked = request.url === undefined ? "asked for" : link("asked for", request.url);
    return `The agent that ${personLink(request.login, run)} ${asked}`;
}
function requester({ login, url }, run) {
    return `${personLink(login, run)}${url === undefined ? "" : ` in ${link("a comment", url)}`}`;
}
function personLink(login, run) {
    const isPerson = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/.test(login);
    return run && isPerson ? link(login, `${new URL(run.url).origin}/${login}`) : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(login, NAME_LENGTH);
}
function branchLink({ run, ...report }, name) {
    const plan = report.plan ?? report.earlierPlan;
    const words = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(name, NAME_LENGTH);
    const isPlain = /^[\w.+/-]+$/.test(name);
    return plan && run && isPlain ? link(words, `${new URL(run.url).origin}/${plan.repository}/tree/${name}`) : words;
}
function detailsPart(report) {
    const { agent, earlierPlan, plan = earlierPlan, usage } = report;
    const facts = [
        ...(agent && isTelling(report, agent) ? [{ name: "Status", value: (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(agent.status, NAME_LENGTH) }] : []),
        ...(plan ? planFacts(plan) : []),
        ...(agent ? [{ name: "Agent", value: (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(agent.id, NAME_LENGTH) }] : []),
        ...(agent?.runId === undefined ? [] : [{ name: "Run", value: (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(agent.runId, NAME_LENGTH) }]),
        ...usageFacts(usage),
    ];
    return facts.length === 0 ? [] : [(0,_table_js__WEBPACK_IMPORTED_MODULE_5__/* .folded */ .T)("Details", [factTable(facts)])];
}
function usageFacts({ tokens, costCents } = {}) {
    const { totalTokens, inputTokens, outputTokens } = tokens ?? {};
    const parts = [
        ...(inputTokens === undefined ? [] : [`${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_6__/* .grouped */ .z)(inputTokens)} in`]),
        ...(outputTokens === undefined ? [] : [`${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_6__/* .grouped */ .z)(outputTokens)} out`]),
    ];
    const detail = parts.length === 0 ? "" : ` (${parts.join(", ")})`;
    return [
        ...(totalTokens === undefined ? [] : [{ name: "Tokens", value: `${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_6__/* .grouped */ .z)(totalTokens)}${detail}` }]),
        ...(costCents === undefined ? [] : [{ name: "Charged", value: `${costCents.toFixed(2)} cents` }]),
    ];
}
function isTelling({ outcome }, { status }) {
    const isStopped = outcome !== undefined && "disposition" in outcome && outcome.disposition === "stopped";
    return (0,_model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(status) === undefined && !isStopped;
}
function planFacts(plan) {
    return [
        ...(plan.model === undefined ? [] : [{ name: "Model", value: (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(plan.model, NAME_LENGTH) }]),
        { name: "Started from", value: startOf(plan) },
    ];
}
function factTable(facts) {
    return (0,_table_js__WEBPACK_IMPORTED_MODULE_5__/* .markdownTable */ .Q)(["What", "Value"], facts.map(({ name, value }) => [name, value]));
}
function link(words, url) {
    return `[${words}](${url})`;
}
function pullRequestLink({ number, url }) {
    return link(`pull request #${number}`, url);
}
function titleWords({ title = "" }) {
    const words = (0,_text_sentence_js__WEBPACK_IMPORTED_MODULE_2__/* .inertSentence */ ._)(title, NAME_LENGTH);
    return words === "" ? "" : ` “${words}”`;
}
function attemptUrl(run, attempt) {
    return run.attempt === 1 ? run.url : `${run.url}/attempts/${attempt}`;
}
function runWords(attempt) {
    return attempt > 1 ? `Log of attempt ${attempt}` : "Log of this run";
}
function startOf({ source }) {
    if (source.kind === "ref")
        return source.ref === undefined ? "the default branch" : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(source.ref, NAME_LENGTH);
    return source.number === undefined
        ? link("Pull request", source.url)
        : pullRequestLink({ number: source.number, url: source.url });
}
function changeWords({ files, added, removed }) {
    if (files === 0)
        return "no file changed";
    return `${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_6__/* .counted */ .h)(files, "file")} changed, ${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_6__/* .counted */ .h)(added, "line")} added, ${(0,_text_count_js__WEBPACK_IMPORTED_MODULE_6__/* .grouped */ .z)(removed)} removed`;
}


}),

3576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
F: () => (/* binding */ reRunAdvice),
Z: () => (/* binding */ nextSteps)
});
var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1065);
var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7872);


const PHRASE_LENGTH = 100;
const FIXED_OUTSIDE = new Set([
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
        return FIXED_OUTSIDE.has(outcome.problem.code);
    return ["failed", "expired", "stopped", "timed-out", "cancelled"].includes(outcome.kind);
}
function afterSuccess({ agent }) {
    if (agent?.pullRequest) {
        return [
            `Review ${(0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .pullRequestLink */ .Zl)(agent.pullRequest)}. If it is a draft, mark it as ready when you are content with it.`,
        ];
    }
    if (agent?.branchName === undefined)
        return [];
    return [`Look at the branch ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .t)(agent.branchName, PHRASE_LENGTH)}. No pull request was asked for.`];
}
function askForMore({ text, isHeard }, { agent }) {
    const where = agent?.pullRequest ? " on the pull request" : "";
    const when = isHeard ? "" : ", if a workflow of this repository listens for comments";
    return `To ask for more, comment ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .t)(text, PHRASE_LENGTH)}${where} and say what is still to be done${when}.`;
}
function pageOf({ agent }) {
    return agent?.url === undefined ? "its page on Cursor" : (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)("its page on Cursor", agent.url);
}


}),

1799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
Q: () => (/* binding */ markdownTable),
T: () => (/* binding */ folded)
});
function markdownTable(head, rows) {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
function folded(title, parts) {
    return ["<details>", `<summary>${title}</summary>`, "", parts.join("\n\n"), "", "</details>"].join("\n");
}


}),

1151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
H: () => (/* binding */ safeInline)
});
var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1065);

const CODE_LENGTH = 500;
const DEEPEST = 3;
const START = /[`*_[]|!\[/g;
const SPAN = /(`+)(?!`)(.+?)(?<!`)\1(?!`)|!?\[([^[\]]*)\]\(([^()\s]*)(?:\s[^()]*)?\)|\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*(?!\*)|(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_]+?)(?<=\S)_(?!\w)/uy;
const WORD = /^([(“‘"'«]*)(.*?)([)”’"'».,:;!?…%]*)$/su;
const HARMLESS = /^(?:[\p{L}\p{M}[[\p{P}\p{S}]--[\p{ASCII}\uff00-\uffef]]]+(?:(?:'|\.|\/|-)[\p{L}\p{M}]+)*|\d{1,6}(?:[.,:]\d{1,3})*|-|&|\+|=|\/)?$/v;
const PLAIN_WORD = /^(?:[a-z]{0,6}|[a-z]*[g-z][a-z]*)[.,:;!?]?$/i;
const LIKE_A_REFERENCE = /(?<![a-z])(?:[0-9a-f]{7,40}(?![a-z])|ghsa-|cve-|gh-|www\.)/i;
const LIKE_A_PREFIX = /^[A-Z]{2,}-/;
function safeInline(line, depth = 0) {
    const shown = [];
    let from = 0;
    for (const span of spansIn(line)) {
        shown.push(safeWords(line.slice(from, span.index)), safeSpan(span, depth));
        from = span.index + span[0].length;
    }
    return joined([...shown, safeWords(line.slice(from))]);
}
function* spansIn(line) {
    for (let at = 0;;) {
        const start = matchFrom(START, line, at);
        if (start === null)
            return;
        const span = matchFrom(SPAN, line, start.index);
        if (span)
            yield span;
        at = start.index + (span?.[0].length ?? 1);
    }
}
function matchFrom(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text);
}
function safeSpan(span, depth) {
    const [, , code, words, address = "", bold, starred, underlined] = span;
    if (code !== undefined)
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .t)(code, CODE_LENGTH);
    const inner = (text) => (depth >= DEEPEST ? safeWords(text) : safeInline(text, depth + 1));
    if (words !== undefined)
        return linkWords(inner(words.trim()), address);
    const text = inner(bold ?? starred ?? underlined ?? "").trim();
    const marks = bold === undefined ? "*" : "**";
    return text === "" || text.includes("*") ? text : `${marks}${text}${marks}`;
}
function linkWords(words, address) {
    if (address === "")
        return words;
    const where = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .t)(address, CODE_LENGTH);
    return words === "" ? where : `${words} (${where})`;
}
function safeWords(text) {
    return joined(text.split(/(\s+)/).map(safeWord));
}
function safeWord(piece) {
    if (PLAIN_WORD.test(piece))
        return piece;
    if (piece.trim() === "")
        return piece === "" ? "" : " ";
    const [, before = "", word = "", after = ""] = WORD.exec(piece) ?? [];
    const isHarmless = HARMLESS.test(word) && !LIKE_A_REFERENCE.test(word) && !LIKE_A_PREFIX.test(word);
    return isHarmless ? piece : `${before}${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .t)(word, CODE_LENGTH)}${after}`;
}
function joined(pieces) {
    let last = "";
    return pieces
        .filter((piece) => piece !== "")
        .map((piece) => {
        const isCode = last.endsWith("`") && piece.startsWith("`");
        last = piece;
        return isCode ? ` ${piece}` : piece;
    })
        .join("");
}


}),

1703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
Y: () => (/* binding */ safeQuote)
});
var _budget_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4713);
var _fence_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1259);
var _invisible_characters_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6026);
var _safe_inline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1151);




const ROOM_FOR_CUT_MARK = 40;
const LEAST_PIECE = 40;
const LONGEST_PIECE = 2_000;
const DEEPEST_LIST = 4;
const FENCE = /^\s*(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}\s+(\S.*)$/;
const LIST_ITEM = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(\S.*)$/;
const TASK = /^\[([ xX])\]\s+/;
const TABLE_ROW = /^\s*\|/;
const RULE = /^[-=_*+\s]*$/;
const QUOTE_MARKS = /^\s*(?:>\s?)+/;
function safeQuote(text, maxLength) {
    const blocks = blocksOf((0,_invisible_characters_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutInvisible */ .OT)(text).text.trim().split("\n"));
    const quoted = [];
    let room = maxLength - ROOM_FOR_CUT_MARK;
    for (const [index, block] of blocks.entries()) {
        const { lines, isWhole } = block.kind === "code" ? fittingCode(block.text, room) : fittingLine(block, room);
        quoted.push(...lines);
        room -= lengthOf(lines);
        if (isWhole)
            continue;
        quoted.push(">", `> \`${(0,_budget_js__WEBPACK_IMPORTED_MODULE_3__/* .mark */ .Gy)(blocks.length - index, "lines")}\``);
        break;
    }
    return quoted.join("\n");
}
const NOTHING = { lines: [], isWhole: false };
function lengthOf(lines) {
    return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
function fittingCode(code, room) {
    let text = code.length > room ? upTo(code, room, "\n") : code;
    for (let most = room; most >= LEAST_PIECE;) {
        const lines = (0,_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(text)
            .split("\n")
            .map((line) => `> ${line}`.trimEnd());
        const length = lengthOf(lines);
        if (length <= room)
            return { lines, isWhole: text === code };
        most = Math.floor(Math.min(most, text.length) * Math.min(0.9, room / length));
        text = upTo(code, most, "\n");
    }
    return NOTHING;
}
function fittingLine({ marks, text, isBold }, room) {
    const left = room - `> ${marks}****\n`.length;
    let shown = "";
    let isWhole = true;
    for (const piece of inPieces(text)) {
        const inert = (0,_safe_inline_js__WEBPACK_IMPORTED_MODULE_2__/* .safeInline */ .H)(piece).replace(/^`/, shown.endsWith("`") ? " `" : "`");
        isWhole = shown.length + inert.length <= left;
        shown += isWhole ? inert : fittingPiece(piece, left - shown.length);
        if (!isWhole)
            break;
    }
    if (!isWhole && shown === "")
        return NOTHING;
    const line = isBold && shown !== "" && !shown.includes("*") ? `**${shown}**` : shown;
    return { lines: [`> ${marks}${line}`.trimEnd()], isWhole };
}
function fittingPiece(piece, room) {
    for (let most = Math.min(room, piece.length); most >= LEAST_PIECE;) {
        const inert = (0,_safe_inline_js__WEBPACK_IMPORTED_MODULE_2__/* .safeInline */ .H)(upTo(piece, most, " "));
        if (inert.length <= room)
            return inert;
        most = Math.floor(most * Math.min(0.9, room / inert.length));
    }
    return "";
}
function upTo(text, length, separator) {
    const kept = text.slice(0, length);
    const end = kept.lastIndexOf(separator);
    return end > 0 ? kept.slice(0, end) : kept;
}
function* inPieces(line) {
    let from = 0;
    while (line.length - from > LONGEST_PIECE) {
        const at = line.lastIndexOf(" ", from + LONGEST_PIECE);
        const end = at > from ? at : from + LONGEST_PIECE;
        yield line.slice(from, end);
        from = end;
    }
    yield line.slice(from);
}
const BLANK = { kind: "line", marks: "", text: "" };
function blocksOf(lines) {
    const blocks = [];
    let items = [];
    const isAfterBlank = () => blocks.length === 0 || blocks.at(-1) === BLANK;
    const blank = () => {
        if (!isAfterBlank())
            blocks.push(BLANK);
    };
    const apart = (block) => {
        blank();
        blocks.push(block, BLANK);
        items = [];
    };
    const item = (indent, number, text) => {
        if (items.length === 0)
            blank();
        items = items.filter((outer) => outer < indent);
        items.push(indent);
        const task = TASK.exec(text);
        const box = task ? (task[1] === " " ? "☐ " : "☑ ") : "";
        const marks = `${indented(items.length - 1)}${number === undefined ? "-" : `${number}.`} ${box}`;
        blocks.push({ kind: "line", marks, text: text.slice(task?.[0].length ?? 0).trim() });
    };
    const paragraph = (line) => {
        if (isAfterBlank() && !/^\s{2}/.test(line))
            items = [];
        blocks.push({ kind: "line", marks: indented(items.length), text: line.trim() });
    };
    for (let at = 0; at < lines.length;) {
        const code = codeAt(lines, at);
        if (code) {
            apart({ kind: "code", text: code.text });
            at = code.next;
            continue;
        }
        const line = (lines[at++] ?? "").replace(QUOTE_MARKS, "");
        const heading = HEADING.exec(line)?.[1];
        const [, indent, number, text] = LIST_ITEM.exec(line) ?? [];
        if (RULE.test(line))
            blank();
        else if (heading !== undefined)
            apart({ kind: "line", marks: "", text: heading.trim(), isBold: true });
        else if (text !== undefined)
            item(indent?.length ?? 0, number, text);
        else
            paragraph(line);
    }
    return blocks.at(-1) === BLANK ? blocks.slice(0, -1) : blocks;
}
function codeAt(lines, at) {
    const line = lines[at] ?? "";
    const fence = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
        const end = firstFrom(lines, at + 1, (other) => closes(fence, other.trim()));
        return { text: lines.slice(at + 1, end).join("\n"), next: end + 1 };
    }
    if (!TABLE_ROW.test(line))
        return undefined;
    const end = firstFrom(lines, at, (other) => !TABLE_ROW.test(other));
    return { text: lines.slice(at, end).join("\n"), next: end };
}
function closes(fence, line) {
    return line.startsWith(fence) && line.replaceAll(fence.charAt(0), "") === "";
}
function firstFrom(lines, from, fits) {
    let at = from;
    while (at < lines.length && !fits(lines[at] ?? ""))
        at++;
    return at;
}
function indented(depth) {
    return "   ".repeat(Math.min(depth, DEEPEST_LIST));
}


})

};
