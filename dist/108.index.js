export const id = 108;
export const ids = [108];
export const modules = {

/***/ 1053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GB: () => (/* binding */ pauseBefore),
/* harmony export */   LH: () => (/* binding */ withRetries),
/* harmony export */   eE: () => (/* binding */ POLL),
/* harmony export */   kZ: () => (/* binding */ retryBudget),
/* harmony export */   r3: () => (/* binding */ isRetryable)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9116);

const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 20_000;
function retryBudget(repeats) {
    let left = repeats;
    return { spend: () => left-- > 0 };
}
async function withRetries(options, attempt) {
    for (let made = 1;; made++) {
        try {
            return await attempt();
        }
        catch (fault) {
            const { shouldRetry = isRetryable, attempts = ATTEMPTS, longestPauseMs, random, budget } = options;
            const pauseMs = pauseAfter(fault, made, random);
            if (!shouldRetry(fault) || made >= attempts || pauseMs > longestPauseMs || !budget.spend())
                throw fault;
            await options.clock.sleep(pauseMs, options.signal);
        }
    }
}
function pauseBefore(fault, made, random) {
    return isRetryable(fault) ? pauseAfter(fault, made, random) : undefined;
}
function pauseAfter(fault, made, random) {
    const asked = fault instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CursorApiError */ .ZW || fault instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CursorConnectionError */ .B$ ? fault.retryAfterMs : undefined;
    if (asked !== undefined)
        return asked;
    return random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** made);
}
function isRetryable(fault) {
    if (fault instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CursorConnectionError */ .B$)
        return fault.kind !== "tls" && fault.kind !== "redirect";
    if (!(fault instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CursorApiError */ .ZW))
        return false;
    return fault.status === 408 || (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isRateLimit */ .a5)(fault);
}
const POLL = { attempts: 2, shouldRetry: (fault) => isRetryable(fault) && !(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isRateLimit */ .a5)(fault) };


/***/ }),

/***/ 8091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ readKeyOwner),
/* harmony export */   FJ: () => (/* binding */ readModels),
/* harmony export */   JR: () => (/* binding */ readArtifactLink),
/* harmony export */   MN: () => (/* binding */ readArtifacts),
/* harmony export */   NU: () => (/* binding */ readRepositories),
/* harmony export */   Ne: () => (/* binding */ readMessages),
/* harmony export */   lA: () => (/* binding */ readAgentPage),
/* harmony export */   si: () => (/* binding */ readAgent),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   wh: () => (/* binding */ readId)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9116);

