import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
import * as __WEBPACK_EXTERNAL_MODULE__lazy_crypto_js_da09c279__ from "./lazy-crypto.js";
/******/ var __webpack_modules__ = ({

2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

}),

4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

}),

9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

}),

8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

}),

5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

}),

9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

}),

4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

}),

6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

}),

4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

}),

7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

}),

3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

}),

610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

}),

8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

}),

3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

}),

7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

}),

4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

}),

7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

}),

8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

}),

6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

}),

643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

}),

1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

}),

7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

}),

8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

}),

1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

}),

7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

}),

3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

}),

8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

}),

5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

}),

8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

}),

857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

}),

4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

}),

9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

}),

2517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
$e: () => (/* binding */ followUpLine),
CK: () => (/* binding */ launchLine),
V0: () => (/* binding */ isLaunchKey),
WH: () => (/* binding */ launchedBy),
Zv: () => (/* binding */ followUpKeyIn),
_B: () => (/* binding */ claimOf),
aq: () => (/* binding */ launchKeyOf),
k_: () => (/* binding */ fixKeyOf),
uz: () => (/* binding */ taskKeyOf)
});
var _model_signature_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7864);

const KEY_DIGITS = 12;
function launchKeyOf(apiKey, runner, inputs) {
    const repository = runner.repositoryId || `${runner.repository.owner}/${runner.repository.name}`.toLowerCase();
    const identity = [repository, runner.runId, runner.job, runner.step, inputs.matrixLeg, taskOf(inputs)];
    return (0,_model_signature_js__WEBPACK_IMPORTED_MODULE_0__/* .sign */ ._)(apiKey, "launch", identity).slice(0, KEY_DIGITS);
}
function taskKeyOf(apiKey, fleetKey, taskId, own) {
    return (0,_model_signature_js__WEBPACK_IMPORTED_MODULE_0__/* .sign */ ._)(apiKey, "launch", [fleetKey, taskId, taskOf(own)]).slice(0, KEY_DIGITS);
}
function taskOf(inputs) {
    const { operation, agentId, repository, ref, pullRequest, model, mode } = inputs;
    const prompt = [inputs.instruction?.text, inputs.context, inputs.images];
    const source = [repository.url.toLowerCase(), ref, pullRequest?.url];
    const opening = [inputs.autoCreatePr, inputs.openAsCursorGithubApp, inputs.skipReviewerRequest];
    const target = [inputs.branchName, inputs.autoBranch, ...opening];
    return JSON.stringify([operation, agentId, model, mode, ...prompt, ...source, ...target]);
}
function isLaunchKey(text) {
    return /^[0-9a-f]{12}$/.test(text);
}
function launchLine(runUrl, launchKey) {
    return `Launched by ${runUrl} (launch key ${launchKey})`;
}
function followUpLine(runUrl, launchKey) {
    return `Follow-up by ${runUrl} (follow-up key ${launchKey})`;
}
function fixKeyOf(apiKey, agentId, number) {
    return (0,_model_signature_js__WEBPACK_IMPORTED_MODULE_0__/* .sign */ ._)(apiKey, "fix", [agentId, String(number)]).slice(0, KEY_DIGITS);
}
function claimOf(apiKey, launchKey, runAttempt) {
    return (0,_model_signature_js__WEBPACK_IMPORTED_MODULE_0__/* .sign */ ._)(apiKey, "claim", [launchKey, String(runAttempt)]).slice(0, KEY_DIGITS);
}
function launchedBy(prompt) {
    return lastLine(prompt, /^Launched by (https?:\/\/\S+) \(launch key ([0-9a-f]{12})\)$/);
}
function followUpKeyIn(message) {
    return lastLine(message, /^Follow-up by (https?:\/\/\S+) \(follow-up key ([0-9a-f]{12})\)$/)?.launchKey;
}
function lastLine(text, form) {
    const lines = text.split(/\r\n|[\n\r]/).map((line) => line.trim());
    const afterFence = lines.slice(lines.findLastIndex((line) => line.startsWith("```")) + 1);
    const parts = form.exec(afterFence.findLast((line) => form.test(line)) ?? "");
    return parts ? { runUrl: parts[1] ?? "", launchKey: parts[2] ?? "" } : undefined;
}


}),

2383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
LD: () => (/* binding */ decide),
LP: () => (/* binding */ isEnough),
PY: () => (/* binding */ skipReasonOf),
yy: () => (/* binding */ isListed)
});
var _github_marker_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4878);
var _model_permission_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4815);


const SAFE_EVENTS = new Set([
    "workflow_dispatch",
    "repository_dispatch",
    "schedule",
    "push",
    "workflow_call",
    "release",
    "deployment",
    "merge_group",
]);
const NEVER_ACTED_ON = new Set(["unlabeled", "deleted", "transferred"]);
const AGENT_BRANCH = "cursor/";
const CURSOR_APP = "cursor[bot]";
const PLAIN_LABEL = /^[\p{L}\p{N}][\p{L}\p{N} ._:/-]{0,49}$/u;
function skipReasonOf(trigger, rules) {
    return unsuitableEvent(trigger, rules) ?? (isSafe(trigger) ? undefined : unsuitableSender(trigger, rules));
}
async function decide(trigger, rules, questions) {
    const decision = await decideOnPerson(trigger, rules, questions);
    if (decision.kind === "skipped" || trigger.kind !== "pull-request" || isStopOnClose(trigger, rules))
        return decision;
    const agents = await questions.agentsOf(trigger.subject.url);
    return isMadeByOneOf(agents, trigger.subject) ? skip(agentsReason(trigger.subject)) : decision;
}
function isMadeByOneOf(agents, { head }) {
    if (head === undefined)
        return false;
    return agents.some(({ ref, branchName }) => branchName === head.ref && ref !== undefined && ref !== head.ref);
}
async function decideOnPerson(trigger, rules, questions) {
    if (isSafe(trigger))
        return { kind: "approved", senderPermission: undefined };
    if (mayHideFork(trigger) && (await questions.comesFromFork(trigger.subject.number))) {
        return skip(forkReason(trigger.subject));
    }
    const { sender } = trigger;
    if (!sender)
        return skip("GitHub does not say who caused this event");
    if (isListed(sender, rules))
        return { kind: "approved", senderPermission: undefined };
    const permission = await questions.permissionOf(sender.login);
    if (isEnough(permission, rules.minimumPermission))
        return { kind: "approved", senderPermission: permission };
    const needed = `\`minimum-permission\` is ${rules.minimumPermission}`;
    const held = permission === "none" ? "no" : permission;
    return skip(`${sender.login} has ${held} permission on this repository, and ${needed}`);
}
function mayHideFork(trigger) {
    if (trigger.kind === "none" || trigger.subject.head)
        return false;
    return trigger.subject.kind === "pull-request" || trigger.kind === "pull-request" || trigger.kind === "review";
}
function isSafe(trigger) {
    return trigger.kind === "none" && SAFE_EVENTS.has(trigger.event);
}
function unsuitableEvent(trigger, rules) {
    switch (trigger.kind) {
        case "none":
            if (trigger.headIsFork)
                return "this event is about a run of a fork's code";
            return trigger.event === "repository_dispatch" ? undefined : endedAction(trigger);
        case "issue":
            if (isStopOnClose(trigger, rules))
                return undefined;
            return endedAction(trigger) ?? wrongLabel(trigger, rules);
        case "pull-request":
            if (trigger.subject.head?.isFork)
                return forkReason(trigger.subject);
            if (isStopOnClose(trigger, rules))
                return undefined;
            if (isAgents(trigger.subject, rules))
                return agentsReason(trigger.subject);
            return endedAction(trigger) ?? wrongLabel(trigger, rules);
        case "comment":
        case "review":
            if (trigger.action !== "created" && trigger.action !== "submitted") {
                return `only new comments and submitted reviews are acted on, and this one was ${trigger.action || "neither"}`;
            }
            if ((0,_github_marker_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeOurs */ .l1)(trigger.remark.body))
                return "this comment is the action's own";
            return trigger.subject.head?.isFork ? forkReason(trigger.subject) : undefined;
    }
}
function isAgents({ head, author }, { branchName }) {
    if (author && isSame(author.login, CURSOR_APP))
        return true;
    return head !== undefined && (head.ref.startsWith(AGENT_BRANCH) || head.ref === branchName);
}
function isStopOnClose({ action }, { operation }) {
    return action === "closed" && operation === "stop";
}
function endedAction({ kind, action }) {
    const isEnd = NEVER_ACTED_ON.has(action) || (kind === "issue" && action === "closed");
    return isEnd ? `an event that is ${action} starts no agent` : undefined;
}
function wrongLabel(trigger, { label }) {
    if (label === undefined || trigger.label === label)
        return undefined;
    if (trigger.label === undefined) {
        const what = trigger.kind === "issue" ? "issues" : "pull requests";
        const action = /^[a-z_]{1,40}$/.test(trigger.action) ? trigger.action : "nothing that is known";
        return `\`label\` is ${label}, so ${what} act only when it is set; this one was ${action}, and \`types: [labeled]\` keeps such runs away`;
    }
    if (isSame(trigger.label, label))
        return `the label differs from ${label} in upper and lower case only; write \`label\` as the label is written`;
    return `the label is ${PLAIN_LABEL.test(trigger.label) ? trigger.label : "another one"}, and \`label\` is ${label}`;
}
function agentsReason({ number }) {
    return `pull request #${number} is an agent's own; instruct it with a comment instead`;
}
function forkReason(subject) {
    return `pull request #${subject.number} comes from a fork; push its branch to this repository and open it from there`;
}
function unsuitableSender(trigger, rules) {
    const { sender } = trigger;
    if (!sender)
        return "GitHub does not say who caused this event";
    if (trigger.kind === "comment" || trigger.kind === "review") {
        const { author } = trigger.remark;
        if (!author || !isSame(author.login, sender.login))
            return `${sender.login} did not write this comment`;
    }
    if (sender.type === "User" || isListed(sender, rules))
        return undefined;
    const bot = `${sender.login} is a bot (account type ${sender.type || "unknown"})`;
    const half = sender.login.replace(/\[bot\]$/, "");
    return half !== sender.login && rules.allowBots.some((login) => isSame(login, half))
        ? `${bot}, and \`allow-bots\` names ${half}; write ${sender.login} to let it through`
        : `${bot}; name it in \`allow-bots\` to let it through`;
}
function isListed(sender, rules) {
    const logins = sender.type === "User" ? rules.allowActors : sender.type === "Bot" ? rules.allowBots : [];
    return logins.some((login) => isSame(login, sender.login));
}
function isSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
const ROLES = _model_permission_js__WEBPACK_IMPORTED_MODULE_1__/* .PERMISSIONS */ .J;
function isEnough(permission, minimum) {
    const rank = ROLES.indexOf(permission);
    return rank >= _model_permission_js__WEBPACK_IMPORTED_MODULE_1__/* .PERMISSIONS */ .J.indexOf(minimum);
}
function skip(reason) {
    return { kind: "skipped", reason };
}


}),

9116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
A5: () => (/* binding */ isBusy),
B$: () => (/* binding */ CursorConnectionError),
Bi: () => (/* binding */ isFromGateway),
CW: () => (/* binding */ accountLimitIn),
ZW: () => (/* binding */ CursorApiError),
a5: () => (/* binding */ isRateLimit),
mK: () => (/* binding */ retryAfterMsOf),
nz: () => (/* binding */ mayHaveExecuted),
rE: () => (/* binding */ OversizedFrame),
tF: () => (/* binding */ InvalidResponseError)
});
class CursorApiError extends Error {
    name = "CursorApiError";
    status;
    apiErrorBody;
    retryAfterMs;
    constructor(what, { status, apiErrorBody, retryAfterMs }) {
        super(`${what} was refused with HTTP ${status}`);
        this.status = status;
        this.apiErrorBody = apiErrorBody;
        this.retryAfterMs = longest(retryAfterMs, apiErrorBody.retryAfterMs);
    }
}
class CursorConnectionError extends Error {
    name = "CursorConnectionError";
    kind;
    mayHaveExecuted;
    status;
    retryAfterMs;
    pageTitle;
    constructor(message, detail) {
        super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
        this.kind = detail.kind;
        this.mayHaveExecuted = detail.mayHaveExecuted;
        this.status = detail.status;
        this.retryAfterMs = detail.retryAfterMs;
        this.pageTitle = detail.pageTitle;
    }
}
class InvalidResponseError extends Error {
    name = "InvalidResponseError";
    field;
    constructor(what, field, expected) {
        super(`${what}: the reply's ${field} is not ${expected}`);
        this.field = field;
    }
}
class OversizedFrame extends Error {
    name = "OversizedFrame";
    constructor() {
        super("a frame of the stream is too long");
    }
}
function mayHaveExecuted(error) {
    if (error instanceof CursorConnectionError)
        return error.mayHaveExecuted;
    if (error instanceof CursorApiError)
        return [408, 409, 499].includes(error.status);
    return true;
}
function retryAfterMsOf(error) {
    return error instanceof CursorApiError || error instanceof CursorConnectionError ? error.retryAfterMs : undefined;
}
const USAGE_LIMIT = /usage[_ ](?:hard )?limit|usage is used|on-demand|usage-based pricing|hard limit|spend(?:ing)? limit/i;
const AGENT_LIMIT = /(?:limit|maximum|too many)\b.*\b(?:agents|concurrent)|\b(?:agents|concurrent)\b.*\b(?:limit|maximum)|limit (?:for|of) your (?:current )?plan/i;
function accountLimitIn({ code = "", message = "" }) {
    const said = `${code} ${message}`.replaceAll(/rate[ _-]?limit\w*|too many requests/gi, "");
    if (USAGE_LIMIT.test(said))
        return "usage";
    return AGENT_LIMIT.test(said) ? "agents" : undefined;
}
function isRateLimit(error) {
    return error instanceof CursorApiError && error.status === 429 && accountLimitIn(error.apiErrorBody) === undefined;
}
function isBusy(error) {
    if (!(error instanceof CursorApiError) || error.status !== 409)
        return false;
    const { code = "", message = "" } = error.apiErrorBody;
    return !/delet|archiv|expired|cannot be resumed/i.test(`${code} ${message}`);
}
function longest(one, other) {
    return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}
function isFromGateway(error) {
    return error instanceof CursorConnectionError && error.kind === "gateway";
}


}),

8018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
W: () => (/* binding */ skipReasonOfText)
});
var _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2699);

function skipReasonOfText(trigger, asked) {
    const { operation, triggerPhrase, hasInstruction } = asked;
    const needsInstruction = ["launch", "fleet", "follow-up"].includes(operation) && !hasInstruction;
    if (trigger.kind === "comment" || trigger.kind === "review") {
        const { body } = trigger.remark;
        if (body.trim() === "")
            return "the review has no text";
        if (!body.includes(triggerPhrase))
            return `the comment ${howItDiffers(body, triggerPhrase)}`;
        const isReview = trigger.event === "pull_request_review";
        const isSilent = needsInstruction && !isReview && body.trim() === triggerPhrase;
        return isSilent ? `nothing follows ${triggerPhrase}, and there is no \`prompt\`` : undefined;
    }
    if (!needsInstruction)
        return undefined;
    throw new _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d("There is no instruction for the agent. `prompt` and `prompt-file` are not set, or hold an expression such as `${{ inputs.task }}` that finds nothing. Set one of them.", "no-instruction");
}
function howItDiffers(body, phrase) {
    const [word = ""] = body.trimStart().split(/\s/, 1);
    const isOtherCase = word.toLowerCase() === phrase.toLowerCase();
    return isOtherCase
        ? `starts with ${phrase} in other upper and lower case; write it as it is here`
        : `does not start with ${phrase}, which has to be its first word`;
}


}),

5435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
D6: () => (/* binding */ readCheckedCommit),
vE: () => (/* binding */ readTrigger)
});
/* unused harmony export triggerOf */
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
var _http_json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3223);
var _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2699);



function readTrigger(runner) {
    return triggerOf(runner.eventName, readEvent(runner.eventPath));
}
function triggerOf(event, payload) {
    const repository = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(payload.repository);
    const common = {
        event,
        action: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(payload.action) ?? "",
        sender: person(payload.sender),
        defaultBranch: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(repository.default_branch),
        isPrivate: repository.private !== false,
    };
    switch (event) {
        case "issues":
            return { ...common, kind: "issue", subject: subject(event, payload.issue), label: label(payload) };
        case "pull_request":
        case "pull_request_target":
            return { ...common, kind: "pull-request", subject: subject(event, payload.pull_request), label: label(payload) };
        case "issue_comment":
            return {
                ...common,
                kind: "comment",
                subject: subject(event, payload.issue),
                remark: remark(event, payload.comment),
            };
        case "pull_request_review":
            return {
                ...common,
                kind: "review",
                subject: subject(event, payload.pull_request),
                remark: remark(event, payload.review),
            };
        case "pull_request_review_comment":
            return {
                ...common,
                kind: "review",
                subject: subject(event, payload.pull_request),
                remark: remark(event, payload.comment),
            };
        default:
            return { ...common, kind: "none", headIsFork: isForkedRun(payload) };
    }
}
function readCheckedCommit(runner) {
    const payload = readEvent(runner.eventPath);
    const about = runner.eventName === "status" ? payload : (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(payload[runner.eventName]);
    const sha = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(runner.eventName === "status" ? about.sha : about.head_sha);
    const isAboutChecks = ["workflow_run", "check_suite", "status"].includes(runner.eventName);
    if (!isAboutChecks || sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha))
        return undefined;
    return { sha, isFork: isForkedRun(payload) };
}
function readEvent(path) {
    let content;
    try {
        content = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, "utf8");
    }
    catch (cause) {
        const message = `The event file ${JSON.stringify(path)} cannot be read. The runner writes it before each step; check that GITHUB_EVENT_PATH was not changed.`;
        throw new _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(message, "bad-event", { cause });
    }
    const event = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(content);
    if ((0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isFields */ .Ce)(event))
        return event;
    throw new _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(`The event file ${JSON.stringify(path)} does not hold a JSON object. An earlier step may have changed it.`, "bad-event");
}
function subject(event, value) {
    const source = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(value);
    const number = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeNumberOf */ .gd)(source.number);
    if (number === undefined || number < 1) {
        throw new _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(`The event file has no issue or pull request number, which a \`${event}\` event must have.`, "bad-event");
    }
    const isPullRequest = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isFields */ .Ce)(source.head) || (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isFields */ .Ce)(source.pull_request);
    return {
        kind: isPullRequest ? "pull-request" : "issue",
        number,
        title: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.title) ?? "",
        body: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.body) ?? "",
        author: person(source.user),
        url: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.html_url) ?? "",
        isClosed: source.state === "closed",
        updatedAt: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.updated_at) ?? "",
        head: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isFields */ .Ce)(source.head) ? head(source.head, (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(source.base)) : undefined,
    };
}
function head(source, base) {
    const from = fullNameOf(source.repo);
    return { ref: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.ref) ?? "", isFork: from === undefined || from !== fullNameOf(base.repo) };
}
function remark(event, value) {
    const source = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(value);
    const id = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeNumberOf */ .gd)(source.id);
    if (id === undefined) {
        throw new _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(`The event file has no comment or review, which a \`${event}\` event must have.`, "bad-event");
    }
    return {
        id,
        nodeId: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.node_id),
        body: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.body) ?? "",
        author: person(source.user),
        url: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.html_url) ?? "",
        createdAt: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.submitted_at) ?? (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.created_at) ?? "",
        reviewState: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.state),
        path: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.path),
        isOnWholeFile: source.subject_type === "file",
        lines: linesOf(source),
        diffHunk: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.diff_hunk),
    };
}
function linesOf(comment) {
    const isOutdated = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeNumberOf */ .gd)(comment.line) === undefined;
    const [line, startLine] = isOutdated
        ? [comment.original_line, comment.original_start_line]
        : [comment.line, comment.start_line];
    const last = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeNumberOf */ .gd)(line);
    if (last === undefined)
        return undefined;
    const first = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeNumberOf */ .gd)(startLine) ?? last;
    return { first, last, firstSide: sideOf(comment.start_side), side: sideOf(comment.side), isOutdated };
}
function sideOf(side) {
    return side === "LEFT" ? "old" : side === "RIGHT" ? "new" : undefined;
}
function label(payload) {
    return payload.action === "labeled" ? ((0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)((0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(payload.label).name) ?? "") : undefined;
}
function isForkedRun(payload) {
    if (!(0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isFields */ .Ce)(payload.workflow_run))
        return false;
    const from = fullNameOf(payload.workflow_run.head_repository);
    return from === undefined || from !== fullNameOf(payload.repository);
}
function fullNameOf(repository) {
    return (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)((0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(repository).full_name)?.toLowerCase();
}
function person(value) {
    const source = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldsOf */ .Pf)(value);
    const login = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.login);
    return login === undefined ? undefined : { login, type: (0,_http_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(source.type) ?? "" };
}


}),

