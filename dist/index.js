import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 7803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  LD: () => (/* binding */ decide),
  LP: () => (/* binding */ isEnough),
  yy: () => (/* binding */ isListed),
  PY: () => (/* binding */ skipReasonOf)
});

;// CONCATENATED MODULE: ./build/github/own-comment.js
const ANY_MARKER = /^\s*<!-- falconer /;
function looksLikeOurs(body) {
    return ANY_MARKER.test(body);
}

// EXTERNAL MODULE: ./build/model/permission.js
var model_permission = __nccwpck_require__(4815);
;// CONCATENATED MODULE: ./build/authorize/rules.js


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
const AGENT_BRANCH = "cursor/";
const CURSOR_APP = "cursor[bot]";
const PLAIN_LABEL = /^[\p{L}\p{N}][\p{L}\p{N} ._:/-]{0,49}$/u;
function skipReasonOf(trigger, rules) {
    return unsuitableEvent(trigger, rules) ?? (isSafe(trigger) ? undefined : unsuitableSender(trigger, rules));
}
async function decide(trigger, rules, questions) {
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
            return trigger.headIsFork ? "this event stands for a run of a fork's code" : undefined;
        case "issue":
            return wrongLabel(trigger.label, rules);
        case "pull-request":
            if (trigger.subject.head?.isFork)
                return forkReason(trigger.subject);
            if (isAgents(trigger.subject, rules)) {
                return `pull request #${trigger.subject.number} is an agent's own; instruct it with a comment instead`;
            }
            return wrongLabel(trigger.label, rules);
        case "comment":
        case "review":
            if (trigger.action !== "created" && trigger.action !== "submitted") {
                return `only new comments and submitted reviews are acted on, and this one was ${trigger.action || "neither"}`;
            }
            if (looksLikeOurs(trigger.remark.body))
                return "this comment is the action's own";
            return trigger.subject.head?.isFork ? forkReason(trigger.subject) : undefined;
    }
}
function isAgents({ head, author }, { branchName }) {
    if (author && isSame(author.login, CURSOR_APP))
        return true;
    return head !== undefined && (head.ref.startsWith(AGENT_BRANCH) || head.ref === branchName);
}
function wrongLabel(label, rules) {
    if (rules.label === undefined || label === undefined || label === rules.label)
        return undefined;
    return `the label is ${PLAIN_LABEL.test(label) ? label : "another one"}, and \`label\` is ${rules.label}`;
}
function forkReason(subject) {
    return `pull request #${subject.number} comes from a fork`;
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
    return `${sender.login} is a bot (account type ${sender.type || "unknown"}); name it in \`allow-bots\` to let it through`;
}
function isListed(sender, rules) {
    const logins = sender.type === "User" ? rules.allowActors : sender.type === "Bot" ? rules.allowBots : [];
    return logins.some((login) => isSame(login, sender.login));
}
function isSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
const ROLES = model_permission/* PERMISSIONS */.J;
function isEnough(permission, minimum) {
    const rank = ROLES.indexOf(permission);
    return rank >= model_permission/* PERMISSIONS */.J.indexOf(minimum);
}
function skip(reason) {
    return { kind: "skipped", reason };
}


/***/ }),

/***/ 9116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B$: () => (/* binding */ CursorConnectionError),
/* harmony export */   ZW: () => (/* binding */ CursorApiError),
/* harmony export */   a5: () => (/* binding */ isRateLimit),
/* harmony export */   tF: () => (/* binding */ InvalidResponseError)
/* harmony export */ });
class CursorApiError extends Error {
    name = "CursorRefusal";
    status;
    apiErrorBody;
    retryAfterMs;
    constructor(what, detail) {
        super(`${what} was refused with HTTP ${detail.status}`);
        this.status = detail.status;
        this.apiErrorBody = detail.apiErrorBody;
        this.retryAfterMs = detail.retryAfterMs;
    }
}
class CursorConnectionError extends Error {
    name = "CursorTrouble";
    kind;
    processed;
    status;
    retryAfterMs;
    constructor(message, detail) {
        super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
        this.kind = detail.kind;
        this.processed = detail.processed;
        this.status = detail.status;
        this.retryAfterMs = detail.retryAfterMs;
    }
}
class InvalidResponseError extends Error {
    name = "CursorMisreading";
    field;
    constructor(what, field, expected) {
        super(`${what}: the reply's ${field} is not ${expected}`);
        this.field = field;
    }
}
function isRateLimit(fault) {
    if (!(fault instanceof CursorApiError) || fault.status !== 429)
        return false;
    return !/usage[_ ]limit/i.test(`${fault.apiErrorBody.code ?? ""} ${fault.apiErrorBody.message ?? ""}`);
}


/***/ }),

/***/ 5435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ readTrigger)
/* harmony export */ });
/* unused harmony export triggerOf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2699);


function readTrigger(runner) {
    return triggerOf(runner.eventName, readEvent(runner.eventPath));
}
function triggerOf(event, payload) {
    const repository = fields(payload.repository);
    const common = {
        event,
        action: text(payload.action),
        sender: person(payload.sender),
        defaultBranch: text(repository.default_branch) || undefined,
        isPrivate: repository.private === true,
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
function readEvent(path) {
    let content;
    try {
        content = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, "utf8");
    }
    catch (cause) {
        const message = `The event file ${JSON.stringify(path)} cannot be read. The runner writes it before each step; check that GITHUB_EVENT_PATH was not changed.`;
        throw new _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(message, "bad-event", { cause });
    }
    const event = parse(content);
    if (event === undefined) {
        throw new _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(`The event file ${JSON.stringify(path)} does not hold a JSON object. An earlier step may have changed it.`, "bad-event");
    }
    return event;
}
function parse(content) {
    try {
        const value = JSON.parse(content);
        return isFields(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function subject(event, value) {
    const source = fields(value);
    const number = source.number;
    if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 1) {
        throw new _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(`The event file has no issue or pull request number, which a \`${event}\` event must have.`, "bad-event");
    }
    const isPullRequest = isFields(source.head) || isFields(source.pull_request);
    return {
        kind: isPullRequest ? "pull-request" : "issue",
        number,
        title: text(source.title),
        body: text(source.body),
        author: person(source.user),
        url: text(source.html_url),
        updatedAt: text(source.updated_at),
        head: isFields(source.head) ? head(source.head, fields(source.base)) : undefined,
    };
}
function head(source, base) {
    const from = fields(source.repo);
    const into = fields(base.repo);
    const same = text(from.full_name) !== "" && text(from.full_name).toLowerCase() === text(into.full_name).toLowerCase();
    return { ref: text(source.ref), isFork: !same };
}
function remark(event, value) {
    const source = fields(value);
    const { id, line } = source;
    if (typeof id !== "number") {
        throw new _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(`The event file has no comment or review, which a \`${event}\` event must have.`, "bad-event");
    }
    return {
        id,
        body: text(source.body),
        author: person(source.user),
        url: text(source.html_url),
        ...(text(source.state) !== "" && { reviewState: text(source.state) }),
        ...(text(source.path) !== "" && { path: text(source.path) }),
        ...(typeof line === "number" && { line }),
        ...(text(source.diff_hunk) !== "" && { diffHunk: text(source.diff_hunk) }),
    };
}
function label(payload) {
    return text(payload.action) === "labeled" ? text(fields(payload.label).name) : undefined;
}
function isForkedRun(payload) {
    if (!isFields(payload.workflow_run))
        return false;
    const from = text(fields(payload.workflow_run.head_repository).full_name);
    return from.toLowerCase() !== text(fields(payload.repository).full_name).toLowerCase();
}
function person(value) {
    const source = fields(value);
    const login = text(source.login);
    return login === "" ? undefined : { login, type: text(source.type) };
}
function isFields(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function fields(value) {
    return isFields(value) ? value : {};
}
function text(value) {
    return typeof value === "string" ? value : "";
}


/***/ }),

/***/ 295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GA: () => (/* binding */ TimedOut),
/* harmony export */   ml: () => (/* binding */ systemClock),
/* harmony export */   ux: () => (/* binding */ within)
/* harmony export */ });
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
        super(`no end within ${limitMs / 1000} s`);
        this.limitMs = limitMs;
    }
}
async function within(clock, limitMs, signal, task) {
    const limit = new AbortController();
    const alarm = new AbortController();
    clock.sleep(limitMs, alarm.signal).then(() => limit.abort(new TimedOut(limitMs)), () => { });
    try {
        return await task(signal ? AbortSignal.any([signal, limit.signal]) : limit.signal);
    }
    finally {
        alarm.abort();
    }
}


/***/ }),

/***/ 6528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cc: () => (/* binding */ requireRepository),
/* harmony export */   E2: () => (/* binding */ requireWebhookUrl),
/* harmony export */   N0: () => (/* binding */ requireApiUrl),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   aI: () => (/* binding */ requirePullRequest),
/* harmony export */   sw: () => (/* binding */ isPublicHost)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7666);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3368);