function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function readAgent(value) {
    const agent = record("agent", "body", value);
    const source = isRecord(agent.source) ? agent.source : {};
    const target = isRecord(agent.target) ? agent.target : {};
    return {
        id: agentId(agent.id),
        status: requiredText("agent", "status", agent.status),
        ...optionalTexts({
            name: agent.name,
            url: target.url,
            repository: source.repository,
            ref: source.ref,
            branchName: target.branchName,
            prUrl: target.prUrl,
            summary: agent.summary,
            createdAt: agent.createdAt,
        }),
        ...(typeof target.autoCreatePr === "boolean" && { autoCreatePr: target.autoCreatePr }),
        ...optionalCounts({
            linesAdded: agent.linesAdded,
            linesRemoved: agent.linesRemoved,
            filesChanged: agent.filesChanged,
        }),
    };
}
function readAgentPage(value) {
    const page = record("agent list", "body", value);
    const agents = list("agent list", "agents", page.agents).map(readAgent);
    return { agents, ...optionalTexts({ nextCursor: page.nextCursor }) };
}
function readId(value) {
    return requiredText("answer", "id", record("answer", "body", value).id);
}
function readMessages(value) {
    const conversation = record("conversation", "body", value);
    return list("conversation", "messages", conversation.messages).map((entry) => {
        const message = record("conversation", "messages[]", entry);
        return {
            id: requiredText("message", "id", message.id),
            type: requiredText("message", "type", message.type),
            text: typeof message.text === "string" ? message.text : "",
        };
    });
}
function readArtifacts(value) {
    return list("artifact list", "artifacts", record("artifact list", "body", value).artifacts).map((entry) => {
        const artifact = record("artifact list", "artifacts[]", entry);
        return {
            absolutePath: requiredText("artifact", "absolutePath", artifact.absolutePath),
            sizeBytes: typeof artifact.sizeBytes === "number" ? artifact.sizeBytes : 0,
            updatedAt: typeof artifact.updatedAt === "string" ? artifact.updatedAt : "",
        };
    });
}
function readArtifactLink(value) {
    const link = record("artifact link", "body", value);
    return {
        url: requiredText("artifact link", "url", link.url),
        expiresAt: requiredText("artifact link", "expiresAt", link.expiresAt),
    };
}
function readKeyOwner(value) {
    const owner = record("key", "body", value);
    return {
        apiKeyName: requiredText("key", "apiKeyName", owner.apiKeyName),
        ...optionalTexts({ createdAt: owner.createdAt, userEmail: owner.userEmail }),
    };
}
function readModels(value) {
    const models = list("model list", "models", record("model list", "body", value).models);
    return models.map((model) => requiredText("model list", "models[]", model)).filter((model) => model !== "default");
}
function readRepositories(value) {
    const body = record("repository list", "body", value);
    return list("repository list", "repositories", body.repositories).map((entry) => {
        const repository = record("repository list", "repositories[]", entry);
        return {
            owner: requiredText("repository", "owner", repository.owner),
            name: requiredText("repository", "name", repository.name),
            repository: requiredText("repository", "repository", repository.repository),
        };
    });
}
function agentId(value) {
    const id = requiredText("agent", "id", value);
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(id))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF("agent", "id", "a usable id");
    return id;
}
function record(what, field, value) {
    if (!isRecord(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF(what, field, "an object");
    return value;
}
function list(what, field, value) {
    if (!Array.isArray(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF(what, field, "a list");
    return value;
}
function requiredText(what, field, value) {
    if (typeof value !== "string" || value === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF(what, field, "a text");
    return value;
}
function optionalTexts(values) {
    const present = {};
    for (const name in values) {
        const value = values[name];
        if (typeof value === "string" && value !== "")
            present[name] = value;
    }
    return present;
}
function optionalCounts(values) {
    const present = {};
    for (const name in values) {
        const value = values[name];
        if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0)
            present[name] = value;
    }
    return present;
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

/***/ 2534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ DownloadError)
/* harmony export */ });
const WORDS = {
    refused: "the server refused it",
    "too-large": "it is larger than allowed",
    astray: "it leads to a place where GitHub keeps no attachments",
    broken: "the connection failed or took too long",
};
class DownloadError extends Error {
    name = "DownloadFailure";
    kind;
    constructor(kind, { status, cause }) {
        super(`${WORDS[kind]}${status === undefined ? "" : ` (HTTP ${status})`}`, cause === undefined ? {} : { cause });
        this.kind = kind;
    }
}


/***/ }),

/***/ 7108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  download: () => (/* reexport */ download),
  openCursor: () => (/* reexport */ openCursor),
  openGitHub: () => (/* reexport */ openGitHub),
  proxyFor: () => (/* reexport */ proxyFor)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/node_modules/undici/index.js
var undici = __webpack_require__(7723);
// EXTERNAL MODULE: ./build/http/clock.js
var http_clock = __webpack_require__(295);
;// CONCATENATED MODULE: ./build/http/retry-after.js
const SECONDS = /^\d{1,6}$/;
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
function parseRetryAfter(header, dateHeader, today) {
    const value = single(header);
    if (value === undefined)
        return undefined;
    if (SECONDS.test(value))
        return Number(value) * 1000;
    if (!HTTP_DATE.test(value))
        return undefined;
    const sentAt = single(dateHeader) ?? "";
    const fromMs = HTTP_DATE.test(sentAt) ? Date.parse(sentAt) : today.getTime();
    return Math.max(0, Date.parse(value) - fromMs);
}
function single(header) {
    return (typeof header === "string" ? header : header?.[0])?.trim();
}

