export const id = 657;
export const ids = [657];
export const modules = {

/***/ 2517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ followUpLine),
/* harmony export */   CK: () => (/* binding */ launchLine),
/* harmony export */   V0: () => (/* binding */ isLaunchKey),
/* harmony export */   Zv: () => (/* binding */ followUpKeyIn),
/* harmony export */   aq: () => (/* binding */ launchKeyOf),
/* harmony export */   uT: () => (/* binding */ launchKeyIn)
/* harmony export */ });
/* harmony import */ var _model_signature_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7864);

const KEY_DIGITS = 12;
function launchKeyOf(apiKey, runner, matrixLeg) {
    const repository = runner.repositoryId || `${runner.repository.owner}/${runner.repository.name}`.toLowerCase();
    return (0,_model_signature_js__WEBPACK_IMPORTED_MODULE_0__/* .sign */ ._)(apiKey, "launch", [repository, runner.runId, runner.job, runner.step, matrixLeg]).slice(0, KEY_DIGITS);
}
function isLaunchKey(text) {
    return /^[0-9a-f]{12}$/.test(text);
}
function launchLine(runUrl, launchKey) {
    return `Launched by ${runUrl} (launch key ${launchKey})`;
}
function launchKeyIn(prompt) {
    const lastLine = prompt.slice(prompt.lastIndexOf("\n") + 1);
    return /^Launched by https?:\/\/\S+ \(launch key ([0-9a-f]{12})\)$/.exec(lastLine)?.[1];
}
function followUpLine(runUrl, launchKey) {
    return `Follow-up by ${runUrl} (follow-up key ${launchKey})`;
}
function followUpKeyIn(message) {
    const text = message.trimEnd();
    const lastLine = text.slice(text.lastIndexOf("\n") + 1);
    return /^Follow-up by https?:\/\/\S+ \(follow-up key ([0-9a-f]{12})\)$/.exec(lastLine)?.[1];
}


/***/ }),

/***/ 7674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ nonsense),
/* harmony export */   at: () => (/* binding */ at)
/* harmony export */ });
/* harmony import */ var _api_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3273);

function at(answer, field) {
    if (typeof answer !== "object" || answer === null)
        return undefined;
    const fields = { ...answer };
    return fields[field];
}
function nonsense(what, mayHaveExecuted = false) {
    return new _api_error_js__WEBPACK_IMPORTED_MODULE_0__/* .GitHubApiError */ .O(what, { status: 200, denial: undefined, mayHaveExecuted });
}


/***/ }),

/***/ 3273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ GitHubApiError)
/* harmony export */ });
const WORDS = {
    token: "GitHub does not accept `github-token`; a job's token ends with its job",
    permission: "`github-token` may not do that",
    "not-found": "GitHub cannot find it, or `github-token` may not see it",
    locked: "the conversation is locked",
    "too-long": "the text is too long",
    "rate-limit": "GitHub's rate limit is reached",
};
class GitHubApiError extends Error {
    name = "GitHubFailure";
    status;
    denial;
    mayHaveExecuted;
    retryAfterMs;
    constructor(what, detail, options) {
        super(`${what} failed: ${reasonOf(detail)}`, options);
        this.status = detail.status;
        this.denial = detail.denial;
        this.mayHaveExecuted = detail.mayHaveExecuted;
        this.retryAfterMs = detail.retryAfterMs;
    }
}
function reasonOf({ status, denial, isProxied }) {
    const none = isProxied ? "no answer through the proxy that HTTPS_PROXY names" : "no answer";
    const shown = status === undefined ? none : `HTTP ${status}`;
    if (denial !== undefined)
        return `${WORDS[denial]} (${shown})`;
    return status === 200 ? "GitHub answered, but with something else than it documents (HTTP 200)" : shown;
}


/***/ }),

/***/ 1638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jY: () => (/* binding */ readAttempts),
/* harmony export */   mp: () => (/* binding */ writeAttempts),
/* harmony export */   tx: () => (/* binding */ attemptOf)
/* harmony export */ });
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7666);

const MOST_ATTEMPTS = 6;
const WRITTEN = /^(\d{1,6}):([a-z-]{1,20}):(\d{1,8}):([A-Za-z0-9_-]{0,128})$/;
const OUTCOMES = {
    working: true,
    finished: true,
    failed: true,
    expired: true,
    stopped: true,
    "timed-out": true,
    launched: true,
    skipped: true,
    cancelled: true,
    unknown: true,
    error: true,
    ok: true,
};
function attemptOf({ run, outcome, agent, elapsedMs }) {
    const seconds = Math.min(99_999_999, Math.max(0, Math.round(elapsedMs / 1000)));
    return {
        number: run?.attempt ?? 1,
        outcome: outcome?.kind ?? "working",
        seconds: outcome ? seconds : 0,
        agentId: agent?.id,
    };
}
function writeAttempts(attempts) {
    return attempts
        .slice(-MOST_ATTEMPTS)
        .map(({ number, outcome, seconds, agentId = "" }) => [number, outcome, seconds, agentId].join(":"))
        .join(",");
}
function readAttempts(text) {
    if (text === "")
        return [];
    const attempts = text.split(",").map(readAttempt);
    const known = attempts.filter((attempt) => attempt !== undefined);
    return known.length === attempts.length && known.length <= MOST_ATTEMPTS ? known : undefined;
}
function readAttempt(text) {
    const [, number, outcome = "", seconds, agentId = ""] = WRITTEN.exec(text) ?? [];
    if (!isOutcome(outcome) || (agentId !== "" && !(0,_text_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isAgentId */ .TU)(agentId)))
        return undefined;
    return { number: Number(number), outcome, seconds: Number(seconds), agentId: agentId === "" ? undefined : agentId };
}
function isOutcome(word) {
    return Object.hasOwn(OUTCOMES, word);
}