const OWNER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/;
const NAME = /^[A-Za-z0-9._-]{1,100}$/;
function requireRepository(input, value, serverUrl) {
    const allowed = "a repository. Write `owner/name`, or its web address on this GitHub server.";
    return parseRepository(value, serverUrl) ?? (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(input, value, allowed);
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
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(input, value, allowed);
    for (const home of [serverUrl, "https://github.com"]) {
        const parsed = (0,_text_address_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePullRequestUrl */ .XT)(value, { serverUrl: home, owner, name });
        if (parsed)
            return { ...parsed, owner, name };
    }
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(input, value, allowed);
}
function requireApiUrl(input, value) {
    const url = parseUrl(value);
    const allowed = "an origin to send the key to. Write an https address without a path, such as `https://api.cursor.com`.";
    const secure = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
    if (!secure || url.username || url.password || url.pathname !== "/" || url.search || url.hash) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(input, value, allowed);
    }
    return url.origin;
}
function isLoopback(hostname) {
    return hostname === "localhost" || hostname === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
function requireWebhookUrl(input, value) {
    const url = parseUrl(value);
    if (!url)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseSecretly */ .cY)(input, "is not a web address. Write a full https address.");
    if (url.protocol !== "https:")
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseSecretly */ .cY)(input, "is not an https address. Cursor calls https only.");
    if (url.username || url.password)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseSecretly */ .cY)(input, "holds credentials. Use `webhook-secret` to sign the calls instead.");
    if (value.length > 2048)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseSecretly */ .cY)(input, "is longer than 2048 characters, which Cursor refuses.");
    if (!isPublicHost(url.hostname))
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseSecretly */ .cY)(input, "names a host that Cursor's servers cannot reach. Use a public host name.");
    return value;
}
function isPublicHost(hostname) {
    const host = hostname
        .replace(/^\[|\]$/g, "")
        .replace(/\.$/, "")
        .toLowerCase();
    const version = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host);
    if (version !== 0)
        return !privateAddresses().check(host, version === 6 ? "ipv6" : "ipv4");
    return host.includes(".") && !/(^|\.)(localhost|local|internal|localdomain)$/.test(host);
}
function privateAddresses() {
    const block = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const net of [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "224.0.0.0/3",
    ]) {
        const [address = "", bits = ""] = net.split("/");
        block.addSubnet(address, Number(bits), "ipv4");
    }
    for (const net of ["::/127", "fc00::/7", "fe80::/10", "ff00::/8"]) {
        const [address = "", bits = ""] = net.split("/");
        block.addSubnet(address, Number(bits), "ipv6");
    }
    return block;
}
function parseUrl(value) {
    return URL.canParse(value) ? new URL(value) : undefined;
}


/***/ }),

/***/ 1574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ requireApiKey),
/* harmony export */   a: () => (/* binding */ missingKey)
/* harmony export */ });
/* harmony import */ var _input_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2699);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3368);


const SHORTEST_KEY = 8;
function requireApiKey(name, raw) {
    const key = raw.trim();
    if (/^\*+$/.test(key)) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseSecretly */ .cY)(name, "is only asterisks: a masked value was copied. Pass the secret itself: `${{ secrets.CURSOR_API_KEY }}`.");
    }
    if (key.includes("${{")) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseSecretly */ .cY)(name, "holds an expression that was not evaluated. Write `${{ secrets.CURSOR_API_KEY }}` without quotes or escapes around it.");
    }
    const position = Array.from(key).findIndex((character) => !/^[A-Za-z0-9._~+/=:-]$/.test(character));
    if (position >= 0) {
        const problem = `has an unexpected character at position ${position + 1} of ${Array.from(key).length}`;
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
        const cause = "Runs that Dependabot starts get no Actions secrets: save the key under Settings → Secrets → Dependabot as well, or skip these runs with `if: github.actor != 'dependabot[bot]'`.";
        return new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(`${start} ${cause}`, "missing-key");
    }
    if (isFork) {
        const cause = "Runs of pull requests from forks get no secrets: skip them with `if: github.event.pull_request.head.repo.fork == false`.";
        return new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(`${start} ${cause}`, "missing-key");
    }
    const cause = "Pass `api-key: ${{ secrets.CURSOR_API_KEY }}`. If that is there already, the secret does not exist in this repository, organization or environment, or its name is misspelled: a secret that is not found is an empty text.";
    return new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(`${start} ${cause}`, "missing-key");
}


/***/ }),

/***/ 4832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readImages),
/* harmony export */   d: () => (/* binding */ MOST_IMAGES)
/* harmony export */ });
/* harmony import */ var _text_attachment_address_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7836);
/* harmony import */ var _input_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2699);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3368);



const MOST_IMAGES = 5;
const FROM_EVENT = "from-event";
function readImages(read, serverUrl) {
    const lines = read("images")
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
    if (lines.length > MOST_IMAGES) {
        throw new _input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(`Input \`images\` names ${lines.length} images, and Cursor takes ${MOST_IMAGES} at most.`);
    }
    return lines.map((line) => sourceOf(line, serverUrl));
}
function sourceOf(line, serverUrl) {
    if (line === FROM_EVENT)
        return { kind: "event" };
    if (!/^[a-z][a-z0-9+.-]+:/i.test(line))
        return { kind: "file", path: line };
    if (URL.canParse(line) && (new URL(line).username || new URL(line).password)) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseSecretly */ .cY)("images", "holds an address with credentials. Write it without them.");
    }
    const attachment = (0,_text_attachment_address_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAttachment */ .Z)(line, serverUrl);
    if (attachment)
        return { kind: "attachment", attachment };
    const allowed = "an image this action fetches. Write a path inside the workspace, or the https address of a file attached to an issue, pull request or comment on this GitHub server.";
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)("images", line, allowed);
}


/***/ }),

/***/ 2699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ InputError)
/* harmony export */ });
class InputError extends Error {
    name = "InputError";
    code;
    constructor(message, code = "bad-input", options) {
        super(message, options);
        this.code = code;
    }
}


/***/ }),

/***/ 9001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q0: () => (/* binding */ readOperation),
/* harmony export */   kI: () => (/* binding */ readWhich),
/* harmony export */   sb: () => (/* binding */ requireAgentId),
/* harmony export */   xb: () => (/* binding */ OPERATIONS)
/* harmony export */ });
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7666);
/* harmony import */ var _input_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2699);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3368);



const OPERATIONS = [
    "launch",
    "follow-up",
    "wait",
    "status",
    "conversation",
    "stop",
    "delete",
    "artifacts",
    "list",
    "models",
    "repositories",
    "me",
    "verify-webhook",
    "doctor",
];
const DEFAULT_PATH = "cursor-artifacts";
function readWhich(read) {
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(read, "operation", OPERATIONS, "launch");
}
function readOperation(read) {
    const agentId = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalText */ .mR)(read, "agent-id");
    if (agentId !== undefined && !(0,_text_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isAgentId */ .TU)(agentId)) {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)("agent-id", agentId, "an agent's id. It looks like `bc-` and a UUID, as in the output `agentId`.");
    }
    return {
        operation: readWhich(read),
        agentId,
        webhookPayload: read("webhook-payload").trim() === "" ? undefined : read("webhook-payload"),
        webhookSignature: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalText */ .mR)(read, "webhook-signature"),
        webhookMemory: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalText */ .mR)(read, "webhook-memory"),
        logConversation: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM)(read, "log-conversation", false),
        path: (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .optionalText */ .mR)(read, "path") ?? DEFAULT_PATH,
    };
}
function requireAgentId(inputs) {
    if (inputs.agentId !== undefined)
        return inputs.agentId;
    throw new _input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(`The operation \`${inputs.operation}\` needs \`agent-id\`. Pass the output \`agentId\` of the step that launched the agent; an expression such as \`\${{ steps.agent.outputs.agentId }}\` that finds nothing is an empty text.`);
}


/***/ }),

/***/ 1987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readPromptFile),
/* harmony export */   _: () => (/* binding */ pathInside)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3368);



const MAX_BYTES = 1024 * 1024;
function readPromptFile(input, value, workspace) {
    const path = pathInside(workspace, value);
    if (path === undefined)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(input, value, "a file inside the workspace. Check the path, and that `actions/checkout` ran before this step.");
    const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    if (!stats.isFile())
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(input, value, "a regular file.");
    if (stats.size > MAX_BYTES)
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(input, value, `small enough: it has ${stats.size} bytes and 1 MiB is the most.`);
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path));
    }
    catch {
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(input, value, "UTF-8 text.");
    }
}
function pathInside(workspace, value) {
    try {
        const root = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(workspace);
        const path = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, value));
        const steps = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path);
        return steps !== "" && steps !== ".." && !steps.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(steps) ? path : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 3368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   cY: () => (/* binding */ refuseSecretly),
/* harmony export */   mR: () => (/* binding */ optionalText),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   rD: () => (/* binding */ wholeNumber),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* harmony import */ var _input_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2699);

const SHOWN_LENGTH = 100;
const CREDENTIALS = /(\/\/|:)[^@]*@/;
function refuse(name, value, allowed) {
    if (CREDENTIALS.test(value))
        return refuseSecretly(name, `holds credentials, and is not ${allowed}`);
    throw new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(`Input \`${name}\`: ${quoted(value)} is not ${allowed}`);
}
function refuseSecretly(name, problem) {
    throw new _input_error_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(`Input \`${name}\` ${problem}`);
}
function quoted(value) {
    const characters = Array.from(value);
    return JSON.stringify(characters.length <= SHOWN_LENGTH ? value : `${characters.slice(0, SHOWN_LENGTH).join("")}…`);
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


/***/ }),