// EXTERNAL MODULE: ./build/cursor/v0/schema.js
var schema = __webpack_require__(8091);
;// CONCATENATED MODULE: ./build/cursor/api-error-body.js

const RAW_TEXT_LENGTH = 200;
function readApiErrorBody(body) {
    if (typeof body === "string")
        return withText({ message: body.trim().slice(0, RAW_TEXT_LENGTH) });
    if (!(0,schema/* isRecord */.u4)(body))
        return {};
    if ((0,schema/* isRecord */.u4)(body.error))
        return withText({ ...textFields(body.error), helpUrl: api_error_body_text(body.error.helpUrl) });
    if (typeof body.error !== "string")
        return withText(textFields(body));
    const message = api_error_body_text(body.message) ?? api_error_body_text(body.error);
    const fields = Array.isArray(body.details) ? body.details.flatMap(readField) : [];
    return { ...withText({ message, code: api_error_body_text(body.code) }), ...(fields.length > 0 && { fields }) };
}
function textFields(record) {
    return { message: api_error_body_text(record.message), code: api_error_body_text(record.code) };
}
function readField(detail) {
    if (!(0,schema/* isRecord */.u4)(detail))
        return [];
    const keys = Array.isArray(detail.keys) ? detail.keys.filter((key) => typeof key === "string") : [];
    const path = Array.isArray(detail.path)
        ? detail.path.filter((part) => ["string", "number"].includes(typeof part))
        : [];
    return [{ path: [...path, ...keys].join("."), message: api_error_body_text(detail.message) ?? api_error_body_text(detail.code) ?? "not accepted" }];
}
function api_error_body_text(value) {
    return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
function withText(parts) {
    return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ""));
}

// EXTERNAL MODULE: ./build/cursor/errors.js
var errors = __webpack_require__(9116);
;// CONCATENATED MODULE: ./build/cursor/connection-error.js