4878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
l1: () => (/* binding */ looksLikeOurs),
t7: () => (/* binding */ readMarker),
we: () => (/* binding */ markerOf)
});
var _model_agent_id_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9729);
var _model_signature_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7864);
var _model_turn_memory_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8843);



const LONGEST_VALUE = 4_000;
const MARKER = new RegExp(`^<!-- falconer v=2((?: [a-z-]{1,20}=[\\w:,./-]{0,${LONGEST_VALUE}}){1,20}) sig=([0-9a-f]{64}) -->`);
const OLD_MARKER = /^<!-- falconer key=([0-9a-f]{12}) agent=([A-Za-z0-9_-]{0,128})(?: runs=([\w:,-]{0,1200}))? sig=([0-9a-f]{64}) -->/;
const ANY_MARKER = /^\s*<!-- falconer /;
function markerOf(apiKey, place, marked) {
    const { launchKey, agentId = "", state, memory, facts } = marked;
    const known = ` key=${launchKey} agent=${agentId} state=${state} ${(0,_model_turn_memory_js__WEBPACK_IMPORTED_MODULE_0__/* .turnMemoryText */ .Mg)(memory)}`;
    const fields = facts === undefined || facts.length > LONGEST_VALUE ? known : `${known} facts=${facts}`;
    return `<!-- falconer v=2${fields} sig=${(0,_model_signature_js__WEBPACK_IMPORTED_MODULE_1__/* .sign */ ._)(apiKey, "comment-2", signedParts(place, fields))} -->`;
}
function readMarker(apiKey, place, body) {
    const [, fields, signature = ""] = MARKER.exec(body) ?? [];
    if (fields === undefined)
        return readOldMarker(apiKey, place, body);
    if (!(0,_model_signature_js__WEBPACK_IMPORTED_MODULE_1__/* .isSignedBy */ .s)(apiKey, "comment-2", signedParts(place, fields), signature))
        return undefined;
    const [, launchKey, agentId = "", state, rest = ""] = /^ key=([0-9a-f]{12}) agent=(\S*) state=(open|over) (.+)$/.exec(fields) ?? [];
    const memory = (0,_model_turn_memory_js__WEBPACK_IMPORTED_MODULE_0__/* .turnMemoryIn */ .Gp)(rest);
    if (launchKey === undefined || memory === undefined || (agentId !== "" && !(0,_model_agent_id_js__WEBPACK_IMPORTED_MODULE_2__/* .isAgentId */ .T)(agentId)))
        return undefined;
    const facts = / facts=(\S+)/.exec(rest)?.[1];
    return {
        launchKey,
        ...(agentId !== "" && { agentId }),
        state: state === "open" ? "open" : "over",
        memory,
        ...(facts !== undefined && { facts }),
    };
}
function readOldMarker(apiKey, place, body) {
    const [, launchKey, agentId = "", runs, signature = ""] = OLD_MARKER.exec(body) ?? [];
    if (launchKey === undefined || (agentId !== "" && !(0,_model_agent_id_js__WEBPACK_IMPORTED_MODULE_2__/* .isAgentId */ .T)(agentId)))
        return undefined;
    const parts = [...placeParts(place), launchKey, agentId, ...(runs === undefined ? [] : [runs])];
    if (!(0,_model_signature_js__WEBPACK_IMPORTED_MODULE_1__/* .isSignedBy */ .s)(apiKey, "comment", parts, signature))
        return undefined;
    return { launchKey, ...(agentId !== "" && { agentId }), state: "over" };
}
function signedParts(place, fields) {
    return [...placeParts(place), fields];
}
function placeParts({ repository, number }) {
    return [repository.toLowerCase(), String(number)];
}
function looksLikeOurs(body) {
    return ANY_MARKER.test(body);
}


}),

8307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
HO: () => (/* binding */ isReactionTarget),
wv: () => (/* binding */ react),
zH: () => (/* binding */ takeBack)
});
var _http_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3223);

function isReactionTarget(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const { kind, owner, name, id } = value;
    const isKind = kind === "issue" || kind === "comment" || kind === "review-comment";
    return isKind && typeof owner === "string" && typeof name === "string" && Number.isSafeInteger(id);
}
const MAY_WRITE = "issues=write; pull_requests=write";
const PLACES = {
    issue: "/repos/{owner}/{name}/issues/{id}/reactions",
    comment: "/repos/{owner}/{name}/issues/comments/{id}/reactions",
    "review-comment": "/repos/{owner}/{name}/pulls/comments/{id}/reactions",
};
async function react(github, target, content, signal) {
    const { owner, name, id } = target;
    const reply = await github.call("Reacting", ({ request }, limited) => request(`POST ${PLACES[target.kind]}`, { owner, name, id, content, request: { signal: limited } }), signal, MAY_WRITE);
    const earlierAt = reply.status === 200 ? (0,_http_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_http_json_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldAt */ .UK)(reply.data, "created_at")) : undefined;
    return { login: loginOf(reply.data), earlierAt };
}
async function takeBack(github, target, { content, login }, signal) {
    const { owner, name, id } = target;
    const place = PLACES[target.kind];
    await github.call("Taking a reaction back", async ({ request }, limited) => {
        const where = { owner, name, id, request: { signal: limited } };
        const { data } = await request(`GET ${place}`, { ...where, content, per_page: 100 });
        const own = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(data).find((one) => loginOf(one) === login);
        const reaction = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumberOf */ .gd)((0,_http_json_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldAt */ .UK)(own, "id"));
        if (reaction !== undefined)
            await request(`DELETE ${place}/{reaction}`, { ...where, reaction });
    }, signal, MAY_WRITE);
}
function loginOf(reaction) {
    return (0,_http_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_http_json_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldAt */ .UK)(reaction, "user", "login"));
}


}),

295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
GA: () => (/* binding */ TimedOut),
ml: () => (/* binding */ systemClock),
ux: () => (/* binding */ within)
});
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const systemClock = {
    nowMs: monotonicMs,
    today: () => new Date(),
    sleep: async (ms, signal) => {
        const untilMs = monotonicMs() + ms;
        for (let leftMs = ms; leftMs > 0; leftMs = untilMs - monotonicMs()) {
            await oneTimer(Math.min(leftMs, LONGEST_TIMER_MS), signal);
        }
        signal?.throwIfAborted();
    },
};
function monotonicMs() {
    return Number(process.hrtime.bigint()) / 1e6;
}
function oneTimer(ms, signal) {
    return new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(signal.reason);
        const onAbort = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener("abort", onAbort);
            resolve();
        }, ms);
        signal?.addEventListener("abort", onAbort, { once: true });
    });
}
class TimedOut extends Error {
    name = "TimedOut";
    limitMs;
    constructor(limitMs) {
        super(`no end within ${Math.round(limitMs / 1000)} s`);
        this.limitMs = limitMs;
    }
}
const GRACE_MS = 250;
async function within(clock, limitMs, signal, task) {
    const limit = new AbortController();
    const done = new AbortController();
    const combined = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal;
    clock.sleep(limitMs, done.signal).then(() => limit.abort(new TimedOut(limitMs)), () => { });
    try {
        return await Promise.race([task(combined), givenUp(clock, combined, done.signal)]);
    }
    finally {
        done.abort();
    }
}
function givenUp(clock, signal, done) {
    return new Promise((_, reject) => {
        const onAbort = () => {
            clock.sleep(GRACE_MS, done).then(() => reject(signal.reason), () => { });
        };
        if (signal.aborted)
            onAbort();
        else
            signal.addEventListener("abort", onAbort, { once: true, signal: done });
    });
}


}),

3223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
Ce: () => (/* binding */ isFields),
Pf: () => (/* binding */ fieldsOf),
UK: () => (/* binding */ fieldAt),
b6: () => (/* binding */ textOf),
c3: () => (/* binding */ listOf),
gd: () => (/* binding */ wholeNumberOf),
qF: () => (/* binding */ parseJson)
});
function isFields(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function fieldsOf(value) {
    return isFields(value) ? value : {};
}
function fieldAt(value, ...path) {
    return path.reduce((found, name) => (isFields(found) && Object.hasOwn(found, name) ? found[name] : undefined), value);
}
function textOf(value) {
    return typeof value === "string" && value !== "" ? value : undefined;
}
function wholeNumberOf(value) {
    return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


}),

3840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
T: () => (/* binding */ ProxySettingError),
Y: () => (/* binding */ parseProxy)
});
class ProxySettingError extends Error {
    name = "ProxySettingError";
}
function parseProxy(variable, value) {
    const text = value.trim();
    if (text === "")
        return undefined;
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
    if (scheme !== undefined && scheme !== "http" && scheme !== "https") {
        const kind = JSON.stringify(scheme.slice(0, 20));
        throw new ProxySettingError(`${variable} names a proxy of the kind ${kind}; only http:// and https:// work. Name such a proxy, or list the host in NO_PROXY.`);
    }
    const url = URL.parse(scheme === undefined ? `http://${text}` : text);
    if (!url)
        throw new ProxySettingError(`${variable} is not the address of a proxy; write http://HOST:PORT.`);
    const { protocol, host, username, password } = url;
    const uri = `${protocol}//${host}`;
    if (username === "" && password === "")
        return { uri };
    const credentials = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString("base64");
    return { uri, authorization: `Basic ${credentials}` };
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


}),

6945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
i: () => (/* binding */ isPublicAddress)
});
var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);

const RESERVED_V4 = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "168.63.129.16/32",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
];
const RESERVED_V6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];
function isPublicAddress(address) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4)
        return !network(RESERVED_V4, "ipv4").check(address);
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) !== 6 || !URL.canParse(`http://[${address}]`))
        return false;
    const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
    const plain = written.startsWith("64:ff9b::") ? written.replace("64:ff9b::", "::ffff:") : written;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(plain) === 0)
        return false;
    if (network(["::ffff:0:0/96"], "ipv6").check(plain, "ipv6"))
        return !network(RESERVED_V4, "ipv4").check(plain, "ipv6");
    return network(["2000::/3"], "ipv6").check(plain, "ipv6") && !network(RESERVED_V6, "ipv6").check(plain, "ipv6");
}
function network(subnets, type) {
    const block = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const subnet of subnets) {
        const [address = "", bits = ""] = subnet.split("/");
        block.addSubnet(address, Number(bits), type);
    }
    return block;
}


}),

6528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
Cc: () => (/* binding */ requireRepository),
E2: () => (/* binding */ requireWebhookUrl),
N0: () => (/* binding */ requireApiUrl),
SU: () => (/* binding */ parseRepository),
aI: () => (/* binding */ requirePullRequest),
sw: () => (/* binding */ isPublicHost)
});
var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);
var _http_public_address_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6945);
var _text_address_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7666);
var _values_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3368);




const OWNER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/;
const NAME = /^[A-Za-z0-9._-]{1,100}$/;
function requireRepository(input, value, serverUrl) {
    const allowed = "a repository. Write `owner/name`, or its web address on this GitHub server.";
    return parseRepository(value, serverUrl) ?? (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(input, value, allowed);
}
function parseRepository(value, serverUrl) {
    const short = /^([^/:\s]+)\/([^/\s]+)$/.exec(value);
    if (short)
        return repository(short[1], short[2], serverUrl);
    const url = parseUrl(value);
    if (url?.protocol !== "https:" || url.username || url.password || url.search || url.hash || url.port)
        return undefined;
    const home = [new URL(serverUrl).hostname, "github.com"].find((host) => host === url.hostname);
    const [owner, name, ...rest] = url.pathname.replace(/\/$/, "").slice(1).split("/");
    return home !== undefined && rest.length === 0 ? repository(owner, name, `https://${home}`) : undefined;
}
function repository(owner, rawName, serverUrl) {
    const name = rawName?.replace(/\.git$/, "");
    if (owner === undefined || name === undefined)
        return undefined;
    if (!OWNER.test(owner) || !NAME.test(name) || name === "." || name === ".." || name === "")
        return undefined;
    return { owner, name, url: `${serverUrl}/${owner}/${name}` };
}
function requirePullRequest(input, value, serverUrl) {
    const allowed = "a pull request's address. Write it as `https://github.com/owner/name/pull/7`.";
    const [, owner, name] = parseUrl(value)?.pathname.split("/") ?? [];
    if (owner === undefined || name === undefined)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(input, value, allowed);
    for (const home of [serverUrl, "https://github.com"]) {
        const parsed = (0,_text_address_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePullRequestUrl */ .XT)(value, { serverUrl: home, owner, name });
        if (parsed)
            return { ...parsed, owner, name };
    }
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(input, value, allowed);
}
function requireApiUrl(input, value) {
    const url = parseUrl(value);
    const allowed = "an origin to send the key to. Write an https address without a path, such as `https://api.cursor.com`.";
    const secure = url?.protocol === "https:" || (url?.protocol === "http:" && (0,_text_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.hostname));
    if (!secure || url.username || url.password || url.pathname !== "/" || url.search || url.hash) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(input, value, allowed);
    }
    return url.origin;
}
function requireWebhookUrl(input, value, apiUrl = "") {
    const url = parseUrl(value);
    if (!url)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseSecretly */ .cY)(input, "is not a web address. Write a full https address.");
    if ((0,_text_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.hostname) && (0,_text_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(parseUrl(apiUrl)?.hostname ?? ""))
        return value;
    if (url.protocol !== "https:")
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseSecretly */ .cY)(input, "is not an https address. Cursor calls https only.");
    if (url.username || url.password)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseSecretly */ .cY)(input, "holds credentials. Use `webhook-secret` to sign the calls instead.");
    if (value.length > 2048)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseSecretly */ .cY)(input, "is longer than 2048 characters, which Cursor refuses.");
    if (!isPublicHost(url.hostname))
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseSecretly */ .cY)(input, "names a host that Cursor's servers cannot reach. Use a public host name.");
    return value;
}
function isPublicHost(hostname) {
    const host = hostname
        .replace(/^\[|\]$/g, "")
        .replace(/\.$/, "")
        .toLowerCase();
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0)
        return (0,_http_public_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isPublicAddress */ .i)(host);
    return host.includes(".") && !/(^|\.)(localhost|local|internal|localdomain)$/.test(host);
}
function parseUrl(value) {
    return URL.canParse(value) ? new URL(value) : undefined;
}


}),

1574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
F: () => (/* binding */ requireApiKey),
a: () => (/* binding */ missingKey)
});
var _input_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2699);
var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3368);


const SHORTEST_KEY = 8;
function requireApiKey(name, raw) {
    const key = raw.trim();
    if (/^\*+$/.test(key)) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseSecretly */ .cY)(name, "is only asterisks: a masked value was copied. Pass the secret itself: `${{ secrets.CURSOR_API_KEY }}`.");
    }
    if (key.includes("${{")) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseSecretly */ .cY)(name, "holds an expression that was not evaluated. Write `${{ secrets.CURSOR_API_KEY }}` without quotes or escapes around it.");
    }
    const index = key.search(/[^A-Za-z0-9._~+/=:-]/);
    if (index >= 0) {
        const position = Array.from(key.slice(0, index)).length + 1;
        const problem = `has an unexpected character at position ${position} of ${Array.from(key).length}`;
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseSecretly */ .cY)(name, `${problem}: a quote, a blank or a line break was probably saved with the secret. Save the key again, alone on one line.`);
    }
    if (key.length < SHORTEST_KEY) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseSecretly */ .cY)(name, `has only ${key.length} characters, which is no Cursor API key. Save the whole key in the secret again.`);
    }
    return key;
}
function missingKey(surroundings) {
    const { isFork, actor } = surroundings;
    const start = "Input `api-key` is empty.";
    if (actor.toLowerCase() === "dependabot[bot]") {
        const cause = "Runs that Dependabot starts get no Actions secrets. Save the key under Settings → Secrets → Dependabot as well, or skip these runs with `if: github.actor != 'dependabot[bot]'`.";
        return new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(`${start} ${cause}`, "missing-key");
    }
    if (isFork) {
        const cause = "Runs of pull requests from forks get no secrets. Skip them with `if: github.event.pull_request.head.repo.fork == false`.";
        return new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(`${start} ${cause}`, "missing-key");
    }
    const cause = "The step does not pass it, or passes a secret that does not exist in this repository, organization or environment: a misspelled name gives an empty text. Save the key as the secret CURSOR_API_KEY and pass `api-key: ${{ secrets.CURSOR_API_KEY }}`.";
    return new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(`${start} ${cause}`, "missing-key");
}


}),

4180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
b: () => (/* binding */ MOST_TASKS),
p: () => (/* binding */ readFleet)
});
var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3368);

const MOST_TASKS = 256;
function readFleet(read, operation) {
    const limits = {
        maxActive: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(read, "max-active", { least: 1, most: MOST_TASKS, fallback: 4, unit: "agents" }),
        stopAfterFailures: (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)(read, "stop-after-failures", {
            least: 0,
            most: MOST_TASKS,
            fallback: 0,
            unit: "tasks",
        }),
    };
    const tasks = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalText */ .mR)(read, "tasks");
    const models = (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(read, "models");
    const isFleet = operation === "fleet";
    if (isFleet && tasks !== undefined && models.length > 0)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseTogether */ .ll)(["tasks", "models"], "Inputs `tasks` and `models` are both set. Keep one of them.");
    if (isFleet && tasks === undefined && models.length === 0) {
        const message = "The operation `fleet` needs `tasks` or `models`, and both are empty. Write a JSON list of tasks, or the path of a file with one; an expression that finds nothing is an empty text.";
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseTogether */ .ll)(["tasks", "models"], message);
    }
    return { ...limits, tasks, models };
}


}),

4832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
H: () => (/* binding */ readImages),
d: () => (/* binding */ MOST_IMAGES)
});
var _text_attachment_address_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7836);
var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3368);


const MOST_IMAGES = 5;
const FROM_EVENT = "from-event";
function readImages(read, serverUrl) {
    const lines = read("images")
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
    if (lines.length > MOST_IMAGES) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseSecretly */ .cY)("images", `names ${lines.length} images, and Cursor takes ${MOST_IMAGES} at most.`);
    }
    return lines.map((line) => sourceOf(line, serverUrl));
}
function sourceOf(line, serverUrl) {
    if (line === FROM_EVENT)
        return { kind: "event" };
    if (!/^[a-z][a-z0-9+.-]+:/i.test(line))
        return { kind: "file", path: line };
    if (URL.canParse(line) && (new URL(line).username || new URL(line).password)) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseSecretly */ .cY)("images", "holds an address with credentials. Write it without them.");
    }
    const attachment = (0,_text_attachment_address_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAttachment */ .Z)(line, serverUrl);
    if (attachment)
        return { kind: "attachment", attachment };
    const allowed = "an image this action fetches. Write a path inside the workspace, or the https address of a file attached to an issue, pull request or comment on this GitHub server.";
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)("images", line, allowed);
}


}),

2699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
d: () => (/* binding */ InputError)
});
class InputError extends Error {
    name = "InputError";
    code;
    inputs;
    constructor(message, code = "bad-input", options = {}) {
        super(message, options);
        this.code = code;
        this.inputs = options.inputs ?? [];
    }
}


}),

9001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
CN: () => (/* binding */ GATED),
Q0: () => (/* binding */ readOperation),
kI: () => (/* binding */ readWhich),
m3: () => (/* binding */ isGated),
sb: () => (/* binding */ requireAgentId),
xb: () => (/* binding */ OPERATIONS)
});
var _model_agent_id_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9729);
var _input_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2699);
var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3368);