/***/ 8606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ isKnownStatus),
/* harmony export */   p: () => (/* binding */ endOf)
/* harmony export */ });
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
function isKnownStatus(status) {
    return WORKING.has(status) || endOf(status) !== undefined;
}


/***/ }),

/***/ 4815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ PERMISSIONS)
/* harmony export */ });
const PERMISSIONS = ["read", "triage", "write", "maintain", "admin"];


/***/ }),

/***/ 6221:
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

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
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
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


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
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
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
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
const file_command_crypto = { randomUUID: () => process.getBuiltinModule('node:crypto').randomUUID() };



function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${file_command_crypto.randomUUID()}`;
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
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
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
    process.stdout.write(external_os_namespaceObject.EOL);
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
    process.stdout.write(message + external_os_namespaceObject.EOL);
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

/***/ }),

/***/ 4486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ problem)
/* harmony export */ });
/* unused harmony export CATALOGUE */
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
        message: "The permission of the person behind this event could not be verified, so no agent was started.",
        cause: "GitHub did not answer the question, or `github-token` may not ask it.",
        remedy: "Re-run the job. If it fails again, check that `github-token` is the job's own token.",
    },
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
        remedy: "Check `ref` and the app's access. Cursor is sometimes late with a new branch: then a re-run helps.",
    },
    "unknown-model": {
        message: "Cursor does not know the model, or the account may not use it.",
        cause: "`model` is mistyped or was retired. Without `model`, the account's own default may be invalid.",
        remedy: "Set `model` to an id that Cursor lists for this key.",
    },
    "request-refused": {
        message: "Cursor refused the request.",
        cause: "A value in it is not one that Cursor accepts.",
        remedy: "Read what Cursor said below and change the input it names.",
    },
    "usage-limit": {
        message: "The Cursor account has used up what it may spend.",
        cause: "The account's usage limit is reached. Repeating the request does not help.",
        remedy: "Raise the spending limit in the Cursor dashboard, or wait for the next billing period.",
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
    "server-error": {
        message: "Cursor's server failed.",
        cause: "A fault on Cursor's side, or of a gateway in front of it.",
        remedy: "Re-run the job later. Cursor's status page tells of outages.",
    },
    "api-changed": {
        message: "Cursor's answer was not of the documented form.",
        cause: "The API changed, or a gateway answered in its place.",
        remedy: "Check `api-url`, look for a newer version of this action, and report it if there is none.",
    },
    "launch-in-doubt": {
        message: "It cannot be told whether an agent was launched.",
        cause: "The answer to the launch was lost, and looking for the agent gave no certain answer either.",
        remedy: "Look at the list of agents on cursor.com/agents for one whose prompt ends with the launch key. Stop it, or start a new run if there is none.",
    },
    "follow-up-in-doubt": {
        message: "It cannot be told whether the follow-up reached the agent.",
        cause: "The answer to it was lost, and the conversation gave no certain answer either.",
        remedy: "Open the agent's page and look for a message that ends with the follow-up key. Start a new run if it is not there.",
    },
    "agent-not-resumable": {
        message: "The agent was stopped and cannot go on.",
        cause: "Cursor takes no follow-up for it.",
        remedy: "Launch a new agent.",
    },
    "artifacts-too-old": {
        message: "The agent's files are gone.",
        cause: "Cursor keeps artifacts for six months.",
        remedy: "Download artifacts right after the agent has ended.",
    },
    "artifacts-incomplete": {
        message: "Some artifacts could not be downloaded.",
        cause: "The connection to the storage failed, or something in the workspace stands in the way.",
        remedy: "Read the warnings above and re-run the job. Give `path` a folder that nothing else uses.",
    },
    "webhook-signature": {
        message: "The webhook is not believed.",
        cause: "Most often the body was parsed and written again on its way, which changes its bytes. Else the secret is another one than the launch set, or somebody else sent it.",
        remedy: "Let the relay pass on the raw body as base64 and the header X-Webhook-Signature as it came, and check `webhook-secret`.",
    },
    "webhook-time": {
        message: "The webhook is signed, but not from now.",
        cause: "Somebody sent an old delivery again, the relay held it back, or a clock is wrong.",
        remedy: "Read the agent with the operation `status` or `wait` instead.",
    },
    "webhook-replayed": {
        message: "The webhook was accepted before.",
        cause: "Cursor or the relay delivered it twice, or somebody sent it again.",
        remedy: "Nothing has to be done: the first delivery was dealt with.",
    },
    "checks-failed": {
        message: "Not everything is in order.",
        cause: "The table on the summary page and in the log names it.",
        remedy: "Do what the rows marked bad say, and run the doctor again.",
    },
    "contact-lost": {
        message: "Contact with the agent was lost. It may still be working.",
        cause: "Reading its status kept failing.",
        remedy: "Open the agent's page. Re-running this job attaches to the same agent again.",
    },
    "agent-failed": {
        message: "The agent ended with an error.",
        cause: "Cursor gives no reason through this API; the agent's page may.",
        remedy: "Open the agent's page, then re-run the job to launch a new agent.",
    },
    "agent-expired": {
        message: "The agent expired.",
        cause: "Cursor ended it; the API does not say why.",
        remedy: "Re-run the job to launch a new agent.",
    },
    "agent-stopped": {
        message: "The agent was stopped.",
        cause: "Somebody stopped or deleted it, here or on Cursor's site.",
        remedy: "Re-run the job to launch a new agent.",
    },
    "timed-out": {
        message: "The agent did not end in time.",
        cause: "The task needs longer than `timeout-minutes`, or the agent is stuck.",
        remedy: "Open the agent's page. Re-running this job goes on waiting for the same agent; raise `timeout-minutes` for longer tasks.",
    },
    cancelled: {
        message: "The workflow run was cancelled.",
        cause: "Somebody cancelled it, a newer run took its place (`concurrency`), or a `timeout-minutes` of the step or job ran out.",
        remedy: "Re-run the job to start again.",
    },
    "no-pull-request": {
        message: "The agent finished without a pull request.",
        cause: "It changed nothing, or Cursor could not open one.",
        remedy: "Read the agent's summary. If it made a branch, open the pull request from it.",
    },
    internal: {
        message: "The action itself failed.",
        cause: "A fault in this action.",
        remedy: "Re-run with step debug logging and report the problem with the log.",
    },
};
function problem(code, more = {}) {
    return { code, ...CATALOGUE[code], ...more };
}


/***/ }),

/***/ 8747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ stamp),
/* harmony export */   p: () => (/* binding */ duration)
/* harmony export */ });
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
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const two = (value) => String(value).padStart(2, "0");
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return hours > 0 ? `[${hours}:${two(minutes)}:${two(seconds % 60)}]` : `[${two(minutes)}:${two(seconds % 60)}]`;
}


/***/ }),

/***/ 2251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ headlineOf),
/* harmony export */   x: () => (/* binding */ severityOf)
/* harmony export */ });
/* harmony import */ var _model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8606);

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
    error: "No Cursor agent: request failed",
    ok: "Done",
};
function otherHeadline({ outcome, operation, findings }) {
    if (outcome?.kind === "ok")
        return findings?.headline;
    if (operation === undefined || operation === "launch")
        return undefined;
    if (outcome?.kind === "launched")
        return "Follow-up sent to the Cursor agent";
    if (outcome?.kind === "skipped")
        return "Nothing done: event skipped";
    return outcome?.kind === "error" ? (findings?.headline ?? `Operation ${operation} failed`) : undefined;
}
function headlineOf(report) {
    const { outcome, agent } = report;
    if (outcome?.kind === "cancelled" && agent) {
        if (outcome.disposition === "stopped")
            return "Cursor agent stopped because the workflow run was cancelled";
        if (outcome.disposition === "ended")
            return "Workflow run was cancelled; the Cursor agent had ended by then";
        return "Workflow run was cancelled; the Cursor agent may still be working";
    }
    if (outcome?.kind === "timed-out" && outcome.disposition === "stopped")
        return "Cursor agent stopped because the time ran out";
    if (outcome)
        return otherHeadline(report) ?? HEADLINES[outcome.kind];
    if (agent && (0,_model_agent_status_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(agent.status) !== undefined)
        return "Cursor agent got a follow-up";
    return agent?.status === "CREATING" ? "Cursor agent is starting" : "Cursor agent is working";
}
function severityOf({ outcome }) {
    return outcome?.kind === "failed" || outcome?.kind === "unknown" || outcome?.kind === "error" ? "CAUTION" : "WARNING";
}


/***/ }),

/***/ 4121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $l: () => (/* binding */ maskSecret),
/* harmony export */   Jg: () => (/* binding */ keepState),
/* harmony export */   cp: () => (/* binding */ agentOutputs),
/* harmony export */   n0: () => (/* binding */ setOutputs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6221);
/* harmony import */ var _text_budget_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4713);



const OUTPUT_BYTES = 64 * 1024;
function setOutputs(outputs) {
    try {
        for (const [name, value] of Object.entries(outputs))
            setOne(name, (0,_text_budget_js__WEBPACK_IMPORTED_MODULE_1__/* .cutToBytes */ .zP)(value, OUTPUT_BYTES).text);
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
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH)(name, value);
}
function agentOutputs(agent) {
    return {
        agentId: agent.id,
        agentUrl: agent.url ?? "",
        status: agent.status,
        prUrl: agent.pullRequest?.url ?? "",
        prNumber: agent.pullRequest ? String(agent.pullRequest.number) : "",
        branchName: agent.branchName ?? "",
        summary: agent.summary ?? "",
    };
}
function keepState(name, value) {
    try {
        (0,_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .saveState */ .LZ)(name, value);
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
            (0,_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setSecret */ .Pq)(form);
}


/***/ }),

/***/ 4150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ problemFromError)
/* harmony export */ });
/* harmony import */ var _cursor_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9116);
/* harmony import */ var _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2699);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4486);



const KNOWN_REFUSALS = [
    { says: /usage[_ ]limit/i, code: "usage-limit" },
    { says: /plan_required|free users|upgrade to pro/i, code: "plan-required" },
    { says: /privacy mode|storage mode|feature_unavailable/i, code: "privacy-mode" },
    { says: /determine repository default branch/i, code: "default-branch-unknown" },
    { says: /existence of branch|invalid_branch/i, code: "branch-not-found" },
    {
        says: /do not have access to repository|repository does not exist|repository_access|integration_not_connected/i,
        code: "repository-access",
    },
    { says: /\bmodel\b.*(not available|invalid)|invalid_model/i, code: "unknown-model" },
    { says: /cannot be resumed/i, code: "agent-not-resumable" },
    { says: /older than six months/i, code: "artifacts-too-old" },
    { says: /agent is (deleted|archived|expired)|agent_archived/i, code: "agent-deleted" },
];
const BY_STATUS = {
    401: "wrong-key",
    403: "not-allowed",
    404: "agent-not-found",
    409: "agent-deleted",
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
    redirect: "api-changed",
    "unreadable-reply": "api-changed",
    "oversized-reply": "api-changed",
};
function problemFromError(error) {
    if (error instanceof _inputs_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d)
        return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .C)(error.code, { message: error.message });
    if (error instanceof _cursor_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CursorApiError */ .ZW)
        return refusal(error);
    if (error instanceof _cursor_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CursorConnectionError */ .B$)
        return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .C)(BY_TROUBLE[error.kind], { message: `${sentence(error.message)}.` });
    if (error instanceof _cursor_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF)
        return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .C)("api-changed", { message: `${sentence(error.message)}.` });
    return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .C)("internal", {
        message: `The action itself failed (${error instanceof Error ? error.name : typeof error}).`,
    });
}
function refusal(error) {
    const { code, message, fields = [] } = error.apiErrorBody;
    const said = [code, message].filter((part) => part !== undefined).join(": ");
    const detail = [said, ...fields.map((field) => `${field.path}: ${field.message}`)]
        .filter((line) => line !== "")
        .join("\n");
    return (0,_catalogue_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .C)(refusalCode(error, said), detail === "" ? {} : { detail });
}
function refusalCode(error, said) {
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


/***/ }),

/***/ 6202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ problemLine),
/* harmony export */   f: () => (/* binding */ problemText)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1065);
/* harmony import */ var _text_sentence_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6677);


const DETAIL_LENGTH = 1_000;
const MESSAGE_LENGTH = 1_000;
function linkTo({ code }, docsUrl) {
    return docsUrl === undefined ? undefined : `${docsUrl}/troubleshooting.md#${code}`;
}
function problemText(problem, docsUrl, { weight = "WARNING", advice } = {}) {
    const lines = [`**${(0,_text_sentence_js__WEBPACK_IMPORTED_MODULE_1__/* .inertSentence */ ._)(problem.message, MESSAGE_LENGTH)}**`];
    if (!saysItself(problem))
        lines.push(`Likely cause: ${problem.cause}`, `What to do: ${[problem.remedy, advice].filter(Boolean).join(" ")}`);
    if (problem.detail !== undefined)
        lines.push("Cursor said:", (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inertBlock */ .WC)(problem.detail, DETAIL_LENGTH));
    const url = linkTo(problem, docsUrl);
    const more = url === undefined ? "" : `. [Read about it in Troubleshooting](${url})`;
    lines.push(`Error code: \`${problem.code}\`${more}`);
    return [`[!${weight}]`, ...lines.join("\n\n").split("\n")].map((line) => `> ${line}`.trimEnd()).join("\n");
}
function problemLine(problem, docsUrl) {
    const said = problem.detail === undefined ? "" : ` Cursor said: ${problem.detail}`;
    const advice = problem.message.includes(problem.remedy) || saysItself(problem) ? "" : ` ${problem.cause} ${problem.remedy}`;
    const url = linkTo(problem, docsUrl);
    return `${problem.message}${advice}${said} (${problem.code}${url === undefined ? "" : `: ${url}`})`;
}
function saysItself(problem) {
    return ["bad-input", "missing-key", "no-instruction", "bad-event", "unsafe-tls"].includes(problem.code);
}