const BY_CODE = {
    ENOTFOUND: { kind: "dns", processed: "no", words: "the host name could not be resolved" },
    EAI_AGAIN: { kind: "dns", processed: "no", words: "the host name could not be resolved for now" },
    ECONNREFUSED: { kind: "refused-connection", processed: "no", words: "the connection was refused" },
    EHOSTUNREACH: { kind: "refused-connection", processed: "no", words: "the host cannot be reached" },
    ENETUNREACH: { kind: "refused-connection", processed: "no", words: "the network cannot be reached" },
    UND_ERR_CONNECT_TIMEOUT: { kind: "connect-timeout", processed: "no", words: "no connection within 10 s" },
};
const LOST = { kind: "connection-lost", processed: "maybe", words: "the connection was lost" };
const TLS = { kind: "tls", processed: "no", words: "the TLS certificate was not accepted" };
const NONE = { kind: "no-connection", processed: "no", words: "no connection could be made" };
const PROXY = { kind: "proxy", processed: "no", words: "the proxy refused the connection" };
const TLS_CODE = /^(CERT_|ERR_TLS_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/;
function connectionErrorFrom(what, fault, way) {
    if (fault instanceof http_clock/* TimedOut */.GA) {
        const words = `${what}: no complete answer within ${fault.limitMs / 1000} s`;
        return new errors/* CursorConnectionError */.B$(words, { kind: "timeout", processed: "maybe" });
    }
    const code = codeOf(fault);
    const found = readingOf(fault, code, way);
    const reading = way.isProxied ? behindProxy(found) : found;
    const shown = code === undefined ? "" : ` (${code})`;
    return new errors/* CursorConnectionError */.B$(`${what}: ${reading.words}${shown}`, {
        kind: reading.kind,
        processed: reading.processed,
    });
}
function readingOf(fault, code, { wasConnected }) {
    if (wasConnected)
        return LOST;
    if (code !== undefined && Object.hasOwn(BY_CODE, code))
        return BY_CODE[code] ?? LOST;
    if (code !== undefined && TLS_CODE.test(code))
        return TLS;
    if (isProxyRefusal(fault))
        return PROXY;
    return wasConnected === false ? NONE : LOST;
}
function behindProxy(reading) {
    if (!["dns", "refused-connection", "connect-timeout"].includes(reading.kind))
        return reading;
    return { kind: "proxy", processed: "no", words: `the proxy cannot be reached: ${reading.words}` };
}
function isProxyRefusal(fault) {
    return fault instanceof Error && /proxy response \(\d+\)/i.test(fault.message);
}
function codeOf(fault) {
    for (let error = fault, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
        const first = error instanceof AggregateError ? error.errors[0] : undefined;
        const code = "code" in error ? error.code : first instanceof Error && "code" in first ? first.code : undefined;
        if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,60}$/.test(code))
            return code;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/cursor/transport.js







const MAX_BODY_BYTES = 8 * 1024 * 1024;
const CONNECT_TIMEOUT_MS = 10_000;
function openTransport(options) {
    const pooled = dispatcher(options.proxy);
    return {
        send: async (call) => {
            if (!call.freshConnection)
                return exchange(options, { via: pooled, wasConnected: () => undefined }, call);
            const own = dispatcher(options.proxy);
            let wasConnected = false;
            own.on("connect", () => {
                wasConnected = true;
            });
            try {
                return await exchange(options, { via: own, wasConnected: () => (options.proxy ? undefined : wasConnected) }, call);
            }
            finally {
                await own.destroy();
            }
        },
        close: () => pooled.destroy(),
    };
}
function dispatcher(proxy) {
    const limits = { headersTimeout: 0, bodyTimeout: 0 };
    if (!proxy)
        return new undici.Agent({ ...limits, connect: { timeout: CONNECT_TIMEOUT_MS } });
    const { uri, authorization } = proxy;
    return new undici.ProxyAgent({ ...limits, uri, ...(authorization !== undefined && { token: authorization }) });
}
async function exchange(options, { via, wasConnected }, call) {
    const reply = await (0,http_clock/* within */.ux)(options.clock, call.timeoutMs, call.signal, (signal) => requestOnce(options, via, call, signal)).catch((fault) => {
        if (call.signal?.aborted)
            throw call.signal.reason;
        if (fault instanceof errors/* CursorConnectionError */.B$)
            throw fault;
        throw connectionErrorFrom(call.what, fault, {
            isProxied: options.proxy !== undefined,
            wasConnected: wasConnected(),
        });
    });
    return judge(options, call, reply);
}
async function requestOnce(options, via, call, signal) {
    const { statusCode, headers, body } = await via.request({
        origin: options.origin,
        path: call.path,
        method: call.method,
        signal,
        headers: {
            authorization: `Bearer ${options.apiKey}`,
            accept: "application/json",
            "user-agent": options.userAgent,
            ...(call.body !== undefined && { "content-type": "application/json" }),
        },
        ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    });
    const text = await readCapped(call.what, statusCode, body);
    await (0,promises_.setImmediate)();
    return { status: statusCode, headers, text };
}
async function readCapped(what, status, body) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of body) {
        bytes += chunk.length;
        if (bytes > MAX_BODY_BYTES) {
            body.destroy();
            const detail = { kind: "oversized-reply", processed: "maybe", status };
            throw new errors/* CursorConnectionError */.B$(`${what}: the reply is larger than ${MAX_BODY_BYTES} bytes`, detail);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
function judge(options, call, reply) {
    const { status } = reply;
    const body = parseJson(reply.text);
    if (status >= 200 && status < 300)
        return parse(call, body, status);
    const retryAfterMs = parseRetryAfter(reply.headers["retry-after"], reply.headers.date, options.clock.today());
    const timing = retryAfterMs === undefined ? {} : { retryAfterMs };
    if (status >= 400 && status < 500) {
        throw new errors/* CursorApiError */.ZW(call.what, { status, apiErrorBody: readApiErrorBody(body), ...timing });
    }
    if (status >= 300 && status < 400) {
        const detail = { kind: "redirect", processed: "no", status };
        throw new errors/* CursorConnectionError */.B$(`${call.what}: the server answered with a redirect (HTTP ${status})`, detail);
    }
    const wasRejected = status === 503 && retryAfterMs !== undefined;
    throw new errors/* CursorConnectionError */.B$(`${call.what}: the server failed with HTTP ${status}`, {
        kind: wasRejected ? "unavailable" : "server-error",
        processed: wasRejected ? "no" : "maybe",
        status,
        ...timing,
    });
}
function parse(call, body, status) {
    try {
        return call.parse(body);
    }
    catch (fault) {
        if (!(fault instanceof errors/* InvalidResponseError */.tF) || typeof body !== "string")
            throw fault;
        const detail = { kind: "unreadable-reply", processed: "maybe", status, cause: fault };
        throw new errors/* CursorConnectionError */.B$(`${call.what}: the reply (HTTP ${status}) is not JSON`, detail);
    }
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./build/node_modules/@actions/http-client/lib/proxy.js
var proxy = __webpack_require__(7012);
;// CONCATENATED MODULE: ./build/http/proxy.js


function connectionsTo(address) {
    return dispatcher(proxyFor(address));
}
function pathOf(address) {
    const { origin, pathname, search } = new URL(address);
    return { origin, path: pathname + search };
}
function proxyFor(origin) {
    const url = (0,proxy/* getProxyUrl */.s)(new URL(origin));
    if (!url)
        return undefined;
    const credentials = url.username || url.password ? Buffer.from(`${url.username}:${url.password}`).toString("base64") : "";
    return { uri: `${url.protocol}//${url.host}`, ...(credentials && { authorization: `Basic ${credentials}` }) };
}

// EXTERNAL MODULE: ./node_modules/@octokit/core/dist-src/index.js + 13 modules
var dist_src = __webpack_require__(5194);
// EXTERNAL MODULE: ./build/github/api-error.js
var api_error = __webpack_require__(3273);
;// CONCATENATED MODULE: ./build/github/fetch-through.js

const MOST_REDIRECTS = 3;
function fetchOver(via) {
    return async (address, request) => {
        let url = new URL(address);
        for (let redirects = 0;; redirects += 1) {
            const reply = await send(via, url, request);
            if (reply.statusCode < 300 || reply.statusCode >= 400 || reply.statusCode === 304)
                return answer(url, reply);
            await reply.body.dump();
            const next = targetOf(url, reply.headers.location);
            if (request.method !== "GET" || next === undefined || redirects >= MOST_REDIRECTS) {
                throw new Error(`the server answered with a redirect (HTTP ${reply.statusCode})`);
            }
            url = next;
        }
    };
}
function send(via, url, { method, headers, body, signal }) {
    return via.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers: { ...headers },
        ...(body !== undefined && { body }),
        ...(signal && { signal }),
    });
}
function targetOf(from, location) {
    if (typeof location !== "string" || !URL.canParse(location, from.href))
        return undefined;
    const target = new URL(location, from);
    return target.origin === from.origin ? target : undefined;
}
function answer(url, { statusCode, headers, body }) {
    const pairs = Object.entries(headers).map(([name, value = ""]) => [name, [value].flat().join(", ")]);
    return {
        url: url.href,
        status: statusCode,
        headers: new Map(pairs),
        text: async () => {
            const text = await body.text();
            await (0,promises_.setImmediate)();
            return text;
        },
        arrayBuffer: () => body.arrayBuffer(),
    };
}

;// CONCATENATED MODULE: ./build/github/connection.js




const CALL_TIMEOUT_MS = 20_000;
function connectGitHub(options) {
    const silent = () => { };
    const octokit = new dist_src/* Octokit */.E({
        auth: options.token,
        baseUrl: options.apiUrl,
        userAgent: options.userAgent,
        request: { fetch: fetchOver(options.via) },
        log: { debug: silent, info: silent, warn: silent, error: silent },
    });
    return {
        call: async (what, task, signal) => {
            try {
                return await (0,http_clock/* within */.ux)(options.clock, CALL_TIMEOUT_MS, signal, (limited) => task(octokit, limited));
            }
            catch (fault) {
                if (signal?.aborted)
                    throw signal.reason;
                throw apiErrorFrom(what, fault, options.isProxied);
            }
        },
    };
}
function apiErrorFrom(what, fault, isProxied) {
    if (fault instanceof Error && fault.name === "GraphqlResponseError") {
        return new api_error/* GitHubApiError */.O(what, { status: 200, denial: "not-found", mayHaveExecuted: false }, { cause: fault });
    }
    const status = statusOf(fault);
    const reached = status !== undefined && status < 500;
    const said = status !== undefined && fault instanceof Error ? fault.message : "";
    const retryAfterMs = retryAfterOf(fault);
    const detail = { status, denial: denialOf(status, said), mayHaveExecuted: !reached, retryAfterMs, isProxied };
    return new api_error/* GitHubApiError */.O(what, detail, { cause: fault });
}
function statusOf(fault) {
    if (fault instanceof http_clock/* TimedOut */.GA || !(fault instanceof Error) || !("status" in fault))
        return undefined;
    const hasResponse = "response" in fault && fault.response !== undefined;
    return hasResponse && typeof fault.status === "number" ? fault.status : undefined;
}
function retryAfterOf(fault) {
    const field = (value, name) => typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
    const seconds = field(field(field(fault, "response"), "headers"), "retry-after");
    return typeof seconds === "string" && /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
}
function denialOf(status, said) {
    if (status === 401)
        return "token";
    if (status === 429 || (status === 403 && /rate limit/i.test(said)))
        return "rate-limit";
    if (status === 403 && /locked/i.test(said))
        return "locked";
    if (status === 403)
        return "permission";
    if (status === 404 || status === 410)
        return "not-found";
    if (status === 422 && /too long/i.test(said))
        return "too-long";
    return undefined;
}

;// CONCATENATED MODULE: ./build/github/open-github.js



function openGitHub(options) {
    const proxy = proxyFor(options.apiUrl);
    return connectGitHub({ ...options, via: dispatcher(proxy), isProxied: proxy !== undefined });
}

// EXTERNAL MODULE: ./build/http/download-error.js
var download_error = __webpack_require__(2534);
;// CONCATENATED MODULE: ./build/http/download.js



async function download(order, onBytes) {
    const { url, clock, timeoutMs, signal } = order;
    const via = connectionsTo(url);
    try {
        return await (0,http_clock/* within */.ux)(clock, timeoutMs, signal, (limited) => receive(order, via, limited, onBytes));
    }
    catch (fault) {
        if (signal?.aborted)
            throw signal.reason;
        throw fault instanceof download_error/* DownloadError */.n ? fault : new download_error/* DownloadError */.n("broken", { cause: fault });
    }
    finally {
        await via.destroy();
    }
}
async function receive({ url, userAgent, mostBytes }, via, signal, onBytes) {
    const { statusCode, headers, body } = await via.request({
        ...pathOf(url),
        method: "GET",
        signal,
        headers: { "user-agent": userAgent },
    });
    if (statusCode !== 200) {
        body.on("error", () => { }).destroy();
        const location = headers.location;
        if (statusCode >= 300 && statusCode < 400 && typeof location === "string")
            return { kind: "redirect", location };
        throw new download_error/* DownloadError */.n("refused", { status: statusCode });
    }
    let bytes = 0;
    for await (const chunk of body) {
        bytes += chunk.length;
        if (bytes > mostBytes) {
            body.destroy();
            throw new download_error/* DownloadError */.n("too-large", {});
        }
        await onBytes(chunk);
    }
    return { kind: "whole" };
}

// EXTERNAL MODULE: ./build/cursor/retry.js
var retry = __webpack_require__(1053);
;// CONCATENATED MODULE: ./build/cursor/v0/client.js


const READ_TIMEOUT_MS = 30_000;
const LAUNCH_TIMEOUT_MS = 120_000;
const REPOSITORIES_TIMEOUT_MS = 120_000;
const PAGE_SIZE = 100;
function cursorClient(options) {
    const { transport } = options;
    const read = (what, path, parse, limits = {}) => (0,retry/* withRetries */.LH)({ ...options, ...(limits.isPoll && retry/* POLL */.eE), signal: limits.signal }, () => transport.send({ what, method: "GET", path, timeoutMs: READ_TIMEOUT_MS, ...limits, parse }));
    const send = (what, sending, parse, limits = {}) => transport.send({ what, freshConnection: true, timeoutMs: LAUNCH_TIMEOUT_MS, ...sending, ...limits, parse });
    return {
        launch: (body, limits) => send("Launching the agent", { method: "POST", path: "/v0/agents", body }, schema/* readAgent */.si, limits),
        followUp: (id, prompt, limits) => send("Sending the follow-up", { method: "POST", path: `${at(id)}/followup`, body: { prompt } }, schema/* readId */.wh, limits),
        stop: (id, limits) => send("Stopping the agent", { method: "POST", path: `${at(id)}/stop` }, schema/* readId */.wh, limits),
        remove: (id, limits) => send("Deleting the agent", { method: "DELETE", path: at(id) }, schema/* readId */.wh, limits),
        agent: (id, limits) => read("Reading the agent", at(id), schema/* readAgent */.si, limits),
        agents: (filter = {}, limits = {}) => pages((query) => read("Listing agents", `/v0/agents?${query}`, schema/* readAgentPage */.lA, limits), filter),
        conversation: (id, limits) => read("Reading the conversation", `${at(id)}/conversation`, schema/* readMessages */.Ne, limits),
        artifacts: (id, limits) => read("Listing artifacts", `${at(id)}/artifacts`, schema/* readArtifacts */.MN, limits),
        artifactLink: (id, absolutePath, limits) => {
            const query = new URLSearchParams({ path: absolutePath });
            return read("Asking for an artifact", `${at(id)}/artifacts/download?${query}`, schema/* readArtifactLink */.JR, limits);
        },
        me: (limits) => read("Reading the key's owner", "/v0/me", schema/* readKeyOwner */.$A, limits),
        models: (limits) => read("Listing models", "/v0/models", schema/* readModels */.FJ, limits),
        repositories: (limits = {}) => {
            const what = "Listing repositories";
            const call = { what, method: "GET", path: "/v0/repositories", timeoutMs: REPOSITORIES_TIMEOUT_MS };
            return transport.send({ ...call, ...limits, parse: schema/* readRepositories */.NU });
        },
    };
}
function at(id) {
    return `/v0/agents/${encodeURIComponent(id)}`;
}
async function* pages(readPage, filter) {
    let cursor;
    do {
        const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...filter, ...(cursor !== undefined && { cursor }) });
        const page = await readPage(query);
        yield* page.agents;
        cursor = page.nextCursor === cursor ? undefined : page.nextCursor;
    } while (cursor !== undefined);
}

;// CONCATENATED MODULE: ./build/run/open-cursor.js




const REPEATS_PER_RUN = 60;
const PATIENCE_MS = 60_000;
function openCursor(options) {
    const { clock, random } = options;
    const proxy = proxyFor(options.apiUrl);
    const transport = openTransport({ ...options, origin: options.apiUrl, ...(proxy && { proxy }) });
    const budget = (0,retry/* retryBudget */.kZ)(REPEATS_PER_RUN);
    return {
        client: cursorClient({ transport, clock, random, budget, longestPauseMs: PATIENCE_MS }),
        budget,
        close: () => transport.close(),
    };
}

;// CONCATENATED MODULE: ./build/run/network.js






/***/ })

};