const OPERATIONS = [
    "launch",
    "follow-up",
    "wait",
    "status",
    "conversation",
    "stop",
    "delete",
    "artifacts",
    "collect",
    "list",
    "models",
    "repositories",
    "me",
    "verify",
    "verify-webhook",
    "doctor",
    "fleet",
];
const GATED = ["launch", "fleet", "follow-up", "stop", "delete"];
function isGated(operation) {
    return GATED.some((one) => one === operation);
}
const DEFAULT_PATH = "cursor-artifacts";
function readWhich(read) {
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .yL)(read, "operation", OPERATIONS, "launch");
}
function readOperation(read) {
    const agentId = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalText */ .mR)(read, "agent-id");
    if (agentId !== undefined && !(0,_model_agent_id_js__WEBPACK_IMPORTED_MODULE_2__/* .isAgentId */ .T)(agentId)) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)("agent-id", agentId, "an agent's id. It looks like `bc-` and a UUID, as in the output `agentId`.");
    }
    return {
        operation: readWhich(read),
        agentId,
        webhookPayload: read("webhook-payload").trim() === "" ? undefined : read("webhook-payload"),
        webhookSignature: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalText */ .mR)(read, "webhook-signature"),
        logConversation: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zM)(read, "log-conversation", false),
        path: (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .optionalText */ .mR)(read, "path") ?? DEFAULT_PATH,
    };
}
function requireAgentId(inputs) {
    if (inputs.agentId !== undefined)
        return inputs.agentId;
    throw new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(`The operation \`${inputs.operation}\` needs \`agent-id\`. Pass the output \`agentId\` of the step that launched the agent; an expression such as \`\${{ steps.agent.outputs.agentId }}\` that finds nothing is an empty text.`);
}


}),

1987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
N: () => (/* binding */ readPromptFile)
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3368);
var _workspace_path_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5629);



const MAX_BYTES = 1024 * 1024;
function readPromptFile(input, value, workspace) {
    const path = (0,_workspace_path_js__WEBPACK_IMPORTED_MODULE_2__/* .pathInside */ ._)(workspace, value);
    if (path === undefined)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(input, value, "a file inside the workspace. Check the path, and that `actions/checkout` ran before this step.");
    const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    if (!stats.isFile())
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(input, value, "a regular file.");
    if (stats.size > MAX_BYTES)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(input, value, `small enough: it has ${stats.size} bytes and 1 MiB is the most.`);
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path));
    }
    catch {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(input, value, "UTF-8 text.");
    }
}


}),

3320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
$: () => (/* binding */ RERUN_WINDOW_MS),
f: () => (/* binding */ readRunner)
});
var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
var _address_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6528);
var _input_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2699);



const RERUN_WINDOW_MS = 31 * 24 * 60 * 60_000;
function readRunner(environment) {
    const read = (name) => environment[`GITHUB_${name}`] ?? "";
    const serverUrl = (read("SERVER_URL") || "https://github.com").replace(/\/$/, "");
    if (!read("REPOSITORY") || !read("EVENT_NAME") || !read("RUN_ID")) {
        throw new _input_error_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d("The variables GITHUB_REPOSITORY, GITHUB_EVENT_NAME and GITHUB_RUN_ID are not all set: this is not a GitHub runner. Use the action in a workflow, or the simulator to try it.", "bad-event");
    }
    const repository = (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .requireRepository */ .Cc)("GITHUB_REPOSITORY", read("REPOSITORY"), serverUrl);
    return {
        repository,
        repositoryId: read("REPOSITORY_ID"),
        eventName: read("EVENT_NAME"),
        eventPath: read("EVENT_PATH"),
        workflow: read("WORKFLOW"),
        workflowFile: /\/([^/@]+)@/.exec(read("WORKFLOW_REF"))?.[1],
        runId: read("RUN_ID"),
        runAttempt: Math.max(1, Number.parseInt(read("RUN_ATTEMPT"), 10) || 1),
        job: read("JOB"),
        step: read("ACTION"),
        actor: read("ACTOR"),
        refType: read("REF_TYPE"),
        refName: read("REF_NAME"),
        sha: read("SHA"),
        serverUrl,
        apiUrl: read("API_URL") || "https://api.github.com",
        graphqlUrl: read("GRAPHQL_URL") || "https://api.github.com/graphql",
        workspace: read("WORKSPACE") || ".",
        temp: environment.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)(),
        runUrl: `${repository.url}/actions/runs/${read("RUN_ID")}`,
        docsUrl: docsUrl(serverUrl, read("ACTION_REPOSITORY"), read("ACTION_REF")),
    };
}
function docsUrl(serverUrl, repository, ref) {
    const isPlain = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref) && !ref.includes("..");
    return isPlain ? `${serverUrl}/${repository}/blob/${ref}/docs` : undefined;
}


}),

4595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
pH: () => (/* binding */ SECRET_INPUTS),
pY: () => (/* binding */ secretFinder),
w2: () => (/* binding */ isSecretValue)
});
var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6953);

const SECRET_INPUTS = ["api-key", "github-token", "webhook-secret", "webhook-url"];
function isSecretValue(value) {
    const text = value.trim();
    return text.length >= _text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .SHORTEST_SECRET */ .c && !text.includes("${{") && !/^\*+$/.test(text);
}
function secretFinder(values) {
    const redactors = SECRET_INPUTS.flatMap((name) => {
        const value = values[name];
        return value !== undefined && isSecretValue(value) ? [{ name, redact: (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .makeRedactor */ .$)([value]) }] : [];
    });
    return (text) => redactors.find(({ redact }) => redact(text) !== text)?.name;
}


}),

7335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
TC: () => (/* binding */ isModelId),
_E: () => (/* binding */ readTarget),
i6: () => (/* binding */ NO_MODEL),
o$: () => (/* binding */ readSource),
se: () => (/* binding */ requireWebhookSecrets)
});
var _text_address_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7666);
var _address_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6528);
var _operation_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9001);
var _values_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3368);




function readSource(read, runner) {
    const repository = (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalText */ .mR)(read, "repository");
    const ref = readRef(read);
    const pullRequest = (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalText */ .mR)(read, "pr-url");
    if (ref !== undefined && pullRequest !== undefined) {
        const message = "Inputs `ref` and `pr-url` are both set. Keep one: a pull request brings its own branch.";
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseTogether */ .ll)(["ref", "pr-url"], message);
    }
    const model = readModel(read);
    return {
        repository: repository === undefined ? runner.repository : (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .requireRepository */ .Cc)("repository", repository, runner.serverUrl),
        ref,
        pullRequest: pullRequest === undefined ? undefined : (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .requirePullRequest */ .aI)("pr-url", pullRequest, runner.serverUrl),
        model,
    };
}
const NO_MODEL = /^(?:auto|default)$/i;
function readModel(read) {
    const model = (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalText */ .mR)(read, "model");
    if (model === undefined || NO_MODEL.test(model))
        return undefined;
    if (isModelId(model))
        return model;
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)("model", model, "a model id. The operation `models` lists the ids that this key may use.");
}
function isModelId(text) {
    return /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/.test(text);
}
function readRef(read) {
    const given = (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalText */ .mR)(read, "ref");
    const ref = given?.replace(/^refs\/(?:heads|tags)\//, "");
    if (given === undefined || ref === undefined || (0,_text_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isRefOrCommit */ .AC)(ref))
        return ref;
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)("ref", given, "a branch or a commit. Write the branch's name, or a full commit id.");
}
function readTarget(read) {
    const branchName = (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalText */ .mR)(read, "branch-name");
    if (branchName !== undefined && !(0,_text_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isBranchName */ .Q8)(branchName)) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)("branch-name", branchName, "a name that git allows for a branch.");
    }
    return {
        autoCreatePr: (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zM)(read, "auto-create-pr", true),
        branchName,
        autoBranch: (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zM)(read, "auto-branch", true),
        openAsCursorGithubApp: (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zM)(read, "open-as-cursor-github-app", false),
        skipReviewerRequest: (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zM)(read, "skip-reviewer-request", false),
        ...readWebhook(read, (0,_operation_js__WEBPACK_IMPORTED_MODULE_2__/* .readWhich */ .kI)(read)),
    };
}
function readWebhook(read, operation) {
    const url = (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalText */ .mR)(read, "webhook-url");
    const webhookSecrets = requireWebhookSecrets(read("webhook-secret"));
    const [secret, second] = webhookSecrets;
    const isLaunching = operation === "launch" || operation === "fleet";
    if (isLaunching && url === undefined && secret !== undefined) {
        const message = "Input `webhook-secret` is set without `webhook-url`. Set both, or neither.";
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseTogether */ .ll)(["webhook-secret", "webhook-url", "operation"], message);
    }
    if (isLaunching && second !== undefined) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseSecretly */ .cY)("webhook-secret", "has two lines, and a launch takes one secret. Keep the new one.");
    }
    if (url === undefined)
        return { webhook: undefined, webhookSecrets };
    const webhook = {
        url: (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .requireWebhookUrl */ .E2)("webhook-url", url, (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalText */ .mR)(read, "api-url")),
        ...(secret !== undefined && { secret }),
    };
    return { webhook, webhookSecrets };
}
function requireWebhookSecrets(value) {
    const secrets = value
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
    if (secrets.length > 2)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseSecretly */ .cY)("webhook-secret", "has more than two lines. Give one secret per line.");
    const odd = secrets.find((secret) => secret.length < 32 || secret.length > 256);
    if (odd === undefined)
        return secrets;
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseSecretly */ .cY)("webhook-secret", `has ${odd.length} characters. Cursor takes 32 to 256.`);
}


}),

3368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
KE: () => (/* binding */ listed),
R5: () => (/* binding */ readInput),
TR: () => (/* binding */ refuse),
Tr: () => (/* binding */ refuseSecret),
cY: () => (/* binding */ refuseSecretly),
ll: () => (/* binding */ refuseTogether),
mR: () => (/* binding */ optionalText),
p_: () => (/* binding */ list),
rD: () => (/* binding */ wholeNumber),
yL: () => (/* binding */ oneOf),
zM: () => (/* binding */ boolean)
});
var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2175);
var _input_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2699);


const SHOWN_LENGTH = 100;
const readInput = (name) => (0,_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4)(name, { trimWhitespace: false });
function refuse(name, value, allowed) {
    if (holdsCredentials(value))
        return refuseSecretly(name, `holds credentials, and is not ${allowed}`);
    throw new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(`Input \`${name}\`: ${quoted(value)} is not ${allowed}`, "bad-input", { inputs: [name] });
}
function holdsCredentials(value) {
    const before = value.slice(0, Math.max(0, value.lastIndexOf("@")));
    return before.includes(":") || before.includes("//");
}
function refuseSecretly(name, problem) {
    throw new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(`Input \`${name}\` ${problem}`, "bad-input", { inputs: [name] });
}
function refuseSecret(name, held) {
    return refuseSecretly(name, `holds the value of \`${held}\`, which would be sent on or shown. Remove it.`);
}
function refuseTogether(names, message) {
    throw new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(message, "bad-input", { inputs: names });
}
function quoted(value) {
    const start = Array.from(value.slice(0, 2 * SHOWN_LENGTH + 2));
    const isWhole = value.length <= 2 * SHOWN_LENGTH + 2 && start.length <= SHOWN_LENGTH;
    return JSON.stringify(isWhole ? value : `${start.slice(0, SHOWN_LENGTH).join("")}…`);
}
function optionalText(read, name) {
    const value = read(name).trim();
    return value === "" ? undefined : value;
}
function boolean(read, name, fallback) {
    const value = optionalText(read, name);
    if (value === undefined)
        return fallback;
    if (["true", "True", "TRUE"].includes(value))
        return true;
    if (["false", "False", "FALSE"].includes(value))
        return false;
    return refuse(name, value, "a boolean. Write `true` or `false`.");
}
function wholeNumber(read, name, range) {
    const value = optionalText(read, name);
    if (value === undefined)
        return range.fallback;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= range.least && number <= range.most)
        return number;
    return refuse(name, value, `a whole number of ${range.unit} from ${range.least} to ${range.most}, written without a unit.`);
}
function oneOf(read, name, words, fallback) {
    const value = optionalText(read, name);
    if (value === undefined)
        return fallback;
    const word = words.find((candidate) => candidate === value);
    return word ?? refuse(name, value, `one of ${listed(words)}.`);
}
function list(read, name) {
    return read(name)
        .split(/[,\n\r]/)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== "");
}
function listed(words) {
    return words.map((word) => `\`${word}\``).join(", ");
}


}),

5629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
_: () => (/* binding */ pathInside),
c: () => (/* binding */ stepsInside)
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


function pathInside(workspace, value) {
    const steps = stepsInside(workspace, value);
    if (steps === undefined)
        return undefined;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(workspace), ...steps);
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false }) ? path : undefined;
}
function stepsInside(workspace, value) {
    try {
        const root = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(workspace);
        const steps = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, realPlace((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, value))).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
        const isInside = steps[0] !== "" && steps[0] !== ".." && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(steps.join(node_path__WEBPACK_IMPORTED_MODULE_1__.sep));
        return isInside && !steps.some(isGitFolder) ? steps : undefined;
    }
    catch {
        return undefined;
    }
}
function realPlace(path) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false }))
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    return folder === path ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(realPlace(folder), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
}
function isGitFolder(name) {
    return /^(?:\.git|git~\d+)(?:[. ]*|:.*)$/i.test(name);
}


}),

9729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
T: () => (/* binding */ isAgentId)
});
function isAgentId(text) {
    return /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(text);
}


}),

8606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
Ng: () => (/* binding */ isUsable),
ih: () => (/* binding */ isKnownStatus),
pJ: () => (/* binding */ endOf)
});
const ENDS = {
    FINISHED: "finished",
    ERROR: "failed",
    FAILED: "failed",
    EXPIRED: "expired",
    STOPPED: "stopped",
    CANCELLED: "stopped",
    CANCELED: "stopped",
};
const WORKING = new Set(["CREATING", "RUNNING", "PENDING", "QUEUED"]);
function endOf(status) {
    return Object.hasOwn(ENDS, status) ? ENDS[status] : undefined;
}
function isUsable({ status }) {
    const end = endOf(status);
    return end === undefined || end === "finished";
}
function isKnownStatus(status) {
    return WORKING.has(status) || endOf(status) !== undefined;
}


}),

6971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
B: () => (/* binding */ API_VERSIONS)
});
const API_VERSIONS = ["v0", "v1"];


}),

8158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
$: () => (/* binding */ FAILABLE),
u: () => (/* binding */ failsStep)
});
const FAILABLE = ["failed", "expired", "stopped", "timed-out", "unknown"];
function failsStep(outcome, rules) {
    const tasks = "tasks" in outcome ? outcome.tasks : undefined;
    if (tasks?.some((task) => failsStep(task, rules)))
        return true;
    switch (outcome.kind) {
        case "error":
        case "cancelled":
            return true;
        case "finished":
            if (outcome.problem?.code === "no-pull-request")
                return rules.ifNoPr === "error";
            return outcome.problem !== undefined;
        case "launched":
            return outcome.problem !== undefined;
        case "skipped":
        case "ok":
            return false;
        case "failed":
            return tasks === undefined && rules.failOn.has(outcome.kind);
        default:
            return rules.failOn.has(outcome.kind);
    }
}


}),

4815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
J: () => (/* binding */ PERMISSIONS)
});
const PERMISSIONS = ["read", "triage", "write", "maintain", "admin"];


}),

7864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
_: () => (/* binding */ sign),
s: () => (/* binding */ isSignedBy)
});
function crypto() {
    return process.getBuiltinModule("node:crypto");
}
function sign(apiKey, purpose, parts) {
    const message = [purpose, ...parts].map((part) => `${Buffer.byteLength(part)}:${part}`).join(",");
    return crypto().createHmac("sha256", apiKey).update(message).digest("hex");
}
function isSignedBy(apiKey, purpose, parts, signature) {
    const expected = Buffer.from(sign(apiKey, purpose, parts));
    const given = Buffer.from(signature);
    return expected.length === given.length && crypto().timingSafeEqual(expected, given);
}


}),

8843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
Gp: () => (/* binding */ turnMemoryIn),
Mg: () => (/* binding */ turnMemoryText),
gR: () => (/* binding */ NO_MEMORY)
});
var _agent_id_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9729);
var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8158);


const IF_NO_PR = ["ignore", "warn", "error"];
const NO_MEMORY = {
    turn: 1,
    asked: { pullRequest: false, failOn: [], ifNoPr: "ignore" },
    apiVersion: "v0",
    fixes: 0,
};
function turnMemoryText({ turn, asked, model = "", apiVersion, runId = "", fixes, lastFix, }) {
    const failOn = _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .FAILABLE */ .$.filter((outcome) => asked.failOn.includes(outcome)).join(",");
    const wanted = `pr=${asked.pullRequest ? "yes" : "no"} fail-on=${failOn} if-no-pr=${asked.ifNoPr}`;
    const fix = lastFix ? ` fix=${lastFix.fingerprint}.${lastFix.occurrence}.${lastFix.claim}` : "";
    return `turn=${turn} ${wanted} api=${apiVersion} run=${runId} fixes=${fixes} model=${model}${fix}`;
}
function turnMemoryIn(text) {
    const form = /^turn=(\d{1,9}) pr=(yes|no) fail-on=([\w,-]*) if-no-pr=(\w+) api=(v[01]) run=(\S*) fixes=(\d{1,9})(?: model=(\S*))?(?: fix=([0-9a-f]+)\.([0-9a-f]+)\.([0-9a-f]+))?(?: |$)/;
    const [, turn, pullRequest, failOn = "", ifNoPrWord, apiVersion, runId = "", fixes, model = "", ...fix] = form.exec(text) ?? [];
    const [fingerprint, occurrence, claim] = fix;
    const ifNoPr = IF_NO_PR.find((one) => one === ifNoPrWord);
    if (turn === undefined || ifNoPr === undefined || (runId !== "" && !(0,_agent_id_js__WEBPACK_IMPORTED_MODULE_1__/* .isAgentId */ .T)(runId)))
        return undefined;
    const words = failOn.split(",");
    return {
        turn: Number(turn),
        asked: { pullRequest: pullRequest === "yes", failOn: _outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .FAILABLE */ .$.filter((one) => words.includes(one)), ifNoPr },
        ...(model !== "" && { model }),
        apiVersion: apiVersion === "v1" ? "v1" : "v0",
        ...(runId !== "" && { runId }),
        fixes: Number(fixes),
        ...(fingerprint !== undefined &&
            occurrence !== undefined &&
            claim !== undefined && { lastFix: { fingerprint, occurrence, claim } }),
    };
}


}),

2175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  N4: () => (/* binding */ endGroup),
  V4: () => (/* binding */ getInput),
  Gu: () => (/* binding */ getState),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  LZ: () => (/* binding */ saveState),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  Oh: () => (/* binding */ startGroup),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, error, exportVariable, getBooleanInput, getIDToken, getMultilineInput, group, isDebug, markdownSummary, platform, setCommandEcho, summary, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_lazy_crypto_js_namespaceObject = x({ ["randomUUID"]: () => (__WEBPACK_EXTERNAL_MODULE__lazy_crypto_js_da09c279__.randomUUID) });
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_lazy_crypto_js_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

}),

8514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ problem)
});

// UNUSED EXPORTS: CATALOGUE