/***/ }),

/***/ 2834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ openRecord)
/* harmony export */ });
const NOTHING_YET = {
    run: undefined,
    plan: undefined,
    agent: undefined,
    agentOrigin: undefined,
    timeline: [],
    outcome: undefined,
    warnings: [],
};
function openRecord(clock) {
    let startedMs;
    let endedMs;
    let state = NOTHING_YET;
    const elapsedMs = () => (startedMs === undefined ? 0 : (endedMs ?? clock.nowMs()) - startedMs);
    const seen = (agent, agentOrigin) => {
        startedMs ??= clock.nowMs();
        const isNew = state.timeline.at(-1)?.status !== agent.status;
        const timeline = isNew ? [...state.timeline, { status: agent.status, waitedMs: elapsedMs() }] : state.timeline;
        state = { ...state, agent, timeline, agentOrigin: state.agentOrigin ?? agentOrigin };
    };
    return {
        report: () => ({ ...state, elapsedMs: elapsedMs() }),
        startedIn: (run) => {
            state = { ...state, run };
        },
        asked: (operation) => {
            state = { ...state, operation };
        },
        planned: (plan) => {
            state = { ...state, plan };
        },
        followingUp: (followUp) => {
            state = { ...state, followUp };
        },
        seen,
        found: (findings) => {
            state = { ...state, findings };
        },
        listening: (phrase) => {
            state = { ...state, phrase };
        },
        conversed: (conversation) => {
            state = { ...state, conversation };
        },
        commented: (commentUrl) => {
            state = { ...state, commentUrl };
        },
        warned: (message) => {
            if (state.warnings.includes(message))
                return false;
            state = { ...state, warnings: [...state.warnings, message] };
            return true;
        },
        ended: (outcome) => {
            if (state.outcome?.kind !== outcome.kind)
                endedMs = clock.nowMs();
            if ("agent" in outcome && outcome.agent)
                seen(outcome.agent);
            state = { ...state, outcome };
        },
    };
}


/***/ }),

/***/ 9994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ stepOutputs)
/* harmony export */ });
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4121);

function stepOutputs(report) {
    const { outcome, agent, findings, conversation, commentUrl } = report;
    const problem = outcome && "problem" in outcome ? outcome.problem : undefined;
    return {
        outcome: outcome?.kind ?? "",
        ...(agent && (0,_outputs_js__WEBPACK_IMPORTED_MODULE_0__/* .agentOutputs */ .cp)(agent)),
        durationSeconds: String(Math.round(report.elapsedMs / 1000)),
        skipReason: outcome?.kind === "skipped" ? outcome.reason : "",
        errorCode: problem?.code ?? "",
        ...(commentUrl !== undefined && { commentUrl }),
        ...(conversation?.path !== undefined && { conversationPath: conversation.path }),
        ...(findings?.result !== undefined && { result: JSON.stringify(findings.result) }),
    };
}


/***/ }),

/***/ 7699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ loadNetwork)
/* harmony export */ });
async function loadNetwork() {
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8877, 19));
    setFlagsFromString("--wasm-tiering-budget=1000000000");
    return await Promise.all(/* import() */[__nccwpck_require__.e(273), __nccwpck_require__.e(108)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7108));
}


/***/ }),