/***/ }),

/***/ 688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HO: () => (/* binding */ isReactionTarget),
/* harmony export */   wv: () => (/* binding */ react),
/* harmony export */   zH: () => (/* binding */ takeBack)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7674);

function isReactionTarget(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const { kind, owner, name, id } = value;
    const isKind = kind === "issue" || kind === "comment" || kind === "review-comment";
    return isKind && typeof owner === "string" && typeof name === "string" && Number.isSafeInteger(id);
}
const PLACES = {
    issue: "/repos/{owner}/{name}/issues/{id}/reactions",
    comment: "/repos/{owner}/{name}/issues/comments/{id}/reactions",
    "review-comment": "/repos/{owner}/{name}/pulls/comments/{id}/reactions",
};
async function react(github, target, content, signal) {
    const { owner, name, id } = target;
    const reply = await github.call("Reacting", ({ request }, limited) => request(`POST ${PLACES[target.kind]}`, { owner, name, id, content, request: { signal: limited } }), signal);
    return loginOf(reply.data);
}
async function takeBack(github, target, { content, login }, signal) {
    const { owner, name, id } = target;
    const place = PLACES[target.kind];
    await github.call("Taking a reaction back", async ({ request }, limited) => {
        const where = { owner, name, id, request: { signal: limited } };
        const { data } = await request(`GET ${place}`, { ...where, content, per_page: 100 });
        const own = Array.isArray(data) ? data.find((reaction) => loginOf(reaction) === login) : undefined;
        const reaction = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__.at)(own, "id");
        if (typeof reaction === "number")
            await request(`DELETE ${place}/{reaction}`, { ...where, reaction });
    }, signal);
}
function loginOf(reaction) {
    const login = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__.at)((0,_answer_js__WEBPACK_IMPORTED_MODULE_0__.at)(reaction, "user"), "login");
    return typeof login === "string" ? login : undefined;
}


/***/ }),

/***/ 7864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ sign),
/* harmony export */   s: () => (/* binding */ isSignedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function sign(apiKey, purpose, parts) {
    const message = [purpose, ...parts].map((part) => `${Buffer.byteLength(part)}:${part}`).join(",");
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", apiKey).update(message).digest("hex");
}
function isSignedBy(apiKey, purpose, parts, signature) {
    const expected = Buffer.from(sign(apiKey, purpose, parts));
    const given = Buffer.from(signature);
    return expected.length === given.length && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(expected, given);
}


/***/ }),

/***/ 7657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ writeState),
/* harmony export */   STATE_NAME: () => (/* binding */ STATE_NAME),
/* harmony export */   readState: () => (/* binding */ readState)
/* harmony export */ });
/* harmony import */ var _agent_launch_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2517);
/* harmony import */ var _github_attempts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1638);
/* harmony import */ var _github_reaction_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(688);
/* harmony import */ var _model_signature_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7864);
/* harmony import */ var _text_address_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7666);





const STATE_NAME = "falconer";
function writeState(apiKey, state) {
    const content = JSON.stringify(state);
    return `${(0,_model_signature_js__WEBPACK_IMPORTED_MODULE_3__/* .sign */ ._)(apiKey, "state", [content])} ${content}`;
}
function readState(apiKey, text) {
    const [signature = ""] = text.split(" ", 1);
    const content = text.slice(signature.length + 1);
    if (!(0,_model_signature_js__WEBPACK_IMPORTED_MODULE_3__/* .isSignedBy */ .s)(apiKey, "state", [content], signature))
        return undefined;
    const state = JSON.parse(content);
    return isSavedState(state) ? state : undefined;
}
function isSavedState(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const state = value;
    return (typeof state.launchKey === "string" &&
        (0,_agent_launch_key_js__WEBPACK_IMPORTED_MODULE_0__/* .isLaunchKey */ .V0)(state.launchKey) &&
        typeof state.repositoryUrl === "string" &&
        typeof state.launchedAt === "string" &&
        (state.agentId === undefined || (typeof state.agentId === "string" && (0,_text_address_js__WEBPACK_IMPORTED_MODULE_4__/* .isAgentId */ .TU)(state.agentId))) &&
        (state.earlier === undefined || isIdList(state.earlier)) &&
        (state.place === undefined || isPlace(state.place)) &&
        (state.commentId === undefined || Number.isSafeInteger(state.commentId)) &&
        (state.attempts === undefined ||
            (typeof state.attempts === "string" && (0,_github_attempts_js__WEBPACK_IMPORTED_MODULE_1__/* .readAttempts */ .jY)(state.attempts) !== undefined)) &&
        (state.reactTo === undefined || (0,_github_reaction_js__WEBPACK_IMPORTED_MODULE_2__/* .isReactionTarget */ .HO)(state.reactTo)) &&
        typeof state.stopAgentOnCleanUp === "boolean" &&
        (state.endedBy === "kill" || state.endedBy === "cancel" || state.endedBy === "time-out") &&
        typeof state.isStopped === "boolean" &&
        typeof state.isDone === "boolean");
}
function isIdList(value) {
    return Array.isArray(value) && value.every((id) => typeof id === "string" && (0,_text_address_js__WEBPACK_IMPORTED_MODULE_4__/* .isAgentId */ .TU)(id));
}
function isPlace(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const place = value;
    return typeof place.owner === "string" && typeof place.name === "string" && Number.isSafeInteger(place.number);
}


/***/ })

};