;
const CURSOR_PROBLEMS = {
    "wrong-key": {
        message: "Cursor does not accept the API key.",
        cause: "The key is mistyped, was revoked, or is a team or admin key, which this API does not take.",
        remedy: "Make a user or service-account key in the Cursor dashboard and save it as the secret again.",
    },
    "plan-required": {
        message: "The Cursor plan of this key has no cloud agents.",
        cause: "Cloud agents need a paid plan.",
        remedy: "Upgrade the plan of the account that owns the key, or use the key of another account.",
    },
    "privacy-mode": {
        message: "The Cursor account's privacy setting rules cloud agents out.",
        cause: "Privacy Mode (Legacy) or a switched-off storage mode keeps Cursor from holding the code an agent works on.",
        remedy: "In the Cursor settings choose the current Privacy Mode or enable storage, then run this again.",
    },
    "not-allowed": {
        message: "Cursor does not allow this key to do that.",
        cause: "The key's role, its plan's limits, or a setting of its team forbids it.",
        remedy: "Read what Cursor said below and ask the owner of the key's account.",
    },
    "repository-access": {
        message: "Cursor cannot see the repository.",
        cause: "The Cursor GitHub app is not installed on it, the key's account has no access to it, or its name is mistyped.",
        remedy: "Install the Cursor GitHub app on the repository and check the account's access to it.",
    },
    "default-branch-unknown": {
        message: "Cursor could not find the repository's default branch.",
        cause: "The Cursor GitHub app has no access to the repository, or the repository is empty.",
        remedy: "Give the app access, or name the branch with `ref`.",
    },
    "branch-not-found": {
        message: "Cursor could not find the branch to start from.",
        cause: "The branch does not exist on GitHub, or the Cursor GitHub app has no access to the repository.",
        remedy: "Check `ref` and the app's access; when the branch is new, re-run the job.",
    },
    "commit-refused": {
        message: "Cursor could not start from the ref that was sent.",
        cause: "Cursor starts from branches, and from commits that are on the default branch or in a pull request.",
        remedy: "Set `ref` to a branch, or `pr-url` to a pull request.",
    },
    "branch-name-refused": {
        message: "Cursor does not accept the name for the agent's branch.",
        cause: "The name in `branch-name` is not allowed, or a branch of that name exists already.",
        remedy: "Change `branch-name`, or leave it out: Cursor then makes up a name.",
    },
    "pull-request-not-found": {
        message: "Cursor could not find the pull request to work on.",
        cause: "The address in `pr-url` is wrong, or the Cursor GitHub app cannot see the pull request.",
        remedy: "Check `pr-url` and the app's access to the repository.",
    },
    "unknown-model": {
        message: "Cursor does not know the model, or the account may not use it.",
        cause: "`model` is mistyped or was retired; without `model`, the account's own default may be invalid.",
        remedy: "Leave `model` out, or set it to an id that Cursor lists for this key.",
    },
    "request-refused": {
        message: "Cursor refused the request.",
        cause: "A value in it is not one that Cursor accepts.",
        remedy: "Read what Cursor said below and change the input it names.",
    },
    "usage-limit": {
        message: "The Cursor account has used up what it may spend.",
        cause: "The account's usage limit is reached, and repeating the request does not help.",
        remedy: "Raise the spending limit in the Cursor dashboard, or wait for the next billing period.",
    },
    "agent-limit": {
        message: "The account has as many agents at work as its plan allows.",
        cause: "Plans limit how many agents work at the same time, and agents that are not archived may count.",
        remedy: "Wait until one ends, or archive or stop old agents on cursor.com/agents, then run this again.",
    },
    "rate-limit": {
        message: "Cursor turned the request away because too many came in.",
        cause: "All agents of one key or team share a limit of requests per minute, or too many agents are active.",
        remedy: "Run fewer agents at once (`concurrency`, `max-parallel`), or try again later.",
    },
    "agent-not-found": {
        message: "Cursor knows no such agent.",
        cause: "It was deleted, or it belongs to another account than the key.",
        remedy: "Check the agent's page, and that the key is the one it was launched with.",
    },
    "agent-deleted": {
        message: "The agent is deleted, archived or expired.",
        cause: "Somebody deleted or archived it, or Cursor let it expire.",
        remedy: "Launch a new agent.",
    },
    unreachable: {
        message: "Cursor could not be reached.",
        cause: "The runner's network, its name resolution or the way to Cursor is down, or `api-url` is wrong.",
        remedy: "Check the runner's network and `api-url`, then re-run the job.",
    },
    tls: {
        message: "Cursor's certificate was not accepted.",
        cause: "Something between the runner and Cursor presents its own certificate, or the runner's clock is wrong.",
        remedy: "For a private certificate authority set NODE_EXTRA_CA_CERTS to its file in the job's `env`.",
    },
    proxy: {
        message: "The proxy did not let the request through.",
        cause: "HTTPS_PROXY names a proxy that refused the connection; credentials may be missing.",
        remedy: "Check HTTPS_PROXY and its credentials, or list the host in NO_PROXY.",
    },
    gateway: {
        message: "Something between the runner and Cursor answered.",
        cause: "A proxy, a firewall or a protection page in front of the API answered with a web page.",
        remedy: "Let the runner's network reach the host in `api-url`, then re-run the job.",
    },
    "server-error": {
        message: "Cursor's server failed.",
        cause: "Cursor, or a gateway in front of it, is out of order.",
        remedy: "Re-run the job when Cursor's status page (status.cursor.com) reports no outage.",
    },
    "api-changed": {
        message: "Cursor's answer was not of the documented form.",
        cause: "The API changed, or a gateway answered in its place.",
        remedy: "Check `api-url` and look for a newer version of this action; report it if there is none.",
    },
};

;

const CATALOGUE = {
    "bad-input": {
        message: "An input is not what it should be.",
        cause: "A value in the step's `with:` is mistyped, or an expression in it came out empty or different.",
        remedy: "Correct the input that the message names; nothing was sent.",
    },
    "missing-key": {
        message: "Input `api-key` is empty.",
        cause: "The secret does not exist under this name, or the run is one that gets no secrets (a fork, Dependabot).",
        remedy: "Save the key as a secret and pass it as `api-key`.",
    },
    "no-instruction": {
        message: "There is nothing to do for the agent.",
        cause: "Neither `prompt` nor `prompt-file` is set, and the event brings no comment with an instruction.",
        remedy: "Set `prompt`, or write the instruction after the trigger phrase in a comment.",
    },
    "bad-event": {
        message: "The event cannot be read.",
        cause: "The step does not run on a GitHub runner, or an earlier step changed the event file.",
        remedy: "Use the action in a workflow, and let no earlier step write to the event file.",
    },
    "unsafe-tls": {
        message: "NODE_TLS_REJECT_UNAUTHORIZED is 0.",
        cause: "Certificate checks are switched off for the job, so nothing proves who receives the API key.",
        remedy: "Remove the variable; for a private certificate authority set NODE_EXTRA_CA_CERTS.",
    },
    "state-not-saved": {
        message: "The step's state cannot be saved, so nothing was sent to Cursor.",
        cause: "The runner's disk is full, or an earlier step removed or protected the file that GITHUB_STATE names.",
        remedy: "Make room on the runner, or leave its files alone, then re-run the job.",
    },
    "permission-unverified": {
        message: "The person behind this event, or late edits, could not be verified, so no agent was started.",
        cause: "GitHub did not answer the question, `github-token` may not ask it, or the comment is deleted.",
        remedy: "Re-run the job; if it fails again, check that `github-token` is the job's own token.",
    },
    ...CURSOR_PROBLEMS,
    "launch-in-doubt": {
        message: "It cannot be told whether an agent was launched.",
        cause: "The answer to the launch was lost, and looking for the agent gave no certain answer either.",
        remedy: "Look on cursor.com/agents for an agent whose prompt ends with the launch key, and start a new run only if there is none.",
    },
    "follow-up-in-doubt": {
        message: "It cannot be told whether the follow-up reached the agent.",
        cause: "The answer to it was lost, and the conversation gave no certain answer either.",
        remedy: "Look on the agent's page for a message that ends with the follow-up key, and start a new run only if there is none.",
    },
    "agent-not-resumable": {
        message: "The agent was stopped and cannot go on.",
        remedy: "Launch a new agent.",
    },
    "agent-busy": {
        message: "The agent was busy for as long as this step could wait, so nothing was sent to it.",
        cause: "An earlier message keeps it at work, and Cursor takes no other one meanwhile.",
        remedy: "Run this again when the agent is done, or raise `timeout-minutes`.",
    },
    "thread-unverified": {
        message: "It cannot be told which agent this command is for, so nothing was sent.",
        cause: "GitHub did not show the comments that name the agent, or Cursor did not show its list of agents.",
        remedy: "Run this again; if it fails again, check that `github-token` may read issues and pull requests.",
    },
    "limit-unverified": {
        message: "A limit cannot be counted, so nothing was started.",
        cause: "Cursor did not show the agents of the last day, or the turns of this one.",
        remedy: "Run this again when Cursor answers, or leave the limit out.",
    },
    "agent-still-running": {
        message: "The agent could not be stopped and may still be working.",
        cause: "Cursor refused the stop or did not answer it, and the agent was not seen to end.",
        remedy: "Stop the agent on its page.",
    },
    "artifacts-too-old": {
        message: "The agent's files are gone.",
        cause: "Cursor keeps artifacts for six months.",
        remedy: "Download artifacts right after the agent has ended.",
    },
    "artifacts-incomplete": {
        message: "Some artifacts could not be downloaded.",
        cause: "The connection to the storage failed, or a file in the workspace is in the way.",
        remedy: "Read the warnings above, give `path` a folder that nothing else uses, and re-run the job.",
    },
    "webhook-signature": {
        message: "The webhook is not believed.",
        cause: "The body was changed on its way (most often parsed and written again), the secret is not the one that the launch set, or somebody else sent it.",
        remedy: "Let the relay pass on the raw body as base64 and the header X-Webhook-Signature as it came, and check `webhook-secret`.",
    },
    "webhook-time": {
        message: "The webhook is signed, but its time is more than 15 minutes from now.",
        cause: "The relay held it back, somebody sent an old delivery again, or a clock is wrong.",
        remedy: "Check the runner's clock, and read the agent with the operation `status` or `wait` instead.",
    },
    "checks-failed": {
        message: "Not everything that a launch needs is there.",
        remedy: "Do what the bad rows of the doctor's table say, and run the doctor again.",
    },
    "checks-failed-after-fixes": {
        message: "The checks of the pull request still fail.",
        cause: "The agent has had its tries, or the same failure came again.",
        remedy: "Look at the failed checks and go on by hand, or tell the agent more in a comment.",
    },
    "checks-failed-unsent": {
        message: "Checks of the pull request fail and were not sent to the agent.",
        remedy: "Look at the failed checks and at the pull request.",
    },
    "collected-failures": {
        message: "An agent whose end was collected did not end as asked for.",
        cause: "It failed, was stopped, expired or opened no pull request, and its launch counts that as a failure.",
        remedy: "Read the comments that the message names.",
    },
    "contact-lost": {
        message: "Contact with the agent was lost; it may still be working.",
        cause: "Reading its status kept failing.",
        remedy: "Open the agent's page, or re-run this job: it waits for the same agent again.",
    },
    "agent-failed": {
        message: "The agent ended with an error.",
        remedy: "Look for the reason on the agent's page, then re-run the job to launch a new agent.",
    },
    "agent-expired": {
        message: "The agent expired.",
        remedy: "Look for the reason on the agent's page, then re-run the job to launch a new agent.",
    },
    "agent-stopped": {
        message: "The agent was stopped.",
        cause: "Somebody stopped or deleted it, here or on Cursor's site.",
        remedy: "Re-run the job to launch a new agent.",
    },
    "timed-out": {
        message: "The agent did not end in time.",
        cause: "The task needs longer than `timeout-minutes`, or the agent is stuck.",
        remedy: "Re-run this job to go on waiting for the same agent, or raise `timeout-minutes` for longer tasks.",
    },
    "tasks-failed": {
        message: "Not every task of the fleet finished.",
        remedy: "Read in the table on the summary page how each task ended, then re-run the job: finished tasks and agents at work are kept, the others are launched again.",
    },
    cancelled: {
        message: "The workflow run was cancelled.",
        cause: "Somebody cancelled it, a newer run took its place (`concurrency`), or a `timeout-minutes` of the step or job ran out.",
        remedy: "Re-run the job to start again.",
    },
    "no-pull-request": {
        message: "The agent finished without a pull request.",
        cause: "It changed nothing, Cursor could not open one, or it is late and may still come.",
        remedy: "Read the agent's summary; if it made a branch, open the pull request from it.",
    },
    internal: {
        message: "The action itself failed.",
        remedy: "Re-run with step debug logging and report the problem with the log.",
    },
};
function problem(code, more = {}) {
    return { code, ...CATALOGUE[code], ...more };
}


}),

8747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
iE: () => (/* binding */ stamp),
iV: () => (/* binding */ waitedWords),
p0: () => (/* binding */ duration)
});
const LEAST_WAIT_MS = 1_000;
function duration(ms) {
    const seconds = Math.max(0, Math.round(ms / 1000));
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return pair(minutes, "min", seconds % 60, "s");
    return pair(Math.floor(minutes / 60), "h", minutes % 60, "min");
}
function pair(large, largeUnit, small, smallUnit) {
    return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
function stamp(ms) {
    const seconds = Math.max(0, Math.round(ms / 1000));
    const two = (value) => String(value).padStart(2, "0");
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return hours > 0 ? `[${hours}:${two(minutes)}:${two(seconds % 60)}]` : `[${two(minutes)}:${two(seconds % 60)}]`;
}
function waitedWords({ elapsedMs, isAgeUnknown }) {
    return isAgeUnknown && elapsedMs >= LEAST_WAIT_MS ? ` (this step waited ${duration(elapsedMs)})` : "";
}


}),

2251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
g: () => (/* binding */ headlineOf),
x: () => (/* binding */ severityOf)
});
var _model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8606);

const HEADLINES = {
    finished: "Cursor agent finished",
    failed: "Cursor agent failed",
    expired: "Cursor agent expired",
    stopped: "Cursor agent was stopped",
    "timed-out": "Cursor agent did not end in time",
    launched: "Cursor agent launched",
    skipped: "No Cursor agent: event skipped",
    cancelled: "Workflow run was cancelled",
    unknown: "Cursor agent: outcome unknown",
    error: "No Cursor agent was launched",
    ok: "Done",
};
const SENT = "Follow-up sent to the Cursor agent";
const FIX_SENT = "Failed checks were sent back to the Cursor agent";
const STAYED_RED = new Set(["checks-failed-after-fixes", "checks-failed-unsent"]);
function otherHeadline({ outcome, operation, findings, note, turn, checks }) {
    if (outcome?.kind === "finished" && checks?.state === "passed")
        return "Cursor agent finished, and its checks passed";
    if (outcome?.kind === "finished" && outcome.problem && STAYED_RED.has(outcome.problem.code))
        return "Cursor agent finished, and checks fail";
    if (outcome?.kind === "launched" && operation === "verify")
        return FIX_SENT;
    if (outcome?.kind === "ok" || findings?.fleet)
        return findings?.headline;
    if (outcome?.kind === "skipped" && note !== undefined)
        return "Nothing was sent to a Cursor agent";
    if (outcome?.kind === "launched" && turn?.isContinued)
        return SENT;
    if (operation === undefined || operation === "launch")
        return undefined;
    if (outcome?.kind === "launched")
        return SENT;
    if (outcome?.kind === "skipped")
        return "Nothing done: event skipped";
    return outcome?.kind === "error" ? (findings?.headline ?? `Operation ${operation} failed`) : undefined;
}
function headlineOf(report) {
    const { outcome, agent, checks } = report;
    if (outcome?.kind === "cancelled" && agent) {
        if (outcome.disposition === "stopped")
            return "Cursor agent stopped because the workflow run was cancelled";
        if (outcome.disposition === "ended")
            return "Workflow run was cancelled; the Cursor agent had ended by then";
        return "Workflow run was cancelled; the Cursor agent may still be working";
    }
    if (outcome?.kind === "timed-out" && outcome.disposition === "stopped")
        return "Cursor agent stopped because the time ran out";
    if (outcome?.kind === "timed-out" && outcome.isUnread)
        return "Cursor agent was not seen to end in time";
    if (outcome)
        return otherHeadline(report) ?? HEADLINES[outcome.kind];
    if (report.isQueued)
        return "Queued until the Cursor agent is done with an earlier instruction";
    if (report.isAwaitingChecks)
        return "Waiting for the checks of the Cursor agent's pull request";
    if (agent && (0,_model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(agent.status) !== undefined)
        return checks?.state === "failed" ? "Checks fail and go back to the Cursor agent" : "Cursor agent got a follow-up";
    return agent?.status === "CREATING" ? "Cursor agent is starting" : "Cursor agent is working";
}
function severityOf({ outcome }) {
    return outcome?.kind === "failed" || outcome?.kind === "unknown" || outcome?.kind === "error" ? "CAUTION" : "WARNING";
}


}),

4121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
$l: () => (/* binding */ maskSecret),
Jg: () => (/* binding */ keepState),
ar: () => (/* binding */ outputsSink),
n0: () => (/* binding */ setOutputs),
tH: () => (/* binding */ stepOutputs)
});
/* unused harmony export failedChecksJson */
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
var _actions_core__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2175);
var _text_budget_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4713);
var _text_log_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9056);




const OUTPUT_BYTES = 64 * 1024;
const MOST_NAME = 200;
function setOutputs(outputs, redact = (text) => text) {
    try {
        for (const [name, value] of Object.entries(outputs))
            setOne(name, (0,_text_budget_js__WEBPACK_IMPORTED_MODULE_2__/* .cutToBytes */ .zP)(redact(value), OUTPUT_BYTES).text);
        return true;
    }
    catch {
        return false;
    }
}
function setOne(name, value) {
    const file = process.env.GITHUB_OUTPUT;
    if (file !== undefined && !/[\r\n]/.test(value))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(file, `${name}=${value}\n`);
    else
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .setOutput */ .uH)(name, value);
}
function outputsSink(redact) {
    const on = (event) => {
        switch (event.kind) {
            case "agent-named":
                setOutputs({ agentId: event.agentId }, redact);
                return;
            case "turn-began":
                setOutputs(turnOutputs(event), redact);
                return;
            case "agent-read":
                if (event.isChanged)
                    setOutputs(agentOutputs(event.agent), redact);
                return;
            case "conversation-read":
                if (event.conversation.path !== undefined)
                    setOutputs({ conversationPath: event.conversation.path }, redact);
                return;
            case "comment-written":
                setOutputs({ commentUrl: event.url }, redact);
                return;
            default:
        }
    };
    return { on };
}
function stepOutputs(report) {
    const { outcome, operation, agent, agentId, turn, findings, conversation, commentUrl, checks, usage } = report;
    const problem = outcome && "problem" in outcome ? outcome.problem : undefined;
    return {
        outcome: outcome?.kind ?? "",
        ...(agentId !== undefined && { agentId }),
        ...(agent && agentOutputs(agent)),
        ...(turn && turnOutputs(turn)),
        ...(!turn && (operation === "launch" || operation === "follow-up") && { continued: "false" }),
        durationSeconds: String(Math.round(report.elapsedMs / 1000)),
        skipReason: outcome?.kind === "skipped" ? outcome.reason : "",
        errorCode: problem?.code ?? "",
        ...(commentUrl !== undefined && { commentUrl }),
        ...(conversation?.path !== undefined && { conversationPath: conversation.path }),
        ...(usage?.tokens && { tokens: JSON.stringify(usage.tokens) }),
        ...(usage?.costCents !== undefined && { costCents: String(usage.costCents) }),
        ...(checks && {
            checks: checks.state,
            fixes: checks.fixes === undefined ? "" : String(checks.fixes),
            failedChecks: failedChecksJson(checks.failed),
        }),
        ...findings?.outputs,
        ...(findings?.result !== undefined && { result: JSON.stringify(findings.result) }),
        ...(findings?.fleet && fleetOutputs(findings.fleet)),
    };
}
function turnOutputs({ number, isContinued }) {
    return { continued: String(isContinued), turn: String(number) };
}
function fleetOutputs({ finished, failed, open, resultPath = "", seconds = 0 }) {
    const counts = { finished: String(finished), failed: String(failed), open: String(open) };
    return { ...counts, resultPath, durationSeconds: String(seconds) };
}
function agentOutputs(agent) {
    return {
        agentId: agent.id,
        agentUrl: agent.url ?? "",
        status: agent.status,
        prUrl: agent.pullRequest?.url ?? "",
        prNumber: agent.pullRequest ? String(agent.pullRequest.number) : "",
        branchName: agent.branchName ?? "",
        ...(agent.runId !== undefined && { runId: agent.runId }),
        summary: agent.summary ?? "",
    };
}
function keepState(name, value) {
    try {
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .saveState */ .LZ)(name, value);
        return true;
    }
    catch {
        return false;
    }
}
function maskSecret(secret) {
    const trimmed = secret.trim();
    const forms = [secret, trimmed, Buffer.from(`${trimmed}:`).toString("base64"), ...trimmed.split(/[\r\n]+/)];
    for (const form of new Set(forms))
        if (form.length >= 4)
            (0,_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .setSecret */ .Pq)(form);
}
function failedChecksJson(failed) {
    return JSON.stringify(failed.map(({ name, url = "", conclusion = "" }) => ({
        name: (0,_text_log_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(name, MOST_NAME),
        url: (0,_text_log_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLine */ .h0)(url, MOST_NAME),
        conclusion: conclusion.toLowerCase(),
    })));
}


}),

4150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
m: () => (/* binding */ problemFromError)
});
var _cursor_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9116);
var _http_proxy_setting_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3840);
var _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2699);
var _catalogue_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8514);