/***/ 7666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ isRefOrCommit),
/* harmony export */   Mg: () => (/* binding */ parseAgentUrl),
/* harmony export */   Q8: () => (/* binding */ isBranchName),
/* harmony export */   TU: () => (/* binding */ isAgentId),
/* harmony export */   XT: () => (/* binding */ parsePullRequestUrl)
/* harmony export */ });
/* harmony import */ var _invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6026);

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
    const isLocal = isThisMachine(url.hostname) && URL.canParse(apiUrl) && url.origin === new URL(apiUrl).origin;
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
function isThisMachine(hostname) {
    return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
function isAgentId(text) {
    return /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(text);
}
const LONGEST_REF_BYTES = 250;
const FORBIDDEN_IN_REFS = /[~^:?*[\\;$`|<>&"']|\.\.|@\{|\/\/|\/[-.]|\.(?:lock)?(?:\/|$)/;
const CONTROL_OR_BLANK = /[\p{Cc}\p{Z}]/u;
function isRefOrCommit(text) {
    if (text === "" || text === "@" || Buffer.byteLength(text) > LONGEST_REF_BYTES)
        return false;
    if (FORBIDDEN_IN_REFS.test(text))
        return false;
    const isPlain = /^[!-~]*$/.test(text);
    if (!isPlain && (CONTROL_OR_BLANK.test(text) || (0,_invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .hasInvisible */ .wy)(text)))
        return false;
    return !/^[-/.]|\/$|^refs\//.test(text);
}
function isBranchName(text) {
    return isRefOrCommit(text) && text !== "HEAD" && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}


/***/ }),

/***/ 7836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ parseAttachment),
/* harmony export */   q: () => (/* binding */ parseRedirect)
/* harmony export */ });
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
    if (!URL.canParse(location, from))
        return undefined;
    const address = new URL(location, from).href;
    const url = plainHttps(address);
    if (url && (STORAGE_HOST.test(url.hostname) || url.hostname === `media.${new URL(serverUrl).hostname}`)) {
        return { url: url.href };
    }
    return parseAttachment(address, serverUrl);
}
function plainHttps(address) {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const isPlain = url?.protocol === "https:" && !url.username && !url.password && url.port === "";
    return isPlain ? url : undefined;
}


/***/ }),

/***/ 4713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gy: () => (/* binding */ mark),
/* harmony export */   gS: () => (/* binding */ cutToLength),
/* harmony export */   zP: () => (/* binding */ cutToBytes)
/* harmony export */ });
/* harmony import */ var _count_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5093);

const ROOM_FOR_MARK = 80;
const LONGEST_GRAPHEME = 64;
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


/***/ }),

/***/ 5093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ counted),
/* harmony export */   z: () => (/* binding */ grouped)
/* harmony export */ });
function grouped(count) {
    return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
function counted(count, noun) {
    return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}


/***/ }),

/***/ 1259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   FK: () => (/* binding */ codeBlockOverhead)
/* harmony export */ });
/* harmony import */ var _invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6026);

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


/***/ }),

/***/ 6026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OT: () => (/* binding */ withoutInvisible),
/* harmony export */   bo: () => (/* binding */ hasVisible),
/* harmony export */   gX: () => (/* binding */ withLineFeeds),
/* harmony export */   wy: () => (/* binding */ hasInvisible)
/* harmony export */ });
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


/***/ }),

/***/ 1065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   WC: () => (/* binding */ inertBlock),
/* harmony export */   XJ: () => (/* binding */ inertQuote),
/* harmony export */   ti: () => (/* binding */ inlineCode)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4713);
/* harmony import */ var _fence_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1259);
/* harmony import */ var _invisible_characters_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6026);



function inertBlock(text, maxLength) {
    const clean = (0,_invisible_characters_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutInvisible */ .OT)(text).text.trim();
    return (0,_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)((0,_budget_js__WEBPACK_IMPORTED_MODULE_2__/* .cutToLength */ .gS)(clean, Math.max(0, maxLength - (0,_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlockOverhead */ .FK)(clean))));
}
const LONGEST_RUN = 4;
function inlineCode(text, maxLength) {
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
const ROOM_FOR_CUT_MARK = 40;
const ROOM_FOR_MARKS = 2 * LONGEST_RUN + 12;
function inertQuote(text, maxLength) {
    const lines = (0,_invisible_characters_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutInvisible */ .OT)(text).text.trim().split("\n").map(withoutMarks);
    const quoted = [];
    let room = maxLength - ROOM_FOR_CUT_MARK;
    for (const [index, line] of lines.entries()) {
        const isLast = (lines[index + 1] ?? "") === "";
        const next = line === "" ? ">" : `> ${inlineCode(line, room - ROOM_FOR_MARKS)}${isLast ? "" : "\\"}`;
        if (next.length > room || (line !== "" && room <= ROOM_FOR_MARKS)) {
            quoted.push(`> \`${(0,_budget_js__WEBPACK_IMPORTED_MODULE_2__/* .mark */ .Gy)(lines.length - index, "lines")}\``);
            break;
        }
        quoted.push(next);
        room -= next.length + 1;
    }
    return lines.every((line) => line === "") ? "" : quoted.join("\n");
}
function withoutMarks(line) {
    return line
        .replace(/^\s*#{1,6}\s+/, "")
        .replace(/\*\*|`/g, "")
        .trim();
}


/***/ }),

/***/ 6677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ inertSentence)
/* harmony export */ });
/* harmony import */ var _invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6026);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1065);


const PIECES = /"(?:[^"\\]|\\.)*"|`[^`]+`|\s+|[^\s"`]+|["`]/g;
const WORD = /^([(‘“]?)(.*?)([)’”]?[.,:;!?)…]*)$/s;
const HARMLESS = /^(?:[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\d{1,6}|[–—])?$/u;
const HARMLESS_IN_ASCII = /^[A-Za-z]+$/;
const LIKE_A_REFERENCE = /^(?:[0-9a-fA-F]{7,40}|ghsa-.*|[A-Z]{2,}-.*)$/;
function inertSentence(text, maxLength) {
    const line = (0,_invisible_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutInvisible */ .OT)(text).text.trim();
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
function inertPiece(piece, room) {
    if (piece.trim() === "")
        return " ";
    if (piece.startsWith("`") && piece.length > 1)
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(piece.slice(1, -1), room);
    if (piece.startsWith('"'))
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(piece, room);
    const [, before = "", word = "", after = ""] = WORD.exec(piece) ?? [];
    if ((HARMLESS_IN_ASCII.test(word) || HARMLESS.test(word)) && !LIKE_A_REFERENCE.test(word))
        return piece;
    return `${before}${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineCode */ .ti)(word, room)}${after}`;
}


/***/ })

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

// EXTERNAL MODULE: ./build/run/load-network.js
var load_network = __nccwpck_require__(7699);
;// CONCATENATED MODULE: ./build/github/lazy-connection.js

function lazyConnection({ token, ...options }) {
    let opened;
    return async () => {
        if (token === undefined)
            return undefined;
        opened ??= (0,load_network/* loadNetwork */.V)().then(({ openGitHub }) => openGitHub({ token, ...options }));
        return await opened;
    };
}

// EXTERNAL MODULE: ./build/http/clock.js
var clock = __nccwpck_require__(295);
;// CONCATENATED MODULE: ./build/http/user-agent.js
const VERSION = "0.1.0";
const USER_AGENT = `falconer/${VERSION}`;

// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 6 modules
var core = __nccwpck_require__(6221);
// EXTERNAL MODULE: ./build/inputs/address.js
var address = __nccwpck_require__(6528);
// EXTERNAL MODULE: ./build/inputs/api-key.js
var api_key = __nccwpck_require__(1574);
// EXTERNAL MODULE: ./build/model/permission.js
var permission = __nccwpck_require__(4815);
// EXTERNAL MODULE: ./build/inputs/values.js
var values = __nccwpck_require__(3368);
;// CONCATENATED MODULE: ./build/inputs/gate-rules.js


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

// EXTERNAL MODULE: ./build/inputs/images.js
var inputs_images = __nccwpck_require__(4832);
// EXTERNAL MODULE: ./build/inputs/input-error.js
var input_error = __nccwpck_require__(2699);
// EXTERNAL MODULE: ./build/inputs/operation.js
var operation = __nccwpck_require__(9001);
// EXTERNAL MODULE: ./build/text/address.js
var text_address = __nccwpck_require__(7666);
;// CONCATENATED MODULE: ./build/inputs/source.js





function readSource(read, runner) {
    const repository = (0,values/* optionalText */.mR)(read, "repository");
    const ref = (0,values/* optionalText */.mR)(read, "ref");
    const pullRequest = (0,values/* optionalText */.mR)(read, "pr-url");
    if (ref !== undefined && pullRequest !== undefined) {
        throw new input_error/* InputError */.d("Inputs `ref` and `pr-url` are both set. Keep one: a pull request brings its own branch.");
    }
    if (ref !== undefined && !(0,text_address/* isRefOrCommit */.AC)(ref)) {
        return (0,values/* refuse */.TR)("ref", ref, "a branch or a commit. Write the branch's name alone, without `refs/heads/`, or a full commit id.");
    }
    const model = (0,values/* optionalText */.mR)(read, "model");
    if (model !== undefined && !/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/.test(model)) {
        return (0,values/* refuse */.TR)("model", model, "a model id. The operation `models` lists the ids that this key may use.");
    }
    return {
        repository: repository === undefined ? runner.repository : (0,address/* requireRepository */.Cc)("repository", repository, runner.serverUrl),
        ref,
        pullRequest: pullRequest === undefined ? undefined : (0,address/* requirePullRequest */.aI)("pr-url", pullRequest, runner.serverUrl),
        model,
    };
}
function readTarget(read) {
    const branchName = (0,values/* optionalText */.mR)(read, "branch-name");
    if (branchName !== undefined && !(0,text_address/* isBranchName */.Q8)(branchName)) {
        return (0,values/* refuse */.TR)("branch-name", branchName, "a name that git allows for a branch.");
    }
    return {
        autoCreatePr: (0,values/* boolean */.zM)(read, "auto-create-pr", true),
        branchName,
        autoBranch: (0,values/* boolean */.zM)(read, "auto-branch", true),
        openAsCursorGithubApp: (0,values/* boolean */.zM)(read, "open-as-cursor-github-app", false),
        skipReviewerRequest: (0,values/* boolean */.zM)(read, "skip-reviewer-request", false),
        ...readWebhook(read, (0,operation/* readWhich */.kI)(read)),
    };
}
function readWebhook(read, operation) {
    const url = (0,values/* optionalText */.mR)(read, "webhook-url");
    const webhookSecrets = readSecrets(read);
    const [secret, second] = webhookSecrets;
    if (operation === "launch" && url === undefined && secret !== undefined) {
        throw new input_error/* InputError */.d("Input `webhook-secret` is set without `webhook-url`. Set both, or neither.");
    }
    if (operation === "launch" && second !== undefined) {
        return (0,values/* refuseSecretly */.cY)("webhook-secret", "has two lines, and a launch takes one secret. Keep the new one.");
    }
    if (url === undefined)
        return { webhook: undefined, webhookSecrets };
    const webhook = { url: (0,address/* requireWebhookUrl */.E2)("webhook-url", url), ...(secret !== undefined && { secret }) };
    return { webhook, webhookSecrets };
}
function readSecrets(read) {
    const secrets = read("webhook-secret")
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
    if (secrets.length > 2)
        return (0,values/* refuseSecretly */.cY)("webhook-secret", "has more than two lines. Give one secret per line.");
    const odd = secrets.find((secret) => secret.length < 32 || secret.length > 256);
    if (odd === undefined)
        return secrets;
    return (0,values/* refuseSecretly */.cY)("webhook-secret", `has ${odd.length} characters. Cursor takes 32 to 256.`);
}

// EXTERNAL MODULE: ./build/text/invisible-characters.js
var invisible_characters = __nccwpck_require__(6026);
// EXTERNAL MODULE: ./build/inputs/prompt-file.js
var prompt_file = __nccwpck_require__(1987);
;// CONCATENATED MODULE: ./build/inputs/task.js




function readTask(read, runner, apiKey) {
    const prompt = read("prompt");
    const file = (0,values/* optionalText */.mR)(read, "prompt-file");
    if (prompt.trim() !== "" && file !== undefined) {
        throw new input_error/* InputError */.d("Inputs `prompt` and `prompt-file` are both set. Keep one of them.");
    }
    const instruction = file === undefined ? instructionFrom("prompt", prompt) : readFile(file, runner);
    if (apiKey !== undefined && instruction?.text.includes(apiKey)) {
        return (0,values/* refuseSecretly */.cY)(instruction.origin, "holds the API key, which would be sent to the agent as text. Remove it.");
    }
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
        throw new input_error/* InputError */.d(`Input \`${origin}\` is empty after removing invisible characters. Write what the agent should do.`);
    }
    return { text, origin };
}

;// CONCATENATED MODULE: ./build/inputs/unused.js

const LAUNCH = ["launch"];
const PROMPTED = ["launch", "follow-up"];
const GATED = ["launch", "follow-up", "stop", "delete"];
const WAITING = ["launch", "follow-up", "wait"];
const ON_AGENT = ["follow-up", "wait", "status", "conversation", "stop", "delete", "artifacts"];
const USES = {
    prompt: { by: PROMPTED },
    "prompt-file": { by: PROMPTED },
    context: { by: PROMPTED, fallback: "auto" },
    images: { by: PROMPTED },
    repository: { by: ["launch", "repositories", "doctor"], fallback: "${{ github.repository }}" },
    ref: { by: LAUNCH },
    "pr-url": { by: ["launch", "list"] },
    model: { by: ["launch", "doctor"] },
    "auto-create-pr": { by: LAUNCH, fallback: "true" },
    "branch-name": { by: LAUNCH },
    "auto-branch": { by: LAUNCH, fallback: "true" },
    "open-as-cursor-github-app": { by: LAUNCH, fallback: "false" },
    "skip-reviewer-request": { by: LAUNCH, fallback: "false" },
    "webhook-url": { by: LAUNCH },
    "webhook-secret": { by: ["launch", "verify-webhook"] },
    "api-key": { by: operation/* OPERATIONS */.xb },
    "github-token": { by: operation/* OPERATIONS */.xb, fallback: "${{ github.token }}" },
    "api-url": { by: operation/* OPERATIONS */.xb, fallback: "https://api.cursor.com" },
    operation: { by: operation/* OPERATIONS */.xb, fallback: "launch" },
    "agent-id": { by: ON_AGENT },
    "matrix-leg": { by: operation/* OPERATIONS */.xb, fallback: "${{ strategy.job-index }}" },
    "webhook-payload": { by: ["verify-webhook"] },
    "webhook-signature": { by: ["verify-webhook"] },
    "webhook-memory": { by: ["verify-webhook"] },
    path: { by: ["artifacts"], fallback: "cursor-artifacts" },
    wait: { by: PROMPTED, fallback: "true" },
    "timeout-minutes": { by: WAITING, fallback: "60" },
    "poll-interval-seconds": { by: WAITING, fallback: "10" },
    "max-poll-interval-seconds": { by: WAITING, fallback: "45" },
    "on-timeout": { by: WAITING, fallback: "leave" },
    "on-cancel": { by: PROMPTED, fallback: "stop" },
    "fail-on": { by: WAITING, fallback: "failed,expired,stopped,timed-out,unknown" },
    "if-no-pr": { by: LAUNCH, fallback: "warn" },
    comment: { by: PROMPTED, fallback: "true" },
    reaction: { by: PROMPTED, fallback: "true" },
    "step-summary": { by: operation/* OPERATIONS */.xb, fallback: "true" },
    "log-conversation": { by: ["launch", "follow-up", "wait", "conversation"], fallback: "false" },
    "trigger-phrase": { by: GATED, fallback: "/cursor" },
    label: { by: GATED },
    "minimum-permission": { by: GATED, fallback: "write" },
    "allow-actors": { by: GATED },
    "allow-bots": { by: GATED },
};
function unusedInputs(operation, read, runner) {
    const { owner, name } = runner.repository;
    const fallbackOf = (input, { fallback = "" }) => (input === "repository" ? `${owner}/${name}` : fallback);
    return Object.entries(USES)
        .filter(([input, use]) => !use.by.includes(operation) && isSet(read(input), fallbackOf(input, use)))
        .map(([input]) => `\`${input}\` has no effect for the operation \`${operation}\`.`);
}
function isSet(value, fallback) {
    const plain = (text) => text.replaceAll(/\s/g, "").toLowerCase();
    return plain(value) !== "" && plain(value) !== plain(fallback);
}

;// CONCATENATED MODULE: ./build/model/outcome.js
const FAILABLE = ["failed", "expired", "stopped", "timed-out", "unknown"];
function failsStep(outcome, rules) {
    switch (outcome.kind) {
        case "error":
        case "cancelled":
            return true;
        case "finished":
            return outcome.problem !== undefined && rules.ifNoPr === "error";
        case "launched":
        case "skipped":
        case "ok":
            return false;
        default:
            return rules.failOn.has(outcome.kind);
    }
}

;// CONCATENATED MODULE: ./build/inputs/waiting.js


const MINUTE_MS = 60_000;
function readWaiting(read) {
    const pollSeconds = (0,values/* wholeNumber */.rD)(read, "poll-interval-seconds", { least: 1, most: 300, fallback: 10, unit: "seconds" });
    const maxSeconds = (0,values/* wholeNumber */.rD)(read, "max-poll-interval-seconds", {
        least: 1,
        most: 3600,
        fallback: 45,
        unit: "seconds",
    });
    if (maxSeconds < pollSeconds) {
        return (0,values/* refuse */.TR)("max-poll-interval-seconds", String(maxSeconds), `${pollSeconds} or more. It must not be below \`poll-interval-seconds\`; raise it as well.`);
    }
    return {
        wait: (0,values/* boolean */.zM)(read, "wait", true),
        timeoutMs: MINUTE_MS * (0,values/* wholeNumber */.rD)(read, "timeout-minutes", { least: 1, most: 1440, fallback: 60, unit: "minutes" }),
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
        return new Set(FAILABLE);
    if (words.length === 1 && words[0] === "none")
        return new Set();
    const named = words.filter((word) => word !== "error" && word !== "cancelled");
    return new Set(named.map((word) => FAILABLE.find((outcome) => outcome === word) ??
        (0,values/* refuse */.TR)("fail-on", word, `one of ${(0,values/* listed */.KE)(FAILABLE)}, or \`none\` alone.`)));
}

;// CONCATENATED MODULE: ./build/inputs/inputs.js












const DEFAULT_API_URL = "https://api.cursor.com";
function inputs_readSecrets(environment) {
    const key = readKey(environment);
    const keys = key.includes("${{") ? [] : [key];
    const raw = [...keys, read("webhook-secret"), read("webhook-url"), read("github-token")];
    return raw.filter((value) => value.trim() !== "");
}
function readInputs(environment, runner) {
    if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0") {
        throw new input_error/* InputError */.d("NODE_TLS_REJECT_UNAUTHORIZED is 0: nothing would prove that the API key goes to Cursor. Remove the variable; for a private certificate authority set NODE_EXTRA_CA_CERTS to its file.", "unsafe-tls");
    }
    const access = readAccess(environment);
    const inputs = {
        ...access,
        ...(0,operation/* readOperation */.Q0)(read),
        ...readTask(read, runner, access.apiKey),
        images: (0,inputs_images/* readImages */.H)(read, runner.serverUrl),
        ...readSource(read, runner),
        ...readTarget(read),
        matrixLeg: (0,values/* optionalText */.mR)(read, "matrix-leg") ?? "0",
        ...readWaiting(read),
        stepSummary: (0,values/* boolean */.zM)(read, "step-summary", true),
        ...readAuthorizationRules(read),
    };
    return { inputs, warnings: [...unusedInputs(inputs.operation, read, runner), ...oddities(inputs)] };
}
function readAccess(environment) {
    return {
        apiKey: readApiKey(environment),
        githubToken: (0,values/* optionalText */.mR)(read, "github-token"),
        apiUrl: (0,address/* requireApiUrl */.N0)("api-url", (0,values/* optionalText */.mR)(read, "api-url") ?? DEFAULT_API_URL),
        comment: (0,values/* boolean */.zM)(read, "comment", true),
        reaction: (0,values/* boolean */.zM)(read, "reaction", true),
    };
}
const read = (name) => (0,core/* getInput */.V4)(name, { trimWhitespace: false });
function readKey(environment) {
    return read("api-key").trim() === "" ? (environment.CURSOR_API_KEY ?? "") : read("api-key");
}
function readApiKey(environment) {
    const raw = readKey(environment);
    return raw.trim() === "" ? undefined : (0,api_key/* requireApiKey */.F)("api-key", raw);
}
function oddities(inputs) {
    const warnings = [];
    const { hostname } = new URL(inputs.apiUrl);
    if (inputs.apiUrl !== DEFAULT_API_URL && !(0,address/* isLoopback */.U9)(hostname)) {
        warnings.push(`The API key is sent to ${hostname} because \`api-url\` says so.`);
    }
    if (inputs.operation !== "launch")
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

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./build/inputs/runner.js



function readRunner(environment) {
    const read = (name) => environment[`GITHUB_${name}`] ?? "";
    const serverUrl = (read("SERVER_URL") || "https://github.com").replace(/\/$/, "");
    if (!read("REPOSITORY") || !read("EVENT_NAME") || !read("RUN_ID")) {
        throw new input_error/* InputError */.d("The variables GITHUB_REPOSITORY, GITHUB_EVENT_NAME and GITHUB_RUN_ID are not all set: this is not a GitHub runner. Use the action in a workflow, or the simulator to try it.", "bad-event");
    }
    const repository = (0,address/* requireRepository */.Cc)("GITHUB_REPOSITORY", read("REPOSITORY"), serverUrl);
    return {
        repository,
        repositoryId: read("REPOSITORY_ID"),
        eventName: read("EVENT_NAME"),
        eventPath: read("EVENT_PATH"),
        workflow: read("WORKFLOW"),
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
        temp: environment.RUNNER_TEMP || (0,external_node_os_.tmpdir)(),
        runUrl: `${repository.url}/actions/runs/${read("RUN_ID")}`,
        docsUrl: docsUrl(serverUrl, read("ACTION_REPOSITORY"), read("ACTION_REF")),
    };
}
function docsUrl(serverUrl, repository, ref) {
    const isPlain = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref) && !ref.includes("..");
    return isPlain ? `${serverUrl}/${repository}/blob/${ref}/docs` : undefined;
}

// EXTERNAL MODULE: ./build/report/catalogue.js
var catalogue = __nccwpck_require__(4486);
// EXTERNAL MODULE: ./build/text/budget.js
var budget = __nccwpck_require__(4713);
;// CONCATENATED MODULE: ./build/text/log.js


const MOST_LINES = 500;
const LONGEST_LINE = 2_000;
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const ESC = String.fromCharCode(0x1b);
const BEL = String.fromCharCode(0x07);
const TERMINAL_SEQUENCE = new RegExp(`${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?|(?:${ESC}\\[|\\u009b)[0-?]*[ -/]*[@-~]|${ESC}[ -/]*[0-~]`, "g");
function logLines(text) {
    const lines = text.split(LINE_END);
    const shown = lines.slice(0, MOST_LINES).map((line) => `| ${inertLine(line, LONGEST_LINE)}`.trimEnd());
    return lines.length > MOST_LINES ? [...shown, `| ${(0,budget/* mark */.Gy)(lines.length - MOST_LINES, "lines")}`] : shown;
}
function logText(text) {
    return inertLine(text.split(LINE_END).join(" "), Number.POSITIVE_INFINITY);
}
function plainLine(text, maxLength) {
    return inertLine(logText(text).replace(/\s+/g, " ").trim(), maxLength);
}
function inertLine(line, maxLength) {
    const clean = (0,invisible_characters/* withoutInvisible */.OT)(line.replace(TERMINAL_SEQUENCE, "")).text.replaceAll("\n", " ");
    const inert = withoutCommands(clean);
    return inert.length <= maxLength ? inert : withoutCommands((0,budget/* cutToLength */.gS)(inert, maxLength - 1));
}
const START_COMMAND = /^([^!-~]*):([^ -~]*):/;
const BRACKET_COMMAND = /#([^ -~]*)#([^ -~]*)\[/g;
function withoutCommands(line) {
    return line.replace(BRACKET_COMMAND, "#$1#$2 [").replace(START_COMMAND, "$1:$2 :");
}

;// CONCATENATED MODULE: ./build/report/log.js


const ANNOTATION_LENGTH = 4000;
const CODES = { strong: "1", good: "1;32", bad: "1;31", faint: "90" };
function openLog() {
    const info = (line, style = "plain") => (0,core/* info */.pq)(paint(logText(line), style));
    const quote = (text) => {
        for (const line of logLines(text))
            (0,core/* info */.pq)(line);
    };
    return {
        info,
        event: (stamp, words, style = "plain") => {
            (0,core/* info */.pq)(`${paint(logText(stamp), "faint")} ${paint(logText(words), style)}`);
        },
        quote,
        group: (title, lines) => {
            (0,core/* startGroup */.Oh)(logText(title));
            for (const line of lines)
                info(line);
            (0,core/* endGroup */.N4)();
        },
        quoteGroup: (title, text) => {
            (0,core/* startGroup */.Oh)(logText(title));
            quote(text);
            (0,core/* endGroup */.N4)();
        },
        debug: (line) => (0,core/* debug */.Yz)(logText(line)),
        notice: (message, title) => (0,core/* notice */.lm)(annotation(message), { title }),
        warning: (message) => (0,core/* warning */.$e)(annotation(message)),
        fail: (message) => (0,core/* setFailed */.C1)(annotation(message)),
    };
}
function paint(inert, style) {
    return style === "plain" || inert === "" ? inert : `\u001b[${CODES[style]}m${inert}\u001b[0m`;
}
function annotation(message) {
    return plainLine(message, ANNOTATION_LENGTH);
}

// EXTERNAL MODULE: ./build/report/outputs.js
var outputs = __nccwpck_require__(4121);
// EXTERNAL MODULE: ./build/report/problem-from-error.js
var problem_from_error = __nccwpck_require__(4150);
// EXTERNAL MODULE: ./build/report/record.js
var report_record = __nccwpck_require__(2834);
// EXTERNAL MODULE: ./build/report/duration.js
var duration = __nccwpck_require__(8747);
// EXTERNAL MODULE: ./build/report/headline.js
var headline = __nccwpck_require__(2251);
// EXTERNAL MODULE: ./build/report/problem-text.js
var problem_text = __nccwpck_require__(6202);
// EXTERNAL MODULE: ./build/report/step-outputs.js
var step_outputs = __nccwpck_require__(9994);
;// CONCATENATED MODULE: ./build/report/write-results.js






const STRICTEST = { failOn: new Set(), ifNoPr: "error", stepSummary: true };
async function writeResults(log, report, outcome, inputs, summaryFile) {
    const rules = inputs ?? STRICTEST;
    const areSet = (0,outputs/* setOutputs */.n0)((0,step_outputs/* stepOutputs */.t)(report));
    tellEnd(log, report, outcome);
    judge(log, outcome, rules, report.run?.docsUrl);
    if (!areSet)
        log.fail("The outputs could not be written to the runner's file GITHUB_OUTPUT: later steps miss them.");
    if (!rules.stepSummary)
        return;
    try {
        const { writeSummaryPage } = await __nccwpck_require__.e(/* import() */ 515).then(__nccwpck_require__.bind(__nccwpck_require__, 6515));
        writeSummaryPage(summaryFile, report);
    }
    catch {
        log.warning("The summary page could not be written; the outcome is not affected.");
    }
}
function tellEnd(log, report, outcome) {
    const { agent, findings } = report;
    if (outcome.kind === "skipped")
        return;
    const after = report.elapsedMs > 0 && !findings ? ` after ${(0,duration/* duration */.p)(report.elapsedMs)}` : "";
    log.info(`${(0,headline/* headlineOf */.g)(report)}${after}.`, styleOf(outcome));
    for (const line of findings?.lines ?? [])
        log.info(line);
    if (agent?.pullRequest)
        log.info(`Pull request: ${agent.pullRequest.url}`);
    if (agent?.branchName !== undefined)
        log.info(`Branch:       ${agent.branchName}`);
    if (agent?.summary !== undefined)
        log.quoteGroup("What the agent says about it", agent.summary);
}
function styleOf(outcome) {
    if (outcome.kind === "launched")
        return "strong";
    return "problem" in outcome && outcome.problem ? "bad" : "good";
}
function judge(log, outcome, rules, docsUrl) {
    const problem = "problem" in outcome ? outcome.problem : undefined;
    if (outcome.kind === "skipped")
        log.notice(`Skipped: ${outcome.reason}.`, "No Cursor agent");
    else if (problem && failsStep(outcome, rules))
        log.fail((0,problem_text/* problemLine */.Y)(problem, docsUrl));
    else if (problem)
        log.warning((0,problem_text/* problemLine */.Y)(problem, docsUrl));
}

;// CONCATENATED MODULE: ./build/run/cancellation.js
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

// EXTERNAL MODULE: ./build/cursor/errors.js
var errors = __nccwpck_require__(9116);
// EXTERNAL MODULE: ./build/authorize/rules.js + 1 modules
var rules = __nccwpck_require__(7803);
// EXTERNAL MODULE: ./build/event/trigger.js
var event_trigger = __nccwpck_require__(5435);
;// CONCATENATED MODULE: ./build/event/request.js



const ACTING = ["launch", "follow-up", "stop", "delete"];
function isGated(operation) {
    return ACTING.some((one) => one === operation);
}
async function readRequest(step, operation, readComment) {
    const { inputs, runner } = step;
    const trigger = (0,event_trigger/* readTrigger */.v)(runner);
    const reason = (0,rules/* skipReasonOf */.PY)(trigger, inputs);
    if (reason !== undefined)
        return { kind: "skipped", reason };
    const command = await readCommand(trigger, inputs.triggerPhrase, readComment);
    if (command.kind === "skipped")
        return command;
    return operation === "launch" || operation === "follow-up"
        ? withInstruction(trigger, command, inputs)
        : order(trigger, command);
}
async function readCommand(trigger, phrase, readComment) {
    if (trigger.kind !== "comment" && trigger.kind !== "review")
        return { kind: "none" };
    const { body } = trigger.remark;
    if (body.trim() === "")
        return { kind: "skipped", reason: "the review has no text" };
    const text = body.includes(phrase) ? await readComment(body, phrase) : undefined;
    if (text === undefined)
        return { kind: "skipped", reason: `the comment does not start with ${phrase}` };
    return { kind: "given", text };
}
function withInstruction(trigger, command, inputs) {
    const isSilent = command.kind === "given" && command.text === "";
    if (inputs.instruction !== undefined)
        return order(trigger, isSilent ? { kind: "none" } : command);
    if (isSilent) {
        return { kind: "skipped", reason: `nothing follows ${inputs.triggerPhrase}, and there is no \`prompt\`` };
    }
    if (command.kind === "given")
        return order(trigger, command);
    throw new input_error/* InputError */.d("There is no instruction: `prompt` and `prompt-file` are empty. Set one of them; an expression such as `${{ inputs.task }}` that finds nothing is an empty text.", "no-instruction");
}
function order(trigger, command) {
    return { kind: "order", trigger, command };
}

;// CONCATENATED MODULE: ./build/run/dispatch.js



async function operate(step, record) {
    record.asked(step.inputs.operation);
    try {
        return await carryOut(step, record);
    }
    catch (error) {
        if (step.cancelled.aborted || !isCursors(error))
            throw error;
        return { kind: "error", problem: (0,problem_from_error/* problemFromError */.m)(error) };
    }
}
async function carryOut(step, record) {
    const { operation } = step.inputs;
    if (!isGated(operation)) {
        const { ASK } = await (await __nccwpck_require__.e(/* import() */ 349).then(__nccwpck_require__.bind(__nccwpck_require__, 1349))).loadOperations();
        return await ASK[operation](step, record);
    }
    const order = await readRequest(step, operation, async (comment, phrase) => {
        const { commandIn } = await __nccwpck_require__.e(/* import() */ 349).then(__nccwpck_require__.bind(__nccwpck_require__, 1349));
        return commandIn(comment, phrase);
    });
    if (order.kind === "skipped")
        return order;
    const { run, loadOperations } = await __nccwpck_require__.e(/* import() */ 349).then(__nccwpck_require__.bind(__nccwpck_require__, 1349));
    if (operation === "launch")
        return await run(step, record, order);
    const { ACT } = await loadOperations();
    return await ACT[operation](step, record, order);
}
function isCursors(error) {
    return (error instanceof errors/* CursorApiError */.ZW || error instanceof errors/* CursorConnectionError */.B$ || error instanceof errors/* InvalidResponseError */.tF);
}

;// CONCATENATED MODULE: ./build/main.js













async function main() {
    const cancellation = listenForCancellation(clock/* systemClock */.ml, () => process.exit(1));
    for (const secret of inputs_readSecrets(process.env))
        (0,outputs/* maskSecret */.$l)(secret);
    const log = openLog();
    const record = (0,report_record/* openRecord */.C)(clock/* systemClock */.ml);
    let inputs;
    let outcome;
    try {
        const runner = readRunner(process.env);
        const { runUrl: url, runAttempt: attempt, step: stepName, docsUrl } = runner;
        record.startedIn({ url, attempt, step: stepName, ...(docsUrl !== undefined && { docsUrl }) });
        const read = readInputs(process.env, runner);
        inputs = read.inputs;
        const step = openStep(inputs, runner, cancellation, log, record);
        for (const warning of read.warnings)
            step.warn(warning);
        outcome = await operate(step, record);
    }
    catch (error) {
        const isCancelled = cancellation.cancelled.aborted;
        outcome = isCancelled
            ? { kind: "cancelled", disposition: "none", problem: (0,catalogue/* problem */.C)("cancelled") }
            : { kind: "error", problem: (0,problem_from_error/* problemFromError */.m)(error) };
        log.debug(error instanceof Error ? (error.stack ?? error.name) : "a value that is no error was thrown");
    }
    record.ended(outcome);
    await writeResults(log, record.report(), outcome, inputs, process.env.GITHUB_STEP_SUMMARY);
}
function openStep(inputs, runner, cancellation, log, record) {
    return {
        inputs,
        runner,
        clock: clock/* systemClock */.ml,
        random: Math.random,
        userAgent: USER_AGENT,
        openGitHub: lazyConnection({
            token: inputs.githubToken,
            apiUrl: runner.apiUrl,
            clock: clock/* systemClock */.ml,
            userAgent: USER_AGENT,
        }),
        log,
        warn: (message) => {
            if (record.warned(message))
                log.warning(message);
        },
        ...cancellation,
    };
}

;// CONCATENATED MODULE: ./build/post.js









const BUDGET_MS = 90_000;
async function post() {
    for (const secret of inputs_readSecrets(process.env))
        (0,outputs/* maskSecret */.$l)(secret);
    const log = openLog();
    try {
        await (0,clock/* within */.ux)(clock/* systemClock */.ml, BUDGET_MS, undefined, (signal) => cleanUp(log, signal));
    }
    catch (error) {
        const name = error instanceof Error ? error.name : typeof error;
        log.warning(`What this step left behind could not be put in order (${name}). Look on cursor.com/agents whether its agent is still working, and stop it there.`);
    }
}
async function cleanUp(log, signal) {
    const { readState, STATE_NAME } = await __nccwpck_require__.e(/* import() */ 657).then(__nccwpck_require__.bind(__nccwpck_require__, 7657));
    const saved = (0,core/* getState */.Gu)(STATE_NAME);
    if (saved === "")
        return;
    const access = readAccess(process.env);
    const { apiKey } = access;
    const state = apiKey === undefined ? undefined : readState(apiKey, saved);
    if (apiKey === undefined || state === undefined) {
        log.warning("The state of this step was changed by something else, so the post step leaves everything as it is.");
        return;
    }
    if (state.isDone)
        return;
    const runner = readRunner(process.env);
    const [{ openCursor }, { cleanUp }] = await Promise.all([(0,load_network/* loadNetwork */.V)(), __nccwpck_require__.e(/* import() */ 349).then(__nccwpck_require__.bind(__nccwpck_require__, 1349))]);
    const surroundings = { clock: clock/* systemClock */.ml, random: Math.random, userAgent: USER_AGENT };
    const cursor = openCursor({ ...surroundings, apiUrl: access.apiUrl, apiKey });
    const openGitHub = lazyConnection({ ...surroundings, token: access.githubToken, apiUrl: runner.apiUrl });
    try {
        await cleanUp({ ...surroundings, log, apiKey, apiUrl: access.apiUrl, runner, state, cursor, openGitHub, signal });
    }
    finally {
        await cursor.close();
    }
}

;// CONCATENATED MODULE: ./build/index.js



var __webpack_exports__main = __webpack_exports__.i;
var __webpack_exports__post = __webpack_exports__.b;
export { __webpack_exports__main as main, __webpack_exports__post as post };