const KNOWN_REFUSALS = [
    { says: /plan_required|free users|upgrade to pro/i, code: "plan-required" },
    { says: /privacy mode|storage mode|feature_unavailable.*(privacy|storage)/i, code: "privacy-mode" },
    { says: /determine repository default branch/i, code: "default-branch-unknown" },
    { says: /invalid_branch_name|branch\b.*already exists/i, code: "branch-name-refused" },
    { says: /existence of branch/i, code: "branch-not-found" },
    { says: /existence of commit/i, code: "branch-not-found" },
    { says: /pr_resolution_failed/i, code: "pull-request-not-found" },
    {
        says: /ERROR_GITHUB_\w+|do not have access to repository|repository does not exist|repository_access|integration_not_connected/i,
        code: "repository-access",
    },
    {
        says: /\bmodel\b.*(not available|invalid|not found|unknown|unsupported)|(unknown|unsupported) model|invalid_model|known variant/i,
        code: "unknown-model",
    },
    { says: /cannot be resumed/i, code: "agent-not-resumable" },
    { says: /agent_busy|\bagent is (busy|running|already)/i, code: "agent-busy" },
    { says: /older than six months/i, code: "artifacts-too-old" },
    { says: /agent is (deleted|archived|expired)|agent_archived/i, code: "agent-deleted" },
    { says: /^(\S*:? ?)?\[invalid_argument\] Error$/i, code: "commit-refused" },
];
const BY_STATUS = {
    401: "wrong-key",
    403: "not-allowed",
    404: "agent-not-found",
};
const BY_TROUBLE = {
    dns: "unreachable",
    "refused-connection": "unreachable",
    "connect-timeout": "unreachable",
    "connection-lost": "unreachable",
    timeout: "unreachable",
    "no-connection": "unreachable",
    tls: "tls",
    proxy: "proxy",
    "server-error": "server-error",
    unavailable: "server-error",
    gateway: "gateway",
    redirect: "api-changed",
    "unreadable-reply": "api-changed",
    "oversized-reply": "api-changed",
};
function problemFromError(error) {
    if (error instanceof _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d)
        return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .C)(error.code, { message: error.message });
    if (error instanceof _http_proxy_setting_js__WEBPACK_IMPORTED_MODULE_3__/* .ProxySettingError */ .T)
        return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .C)("bad-input", { message: error.message });
    if (error instanceof _cursor_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CursorApiError */ .ZW)
        return refusal(error);
    if (error instanceof _cursor_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CursorConnectionError */ .B$) {
        const detail = error.pageTitle === undefined ? undefined : `Title of the page: ${error.pageTitle}`;
        return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .C)(BY_TROUBLE[error.kind], { message: `${sentence(error.message)}.`, detail });
    }
    if (error instanceof _cursor_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF)
        return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .C)("api-changed", { message: `${sentence(error.message)}.` });
    return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .C)("internal", {
        message: `The action itself failed (${error instanceof Error ? error.name : typeof error}).`,
    });
}
function refusal(error) {
    const { code, message, helpUrl, fields = [] } = error.apiErrorBody;
    const said = [code, message].filter((part) => part !== undefined).join(": ");
    const detail = [said, ...fields.map((field) => `${field.path}: ${field.message}`), helpLine(helpUrl)]
        .filter((line) => line !== "")
        .join("\n");
    return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .C)(refusalCode(error, said), detail === "" ? {} : { detail });
}
function helpLine(helpUrl) {
    const url = helpUrl === undefined ? null : URL.parse(helpUrl);
    const isCursors = url?.protocol === "https:" && /^([a-z0-9-]+\.)*cursor\.com$/.test(url.hostname);
    return url && isCursors ? `Help: ${url.href}` : "";
}
function refusalCode(error, said) {
    const limit = (0,_cursor_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .accountLimitIn */ .CW)(error.apiErrorBody);
    if (limit !== undefined)
        return limit === "usage" ? "usage-limit" : "agent-limit";
    const known = KNOWN_REFUSALS.find((refusal) => refusal.says.test(said));
    if (known)
        return known.code;
    if ((0,_cursor_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isRateLimit */ .a5)(error))
        return "rate-limit";
    return BY_STATUS[error.status] ?? "request-refused";
}
function sentence(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}


}),

6202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
Y: () => (/* binding */ problemLine),
f: () => (/* binding */ problemText)
});
var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1065);
var _text_sentence_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6677);


const DETAIL_LENGTH = 1_000;
const MESSAGE_LENGTH = 1_000;
function linkTo({ code }, docsUrl) {
    return docsUrl === undefined ? undefined : `${docsUrl}/troubleshooting.md#${code}`;
}
function problemText(problem, docsUrl, { weight = "WARNING", advice } = {}) {
    const lines = [`**${(0,_text_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .inertSentence */ ._)(problem.message, MESSAGE_LENGTH)}**`];
    if (!saysItself(problem))
        lines.push(...(problem.cause === undefined ? [] : [`Likely cause: ${problem.cause}`]), `What to do: ${[problem.remedy, advice].filter(Boolean).join(" ")}`);
    if (problem.detail !== undefined)
        lines.push("Cursor said:", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inertBlock */ .W)(problem.detail, DETAIL_LENGTH));
    const url = linkTo(problem, docsUrl);
    const more = url === undefined ? "" : `. [Read about it in Troubleshooting](${url})`;
    lines.push(`Error code: \`${problem.code}\`${more}`);
    return [`[!${weight}]`, ...lines.join("\n\n").split("\n")].map((line) => `> ${line}`.trimEnd()).join("\n");
}
function problemLine(problem, docsUrl, agentUrl) {
    const said = problem.detail === undefined ? "" : ` Cursor said: ${problem.detail}`;
    const advice = problem.message.includes(problem.remedy) || saysItself(problem)
        ? ""
        : [problem.cause, problem.remedy].map((sentence) => (sentence === undefined ? "" : ` ${sentence}`)).join("");
    const url = linkTo(problem, docsUrl);
    const agent = agentUrl === undefined ? "" : `, agent ${agentUrl}`;
    return `${problem.message}${advice}${said} (${problem.code}${url === undefined ? "" : `: ${url}`}${agent})`;
}
function saysItself(problem) {
    return ["bad-input", "missing-key", "no-instruction", "bad-event", "unsafe-tls"].includes(problem.code);
}


}),

5143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ openRecord)
});

// EXTERNAL MODULE: ./build/model/agent-status.js
var agent_status = __nccwpck_require__(8606);
;
function openTime(clock) {
    let start;
    let end;
    return {
        start: (age, isOver) => {
            if (start)
                return;
            const isUnknown = age === "unknown";
            const ageMs = isUnknown ? 0 : Math.max(0, age.ms);
            const nowMs = clock.nowMs();
            start = { ms: nowMs - ageMs, at: new Date(clock.today().getTime() - ageMs), isUnknown };
            if (isOver && !isUnknown)
                end = { ms: nowMs, isFinal: false };
        },
        restart: () => {
            start = undefined;
            end = undefined;
        },
        pause: () => {
            end ??= { ms: clock.nowMs(), isFinal: false };
        },
        goOn: () => {
            if (end?.isFinal === false)
                end = undefined;
        },
        stop: () => {
            end = { ms: end?.ms ?? clock.nowMs(), isFinal: true };
        },
        facts: () => {
            if (!start)
                return { elapsedMs: 0 };
            const elapsedMs = (end?.ms ?? clock.nowMs()) - start.ms;
            return start.isUnknown ? { elapsedMs, isAgeUnknown: true } : { elapsedMs, beganAt: start.at };
        },
    };
}

;


function openState(clock) {
    const sinks = [];
    const time = openTime(clock);
    let known = { timeline: [], warnings: [] };
    return {
        report: () => ({ ...known, ...time.facts() }),
        change: (changes, event) => {
            known = { ...known, ...changes };
            if (event)
                for (const sink of [...sinks])
                    sink.on(event);
        },
        subscribe: (sink) => sinks.unshift(sink),
        flush: async () => {
            for (const sink of sinks)
                await sink.flush?.();
        },
        time,
    };
}
function openRecord(clock) {
    const { report, change, subscribe, flush, time } = openState(clock);
    const withReading = openReadings(report, time);
    return {
        report,
        subscribe,
        flush,
        startedIn: (run) => change({ run }),
        asked: (operation) => change({ operation }),
        planned: (plan) => change({ plan }, { kind: "launch-planned", plan }),
        restored: ({ run, request, phrase, turn, earlierPlan, checks }) => change({ run, request, phrase, turn, earlierPlan, checks }),
        followingUp: (followUp, agentId) => change({ followUp }, { kind: "follow-up-planned", followUp, agentId }),
        agentNamed: (agentId) => change({ agentId }, { kind: "agent-named", agentId }),
        queued: () => change({ isQueued: true }, { kind: "queued" }),
        turnBegan: (turn) => {
            const isFirst = report().turn === undefined;
            if (isFirst)
                time.restart();
            const changes = { turn, isQueued: false, isAwaitingChecks: false, ...(isFirst && { timeline: [] }) };
            change(changes, { kind: "turn-began", ...turn });
        },
        noted: (note) => change({ note }),
        agentRead: (agent, { origin, isEnd = false, age } = {}) => {
            if (report().outcome)
                return;
            const isChanged = JSON.stringify(agent) !== JSON.stringify(report().agent);
            const changes = withReading(agent, { origin, age, isEnd });
            change(changes, { kind: "agent-read", agent, origin, isEnd, isChanged, elapsedMs: report().elapsedMs });
        },
        readFailed: (problem) => change({}, { kind: "read-failed", problem, elapsedMs: report().elapsedMs }),
        stillWaiting: () => change({}, { kind: "still-waiting", elapsedMs: report().elapsedMs }),
        ...whatV1Knows(report, change),
        found: (findings) => change({ findings }),
        requested: (request) => change({ request }),
        listening: (phrase) => change({ phrase }),
        conversationRead: (conversation) => change({ conversation }, { kind: "conversation-read", conversation }),
        ...whatChecksSay(change),
        commentWritten: ({ id, url }) => change({ commentUrl: url }, { kind: "comment-written", id, url }),
        summaryWritten: () => change({}, { kind: "summary-written" }),
        warned: (message) => {
            const { warnings } = report();
            if (warnings.includes(message))
                return;
            change({ warnings: [...warnings, message] }, { kind: "warned", message });
        },
        ended: (outcome) => {
            const reading = "agent" in outcome && outcome.agent ? withReading(outcome.agent) : {};
            time.stop();
            change({ ...reading, outcome }, { kind: "ended", outcome });
        },
    };
}
function openReadings(report, time) {
    return (agent, { origin, age, isEnd = false } = {}) => {
        const isOver = (0,agent_status/* endOf */.pJ)(agent.status) !== undefined;
        time.start(age ?? { ms: 0 }, isOver && age !== undefined);
        if (!isOver)
            time.goOn();
        else if (isEnd)
            time.pause();
        const { timeline: before, elapsedMs, agentOrigin } = report();
        const isNewStatus = before.at(-1)?.status !== agent.status;
        const timeline = isNewStatus ? [...before, { status: agent.status, waitedMs: elapsedMs }] : before;
        return { agent, agentId: agent.id, timeline, agentOrigin: agentOrigin ?? origin };
    };
}
function whatChecksSay(change) {
    return {
        checksAwaited: () => change({ isAwaitingChecks: true }, { kind: "checks-awaited" }),
        checksRead: (checks) => change({ checks, isAwaitingChecks: false }, { kind: "checks-read", checks }),
    };
}
function whatV1Knows(report, change) {
    return {
        active: (activity) => {
            if (report().outcome)
                return;
            const changes = activity.kind === "todos" ? { todos: activity.todos } : {};
            change(changes, { kind: "active", activity, elapsedMs: report().elapsedMs });
        },
        usageRead: (usage) => change({ usage }),
    };
}


}),

935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
K: () => (/* binding */ writeResults),
S: () => (/* binding */ writeSummary)
});
var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
var _model_outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8158);
var _duration_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8747);
var _headline_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2251);
var _outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4121);
var _problem_text_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6202);







const STRICTEST = { failOn: new Set(), ifNoPr: "error" };
function writeResults({ log, redact }, record, inputs = STRICTEST) {
    const report = record.report();
    const { outcome } = report;
    if (!outcome)
        throw new Error("the run has not ended");
    const areSet = (0,_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .setOutputs */ .n0)((0,_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .stepOutputs */ .tH)(report), redact);
    logEnd(log, report, outcome);
    logProblem(log, report, outcome, inputs);
    if (!areSet)
        log.fail("The outputs could not be written to the runner's file GITHUB_OUTPUT: later steps miss them.");
}
async function writeSummary({ log, redact }, record, file, load) {
    try {
        if (file === undefined || file === "")
            throw new Error("GITHUB_STEP_SUMMARY is not set");
        const { summaryText } = await load();
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(file, redact(summaryText(record.report())) + node_os__WEBPACK_IMPORTED_MODULE_1__.EOL);
        record.summaryWritten();
    }
    catch {
        log.warning("The summary page could not be written; the outcome is not affected.");
    }
}
function logEnd(log, report, outcome) {
    const { agent, findings } = report;
    if (outcome.kind === "skipped")
        return;
    log.info(`${(0,_headline_js__WEBPACK_IMPORTED_MODULE_2__/* .headlineOf */ .g)(report)}${findings ? "" : timeWords(report)}.`, styleOf(outcome));
    for (const line of findings?.lines ?? [])
        log.info(line);
    if (agent?.pullRequest)
        log.info(`Pull request: ${agent.pullRequest.url}`);
    if (agent?.branchName !== undefined)
        log.info(`Branch:       ${agent.branchName}`);
    if (agent?.summary !== undefined)
        log.quoteGroup("What the agent says about it", agent.summary);
}
function timeWords(report) {
    if (report.outcome?.kind === "launched")
        return "";
    if (report.isAgeUnknown)
        return (0,_duration_js__WEBPACK_IMPORTED_MODULE_5__/* .waitedWords */ .iV)(report);
    return report.elapsedMs > 0 ? ` after ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_5__/* .duration */ .p0)(report.elapsedMs)}` : "";
}
function styleOf(outcome) {
    if (outcome.kind === "launched")
        return "strong";
    return "problem" in outcome && outcome.problem ? "bad" : "good";
}
function logProblem(log, { run, agent }, outcome, rules) {
    const problem = "problem" in outcome ? outcome.problem : undefined;
    if (outcome.kind === "skipped")
        log.notice(`Skipped: ${outcome.reason}.`, "No Cursor agent");
    else if (problem && (0,_model_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .failsStep */ .u)(outcome, rules))
        log.fail((0,_problem_text_js__WEBPACK_IMPORTED_MODULE_4__/* .problemLine */ .Y)(problem, run?.docsUrl, agent?.url));
    else if (problem)
        log.warning((0,_problem_text_js__WEBPACK_IMPORTED_MODULE_4__/* .problemLine */ .Y)(problem, run?.docsUrl, agent?.url));
}


}),

1736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
$: () => (/* binding */ agentFailed),
i: () => (/* binding */ failedOutcome)
});
var _model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8606);
var _report_catalogue_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8514);
var _report_problem_from_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4150);



const CODES = { failed: "agent-failed", expired: "agent-expired", stopped: "agent-stopped" };
function agentFailed(end, agent) {
    return { kind: end, agent, problem: (0,_report_catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .C)(CODES[end]) };
}
function failedOutcome(error, { report, isCancelled, onCancel }) {
    const { agent, plan, followUp } = report;
    const cause = (0,_report_problem_from_error_js__WEBPACK_IMPORTED_MODULE_2__/* .problemFromError */ .m)(error);
    const isOver = plan !== undefined && agent !== undefined && (0,_model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(agent.status) !== undefined;
    const mayWork = (isCancelled || cause.code === "internal") && (plan ?? followUp) !== undefined && !isOver;
    const disposition = !mayWork ? "none" : onCancel === "leave" ? "left" : "still-running";
    if (isCancelled)
        return { kind: "cancelled", disposition, problem: (0,_report_catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .C)("cancelled"), agent: mayWork ? agent : undefined };
    if (!mayWork)
        return { kind: "error", problem: cause, agent };
    const message = `${cause.message} ${whatIsLeft(report, disposition)}`;
    return { kind: "unknown", agent, disposition, problem: (0,_report_catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .C)("internal", { message }) };
}
function whatIsLeft({ agent, plan, followUp }, disposition) {
    if (agent)
        return disposition === "left"
            ? `Agent ${agent.id} was left working, as \`on-cancel\` says.`
            : `Agent ${agent.id} was at work; the post step stops it.`;
    const key = (plan ?? followUp)?.launchKey;
    const doubt = plan
        ? "It cannot be told whether an agent was launched"
        : "It cannot be told whether the follow-up was sent";
    return `${doubt} (launch key ${key}).${disposition === "left" ? "" : " The post step looks for the agent and stops it."}`;
}


}),

7657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
Jq: () => (/* binding */ writeState),
Lf: () => (/* binding */ readTaskState),
Q3: () => (/* binding */ readUncheckedState),
Ri: () => (/* binding */ sentNow),
d5: () => (/* binding */ elapsedMs),
oG: () => (/* binding */ taskStateName),
sf: () => (/* binding */ STATE_NAME),
un: () => (/* binding */ readState)
});
var _agent_launch_key_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2517);
var _github_reaction_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8307);
var _http_json_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3223);
var _model_agent_id_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9729);
var _model_api_version_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6971);
var _model_signature_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7864);
var _model_turn_memory_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8843);







function sentNow(clock) {
    return { at: clock.today().toISOString(), clockMs: clock.nowMs() };
}
function elapsedMs(sent, clock) {
    return Math.max(0, clock.today().getTime() - Date.parse(sent.at), clock.nowMs() - sent.clockMs);
}
const STATE_NAME = "falconer";
function taskStateName(index) {
    return `${STATE_NAME}_task_${index}`;
}
function writeState(apiKey, state) {
    const content = JSON.stringify(state);
    return `${(0,_model_signature_js__WEBPACK_IMPORTED_MODULE_2__/* .sign */ ._)(apiKey, "state", [content])} ${content}`;
}
function readState(apiKey, text) {
    const state = signedContent(apiKey, text);
    return isSavedState(state) ? state : undefined;
}
function readTaskState(apiKey, text) {
    const state = signedContent(apiKey, text);
    return isSavedTask(state) ? state : undefined;
}
function signedContent(apiKey, text) {
    const [signature = ""] = text.split(" ", 1);
    const content = text.slice(signature.length + 1);
    return (0,_model_signature_js__WEBPACK_IMPORTED_MODULE_2__/* .isSignedBy */ .s)(apiKey, "state", [content], signature) ? (0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(content) : undefined;
}
function isSavedTask(value) {
    const task = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOf */ .Pf)(value);
    return (typeof task.id === "string" &&
        typeof task.launchKey === "string" &&
        (0,_agent_launch_key_js__WEBPACK_IMPORTED_MODULE_4__/* .isLaunchKey */ .V0)(task.launchKey) &&
        typeof task.repositoryUrl === "string" &&
        (task.sent === undefined || isSent(task.sent)) &&
        isIdList([task.agentId, task.runId, task.launchId].filter((id) => id !== undefined)) &&
        (task.earlier === undefined || isIdList(task.earlier)) &&
        (task.outcome === undefined || typeof task.outcome === "string") &&
        (task.mayHaveTwin === undefined || typeof task.mayHaveTwin === "boolean"));
}
function readUncheckedState(text) {
    const state = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(text.slice(text.indexOf(" ") + 1));
    if (!isSavedState(state))
        return undefined;
    return { agentId: state.agentId, isReported: state.isDone || state.isReported === true };
}
function isSavedState(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const state = value;
    return (typeof state.launchKey === "string" &&
        (0,_agent_launch_key_js__WEBPACK_IMPORTED_MODULE_4__/* .isLaunchKey */ .V0)(state.launchKey) &&
        typeof state.repositoryUrl === "string" &&
        (state.sent === undefined || isSent(state.sent)) &&
        (state.lastSent === undefined || isSent(state.lastSent)) &&
        (state.mayHaveTwin === undefined || typeof state.mayHaveTwin === "boolean") &&
        (state.agentId === undefined || (typeof state.agentId === "string" && (0,_model_agent_id_js__WEBPACK_IMPORTED_MODULE_5__/* .isAgentId */ .T)(state.agentId))) &&
        (state.runId === undefined || (typeof state.runId === "string" && (0,_model_agent_id_js__WEBPACK_IMPORTED_MODULE_5__/* .isAgentId */ .T)(state.runId))) &&
        (state.launchId === undefined || (typeof state.launchId === "string" && (0,_model_agent_id_js__WEBPACK_IMPORTED_MODULE_5__/* .isAgentId */ .T)(state.launchId))) &&
        (state.isLaunchIdTaken === undefined || typeof state.isLaunchIdTaken === "boolean") &&
        (state.apiVersion === undefined || _model_api_version_js__WEBPACK_IMPORTED_MODULE_6__/* .API_VERSIONS */ .B.some((version) => version === state.apiVersion)) &&
        (state.earlier === undefined || isIdList(state.earlier)) &&
        (state.taskIds === undefined || isTextList(state.taskIds)) &&
        (state.place === undefined || isPlace(state.place)) &&
        typeof state.memory === "string" &&
        (0,_model_turn_memory_js__WEBPACK_IMPORTED_MODULE_1__/* .turnMemoryIn */ .Gp)(state.memory) !== undefined &&
        (state.commentId === undefined || Number.isSafeInteger(state.commentId)) &&
        (state.facts === undefined || typeof state.facts === "string") &&
        (state.reactTo === undefined || (0,_github_reaction_js__WEBPACK_IMPORTED_MODULE_0__/* .isReactionTarget */ .HO)(state.reactTo)) &&
        typeof state.stopAgentOnCleanUp === "boolean" &&
        (state.endedBy === "kill" || state.endedBy === "cancel" || state.endedBy === "time-out") &&
        typeof state.isStopped === "boolean" &&
        typeof state.needsSummary === "boolean" &&
        (state.isReported === undefined || typeof state.isReported === "boolean") &&
        typeof state.isDone === "boolean");
}
function isSent(value) {
    const { at, clockMs } = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOf */ .Pf)(value);
    return typeof at === "string" && !Number.isNaN(Date.parse(at)) && typeof clockMs === "number";
}
function isIdList(value) {
    return Array.isArray(value) && value.every((id) => typeof id === "string" && (0,_model_agent_id_js__WEBPACK_IMPORTED_MODULE_5__/* .isAgentId */ .T)(id));
}
function isTextList(value) {
    return Array.isArray(value) && value.every((text) => typeof text === "string");
}
function isPlace(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const place = value;
    return typeof place.owner === "string" && typeof place.name === "string" && Number.isSafeInteger(place.number);
}


}),

7666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
AC: () => (/* binding */ isRefOrCommit),
Mg: () => (/* binding */ parseAgentUrl),
Q8: () => (/* binding */ isBranchName),
U9: () => (/* binding */ isLoopback),
XT: () => (/* binding */ parsePullRequestUrl)
});
/* unused harmony export isPlainBranchName */
var _invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6026);

const AGENT_HOST = "cursor.com";
const LONGEST_ADDRESS = 500;
const PLAIN_ADDRESS = /^https?:\/\/[a-z0-9.:[\]-]+(?:\/[\w.~/?=&%+#-]*)?$/;
function parseAgentUrl(text, { apiUrl }) {
    if (text.length > LONGEST_ADDRESS || !PLAIN_ADDRESS.test(text) || !URL.canParse(text))
        return undefined;
    const url = new URL(text);
    if (url.href !== text && url.href !== `${text}/`)
        return undefined;
    const isCursors = url.protocol === "https:" && url.port === "" && `.${url.hostname}`.endsWith(`.${AGENT_HOST}`);
    const isLocal = isLoopback(url.hostname) && URL.canParse(apiUrl) && url.origin === new URL(apiUrl).origin;
    return isCursors || isLocal ? url.href : undefined;
}
function parsePullRequestUrl(text, { serverUrl, owner, name }) {
    const parts = /^(https?:\/\/[\w.:[\]-]+)\/([\w.-]+)\/([\w.-]+)\/pull\/([1-9]\d{0,9})\/?$/i.exec(text);
    if (parts === null || !URL.canParse(serverUrl))
        return undefined;
    const [, givenOrigin = "", givenOwner = "", givenName = "", digits = ""] = parts;
    const { origin } = new URL(serverUrl);
    const given = [givenOrigin, givenOwner, givenName].join("/").toLowerCase();
    if (given !== [origin, owner, name].join("/").toLowerCase())
        return undefined;
    return { url: `${origin}/${owner}/${name}/pull/${digits}`, number: Number(digits) };
}
function isLoopback(hostname) {
    return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
const LONGEST_REF_BYTES = 250;
const FORBIDDEN_IN_REFS = /[~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.(?:lock)?(?:\/|$)/;
const COMMAND = /^;|`|\$[({]/;
const SHELL_CHARACTERS = /[;$`|<>&"']|\/-/;
const CONTROL_OR_BLANK = /[\p{Cc}\p{Z}]/u;
function isRefOrCommit(text) {
    if (text === "" || text === "@" || Buffer.byteLength(text) > LONGEST_REF_BYTES)
        return false;
    if (FORBIDDEN_IN_REFS.test(text) || COMMAND.test(text))
        return false;
    const isPlain = /^[!-~]*$/.test(text);
    if (!isPlain && (CONTROL_OR_BLANK.test(text) || (0,_invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .hasInvisible */ .wy)(text)))
        return false;
    return !/^[-/.]|\/$|^refs\//.test(text);
}
function isBranchName(text) {
    return isRefOrCommit(text) && text !== "HEAD" && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}
function isPlainBranchName(text) {
    return isBranchName(text) && !SHELL_CHARACTERS.test(text);
}


}),

7836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
Z: () => (/* binding */ parseAttachment),
q: () => (/* binding */ parseRedirect)
});
const LONGEST_ADDRESS = 8192;
const ASSET_HOSTS = new Set([
    "user-images.githubusercontent.com",
    "private-user-images.githubusercontent.com",
]);
const STORAGE_HOST = /^github-production-user-asset-[0-9a-z]+\.s3\.amazonaws\.com$/;
const ASSET_PATH = /^\/user-attachments\/assets\/[0-9a-f-]{36}$|^\/[^/]+\/[^/]+\/assets\/\d+\/[0-9a-f-]{36}$/i;
function parseAttachment(address, serverUrl) {
    const url = plainHttps(address);
    if (!url)
        return undefined;
    const isPage = [new URL(serverUrl).hostname, "github.com"].includes(url.hostname) && ASSET_PATH.test(url.pathname);
    return isPage || ASSET_HOSTS.has(url.hostname) ? { url: url.href } : undefined;
}
function parseRedirect(from, location, serverUrl) {
    if (location.length > LONGEST_ADDRESS || !URL.canParse(location, from))
        return undefined;
    const address = new URL(location, from).href;
    const url = plainHttps(address);
    if (url && (STORAGE_HOST.test(url.hostname) || url.hostname === `media.${new URL(serverUrl).hostname}`)) {
        return { url: url.href };
    }
    return parseAttachment(address, serverUrl);
}
function plainHttps(address) {
    if (address.length > LONGEST_ADDRESS)
        return undefined;
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const isPlain = url?.protocol === "https:" && !url.username && !url.password && url.port === "";
    return isPlain ? url : undefined;
}


}),

4713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
Gy: () => (/* binding */ mark),
_H: () => (/* binding */ cutToCharacters),
gS: () => (/* binding */ cutToLength),
zI: () => (/* binding */ cutHunk),
zP: () => (/* binding */ cutToBytes)
});
var _count_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5093);

const ROOM_FOR_MARK = 80;
const LONGEST_GRAPHEME = 64;
const HEADER_CHARS = 200;
const PLAIN = /^[\n -~]*$/;
function cutToBytes(text, maxBytes) {
    const bytes = Buffer.byteLength(text);
    if (bytes <= maxBytes)
        return { text, cutBytes: 0 };
    const longestMark = maxBytes < ROOM_FOR_MARK ? "…" : mark(bytes, "bytes");
    const room = Math.max(0, maxBytes - Buffer.byteLength(longestMark));
    const { read } = new TextEncoder().encodeInto(text, new Uint8Array(room));
    const kept = text.slice(0, graphemeStart(text, read));
    const cutBytes = bytes - Buffer.byteLength(kept);
    if (maxBytes < ROOM_FOR_MARK)
        return { text: maxBytes < 3 ? "" : `${kept}…`, cutBytes };
    return { text: kept + mark(cutBytes, "bytes"), cutBytes };
}
function cutToLength(text, maxChars) {
    if (text.length <= maxChars)
        return text;
    if (maxChars < 1)
        return "";
    const longestMark = maxChars < ROOM_FOR_MARK ? "…" : mark(text.length, "characters");
    const kept = text.slice(0, graphemeStart(text, maxChars - longestMark.length));
    return kept + (maxChars < ROOM_FOR_MARK ? "…" : mark(text.length - kept.length, "characters"));
}
function cutToCharacters(text, maxCharacters) {
    const cut = text.length <= maxCharacters ? text : cutToLength(text, unitsOf(text, maxCharacters));
    return { text: cut, cutBytes: Math.max(0, Buffer.byteLength(text) - Buffer.byteLength(withoutMark(text, cut))) };
}
function unitsOf(text, characters) {
    let units = 0;
    for (let left = characters; left > 0 && units < text.length; left--) {
        units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    }
    return units;
}
function withoutMark(text, cut) {
    return cut === text ? text : cut.slice(0, cut.lastIndexOf("["));
}
function cutHunk(hunk, maxChars) {
    if (hunk.length <= maxChars)
        return hunk;
    const [header = "", ...lines] = hunk.split("\n");
    const top = cutToLength(header, HEADER_CHARS);
    let left = maxChars - top.length - ROOM_FOR_MARK;
    const last = cutToLength(lines.pop() ?? "", left);
    left -= last.length;
    const kept = [last];
    for (let line = lines.pop(); line !== undefined && line.length < left; line = lines.pop()) {
        kept.push(line);
        left -= line.length + 1;
    }
    const end = kept.reverse().join("\n");
    return [top, mark(hunk.length - end.length - top.length, "characters"), end].join("\n");
}
function mark(count, unit) {
    return `[… ${(0,_count_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .z)(count)} ${unit} cut]`;
}
function graphemeStart(text, at) {
    const end = at - (isLowSurrogate(text, at) ? 1 : 0);
    const from = Math.max(0, end - LONGEST_GRAPHEME);
    const window = text.slice(from, end + LONGEST_GRAPHEME);
    if (PLAIN.test(window))
        return end;
    const near = new Intl.Segmenter("en").segment(window);
    const start = from + (near.containing(end - from)?.index ?? end - from);
    return start > from || from === 0 ? start : end;
}
function isLowSurrogate(text, at) {
    const unit = text.charCodeAt(at);
    return unit >= 0xdc00 && unit <= 0xdfff;
}


}),

5093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
h: () => (/* binding */ counted),
z: () => (/* binding */ grouped)
});
function grouped(count) {
    return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
function counted(count, noun) {
    return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}


}),

1259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
DV: () => (/* binding */ codeBlock),
EU: () => (/* binding */ fence),
FK: () => (/* binding */ codeBlockOverhead)
});
var _invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6026);

const LONGEST_RUN = 200;
function fence(text, label) {
    return `${label.replace(/\s+/g, " ").trim()}\n${codeBlock(text)}`;
}
function codeBlock(text) {
    const content = shortRuns((0,_invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .withLineFeeds */ .gX)(text)).replace(/\n$/, "");
    const marks = "`".repeat(Math.max(3, longestRun(content) + 1));
    return `${marks}text\n${content}\n${marks}`;
}
function codeBlockOverhead(text) {
    return 2 * Math.max(3, Math.min(longestRun(text), LONGEST_RUN) + 1) + "text\n\n".length;
}
function shortRuns(text) {
    return text.replace(/`+/g, (run) => run.slice(0, LONGEST_RUN));
}
function longestRun(text) {
    let longest = 0;
    for (const [run] of text.matchAll(/`+/g))
        longest = Math.max(longest, run.length);
    return longest;
}


}),

6026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
OT: () => (/* binding */ withoutInvisible),
bo: () => (/* binding */ hasVisible),
gX: () => (/* binding */ withLineFeeds),
wy: () => (/* binding */ hasInvisible)
});
const INVISIBLE = String.raw `[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u2800\uFFFC\u{16FE4}\u{1D159}]--[\t\n]]`;
const EMOJI = String.raw `(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}|\p{Extended_Pictographic}\uFE0F?)`;
const EMOJI_SEQUENCE = String.raw `${EMOJI}(?:\u200D${EMOJI})*`;
const KEYCAP = String.raw `[0-9#*]\uFE0F?\u20E3`;
const SUBDIVISION_FLAG = String.raw `\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}`;
const JOINING_SCRIPTS = [
    ..."Arab Syrc Mong Nkoo Mand Adlm Rohg".split(" "),
    ..."Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Tibt Khmr Mymr Bali Java Newa Mtei".split(" "),
];
const JOINING_LETTER = String.raw `[[${JOINING_SCRIPTS.map((script) => String.raw `\p{scx=${script}}`).join("")}]&&[\p{L}\p{M}]]`;
const NEEDED_JOINER = String.raw `(?<=${JOINING_LETTER})[\u200C\u200D](?=${JOINING_LETTER})`;
const neededOrInvisible = builtOnce(`(${SUBDIVISION_FLAG}|${EMOJI_SEQUENCE}|${KEYCAP}|${NEEDED_JOINER})|${INVISIBLE}+`, "gv");
const oneInvisible = builtOnce(INVISIBLE, "v");
const oneVisible = builtOnce(String.raw `[[\p{L}\p{N}\p{P}\p{S}]--${INVISIBLE}]`, "v");
const PLAIN = /^[\t\n -~]*$/;
function builtOnce(pattern, flags) {
    let built;
    return () => {
        built ??= new RegExp(pattern, flags);
        return built;
    };
}
function withLineFeeds(text) {
    return text.replace(/\r\n?/g, "\n");
}
function hasInvisible(text) {
    return !PLAIN.test(text) && oneInvisible().test(text);
}
function hasVisible(text) {
    return /[!-~]/.test(text) || oneVisible().test(text);
}
function withoutInvisible(text) {
    const lines = withLineFeeds(text);
    if (PLAIN.test(lines))
        return { text: lines, removed: 0 };
    let removed = 0;
    const kept = lines.replace(neededOrInvisible(), (invisible, needed) => {
        if (needed !== undefined)
            return needed;
        removed += [...invisible].length;
        return "";
    });
    return { text: kept, removed };
}


}),

9056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
$u: () => (/* binding */ withoutTerminalSequences),
OG: () => (/* binding */ logLines),
h0: () => (/* binding */ plainLine),
kc: () => (/* binding */ logText)
});
var _budget_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4713);
var _invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6026);


const MOST_LINES = 500;
const LONGEST_LINE = 2_000;
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const ESC = String.fromCharCode(0x1b);
const BEL = String.fromCharCode(0x07);
const TERMINAL_SEQUENCE = new RegExp(`${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?|(?:${ESC}\\[|\\u009b)[0-?]*[ -/]*[@-~]|${ESC}[ -/]*[0-~]`, "g");
function logLines(text) {
    const lines = text.split(LINE_END);
    const shown = lines.slice(0, MOST_LINES).map((line) => `| ${inertLine(line, LONGEST_LINE)}`.trimEnd());
    return lines.length > MOST_LINES ? [...shown, `| ${(0,_budget_js__WEBPACK_IMPORTED_MODULE_1__/* .mark */ .Gy)(lines.length - MOST_LINES, "lines")}`] : shown;
}
function logText(text) {
    return inertLine(text.split(LINE_END).join(" "), Number.POSITIVE_INFINITY);
}
function plainLine(text, maxLength) {
    return inertLine(logText(text).replace(/\s+/g, " ").trim(), maxLength);
}
function withoutTerminalSequences(text) {
    return text.replace(TERMINAL_SEQUENCE, "");
}
function inertLine(line, maxLength) {
    const clean = (0,_invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutInvisible */ .OT)(withoutTerminalSequences(line)).text.replaceAll("\n", " ");
    const inert = withoutCommands(clean);
    return inert.length <= maxLength ? inert : withoutCommands((0,_budget_js__WEBPACK_IMPORTED_MODULE_1__/* .cutToLength */ .gS)(inert, maxLength - 1));
}
const START_COMMAND = /^([^!-~]*):([^ -~]*):/;
const BRACKET_COMMAND = /#([^ -~]*)#([^ -~]*)\[/g;
function withoutCommands(line) {
    return line.replace(BRACKET_COMMAND, "#$1#$2 [").replace(START_COMMAND, "$1:$2 :");
}


}),

1065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
W: () => (/* binding */ inertBlock),
t: () => (/* binding */ inlineCode)
});
var _budget_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4713);
var _fence_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1259);
var _invisible_characters_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6026);



function inertBlock(text, maxLength) {
    const clean = (0,_invisible_characters_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutInvisible */ .OT)(text).text.trim();
    return (0,_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)((0,_budget_js__WEBPACK_IMPORTED_MODULE_2__/* .cutToLength */ .gS)(clean, Math.max(0, maxLength - (0,_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlockOverhead */ .FK)(clean))));
}
const LONGEST_RUN = 4;
const PLAIN_LINE = /^[!-_a-{}~]+(?: [!-_a-{}~]+)*$/;
function inlineCode(text, maxLength) {
    if (text.length <= maxLength && PLAIN_LINE.test(text))
        return `\`${text}\``;
    const line = (0,_invisible_characters_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutInvisible */ .OT)(text).text.replace(/\s+/g, " ").trim();
    const shown = (0,_budget_js__WEBPACK_IMPORTED_MODULE_2__/* .cutToLength */ .gS)(line.replace(/`{5,}/g, "`".repeat(LONGEST_RUN)).replaceAll("|", "¦"), maxLength);
    if (shown === "")
        return "(empty)";
    const runs = new Set(shown.match(/`+/g));
    let marks = "`";
    while (runs.has(marks))
        marks += "`";
    const room = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
    return `${marks}${room}${shown}${room}${marks}`;
}


}),

2788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
p: () => (/* binding */ nearest)
});
const LONGEST_WORD = 100;
const LEAST_LIKENESS = 0.5;
function nearest(wanted, words) {
    if (wanted.length > LONGEST_WORD)
        return undefined;
    const target = wanted.toLowerCase();
    const short = words.filter((word) => word.length <= LONGEST_WORD);
    const rated = short.map((word) => ({ word, steps: distance(target, word.toLowerCase()) }));
    const best = rated.sort((one, other) => one.steps - other.steps)[0];
    if (!best)
        return undefined;
    return best.steps <= LEAST_LIKENESS * Math.max(wanted.length, best.word.length) ? best.word : undefined;
}
function distance(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (const [index, letter] of [...from].entries()) {
        const next = [index + 1];
        for (const [column, other] of [...to].entries()) {
            const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
            next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
        }
        row = next;
    }
    return row.at(-1) ?? 0;
}


}),

6953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
$: () => (/* binding */ makeRedactor),
c: () => (/* binding */ SHORTEST_SECRET)
});
const SHORTEST_SECRET = 8;
const LONGEST_SECRET = 2048;
const SHORT_TEXT = 8 * 1024;
const FEW_FORMS = 64;
const MASKS = ["***", "###", "@@@", "~~~", ""];
function makeRedactor(secrets) {
    const forms = [...new Set(secrets.flatMap(formsOf))];
    if (forms.length === 0)
        return (text) => text;
    let find;
    const isQuickToLookAt = ({ length }) => length <= SHORT_TEXT || forms.length <= FEW_FORMS;
    const written = forms.join("");
    const mask = MASKS.find((candidate) => !written.includes(candidate.charAt(0))) ?? "";
    return (text) => {
        if (isQuickToLookAt(text) && !forms.some((form) => text.includes(form)))
            return text;
        find ??= searchFor(forms);
        const spans = find(text);
        if (spans.length === 0)
            return text;
        const pieces = [];
        let at = 0;
        for (const { from, to } of spans) {
            pieces.push(text.slice(at, from), mask);
            at = to;
        }
        return pieces.join("") + text.slice(at);
    };
}
function formsOf(secret) {
    const known = secret.trimStart().slice(0, LONGEST_SECRET);
    const whole = secret.length <= LONGEST_SECRET ? [secret] : [];
    const plain = [...whole, known.trimEnd(), ...known.split(/[\r\n]+/).map((line) => line.trim())];
    const long = plain.filter((text) => text.length >= SHORTEST_SECRET);
    return long
        .flatMap((text) => [text, ...urlForms(text), ...jsonForms(text), ...base64Forms(text)])
        .filter((form) => form.length >= SHORTEST_SECRET);
}
function urlForms(text) {
    const whole = text.toWellFormed();
    const encoded = [encodeURIComponent(whole), encodeURI(whole), new URLSearchParams([["", whole]]).toString().slice(1)];
    const strict = encodeURIComponent(whole).replace(/[!'()*~]/g, percent);
    return [...encoded, strict].flatMap((form) => [form, form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())]);
}
function percent(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function jsonForms(text) {
    const json = JSON.stringify(text).slice(1, -1);
    const html = json.replace(/[<>&]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return [json, json.replaceAll("/", "\\/"), html];
}
function base64Forms(text) {
    const bytes = Buffer.from(text);
    return [0, 1, 2].flatMap((before) => {
        const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
        const from = Math.ceil((before * 8) / 6);
        const to = Math.floor(((before + bytes.length) * 8) / 6);
        const own = encoded.slice(from, to);
        return [own, own.replaceAll("+", "-").replaceAll("/", "_")];
    });
}
function searchFor(forms) {
    const start = { next: new Map(), found: 0 };
    for (const form of forms) {
        let state = start;
        for (let index = 0; index < form.length; index++)
            state = child(state, form.charCodeAt(index));
        state.found = form.length;
    }
    link(start);
    return (text) => {
        const spans = [];
        let state = start;
        for (let index = 0; index < text.length; index++) {
            state = step(state, text.charCodeAt(index));
            if (state.found > 0)
                cover(spans, index + 1 - state.found, index + 1);
        }
        return spans;
    };
}
function child(state, unit) {
    const known = state.next.get(unit);
    if (known)
        return known;
    const made = { next: new Map(), found: 0 };
    state.next.set(unit, made);
    return made;
}
function link(start) {
    let level = [...start.next.values()];
    for (const state of level)
        state.shorter = start;
    while (level.length > 0) {
        const below = [];
        for (const state of level) {
            for (const [unit, next] of state.next) {
                next.shorter = step(state.shorter ?? start, unit);
                next.found ||= next.shorter.found;
                below.push(next);
            }
        }
        level = below;
    }
}
function step(from, unit) {
    let state = from;
    for (;;) {
        const next = state.next.get(unit);
        if (next)
            return next;
        if (!state.shorter)
            return state;
        state = state.shorter;
    }
}
function cover(spans, start, to) {
    let from = start;
    for (let last = spans.at(-1); last && last.to >= from; last = spans.at(-1)) {
        from = Math.min(from, last.from);
        spans.pop();
    }
    spans.push({ from, to });
}


}),

6677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
_: () => (/* binding */ inertSentence)
});
var _invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6026);
var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1065);


const PIECES = /"(?:[^"\\]|\\.)*"|`[^`]+`|\s+|[^\s"`]+|["`]/g;
const LONGEST_PIECE = 1_000;
const OPENING = /^[(‘“]/;
const MARKS = ".,:;!?)…";
const CLOSING = ")’”";
const HARMLESS = /^(?:[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\d{1,6}|[–—])?$/u;
const HARMLESS_IN_ASCII = /^[A-Za-z]+$/;
const LIKE_A_REFERENCE = /^(?:[0-9a-fA-F]{7,40}|ghsa-.*|[A-Z]{2,}-.*)$/;
function inertSentence(text, maxLength) {
    const line = (0,_invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutInvisible */ .OT)(text)
        .text.trim()
        .slice(0, maxLength + LONGEST_PIECE);
    let room = maxLength;
    let sentence = "";
    for (const [piece] of line.matchAll(PIECES)) {
        if (room <= 0)
            return `${sentence.trimEnd()} …`;
        const next = inertPiece(piece, room);
        sentence += sentence.endsWith("`") && next.startsWith("`") ? ` ${next}` : next;
        room -= piece.length;
    }
    return sentence;
}
function partsOf(piece) {
    const start = OPENING.test(piece) ? 1 : 0;
    let end = piece.length;
    while (end > start && MARKS.includes(piece.charAt(end - 1)))
        end--;
    if (end > start && CLOSING.includes(piece.charAt(end - 1)))
        end--;
    return { before: piece.slice(0, start), word: piece.slice(start, end), after: piece.slice(end) };
}
function inertPiece(piece, room) {
    if (piece.trim() === "")
        return " ";
    if (piece.startsWith("`") && piece.length > 1)
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(piece.slice(1, -1), room);
    if (piece.startsWith('"'))
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(piece, room);
    const { before, word, after } = partsOf(piece);
    if ((HARMLESS_IN_ASCII.test(word) || HARMLESS.test(word)) && !LIKE_A_REFERENCE.test(word))
        return piece;
    return `${before}${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .t)(word, room)}${after}`;
}


})

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* reexport */ main),
  b: () => (/* reexport */ post)
});

// EXTERNAL MODULE: ./build/authorize/rules.js
var rules = __nccwpck_require__(2383);
// EXTERNAL MODULE: ./build/event/request.js
var request = __nccwpck_require__(8018);
// EXTERNAL MODULE: ./build/event/trigger.js
var event_trigger = __nccwpck_require__(5435);
// EXTERNAL MODULE: ./build/http/clock.js
var clock = __nccwpck_require__(295);
;
const VERSION = "0.1.0";
const USER_AGENT = `falconer/${VERSION}`;

// EXTERNAL MODULE: ./build/inputs/input-error.js
var input_error = __nccwpck_require__(2699);
// EXTERNAL MODULE: ./build/text/address.js
var address = __nccwpck_require__(7666);
// EXTERNAL MODULE: ./build/inputs/address.js
var inputs_address = __nccwpck_require__(6528);
// EXTERNAL MODULE: ./build/inputs/api-key.js
var api_key = __nccwpck_require__(1574);
// EXTERNAL MODULE: ./build/model/permission.js
var permission = __nccwpck_require__(4815);
// EXTERNAL MODULE: ./build/inputs/values.js
var values = __nccwpck_require__(3368);
;


function readAuthorizationRules(read) {
    return {
        triggerPhrase: readPhrase(read),
        label: (0,values/* optionalText */.mR)(read, "label"),
        minimumPermission: (0,values/* oneOf */.yL)(read, "minimum-permission", permission/* PERMISSIONS */.J, "write"),
        allowActors: readLogins(read, "allow-actors"),
        allowBots: readLogins(read, "allow-bots"),
    };
}
function readLogins(read, name) {
    const logins = (0,values/* list */.p_)(read, name);
    const bad = logins.find((login) => !/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\[bot\])?$/.test(login));
    return bad === undefined ? logins : (0,values/* refuse */.TR)(name, bad, "a login. Write each login whole; wildcards are not supported.");
}
function readPhrase(read) {
    const phrase = (0,values/* optionalText */.mR)(read, "trigger-phrase") ?? "/cursor";
    return /\s/.test(phrase) ? (0,values/* refuse */.TR)("trigger-phrase", phrase, "one word. Write it without blanks.") : phrase;
}

;

const MINUTE_MS = 60_000;
function readCheckInputs(read) {
    const minutes = { least: 1, most: 360, fallback: 30, unit: "minutes" };
    return {
        maxFixes: (0,values/* wholeNumber */.rD)(read, "max-fixes", { least: 0, most: 10, fallback: 0, unit: "fixes" }),
        checkNames: (0,values/* list */.p_)(read, "check-names"),
        checksTimeoutMs: MINUTE_MS * (0,values/* wholeNumber */.rD)(read, "checks-timeout-minutes", minutes),
        checkLogBytes: (0,values/* wholeNumber */.rD)(read, "check-log-bytes", { least: 0, most: 131_072, fallback: 32_768, unit: "bytes" }),
        commitStatus: (0,values/* boolean */.zM)(read, "commit-status", false),
    };
}

// EXTERNAL MODULE: ./build/inputs/fleet.js
var fleet = __nccwpck_require__(4180);
// EXTERNAL MODULE: ./build/inputs/images.js
var inputs_images = __nccwpck_require__(4832);
// EXTERNAL MODULE: ./build/inputs/operation.js
var inputs_operation = __nccwpck_require__(9001);
// EXTERNAL MODULE: ./build/inputs/secret-finder.js
var secret_finder = __nccwpck_require__(4595);
// EXTERNAL MODULE: ./build/inputs/source.js
var source = __nccwpck_require__(7335);
;






function inputReader(environment) {
    return (name) => {
        const value = (0,values/* readInput */.R5)(name);
        return name === "api-key" && value.trim() === "" ? (environment.CURSOR_API_KEY ?? "") : value;
    };
}
function readSecrets(environment) {
    return secret_finder/* SECRET_INPUTS */.pH.map(inputReader(environment)).filter(secret_finder/* isSecretValue */.w2);
}
const CHECKS = {
    "api-key": (value) => (0,api_key/* requireApiKey */.F)("api-key", value),
    "github-token": (value) => /\s/.test(value.trim()) && (0,values/* refuseSecretly */.cY)("github-token", "holds a blank."),
    "webhook-secret": source/* requireWebhookSecrets */.se,
    "webhook-url": (value) => (0,inputs_address/* requireWebhookUrl */.E2)("webhook-url", value.trim()),
};
function readMasks(environment) {
    const read = inputReader(environment);
    return secret_finder/* SECRET_INPUTS */.pH.filter((name) => isAccepted(name, read(name)))
        .map(read)
        .filter(secret_finder/* isSecretValue */.w2);
}
function isAccepted(name, value) {
    try {
        CHECKS[name](value);
        return true;
    }
    catch (error) {
        if (error instanceof input_error/* InputError */.d)
            return false;
        throw error;
    }
}
function stepSecretFinder(read) {
    const [apiKey, token, secret, url] = secret_finder/* SECRET_INPUTS */.pH.map(read);
    return (0,secret_finder/* secretFinder */.pY)({ "api-key": apiKey, "github-token": token, "webhook-secret": secret, "webhook-url": url });
}
function withoutSecrets(read, find) {
    return (name) => {
        const value = read(name);
        const held = secret_finder/* SECRET_INPUTS */.pH.some((secret) => secret === name) ? undefined : find(value);
        return held === undefined ? value : (0,values/* refuseSecret */.Tr)(name, held);
    };
}

// EXTERNAL MODULE: ./build/text/invisible-characters.js
var invisible_characters = __nccwpck_require__(6026);
// EXTERNAL MODULE: ./build/inputs/prompt-file.js
var prompt_file = __nccwpck_require__(1987);
;



function readTask(read, runner, find) {
    const prompt = read("prompt");
    const file = (0,values/* optionalText */.mR)(read, "prompt-file");
    if (prompt.trim() !== "" && file !== undefined) {
        return (0,values/* refuseTogether */.ll)(["prompt", "prompt-file"], "Inputs `prompt` and `prompt-file` are both set. Keep one of them.");
    }
    const instruction = file === undefined ? instructionFrom("prompt", prompt) : readFile(file, runner);
    const held = instruction && find(instruction.text);
    if (held !== undefined)
        return (0,values/* refuseSecret */.Tr)(instruction?.origin ?? "prompt", held);
    return { instruction, context: (0,values/* oneOf */.yL)(read, "context", ["auto", "none"], "auto") };
}
function readFile(file, runner) {
    const instruction = instructionFrom("prompt-file", (0,prompt_file/* readPromptFile */.N)("prompt-file", file, runner.workspace));
    return instruction ?? (0,values/* refuse */.TR)("prompt-file", file, "a file with any text in it.");
}
function instructionFrom(origin, text) {
    if (text.trim() === "")
        return undefined;
    if (!(0,invisible_characters/* hasVisible */.bo)(text)) {
        return (0,values/* refuseSecretly */.cY)(origin, "is empty after removing invisible characters. Write what the agent should do.");
    }
    return { text, origin };
}

;

function readThread(read) {
    const isLimited = (0,values/* optionalText */.mR)(read, "max-agents-per-day") !== undefined;
    const agents = { least: 1, most: 10_000, fallback: 0, unit: "agents" };
    return {
        thread: (0,values/* oneOf */.yL)(read, "thread", ["continue", "new", "only"], "continue"),
        maxTurns: (0,values/* wholeNumber */.rD)(read, "max-turns", { least: 1, most: 200, fallback: 20, unit: "turns" }),
        maxAgentsPerDay: isLimited ? (0,values/* wholeNumber */.rD)(read, "max-agents-per-day", agents) : undefined,
        linkIssue: (0,values/* boolean */.zM)(read, "link-issue", true),
        prLabels: readLabels(read),
        prReviewers: readReviewers(read),
    };
}
function readLabels(read) {
    const labels = (0,values/* list */.p_)(read, "pr-labels");
    const bad = labels.find((label) => label.length > 50);
    return bad === undefined ? labels : (0,values/* refuse */.TR)("pr-labels", bad, "a label. GitHub's labels have at most 50 characters.");
}
function readReviewers(read) {
    const entries = (0,values/* list */.p_)(read, "pr-reviewers");
    const bad = entries.find((entry) => !/^(?:team:[\w.-]{1,100}|[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?)$/.test(entry));
    if (bad !== undefined) {
        return (0,values/* refuse */.TR)("pr-reviewers", bad, "a login, or `team:` and a team's name as the team's address has it.");
    }
    const isTeam = (entry) => entry.startsWith("team:");
    return {
        people: entries.filter((entry) => !isTeam(entry)),
        teams: entries.filter(isTeam).map((entry) => entry.slice("team:".length)),
    };
}

// EXTERNAL MODULE: ./build/text/nearest.js
var nearest = __nccwpck_require__(2788);
;


const LAUNCH = ["launch"];
const LAUNCHING = ["launch", "fleet"];
const FLEET = ["fleet"];
const PROMPTED = ["launch", "follow-up"];
const INSTRUCTED = ["launch", "fleet", "follow-up"];
const WAITING = ["launch", "fleet", "follow-up", "wait"];
const ON_AGENT = ["collect", "follow-up", "wait", "status", "conversation", "stop", "delete", "artifacts"];
const USES = {
    prompt: { by: INSTRUCTED },
    "prompt-file": { by: INSTRUCTED },
    context: { by: INSTRUCTED, fallback: "auto" },
    images: { by: INSTRUCTED },
    repository: { by: ["launch", "fleet", "repositories", "doctor"], fallback: "${{ github.repository }}" },
    ref: { by: LAUNCHING },
    "pr-url": { by: ["launch", "list"] },
    model: { by: ["launch", "fleet", "doctor"] },
    "auto-create-pr": { by: LAUNCHING, fallback: "true" },
    "branch-name": { by: LAUNCH },
    "auto-branch": { by: LAUNCHING, fallback: "true" },
    "open-as-cursor-github-app": { by: LAUNCHING, fallback: "false" },
    "skip-reviewer-request": { by: LAUNCHING, fallback: "false" },
    "webhook-url": { by: LAUNCHING },
    "webhook-secret": { by: ["launch", "fleet", "verify-webhook", "collect"] },
    "api-key": { by: inputs_operation/* OPERATIONS */.xb },
    "github-token": { by: inputs_operation/* OPERATIONS */.xb, fallback: "${{ github.token }}" },
    "api-version": { by: inputs_operation/* OPERATIONS */.xb, fallback: "v0" },
    mode: { by: INSTRUCTED, fallback: "agent" },
    "api-url": { by: inputs_operation/* OPERATIONS */.xb, fallback: "https://api.cursor.com" },
    operation: { by: inputs_operation/* OPERATIONS */.xb, fallback: "launch" },
    "agent-id": { by: ON_AGENT },
    "matrix-leg": { by: inputs_operation/* OPERATIONS */.xb, fallback: "${{ strategy.job-index }}" },
    "webhook-payload": { by: ["verify-webhook", "collect"] },
    "webhook-signature": { by: ["verify-webhook", "collect"] },
    tasks: { by: FLEET },
    models: { by: FLEET },
    "max-active": { by: FLEET, fallback: "4" },
    "stop-after-failures": { by: FLEET, fallback: "0" },
    path: { by: ["artifacts"], fallback: "cursor-artifacts" },
    wait: { by: PROMPTED, fallback: "true" },
    "timeout-minutes": { by: WAITING, fallback: "60" },
    "poll-interval-seconds": { by: WAITING, fallback: "10" },
    "max-poll-interval-seconds": { by: WAITING, fallback: "45" },
    "on-timeout": { by: WAITING, fallback: "leave" },
    "on-cancel": { by: INSTRUCTED, fallback: "stop" },
    "fail-on": { by: WAITING, fallback: "failed,expired,stopped,timed-out,unknown" },
    "if-no-pr": { by: LAUNCHING, fallback: "warn" },
    "max-fixes": { by: [...PROMPTED, "verify"], fallback: "0" },
    "check-names": { by: [...PROMPTED, "verify"] },
    "checks-timeout-minutes": { by: PROMPTED, fallback: "30" },
    "check-log-bytes": { by: [...PROMPTED, "verify"], fallback: "32768" },
    "commit-status": { by: [...PROMPTED, "verify"], fallback: "false" },
    thread: { by: LAUNCH, fallback: "continue" },
    "max-turns": { by: LAUNCH, fallback: "20" },
    "max-agents-per-day": { by: LAUNCH },
    "link-issue": { by: [...LAUNCH, "collect"], fallback: "true" },
    "pr-labels": { by: [...LAUNCH, "collect"] },
    "pr-reviewers": { by: [...LAUNCH, "collect"] },
    comment: { by: PROMPTED, fallback: "true" },
    "collect-hours": { by: ["collect"], fallback: "72" },
    reaction: { by: [...PROMPTED, "collect"], fallback: "true" },
    "step-summary": { by: inputs_operation/* OPERATIONS */.xb, fallback: "true" },
    "log-conversation": { by: ["launch", "follow-up", "wait", "conversation"], fallback: "false" },
    "trigger-phrase": { by: inputs_operation/* GATED */.CN, fallback: "/cursor" },
    label: { by: inputs_operation/* GATED */.CN },
    "minimum-permission": { by: inputs_operation/* GATED */.CN, fallback: "write" },
    "allow-actors": { by: inputs_operation/* GATED */.CN },
    "allow-bots": { by: inputs_operation/* GATED */.CN },
};
const LABEL_EVENTS = /^(?:issues|issue_comment|pull_request(?:_target|_review|_review_comment)?)$/;
function misspelledInputs(environment) {
    const given = Object.keys(environment).flatMap((name) => /^INPUT_(.+)$/i.exec(name)?.[1]?.toLowerCase() ?? []);
    return given.flatMap((name) => {
        const like = Object.hasOwn(USES, name) ? undefined : (0,nearest/* nearest */.p)(name, Object.keys(USES));
        const isPlain = /^[a-z0-9_-]+$/.test(name);
        return like === undefined || !isPlain
            ? []
            : [`\`${name}\` is no input of this action, so it was ignored. Did you mean \`${like}\`?`];
    });
}
function unusedInputs(operation, read, runner) {
    const { owner, name } = runner.repository;
    const fallbackOf = (input, { fallback = "" }) => (input === "repository" ? `${owner}/${name}` : fallback);
    const unused = Object.entries(USES)
        .filter(([input, use]) => !use.by.includes(operation) && isSet(read(input), fallbackOf(input, use)))
        .map(([input]) => `\`${input}\` has no effect for the operation \`${operation}\`.`);
    const isIdleLabel = (0,inputs_operation/* isGated */.m3)(operation) && isSet(read("label"), "") && !LABEL_EVENTS.test(runner.eventName);
    if (isIdleLabel)
        unused.push(`\`label\` has no effect on the event \`${runner.eventName}\`, which sets no label.`);
    return unused;
}
function isSet(value, fallback) {
    const plain = (text) => text.replaceAll(/\s/g, "").toLowerCase();
    return plain(value) !== "" && plain(value) !== plain(fallback);
}

// EXTERNAL MODULE: ./build/model/api-version.js
var api_version = __nccwpck_require__(6971);
;



const MODES = ["agent", "plan"];
const ONLY_V0 = ["branch-name", "webhook-url"];
function readVersion(read) {
    const apiVersion = (0,values/* oneOf */.yL)(read, "api-version", api_version/* API_VERSIONS */.B, "v0");
    const mode = (0,values/* oneOf */.yL)(read, "mode", MODES, "agent");
    if (apiVersion === "v0" && mode === "plan") {
        const message = "Input `mode` is `plan`, which only API v1 has. Set `api-version: v1`, or leave `mode` out.";
        return (0,values/* refuseTogether */.ll)(["mode", "api-version"], message);
    }
    const isLaunching = apiVersion === "v1" && ["launch", "fleet"].includes((0,inputs_operation/* readWhich */.kI)(read));
    const unknown = ONLY_V0.find((name) => isLaunching && (0,values/* optionalText */.mR)(read, name) !== undefined);
    if (unknown !== undefined) {
        const message = `Input \`${unknown}\` is set, which only API v0 has. Set \`api-version: v0\`, or leave \`${unknown}\` out.`;
        return (0,values/* refuseTogether */.ll)([unknown, "api-version"], message);
    }
    return { apiVersion, mode };
}

// EXTERNAL MODULE: ./build/model/outcome.js
var outcome = __nccwpck_require__(8158);
;


const waiting_MINUTE_MS = 60_000;
const HOUR_MS = 60 * waiting_MINUTE_MS;
function readWaiting(read) {
    const pollSeconds = (0,values/* wholeNumber */.rD)(read, "poll-interval-seconds", { least: 1, most: 300, fallback: 10, unit: "seconds" });
    const maxSeconds = (0,values/* wholeNumber */.rD)(read, "max-poll-interval-seconds", {
        least: 1,
        most: 3600,
        fallback: 45,
        unit: "seconds",
    });
    if (maxSeconds < pollSeconds) {
        const message = `Input \`max-poll-interval-seconds\`: "${maxSeconds}" is not ${pollSeconds} or more. It must not be below \`poll-interval-seconds\`; raise it as well.`;
        return (0,values/* refuseTogether */.ll)(["max-poll-interval-seconds", "poll-interval-seconds"], message);
    }
    return {
        wait: (0,values/* boolean */.zM)(read, "wait", true),
        timeoutMs: waiting_MINUTE_MS * (0,values/* wholeNumber */.rD)(read, "timeout-minutes", { least: 1, most: 1440, fallback: 60, unit: "minutes" }),
        pollIntervalMs: pollSeconds * 1000,
        maxPollIntervalMs: maxSeconds * 1000,
        onTimeout: (0,values/* oneOf */.yL)(read, "on-timeout", ["leave", "stop"], "leave"),
        onCancel: (0,values/* oneOf */.yL)(read, "on-cancel", ["stop", "leave"], "stop"),
        failOn: readFailOn(read),
        ifNoPr: (0,values/* oneOf */.yL)(read, "if-no-pr", ["ignore", "warn", "error"], "warn"),
    };
}
function readFailOn(read) {
    const words = (0,values/* list */.p_)(read, "fail-on");
    if (words.length === 0)
        return new Set(outcome/* FAILABLE */.$);
    if (words.length === 1 && words[0] === "none")
        return new Set();
    const named = words.filter((word) => word !== "error" && word !== "cancelled");
    return new Set(named.map((word) => outcome/* FAILABLE */.$.find((outcome) => outcome === word) ??
        (0,values/* refuse */.TR)("fail-on", word, `one of ${(0,values/* listed */.KE)(outcome/* FAILABLE */.$)}, or \`none\` alone.`)));
}
function readCollectInputs(read) {
    const range = { least: 1, most: 720, fallback: 72, unit: "hours" };
    return { collectMs: HOUR_MS * (0,values/* wholeNumber */.rD)(read, "collect-hours", range) };
}

;

function withAllErrors(read, readAll) {
    const wrong = new Set();
    const errors = [];
    for (;;) {
        try {
            const all = readAll((name) => (wrong.has(name) ? "" : read(name)));
            return { all, error: errors.length === 0 ? undefined : joined(errors) };
        }
        catch (error) {
            if (!(error instanceof input_error/* InputError */.d))
                throw error;
            const { inputs } = error;
            const isNew = inputs.every((name) => !wrong.has(name));
            if (isNew)
                errors.push(error);
            if (inputs.every((name) => wrong.has(name)))
                break;
            for (const name of inputs)
                wrong.add(name);
        }
    }
    return { error: joined(errors) };
}
function joined(errors) {
    const [first] = errors;
    if (errors.length === 1 && first)
        return first;
    const inputs = [...new Set(errors.flatMap((error) => error.inputs))];
    const message = [`${errors.length} inputs are wrong.`, ...errors.map((error) => error.message)].join(" ");
    return new input_error/* InputError */.d(message, "bad-input", { inputs });
}

;


















const DEFAULT_API_URL = "https://api.cursor.com";
class WrongInputs extends input_error/* InputError */.d {
    others;
    constructor(error, others) {
        super(error.message, error.code, { inputs: error.inputs, cause: error });
        this.others = others;
    }
}
function readInputs(environment, runner) {
    const raw = inputReader(environment);
    const find = stepSecretFinder(raw);
    const { all, error } = withAllErrors(withoutSecrets(raw, find), (read) => {
        const operation = (0,inputs_operation/* readOperation */.Q0)(read);
        const inputs = {
            ...readAccess(environment, read),
            ...operation,
            ...readTask(read, runner, find),
            images: (0,inputs_images/* readImages */.H)(read, runner.serverUrl),
            ...(0,source/* readSource */.o$)(read, runner),
            ...(0,source/* readTarget */._E)(read),
            ...readVersion(read),
            matrixLeg: (0,values/* optionalText */.mR)(read, "matrix-leg") ?? "0",
            ...readWaiting(read),
            ...readCheckInputs(read),
            ...readCollectInputs(read),
            ...readThread(read),
            stepSummary: (0,values/* boolean */.zM)(read, "step-summary", true),
            ...readAuthorizationRules(read),
            ...(0,fleet/* readFleet */.p)(read, operation.operation),
        };
        const unused = unusedInputs(inputs.operation, read, runner);
        return { inputs, warnings: [...misspelledInputs(environment), ...unused, ...doubtfulCombinations(inputs)] };
    });
    if (all && !error)
        return all;
    throw all && error ? new WrongInputs(error, all.inputs) : (error ?? new input_error/* InputError */.d("The inputs cannot be read."));
}
function readAccess(environment, read = inputReader(environment)) {
    refuseUnsafeTls(environment);
    const key = (0,values/* optionalText */.mR)(read, "api-key");
    return {
        apiKey: key === undefined ? undefined : (0,api_key/* requireApiKey */.F)("api-key", key),
        githubToken: (0,values/* optionalText */.mR)(read, "github-token"),
        apiUrl: (0,inputs_address/* requireApiUrl */.N0)("api-url", (0,values/* optionalText */.mR)(read, "api-url") ?? DEFAULT_API_URL),
        comment: (0,values/* boolean */.zM)(read, "comment", true),
        reaction: (0,values/* boolean */.zM)(read, "reaction", true),
    };
}
function refuseUnsafeTls(environment) {
    if (environment.NODE_TLS_REJECT_UNAUTHORIZED !== "0")
        return;
    throw new input_error/* InputError */.d("NODE_TLS_REJECT_UNAUTHORIZED is 0: nothing would prove that the API key goes to Cursor. Remove the variable; for a private certificate authority set NODE_EXTRA_CA_CERTS to its file.", "unsafe-tls");
}
function doubtfulCombinations(inputs) {
    const warnings = [];
    const { hostname } = new URL(inputs.apiUrl);
    if (inputs.apiUrl !== DEFAULT_API_URL && !(0,address/* isLoopback */.U9)(hostname)) {
        warnings.push(`The API key is sent to ${hostname} because \`api-url\` says so.`);
    }
    const halfNamed = inputs.allowBots.filter((login) => !login.endsWith("[bot]") && login.toLowerCase() !== "copilot");
    for (const login of (0,inputs_operation/* isGated */.m3)(inputs.operation) ? halfNamed : []) {
        warnings.push(`\`allow-bots\` names ${login}. The login of a GitHub App ends so: ${login}[bot].`);
    }
    if (inputs.operation !== "launch" && inputs.operation !== "fleet")
        return warnings;
    if (inputs.openAsCursorGithubApp && !inputs.autoCreatePr) {
        warnings.push("`open-as-cursor-github-app` has no effect while `auto-create-pr` is off.");
    }
    if (inputs.skipReviewerRequest && !(inputs.autoCreatePr && inputs.openAsCursorGithubApp)) {
        warnings.push("`skip-reviewer-request` has no effect unless `auto-create-pr` and `open-as-cursor-github-app` are on.");
    }
    if (inputs.branchName !== undefined && !inputs.autoBranch) {
        warnings.push("On a pull request `branch-name` has no effect while `auto-branch` is off.");
    }
    return warnings;
}

// EXTERNAL MODULE: ./build/inputs/runner.js
var inputs_runner = __nccwpck_require__(3320);
// EXTERNAL MODULE: ./build/packages/@actions/core/lib/core.js + 5 modules
var core = __nccwpck_require__(2175);
// EXTERNAL MODULE: ./build/text/log.js
var log = __nccwpck_require__(9056);
;


const ANNOTATION_LENGTH = 4000;
const CODES = { strong: "1", good: "1;32", bad: "1;31", faint: "90" };
function openLog(redact) {
    const info = (line, style = "plain") => (0,core/* info */.pq)(paint((0,log/* logText */.kc)(redact(line)), style));
    const quote = (text) => {
        for (const line of (0,log/* logLines */.OG)(redact(text)))
            (0,core/* info */.pq)(line);
    };
    return {
        info,
        event: (stamp, words, style = "plain") => {
            (0,core/* info */.pq)(`${paint((0,log/* logText */.kc)(stamp), "faint")} ${paint((0,log/* logText */.kc)(redact(words)), style)}`);
        },
        quote,
        group: (title, lines) => {
            (0,core/* startGroup */.Oh)((0,log/* logText */.kc)(redact(title)));
            for (const line of lines)
                info(line);
            (0,core/* endGroup */.N4)();
        },
        quoteGroup: (title, text) => {
            (0,core/* startGroup */.Oh)((0,log/* logText */.kc)(redact(title)));
            quote(text);
            (0,core/* endGroup */.N4)();
        },
        debug: (line) => (0,core/* debug */.Yz)((0,log/* logText */.kc)(redact(line))),
        notice: (message, title) => (0,core/* notice */.lm)(annotation(redact(message)), { title }),
        warning: (message) => (0,core/* warning */.$e)(annotation(redact(message))),
        fail: (message) => (0,core/* setFailed */.C1)(annotation(redact(message))),
    };
}
function warningSink(log) {
    return {
        on: (event) => {
            if (event.kind === "warned")
                log.warning(event.message);
        },
    };
}
function paint(inert, style) {
    return style === "plain" || inert === "" ? inert : `\u001b[${CODES[style]}m${inert}\u001b[0m`;
}
function annotation(message) {
    return (0,log/* plainLine */.h0)(message, ANNOTATION_LENGTH);
}

// EXTERNAL MODULE: ./build/report/outputs.js
var outputs = __nccwpck_require__(4121);
// EXTERNAL MODULE: ./build/report/record.js + 1 modules
var report_record = __nccwpck_require__(5143);
// EXTERNAL MODULE: ./build/report/write-results.js
var write_results = __nccwpck_require__(935);
;
const GRACE_MS = 5_000;
const REPORTED_MS = 6_000;
const LAST_MOMENT_MS = 6_500;
function listenForCancellation(clock, leaveAtOnce) {
    const cancelled = new AbortController();
    const abandoned = new AbortController();
    const overdue = new AbortController();
    let endMs = Number.POSITIVE_INFINITY;
    const onSignal = () => {
        if (cancelled.signal.aborted)
            return abandoned.abort(new Error("cancelled twice"));
        endMs = clock.nowMs() + REPORTED_MS;
        cancelled.abort(new Error("the job was cancelled"));
        setTimeout(() => abandoned.abort(new Error("the job was cancelled")), GRACE_MS).unref();
        setTimeout(() => overdue.abort(new Error("the job was cancelled")), REPORTED_MS).unref();
        setTimeout(leaveAtOnce, LAST_MOMENT_MS).unref();
    };
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
    return {
        cancelled: cancelled.signal,
        abandoned: abandoned.signal,
        overdue: overdue.signal,
        timeLeftMs: () => endMs - clock.nowMs(),
    };
}

// EXTERNAL MODULE: ./build/run/failed-outcome.js
var failed_outcome = __nccwpck_require__(1736);
;
function listenForFaults() {
    let count = 0;
    const { promise: first, reject } = Promise.withResolvers();
    const onFault = (error) => {
        count++;
        reject(error);
    };
    first.catch(() => { });
    process.on("uncaughtException", onFault);
    process.on("unhandledRejection", onFault);
    return { first, count: () => count };
}

// EXTERNAL MODULE: ./build/text/redact.js
var text_redact = __nccwpck_require__(6953);
;


















async function main() {
    const cancellation = listenForCancellation(clock/* systemClock */.ml, () => process.exit(1));
    const faults = listenForFaults();
    for (const secret of readMasks(process.env))
        (0,outputs/* maskSecret */.$l)(secret);
    const redact = (0,text_redact/* makeRedactor */.$)(readSecrets(process.env));
    const log = openLog(redact);
    const record = (0,report_record/* openRecord */.C)(clock/* systemClock */.ml);
    record.subscribe((0,outputs/* outputsSink */.ar)(redact));
    record.subscribe(warningSink(log));
    let inputs;
    const run = async () => {
        const runner = (0,inputs_runner/* readRunner */.f)(process.env);
        const { runUrl: url, runAttempt: attempt, step: stepName, docsUrl } = runner;
        record.startedIn({ url, attempt, step: stepName, docsUrl });
        const stepWith = (given) => openStep(given, runner, cancellation, { log, redact, warn: record.warned });
        try {
            const read = readInputs(process.env, runner);
            inputs = read.inputs;
            for (const warning of read.warnings)
                record.warned(warning);
            return await operate(stepWith(inputs), record);
        }
        catch (error) {
            const known = error instanceof WrongInputs ? error.others : inputs;
            if (known && error instanceof input_error/* InputError */.d)
                await reportOnIssue(stepWith(known), error);
            throw error;
        }
    };
    record.ended(await outcomeOf(Promise.race([run(), faults.first]), log, record, () => ({ inputs, cancellation })));
    (0,write_results/* writeResults */.K)({ log, redact }, record, inputs);
    await record.flush();
    if (inputs?.stepSummary !== false)
        await (0,write_results/* writeSummary */.S)({ log, redact }, record, process.env.GITHUB_STEP_SUMMARY, loadSummary);
    if (faults.count() > 0)
        process.exit();
}
const loadSummary = () => Promise.all(/* import() */[__nccwpck_require__.e(173), __nccwpck_require__.e(979)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8979));
async function operate(step, record) {
    const { inputs, runner } = step;
    const { operation, triggerPhrase } = inputs;
    record.asked(operation);
    const load = () => Promise.all(/* import() | work */[__nccwpck_require__.e(998), __nccwpck_require__.e(555), __nccwpck_require__.e(173), __nccwpck_require__.e(112)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7906));
    if (!(0,inputs_operation/* isGated */.m3)(operation))
        return await (await load()).runUngated(operation, step, record);
    const trigger = (0,event_trigger/* readTrigger */.vE)(runner);
    const asked = { operation, triggerPhrase, hasInstruction: mayInstruct(inputs) };
    const reason = (0,rules/* skipReasonOf */.PY)(trigger, inputs) ?? (0,request/* skipReasonOfText */.W)(trigger, asked);
    if (reason !== undefined)
        return { kind: "skipped", reason };
    if (operation === "fleet")
        return await (await Promise.all(/* import() | work */[__nccwpck_require__.e(998), __nccwpck_require__.e(555), __nccwpck_require__.e(173), __nccwpck_require__.e(112)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9970))).runFleet(step, record, trigger);
    return await (await load()).runGated(operation, step, record, trigger);
}
const ISSUE_EVENTS = /^(?:issues|issue_comment|pull_request)/;
async function reportOnIssue(step, error) {
    if (step.cancelled.aborted || !ISSUE_EVENTS.test(step.runner.eventName))
        return;
    const { reportFailure } = await Promise.all(/* import() | work */[__nccwpck_require__.e(998), __nccwpck_require__.e(555), __nccwpck_require__.e(173), __nccwpck_require__.e(112)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7906));
    await reportFailure(step, error);
}
function mayInstruct({ instruction, operation }) {
    return instruction !== undefined || operation === "fleet";
}
async function outcomeOf(running, log, record, circumstances) {
    try {
        return await running;
    }
    catch (error) {
        log.debug(error instanceof Error ? (error.stack ?? error.name) : "a value that is no error was thrown");
        const { inputs, cancellation } = circumstances();
        const isCancelled = cancellation.cancelled.aborted;
        return (0,failed_outcome/* failedOutcome */.i)(error, { report: record.report(), isCancelled, onCancel: inputs?.onCancel });
    }
}
function openStep(inputs, runner, cancellation, writers) {
    return {
        inputs,
        runner,
        clock: clock/* systemClock */.ml,
        random: Math.random,
        userAgent: USER_AGENT,
        loadGitHub: () => Promise.all(/* import() */[__nccwpck_require__.e(555), __nccwpck_require__.e(897)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3897)),
        loadV1: () => __nccwpck_require__.e(/* import() */ 278).then(__nccwpck_require__.bind(__nccwpck_require__, 1278)),
        ...writers,
        ...cancellation,
    };
}

// EXTERNAL MODULE: ./build/run/saved-state.js
var saved_state = __nccwpck_require__(7657);
;












const BUDGET_MS = 240_000;
async function post() {
    for (const secret of readMasks(process.env))
        (0,outputs/* maskSecret */.$l)(secret);
    const redact = (0,text_redact/* makeRedactor */.$)(readSecrets(process.env));
    const log = openLog(redact);
    const faults = listenForFaults();
    try {
        const all = (signal) => Promise.race([cleanUp(log, redact, signal), faults.first]);
        await (0,clock/* within */.ux)(clock/* systemClock */.ml, BUDGET_MS, undefined, all);
    }
    catch (error) {
        const name = error instanceof input_error/* InputError */.d ? error.message : error instanceof Error ? error.name : typeof error;
        log.fail(`The clean-up after this step failed (${name}), so ${agentIn((0,core/* getState */.Gu)(saved_state/* STATE_NAME */.sf))} may still be working. Look for it on cursor.com/agents, and stop it there.`);
    }
    if (faults.count() > 0)
        process.exit();
}
function agentIn(saved) {
    const agentId = (0,saved_state/* readUncheckedState */.Q3)(saved)?.agentId;
    return agentId === undefined ? "the agent of this step" : `agent ${agentId}`;
}
function warnOfMissingKey(log, saved) {
    const state = (0,saved_state/* readUncheckedState */.Q3)(saved);
    if (state?.isReported)
        return;
    log.warning(`\`api-key\` did not reach the post step, so ${agentIn(saved)} may still be working: a nested composite action loses the inputs of its steps. Stop the agent on cursor.com/agents, and set the environment variable CURSOR_API_KEY for the job.`);
}
async function cleanUp(log, redact, signal) {
    const saved = (0,core/* getState */.Gu)(saved_state/* STATE_NAME */.sf);
    if (saved === "")
        return;
    const access = readAccess(process.env);
    const { apiKey } = access;
    if (apiKey === undefined)
        return warnOfMissingKey(log, saved);
    const state = (0,saved_state/* readState */.un)(apiKey, saved);
    if (state === undefined) {
        log.warning("The state of this step was changed by something else, or `api-key` is another one now, so the post step changes nothing. Look on cursor.com/agents whether the step's agent is still working.");
        return;
    }
    if (state.isDone)
        return;
    const surroundings = { clock: clock/* systemClock */.ml, random: Math.random, userAgent: USER_AGENT };
    const loadGitHub = () => Promise.all(/* import() */[__nccwpck_require__.e(555), __nccwpck_require__.e(897)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3897));
    const task = {
        ...surroundings,
        ...access,
        apiKey,
        runner: (0,inputs_runner/* readRunner */.f)(process.env),
        log,
        redact,
        state,
        loadGitHub,
        loadV1: () => __nccwpck_require__.e(/* import() */ 278).then(__nccwpck_require__.bind(__nccwpck_require__, 1278)),
        loadSummary: () => Promise.all(/* import() */[__nccwpck_require__.e(173), __nccwpck_require__.e(979)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8979)),
        summaryFile: process.env.GITHUB_STEP_SUMMARY,
        signal,
    };
    if (state.taskIds)
        return await (await Promise.all(/* import() | work */[__nccwpck_require__.e(998), __nccwpck_require__.e(555), __nccwpck_require__.e(173), __nccwpck_require__.e(112)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9674))).cleanUpFleet(task, core/* getState */.Gu);
    await (await Promise.all(/* import() | work */[__nccwpck_require__.e(998), __nccwpck_require__.e(555), __nccwpck_require__.e(173), __nccwpck_require__.e(112)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5593))).cleanUpStep(task);
}

;



var __webpack_exports__main = __webpack_exports__.i;
var __webpack_exports__post = __webpack_exports__.b;
export { __webpack_exports__main as main, __webpack_exports__post as post };
