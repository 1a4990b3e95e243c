export const id = 278;
export const ids = [278];
export const modules = {

5150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
$2: () => (/* binding */ readEntries),
$4: () => (/* binding */ requiredText),
IN: () => (/* binding */ cutText),
To: () => (/* binding */ optionalTexts),
bx: () => (/* binding */ optionalCounts),
dJ: () => (/* binding */ optionalSummary),
g1: () => (/* binding */ record),
rP: () => (/* binding */ requiredId)
});
var _http_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3223);
var _model_agent_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9729);
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9116);



const LONGEST_TEXT = 8 * 1024;
const LONGEST_SUMMARY = 256 * 1024;
const MOST_ENTRIES = 20_000;
function record(what, field, value) {
    if (!(0,_http_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isFields */ .Ce)(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF(what, field, "an object");
    return value;
}
function readEntries(what, field, body, read) {
    const all = body[field];
    if (!Array.isArray(all))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF(what, field, "a list");
    if (all.length > MOST_ENTRIES)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF(what, field, `a list of at most ${MOST_ENTRIES} entries`);
    const entries = all.flatMap((entry) => {
        try {
            return [read(entry)];
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF)
                return [];
            throw error;
        }
    });
    return { entries, skipped: all.length - entries.length };
}
function requiredText(what, field, value) {
    if (!isShortText(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF(what, field, "a text");
    return value;
}
function requiredId(what, field, value) {
    const id = requiredText(what, field, value);
    if (!(0,_model_agent_id_js__WEBPACK_IMPORTED_MODULE_2__/* .isAgentId */ .T)(id))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF(what, field, "a usable id");
    return id;
}
function optionalTexts(values) {
    const present = {};
    for (const name in values) {
        const value = values[name];
        if (isShortText(value))
            present[name] = value;
    }
    return present;
}
function isShortText(value) {
    return typeof value === "string" && value !== "" && value.length <= LONGEST_TEXT;
}
function cutText(value, longest) {
    if (typeof value !== "string" || value.length <= longest)
        return typeof value === "string" ? value : "";
    return `${value.slice(0, longest - 1)}…`;
}
function optionalSummary(value) {
    const summary = cutText(value, LONGEST_SUMMARY);
    return summary === "" ? {} : { summary };
}
function optionalCounts(values) {
    const present = {};
    for (const name in values) {
        const value = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_1__/* .wholeNumberOf */ .gd)(values[name]);
        if (value !== undefined && value >= 0)
            present[name] = value;
    }
    return present;
}


}),

7669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
k: () => (/* binding */ pollOnly)
});
function pollOnly({ clock }) {
    return { untilNextRead: (ms, mostMs, signal) => clock.sleep(Math.min(ms, mostMs), signal), close: () => { } };
}


}),

5073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
$: () => (/* binding */ requestsOver)
});
var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4675);
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9116);
var _retry_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1532);



const READ_TIMEOUT_MS = 30_000;
const LAUNCH_TIMEOUT_MS = 120_000;
const REPOSITORIES_TIMEOUT_MS = 120_000;
const PAGE_SIZE = 100;
const MAX_PAGES = 50;
const MAX_BARREN_PAGES = 3;
const LIST_TIMEOUT_MS = 5 * 60_000;
function requestsOver(options) {
    const { transport, clock, onSkipped } = options;
    const readOnce = (call, { signal, timeoutMs = READ_TIMEOUT_MS }) => transport.send({ ...call, method: "GET", needsBody: true, signal, timeoutMs });
    const read = (call, limits = {}) => {
        const policy = { clock, signal: limits.signal, ...(0,_retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .readPolicy */ .T4)({ ...options, isPoll: limits.isPoll }) };
        return (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L)(policy, () => readOnce(call, limits));
    };
    const entriesOf = (what, { entries, skipped }) => {
        if (skipped > 0)
            onSkipped?.(what, skipped);
        return entries;
    };
    return {
        read,
        readList: async (call, limits) => entriesOf(call.what, await read(call, limits)),
        readListOnce: async (call, limits) => entriesOf(call.what, await readOnce(call, { timeoutMs: REPOSITORIES_TIMEOUT_MS, ...limits })),
        readPages: async function* (call, filter = {}, limits) {
            const readPage = (query) => read({ ...call, path: `${call.path}?${query}` }, limits);
            const size = { limit: String(limits?.pageSize ?? PAGE_SIZE) };
            for await (const page of pages(readPage, { ...size, ...filter }, clock))
                yield* entriesOf(call.what, page);
        },
        send: (call, { signal, timeoutMs = LAUNCH_TIMEOUT_MS, onSend } = {}) => transport.send({ ...call, freshConnection: true, needsBody: true, signal, timeoutMs, onSend }),
        command: (call, { signal, timeoutMs = LAUNCH_TIMEOUT_MS } = {}) => transport.send({ ...call, freshConnection: true, needsBody: false, signal, timeoutMs, parse: () => { } }),
    };
}
async function* pages(readPage, filter, clock) {
    const endMs = clock.nowMs() + LIST_TIMEOUT_MS;
    const cursors = new Set();
    const ids = new Set();
    let cursor;
    let barren = 0;
    for (let read = 0; read < MAX_PAGES && barren < MAX_BARREN_PAGES && clock.nowMs() < endMs; read++) {
        const query = new URLSearchParams({ ...filter, ...(cursor !== undefined && { cursor }) });
        const page = await readPage(query);
        const entries = page.entries.filter(({ id }) => !ids.has(id));
        for (const { id } of entries)
            ids.add(id);
        yield { ...page, entries };
        cursor = page.nextCursor;
        if (cursor === undefined)
            return;
        if (cursors.has(cursor))
            break;
        cursors.add(cursor);
        barren = entries.length === 0 ? barren + 1 : 0;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidResponseError */ .tF("Listing agents", "nextCursor", "one of a list that ends");
}


}),

1532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
T4: () => (/* binding */ readPolicy),
kZ: () => (/* binding */ retryBudget),
qO: () => (/* binding */ retryDelayMs)
});
/* unused harmony export isRetryable */
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9116);

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 20_000;
const READ_ATTEMPTS = 4;
const POLL_ATTEMPTS = 2;
function retryBudget(repeats) {
    let left = repeats;
    return { spend: () => left-- > 0 };
}
function isRetryable(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CursorConnectionError */ .B$) {
        return error.kind !== "tls" && error.kind !== "redirect" && error.status !== 413;
    }
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CursorApiError */ .ZW && (error.status === 408 || (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isRateLimit */ .a5)(error));
}
function retryDelayMs(error, attempt, random) {
    return isRetryable(error) ? pauseMs(error, attempt, random) : undefined;
}
function pauseMs(error, attempt, random) {
    const growingMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
    return Math.max(growingMs * (0.5 + random() / 2), (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMsOf */ .mK)(error) ?? 0);
}
function readPolicy({ random, budget, longestPauseMs, isPoll = false }) {
    return {
        maxAttempts: isPoll ? POLL_ATTEMPTS : READ_ATTEMPTS,
        delayMs: (error, attempt) => {
            if (isPoll && (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isRateLimit */ .a5)(error))
                return undefined;
            const delayMs = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isBusy */ .A5)(error) ? pauseMs(error, attempt, random) : retryDelayMs(error, attempt, random);
            return delayMs !== undefined && delayMs <= longestPauseMs && budget.spend() ? delayMs : undefined;
        },
    };
}


}),

8091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
$A: () => (/* binding */ readKeyOwner),
FJ: () => (/* binding */ readModels),
JR: () => (/* binding */ readArtifactLink),
MN: () => (/* binding */ readArtifacts),
NU: () => (/* binding */ readRepositories),
Ne: () => (/* binding */ readMessages),
lA: () => (/* binding */ readAgentPage),
si: () => (/* binding */ readAgent)
});
var _http_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3223);
var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5150);


const LONGEST_MESSAGE = 4 * 1024 * 1024;
function readAgent(value) {
    const { status } = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("agent", "body", value);
    return agentFrom(value, (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredText */ .$4)("agent", "status", status));
}
function readListed(value) {
    const { status } = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalTexts */ .To)({ status: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("agent", "body", value).status });
    return agentFrom(value, status ?? "UNKNOWN");
}
function agentFrom(value, status) {
    const agent = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("agent", "body", value);
    const source = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(agent.source);
    const target = (0,_http_json_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(agent.target);
    return {
        id: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredId */ .rP)("agent", "id", agent.id),
        status,
        ...(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalTexts */ .To)({
            name: agent.name,
            url: target.url,
            repository: source.repository,
            ref: source.ref,
            branchName: target.branchName,
            prUrl: target.prUrl,
            createdAt: agent.createdAt,
        }),
        ...(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalSummary */ .dJ)(agent.summary),
        ...(typeof target.autoCreatePr === "boolean" && { autoCreatePr: target.autoCreatePr }),
        ...(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalCounts */ .bx)({
            linesAdded: agent.linesAdded,
            linesRemoved: agent.linesRemoved,
            filesChanged: agent.filesChanged,
        }),
    };
}
function readAgentPage(value) {
    const page = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("agent list", "body", value);
    return { ...(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readEntries */ .$2)("agent list", "agents", page, readListed), ...(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalTexts */ .To)({ nextCursor: page.nextCursor }) };
}
function readMessages(value) {
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readEntries */ .$2)("conversation", "messages", (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("conversation", "body", value), (entry) => {
        const message = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("conversation", "messages[]", entry);
        return {
            type: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredText */ .$4)("message", "type", message.type),
            text: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .IN)(message.text, LONGEST_MESSAGE),
            ...(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalTexts */ .To)({ id: message.id }),
        };
    });
}
function readArtifacts(value) {
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readEntries */ .$2)("artifact list", "artifacts", (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("artifact list", "body", value), (entry) => {
        const artifact = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("artifact list", "artifacts[]", entry);
        return {
            absolutePath: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredText */ .$4)("artifact", "absolutePath", artifact.absolutePath),
            sizeBytes: typeof artifact.sizeBytes === "number" ? artifact.sizeBytes : 0,
            updatedAt: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalTexts */ .To)({ at: artifact.updatedAt }).at ?? "",
        };
    });
}
function readArtifactLink(value) {
    const link = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("artifact link", "body", value);
    return {
        url: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredText */ .$4)("artifact link", "url", link.url),
        ...(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalTexts */ .To)({ expiresAt: link.expiresAt }),
    };
}
function readKeyOwner(value) {
    const owner = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("key", "body", value);
    return {
        apiKeyName: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredText */ .$4)("key", "apiKeyName", owner.apiKeyName),
        ...(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalTexts */ .To)({ createdAt: owner.createdAt, userEmail: owner.userEmail }),
    };
}
function readModels(value) {
    const body = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("model list", "body", value);
    const models = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readEntries */ .$2)("model list", "models", body, (model) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredText */ .$4)("model list", "models[]", model));
    return { ...models, entries: models.entries.filter((model) => model !== "default") };
}
function readRepositories(value) {
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readEntries */ .$2)("repository list", "repositories", (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("repository list", "body", value), (entry) => {
        const repository = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)("repository list", "repositories[]", entry);
        const owner = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredText */ .$4)("repository", "owner", repository.owner);
        const name = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .requiredText */ .$4)("repository", "name", repository.name);
        return { owner, name, repository: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .optionalTexts */ .To)({ address: repository.repository }).address ?? "" };
    });
}


}),

1278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cursorClientV1: () => (/* binding */ cursorClientV1)
});

// EXTERNAL MODULE: ./build/cursor/errors.js
var errors = __webpack_require__(9116);
// EXTERNAL MODULE: ./build/cursor/requests.js
var cursor_requests = __webpack_require__(5073);
// EXTERNAL MODULE: ./build/cursor/v0/schema.js
var schema = __webpack_require__(8091);
;
const IMAGE_KINDS = [
    ["iVBORw0KGgo", "image/png"],
    ["/9j/", "image/jpeg"],
    ["R0lGOD", "image/gif"],
    ["UklGR", "image/webp"],
];
function launchBody(request, model) {
    const { target, source, mode, agentId } = request;
    const { openAsCursorGithubApp, skipReviewerRequest } = target;
    return {
        prompt: promptBody(request.prompt),
        ...(agentId !== undefined && { agentId }),
        ...(request.model !== undefined && { model: model ?? { id: request.model } }),
        repos: [repoOf(source)],
        autoCreatePR: target.autoCreatePr,
        ...(openAsCursorGithubApp && { openAsCursorGithubApp }),
        ...(skipReviewerRequest && { skipReviewerRequest }),
        ...(target.autoBranch === false && { workOnCurrentBranch: true }),
        ...(mode === "plan" && { mode }),
    };
}
function promptBody({ text, images = [] }) {
    return images.length === 0 ? { text } : { text, images: images.map(imageBody) };
}
function imageBody({ data, dimension }) {
    const mimeType = IMAGE_KINDS.find(([start]) => data.startsWith(start))?.[1] ?? "image/png";
    return { data, mimeType, ...(dimension && { dimension }) };
}
function repoOf(source) {
    if ("prUrl" in source)
        return { url: source.prUrl.replace(/\/pull\/\d+\/?$/, ""), prUrl: source.prUrl };
    const { repository, ref } = source;
    return { url: repository, ...(ref !== undefined && { startingRef: ref }) };
}

// EXTERNAL MODULE: ./build/cursor/poll-only.js
var poll_only = __webpack_require__(7669);
// EXTERNAL MODULE: ./build/http/json.js
var json = __webpack_require__(3223);
;

const MAX_NAME_LENGTH = 60;
const MAX_DETAIL_LENGTH = 200;
const MAX_TODOS = 100;
const MAX_CALLS = 64;
const TELLING_ARGUMENTS = ["command", "path", "filePath", "file_path", "targetFile", "target_file", "pattern", "query"];
const OTHER_ARGUMENTS = ["globPattern", "glob_pattern", "searchTerm", "url", "description"];
const TODO_PLACES = [
    ["args"],
    ["toolCall", "args"],
    ["toolCall", "updateTodos", "args"],
    ["toolCall", "updateTodos"],
    ["updateTodos", "args"],
    ["updateTodos"],
];
const TODO_STATES = {
    PENDING: "pending",
    INPROGRESS: "in-progress",
    COMPLETED: "completed",
    CANCELLED: "cancelled",
    CANCELED: "cancelled",
};
function openActivityReader() {
    const calls = new Map();
    let entries = [];
    const remember = (callId, state) => {
        calls.set(callId, state);
        const [oldest] = calls.keys();
        if (calls.size > MAX_CALLS && oldest !== undefined)
            calls.delete(oldest);
    };
    function todosIn(frame) {
        const found = TODO_PLACES.map((path) => (0,json/* fieldAt */.UK)(frame, ...path)).find((place) => Array.isArray((0,json/* fieldAt */.UK)(place, "todos")));
        if (found === undefined)
            return [];
        const named = (0,json/* listOf */.c3)((0,json/* fieldAt */.UK)(found, "todos")).slice(0, MAX_TODOS).flatMap(readEntry);
        const next = (0,json/* fieldAt */.UK)(found, "merge") === true ? merged(entries, named) : named;
        if (JSON.stringify(next) === JSON.stringify(entries))
            return [];
        entries = next;
        return [{ kind: "todos", todos: next.map(({ todo }) => todo) }];
    }
    function toolIn(frame) {
        const { callId, name, status, args, result } = (0,json/* fieldsOf */.Pf)(frame);
        const [id, title] = [(0,json/* textOf */.b6)(callId), (0,json/* textOf */.b6)(name)];
        if (id === undefined || title === undefined || /^todo|updateTodos/i.test(title))
            return [];
        const isOver = status !== "running";
        const hasFailed = isOver && (status === "error" || (0,json/* isFields */.Ce)((0,json/* fieldAt */.UK)(result, "error")) || (0,json/* fieldAt */.UK)(result, "error") === true);
        const detail = detailIn(args);
        const before = calls.get(id);
        if (before === "failed" || (before === "shown" && !hasFailed) || (!isOver && detail === undefined))
            return [];
        remember(id, hasFailed ? "failed" : "shown");
        return [{ kind: "tool", name: cut(title, MAX_NAME_LENGTH), ...(detail !== undefined && { detail }), hasFailed }];
    }
    return { toolCall: (frame) => [...todosIn(frame), ...toolIn(frame)], update: todosIn };
}
function readEntry(value, place) {
    const { id, content, status } = (0,json/* fieldsOf */.Pf)(value);
    const text = (0,json/* textOf */.b6)(content);
    if (text === undefined)
        return [];
    const word = typeof status === "string"
        ? status
            .toUpperCase()
            .replace(/^TODO_STATUS_/, "")
            .replaceAll("_", "")
        : "";
    const state = Object.hasOwn(TODO_STATES, word) ? TODO_STATES[word] : undefined;
    return [{ id: (0,json/* textOf */.b6)(id) ?? String(place), todo: { text: cut(text, MAX_DETAIL_LENGTH), state: state ?? "pending" } }];
}
function merged(before, named) {
    const changed = new Map(named.map((entry) => [entry.id, entry]));
    const kept = before.map((entry) => changed.get(entry.id) ?? entry);
    const known = new Set(before.map(({ id }) => id));
    return [...kept, ...named.filter(({ id }) => !known.has(id))].slice(0, MAX_TODOS);
}
function detailIn(args) {
    const texts = [...TELLING_ARGUMENTS, ...OTHER_ARGUMENTS].map((name) => (0,json/* textOf */.b6)((0,json/* fieldAt */.UK)(args, name)));
    const first = texts.find((text) => text !== undefined);
    return first === undefined ? undefined : cut(first, MAX_DETAIL_LENGTH);
}
function cut(text, maxLength) {
    const line = text
        .slice(0, 4 * maxLength)
        .replace(/\s+/g, " ")
        .trim();
    return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1)}…`;
}

;
class ParseError extends Error {
  constructor(message, options) {
    super(message), this.name = "ParseError", this.type = options.type, this.field = options.field, this.value = options.value, this.line = options.line;
  }
}
const LF = 10, CR = 13, SPACE = 32;
function noop(_arg) {
}
function createParser(config) {
  if (typeof config == "function")
    throw new TypeError(
      "`config` must be an object, got a function instead. Did you mean `createParser({onEvent: fn})`?"
    );
  const { onEvent = noop, onError = noop, onRetry = noop, onComment, maxBufferSize } = config, pendingFragments = [];
  let pendingFragmentsLength = 0, isFirstChunk = !0, id, data = "", dataLines = 0, eventType, terminated = !1;
  function feed(chunk) {
    if (terminated)
      throw new Error(
        "Cannot feed parser: it was terminated after exceeding the configured max buffer size. Call `reset()` to resume parsing."
      );
    if (isFirstChunk && (isFirstChunk = !1, chunk.charCodeAt(0) === 239 && chunk.charCodeAt(1) === 187 && chunk.charCodeAt(2) === 191 && (chunk = chunk.slice(3))), pendingFragments.length === 0) {
      const trailing2 = processLines(chunk);
      trailing2 !== "" && (pendingFragments.push(trailing2), pendingFragmentsLength = trailing2.length), checkBufferSize();
      return;
    }
    if (chunk.indexOf(`
`) === -1 && chunk.indexOf("\r") === -1) {
      pendingFragments.push(chunk), pendingFragmentsLength += chunk.length, checkBufferSize();
      return;
    }
    pendingFragments.push(chunk);
    const input = pendingFragments.join("");
    pendingFragments.length = 0, pendingFragmentsLength = 0;
    const trailing = processLines(input);
    trailing !== "" && (pendingFragments.push(trailing), pendingFragmentsLength = trailing.length), checkBufferSize();
  }
  function checkBufferSize() {
    maxBufferSize !== void 0 && (pendingFragmentsLength + data.length <= maxBufferSize || (terminated = !0, pendingFragments.length = 0, pendingFragmentsLength = 0, id = void 0, data = "", dataLines = 0, eventType = void 0, onError(
      new ParseError(`Buffered data exceeded max buffer size of ${maxBufferSize} characters`, {
        type: "max-buffer-size-exceeded"
      })
    )));
  }
  function processLines(chunk) {
    let searchIndex = 0;
    if (chunk.indexOf("\r") === -1) {
      let lfIndex = chunk.indexOf(`
`, searchIndex);
      for (; lfIndex !== -1; ) {
        if (searchIndex === lfIndex) {
          dataLines > 0 && onEvent({ id, event: eventType, data }), id = void 0, data = "", dataLines = 0, eventType = void 0, searchIndex = lfIndex + 1, lfIndex = chunk.indexOf(`
`, searchIndex);
          continue;
        }
        const firstCharCode = chunk.charCodeAt(searchIndex);
        if (isDataPrefix(chunk, searchIndex, firstCharCode)) {
          const valueStart = chunk.charCodeAt(searchIndex + 5) === SPACE ? searchIndex + 6 : searchIndex + 5, value = chunk.slice(valueStart, lfIndex);
          if (dataLines === 0 && chunk.charCodeAt(lfIndex + 1) === LF) {
            onEvent({ id, event: eventType, data: value }), id = void 0, data = "", eventType = void 0, searchIndex = lfIndex + 2, lfIndex = chunk.indexOf(`
`, searchIndex);
            continue;
          }
          data = dataLines === 0 ? value : `${data}
${value}`, dataLines++;
        } else isEventPrefix(chunk, searchIndex, firstCharCode) ? eventType = chunk.slice(
          chunk.charCodeAt(searchIndex + 6) === SPACE ? searchIndex + 7 : searchIndex + 6,
          lfIndex
        ) || void 0 : parseLine(chunk, searchIndex, lfIndex);
        searchIndex = lfIndex + 1, lfIndex = chunk.indexOf(`
`, searchIndex);
      }
      return chunk.slice(searchIndex);
    }
    for (; searchIndex < chunk.length; ) {
      const crIndex = chunk.indexOf("\r", searchIndex), lfIndex = chunk.indexOf(`
`, searchIndex);
      let lineEnd = -1;
      if (crIndex !== -1 && lfIndex !== -1 ? lineEnd = crIndex < lfIndex ? crIndex : lfIndex : crIndex !== -1 ? crIndex === chunk.length - 1 ? lineEnd = -1 : lineEnd = crIndex : lfIndex !== -1 && (lineEnd = lfIndex), lineEnd === -1)
        break;
      parseLine(chunk, searchIndex, lineEnd), searchIndex = lineEnd + 1, chunk.charCodeAt(searchIndex - 1) === CR && chunk.charCodeAt(searchIndex) === LF && searchIndex++;
    }
    return chunk.slice(searchIndex);
  }
  function parseLine(chunk, start, end) {
    if (start === end) {
      dispatchEvent();
      return;
    }
    const firstCharCode = chunk.charCodeAt(start);
    if (isDataPrefix(chunk, start, firstCharCode)) {
      const valueStart = chunk.charCodeAt(start + 5) === SPACE ? start + 6 : start + 5, value2 = chunk.slice(valueStart, end);
      data = dataLines === 0 ? value2 : `${data}
${value2}`, dataLines++;
      return;
    }
    if (isEventPrefix(chunk, start, firstCharCode)) {
      eventType = chunk.slice(chunk.charCodeAt(start + 6) === SPACE ? start + 7 : start + 6, end) || void 0;
      return;
    }
    if (firstCharCode === 105 && chunk.charCodeAt(start + 1) === 100 && chunk.charCodeAt(start + 2) === 58) {
      const value2 = chunk.slice(chunk.charCodeAt(start + 3) === SPACE ? start + 4 : start + 3, end);
      value2.includes("\0") || (id = value2);
      return;
    }
    if (firstCharCode === 58) {
      if (onComment) {
        const line2 = chunk.slice(start, end);
        onComment(line2.slice(chunk.charCodeAt(start + 1) === SPACE ? 2 : 1));
      }
      return;
    }
    const line = chunk.slice(start, end), fieldSeparatorIndex = line.indexOf(":");
    if (fieldSeparatorIndex === -1) {
      processField(line, "", line);
      return;
    }
    const field = line.slice(0, fieldSeparatorIndex), offset = line.charCodeAt(fieldSeparatorIndex + 1) === SPACE ? 2 : 1, value = line.slice(fieldSeparatorIndex + offset);
    processField(field, value, line);
  }
  function processField(field, value, line) {
    switch (field) {
      case "event":
        eventType = value || void 0;
        break;
      case "data":
        data = dataLines === 0 ? value : `${data}
${value}`, dataLines++;
        break;
      case "id":
        value.includes("\0") || (id = value);
        break;
      case "retry":
        /^\d+$/.test(value) ? onRetry(parseInt(value, 10)) : onError(
          new ParseError(`Invalid \`retry\` value: "${value}"`, {
            type: "invalid-retry",
            value,
            line
          })
        );
        break;
      default:
        onError(
          new ParseError(
            `Unknown field "${field.length > 20 ? `${field.slice(0, 20)}\u2026` : field}"`,
            { type: "unknown-field", field, value, line }
          )
        );
        break;
    }
  }
  function dispatchEvent() {
    dataLines > 0 && onEvent({
      id,
      event: eventType,
      data
    }), id = void 0, data = "", dataLines = 0, eventType = void 0;
  }
  function reset(options = {}) {
    if (options.consume && pendingFragments.length > 0) {
      const incompleteLine = pendingFragments.join("");
      parseLine(incompleteLine, 0, incompleteLine.length);
    }
    isFirstChunk = !0, id = void 0, data = "", dataLines = 0, eventType = void 0, pendingFragments.length = 0, pendingFragmentsLength = 0, terminated = !1;
  }
  return { feed, reset };
}
function isDataPrefix(chunk, i, firstCharCode) {
  return firstCharCode === 100 && chunk.charCodeAt(i + 1) === 97 && chunk.charCodeAt(i + 2) === 116 && chunk.charCodeAt(i + 3) === 97 && chunk.charCodeAt(i + 4) === 58;
}
function isEventPrefix(chunk, i, firstCharCode) {
  return firstCharCode === 101 && chunk.charCodeAt(i + 1) === 118 && chunk.charCodeAt(i + 2) === 101 && chunk.charCodeAt(i + 3) === 110 && chunk.charCodeAt(i + 4) === 116 && chunk.charCodeAt(i + 5) === 58;
}

//# sourceMappingURL=index.js.map

;



const MAX_FRAME_LENGTH = 4 * 1024 * 1024;
function openFrameReader(redact, onFrame) {
    let lastEventId;
    let isOversized = false;
    const parser = createParser({
        maxBufferSize: MAX_FRAME_LENGTH,
        onEvent: (message) => {
            if (message.id !== undefined && message.id !== "")
                lastEventId = message.id;
            onFrame(frameOf(message, redact));
        },
        onError: ({ type }) => {
            isOversized ||= type === "max-buffer-size-exceeded";
        },
    });
    return {
        feed: (text) => {
            parser.feed(text);
            if (isOversized)
                throw new errors/* OversizedFrame */.rE();
        },
        lastEventId: () => lastEventId,
    };
}
const OTHER = { kind: "other" };
function frameOf({ event, data }, redact) {
    const parsed = () => (0,json/* parseJson */.qF)(redact(data));
    switch (event) {
        case "status":
            return { kind: "status", status: (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(parsed()).status) ?? "" };
        case "tool_call":
            return { kind: "tool-call", data: parsed() };
        case "interaction_update":
            return /odos"|user-message-appended/.test(data) ? { kind: "update", data: parsed() } : OTHER;
        case "error":
            return { kind: "error", code: (0,json/* textOf */.b6)((0,json/* fieldsOf */.Pf)(parsed()).code) ?? "" };
        case "result":
        case "done":
            return { kind: event };
        default:
            return OTHER;
    }
}

;
const LIVE_READ_MS = 5 * 60_000;
const LEAST_READ_MS = 500;
const MOST_CALLED_READS = 100;
function openPace(clock) {
    let isLive = false;
    let isCalled = false;
    let calledReads = 0;
    let lastReadMs = Number.NEGATIVE_INFINITY;
    let changed = Promise.withResolvers();
    const wake = () => {
        changed.resolve();
        changed = Promise.withResolvers();
    };
    const dueMs = (startedMs, ms, mostMs) => {
        const byTimeMs = startedMs + Math.min(mostMs, isLive ? Math.max(ms, LIVE_READ_MS) : ms);
        return isCalled ? Math.min(byTimeMs, lastReadMs + LEAST_READ_MS) : byTimeMs;
    };
    return {
        untilNextRead: async (ms, mostMs, signal) => {
            const startedMs = clock.nowMs();
            for (;;) {
                const leftMs = dueMs(startedMs, ms, mostMs) - clock.nowMs();
                if (leftMs <= 0)
                    break;
                await sleepUnless(clock, leftMs, changed.promise, signal);
            }
            if (isCalled)
                calledReads++;
            isCalled = false;
            lastReadMs = clock.nowMs();
            signal.throwIfAborted();
        },
        live: (now) => {
            if (isLive === now)
                return;
            isLive = now;
            wake();
        },
        callForRead: () => {
            if (isCalled || calledReads >= MOST_CALLED_READS)
                return;
            isCalled = true;
            wake();
        },
    };
}
async function sleepUnless(clock, ms, changed, signal) {
    const woken = new AbortController();
    const asleep = clock.sleep(ms, AbortSignal.any([signal, woken.signal])).catch(() => { });
    await Promise.race([asleep, changed]);
    woken.abort();
    signal.throwIfAborted();
}

;




const SILENCE_MS = 60_000;
const MOST_SILENCES = 3;
const MOST_CUTS = 10;
const CUTS_WITHIN_MS = 60_000;
const MOST_REFUSALS = 12;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const CUT_PAUSE_MS = 250;
function followStream(options) {
    const { clock } = options;
    const ending = new AbortController();
    const pace = openPace(clock);
    void followOn(options, pace, ending.signal);
    return { untilNextRead: pace.untilNextRead, close: () => ending.abort(new Error("the wait is over")) };
}
async function followOn(options, pace, signal) {
    const { clock, random } = options;
    const connection = openConnection(options, pace);
    let cutsMs = [];
    let refusals = 0;
    let silences = 0;
    while (!signal.aborted) {
        const end = await connection.follow(signal);
        pace.live(false);
        if (end.kind === "over" || end.kind === "gone")
            return pace.callForRead();
        refusals = end.kind === "refused" ? refusals + 1 : 0;
        if (end.kind === "silent")
            silences++;
        else
            cutsMs = [...cutsMs.filter((ms) => clock.nowMs() - ms < CUTS_WITHIN_MS), clock.nowMs()];
        if (refusals === 0 && cutsMs.length > MOST_CUTS)
            return;
        if (refusals > MOST_REFUSALS || silences >= MOST_SILENCES)
            return;
        const growingMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, refusals - 1));
        const pauseMs = end.kind === "refused" ? Math.max(growingMs, end.pauseMs) : CUT_PAUSE_MS * (1 + random());
        await clock.sleep(pauseMs, signal).catch(() => { });
    }
}
function openFrameSink({ onActivity }, pace) {
    const activities = openActivityReader();
    let status = "CREATING";
    let end;
    let hasResult = false;
    const take = (frame) => {
        pace.live(true);
        switch (frame.kind) {
            case "status":
                if (frame.status !== status)
                    pace.callForRead();
                status = frame.status;
                return;
            case "tool-call":
                return activities.toolCall(frame.data).forEach(onActivity);
            case "update":
                return activities.update(frame.data).forEach(onActivity);
            case "result":
                hasResult = true;
                return pace.callForRead();
            case "error":
                end ??= frame.code === "stream_expired" ? { kind: "gone" } : { kind: "refused", pauseMs: 0 };
                return;
            case "done":
                end ??= { kind: hasResult ? "over" : "cut" };
                return;
            case "other":
        }
    };
    return {
        begin: () => {
            end = undefined;
        },
        take,
        end: () => end,
        endOfText: () => ({ kind: hasResult ? "over" : "cut" }),
    };
}
function openConnection(options, pace) {
    const { read, clock, redact } = options;
    const sink = openFrameSink(options, pace);
    let lastEventId;
    async function readOn(signal, onText) {
        const frames = openFrameReader(redact, sink.take);
        try {
            await read(lastEventId, signal, (text) => {
                onText();
                frames.feed(text);
                return sink.end() === undefined;
            });
            return sink.end() ?? sink.endOfText();
        }
        finally {
            lastEventId = frames.lastEventId() ?? lastEventId;
        }
    }
    return {
        follow: async (outer) => {
            const over = new AbortController();
            const silence = new AbortController();
            const signal = AbortSignal.any([outer, over.signal, silence.signal]);
            let heardMs = clock.nowMs();
            const watch = watchSilence(clock, () => heardMs, silence, over.signal);
            sink.begin();
            try {
                return await readOn(signal, () => {
                    heardMs = clock.nowMs();
                });
            }
            catch (error) {
                if (silence.signal.aborted)
                    return { kind: "silent" };
                const why = endFrom(error, lastEventId !== undefined);
                if (why.kind === "rewound")
                    lastEventId = undefined;
                return why;
            }
            finally {
                over.abort(new Error("the connection is over"));
                await watch;
            }
        },
    };
}
async function watchSilence(clock, heardMs, silence, over) {
    while (!over.aborted) {
        const leftMs = heardMs() + SILENCE_MS - clock.nowMs();
        if (leftMs <= 0)
            return silence.abort(new Error("the stream is silent"));
        await clock.sleep(leftMs, over).catch(() => { });
    }
}
function endFrom(error, isResumed) {
    if (error instanceof errors/* OversizedFrame */.rE)
        return { kind: "gone" };
    if (!(error instanceof errors/* CursorApiError */.ZW)) {
        const pauseMs = (0,errors/* retryAfterMsOf */.mK)(error);
        return pauseMs === undefined ? { kind: "cut" } : { kind: "refused", pauseMs };
    }
    if (error.status === 400 && isResumed)
        return { kind: "rewound" };
    const mayCome = [404, 408, 409, 429].includes(error.status);
    return mayCome ? { kind: "refused", pauseMs: (0,errors/* retryAfterMsOf */.mK)(error) ?? 0 } : { kind: "gone" };
}

// EXTERNAL MODULE: ./build/http/clock.js
var http_clock = __webpack_require__(295);
;



const FRAMES_LOOKED_AT = 200;
const LOOK_LIMIT_MS = 15_000;
const MOST_RUNS = 10;
async function findRun(runs, { before, isOurs }, promptOf, conversation) {
    const candidates = runs.filter(({ id }) => before?.runIds?.has(id) !== true).slice(0, MOST_RUNS);
    let unreadable;
    for (const { id } of candidates) {
        const prompt = await promptOf(id);
        if (prompt !== undefined && isOurs(prompt))
            return id;
        if (prompt === undefined)
            unreadable ??= id;
    }
    if (unreadable === undefined)
        return undefined;
    const messages = await conversation().catch((error) => {
        if (before === undefined)
            throw error;
        return [];
    });
    const prompts = messages.filter(({ type }) => type === "user_message").toReversed();
    if (before !== undefined && prompts.length !== runs.length)
        return unreadable;
    return runs[prompts.findIndex(({ text }) => isOurs(text))]?.id;
}
async function promptOf(read, { clock, redact, signal }) {
    const ending = new AbortController();
    const outer = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal;
    try {
        return await (0,http_clock/* within */.ux)(clock, LOOK_LIMIT_MS, outer, async (limited) => {
            let prompt;
            let frames = 0;
            const reader = openFrameReader(redact, (frame) => {
                frames++;
                if (frame.kind !== "update")
                    return;
                prompt ??= (0,json/* textOf */.b6)((0,json/* fieldAt */.UK)(frame.data, "userMessage", "text"));
            });
            await read(limited, (text) => {
                reader.feed(text);
                return prompt === undefined && frames < FRAMES_LOOKED_AT;
            });
            return prompt;
        });
    }
    catch {
        return undefined;
    }
    finally {
        ending.abort(new Error("the prompt was read"));
    }
}

// EXTERNAL MODULE: ./build/cursor/fields.js
var fields = __webpack_require__(5150);
;


const MOST_BRANCHES = 100;
function readAgentRecord(value) {
    const agent = (0,fields/* record */.g1)("agent", "body", value);
    const [repo] = (0,json/* listOf */.c3)(agent.repos).map(json/* fieldsOf */.Pf);
    return {
        id: (0,fields/* requiredId */.rP)("agent", "id", agent.id),
        status: (0,fields/* requiredText */.$4)("agent", "status", agent.status),
        ...(0,fields/* optionalTexts */.To)({
            name: agent.name,
            url: agent.url,
            repository: repo?.url,
            ref: repo?.startingRef,
            createdAt: agent.createdAt,
            latestRunId: agent.latestRunId,
        }),
        ...(typeof agent.autoCreatePR === "boolean" && { autoCreatePr: agent.autoCreatePR }),
    };
}
function readAgentPage(value) {
    return readPage("agent list", value, readAgentRecord);
}
function readRun(value) {
    const run = (0,fields/* record */.g1)("run", "body", value);
    const { branches } = (0,json/* fieldsOf */.Pf)(run.git);
    return {
        id: (0,fields/* requiredId */.rP)("run", "id", run.id),
        status: (0,fields/* requiredText */.$4)("run", "status", run.status),
        ...(0,fields/* optionalSummary */.dJ)(run.result),
        ...(0,fields/* optionalTexts */.To)({ createdAt: run.createdAt }),
        ...(0,fields/* optionalCounts */.bx)({ durationMs: run.durationMs }),
        branches: (0,json/* listOf */.c3)(branches)
            .slice(0, MOST_BRANCHES)
            .flatMap((entry) => {
            const { repoUrl, branch, prUrl } = (0,json/* fieldsOf */.Pf)(entry);
            const { repository } = (0,fields/* optionalTexts */.To)({ repository: repoUrl });
            return repository === undefined ? [] : [{ repository, ...(0,fields/* optionalTexts */.To)({ branchName: branch, prUrl }) }];
        }),
    };
}
function readRunPage(value) {
    return readPage("run list", value, readRun);
}
function readLaunched(value) {
    const body = (0,fields/* record */.g1)("launch", "body", value);
    return { agent: readAgentRecord(body.agent), run: readRun(body.run) };
}
function readNewRun(value) {
    const body = (0,fields/* record */.g1)("run", "body", value);
    return readRun((0,json/* isFields */.Ce)(body.run) ? body.run : body);
}
const COUNTS = ["inputTokens", "outputTokens", "cacheWriteTokens", "cacheReadTokens", "totalTokens"];
function readUsage(value, runId) {
    const runs = (0,json/* listOf */.c3)((0,fields/* record */.g1)("usage", "body", value).runs).map(json/* fieldsOf */.Pf);
    const found = runs.find(({ id }) => id === runId);
    if (found === undefined)
        return {};
    const { usage, cost } = found;
    const { chargedCents } = (0,json/* fieldsOf */.Pf)(cost);
    const isCost = typeof chargedCents === "number" && Number.isFinite(chargedCents) && chargedCents >= 0;
    return { tokens: readTokens((0,json/* fieldsOf */.Pf)(usage)), ...(isCost && { costCents: chargedCents }) };
}
function readTokens(counts) {
    const known = COUNTS.flatMap((name) => {
        const count = (0,json/* wholeNumberOf */.gd)(counts[name]);
        return count === undefined || count < 0 ? [] : [[name, count]];
    });
    return known.some(([, count]) => count > 0) ? Object.fromEntries(known) : undefined;
}
function readArtifacts(value) {
    return (0,fields/* readEntries */.$2)("artifact list", "items", (0,fields/* record */.g1)("artifact list", "body", value), (entry) => {
        const artifact = (0,fields/* record */.g1)("artifact list", "items[]", entry);
        return {
            absolutePath: (0,fields/* requiredText */.$4)("artifact", "path", artifact.path),
            sizeBytes: typeof artifact.sizeBytes === "number" ? artifact.sizeBytes : 0,
            updatedAt: (0,fields/* optionalTexts */.To)({ at: artifact.updatedAt }).at ?? "",
        };
    });
}
function readArtifactLink(value) {
    const link = (0,fields/* record */.g1)("artifact link", "body", value);
    return {
        url: (0,fields/* requiredText */.$4)("artifact link", "url", link.url),
        ...(0,fields/* optionalTexts */.To)({ expiresAt: link.expiresAt }),
    };
}
function readKeyOwner(value) {
    const owner = (0,fields/* record */.g1)("key", "body", value);
    return {
        apiKeyName: (0,fields/* requiredText */.$4)("key", "apiKeyName", owner.apiKeyName),
        ...(0,fields/* optionalTexts */.To)({ createdAt: owner.createdAt, userEmail: owner.userEmail }),
    };
}
function readModels(value) {
    const models = (0,fields/* readEntries */.$2)("model list", "items", (0,fields/* record */.g1)("model list", "body", value), readModel);
    return { ...models, entries: models.entries.filter(({ id }) => id !== "default") };
}
function readModel(entry) {
    const model = (0,fields/* record */.g1)("model list", "items[]", entry);
    const variants = (0,json/* listOf */.c3)(model.variants).map(json/* fieldsOf */.Pf);
    const chosen = variants.find(({ isDefault }) => isDefault === true) ?? variants[0];
    const params = (0,json/* listOf */.c3)(chosen?.params).flatMap((param) => {
        const { id, value } = (0,json/* fieldsOf */.Pf)(param);
        return typeof id === "string" && typeof value === "string" ? [{ id, value }] : [];
    });
    return { id: (0,fields/* requiredText */.$4)("model", "id", model.id), ...(params.length > 0 && { params }) };
}
function readRepositories(value) {
    return (0,fields/* readEntries */.$2)("repository list", "items", (0,fields/* record */.g1)("repository list", "body", value), (entry) => {
        const url = (0,fields/* requiredText */.$4)("repository", "url", (0,fields/* record */.g1)("repository list", "items[]", entry).url);
        const [owner, name] = url
            .replace(/(?:\.git)?\/*$/, "")
            .split("/")
            .slice(-2);
        return {
            owner: (0,fields/* requiredText */.$4)("repository", "owner", owner),
            name: (0,fields/* requiredText */.$4)("repository", "name", name),
            repository: url,
        };
    });
}
function readPage(what, value, read) {
    const page = (0,fields/* record */.g1)(what, "body", value);
    return { ...(0,fields/* readEntries */.$2)(what, "items", page, read), ...(0,fields/* optionalTexts */.To)({ nextCursor: page.nextCursor }) };
}

;




const STREAM_HEAD_TIMEOUT_MS = 30_000;
const RUNS_PAGE = 100;
function runCalls(options, requests, known, conversation) {
    return {
        turns: async (id, limits) => {
            const messages = conversation(id, { ...limits, isPoll: true }).catch(() => undefined);
            const runs = await listRuns(requests, id, limits);
            const unread = runs.map(() => ({ type: "user_message", text: "" }));
            return { messages: (await messages) ?? unread, runIds: new Set(runs.map((run) => run.id)) };
        },
        wasSent: async (id, sought, limits) => {
            const runs = await listRuns(requests, id, limits);
            const reading = { ...options, redact: options.transport.redact, signal: limits?.signal };
            const prompt = (runId) => promptOf((signal, onText) => readStream(options, { id, runId, signal, onText }), reading);
            const found = await findRun(runs, sought, prompt, () => conversation(id, limits));
            if (found !== undefined)
                known.attach(id, found);
            return found !== undefined;
        },
        firstTurn: async (id, limits) => {
            const runs = await listRuns(requests, id, limits);
            return runs.length < RUNS_PAGE ? runs.at(-1)?.id : undefined;
        },
        follow: (id, onActivity) => {
            const runId = known.attached(id);
            if (runId === undefined)
                return (0,poll_only/* pollOnly */.k)(options);
            const { redact } = options.transport;
            const read = (lastEventId, signal, onText) => readStream(options, { id, runId, signal, onText, lastEventId });
            return followStream({ ...options, redact, read, onActivity });
        },
    };
}
function at(id) {
    return `/v1/agents/${encodeURIComponent(id)}`;
}
function atRun(id, runId) {
    return `${at(id)}/runs/${encodeURIComponent(runId)}`;
}
async function listRuns({ readList }, id, limits) {
    const path = `${at(id)}/runs?${new URLSearchParams({ limit: String(RUNS_PAGE) })}`;
    return await readList({ what: "Listing the agent's runs", path, parse: readRunPage }, limits);
}
function readStream({ transport }, { id, runId, lastEventId, ...call }) {
    return transport.stream({
        what: "Following the agent",
        path: `${atRun(id, runId)}/stream`,
        headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
        timeoutMs: STREAM_HEAD_TIMEOUT_MS,
        ...call,
    });
}

;


const EARLIER_RUNS = 20;
function openTurns({ read }) {
    const known = new Map();
    const readRecord = async (id, limits) => {
        const agent = await read({ what: "Reading the agent", path: turn_at(id), parse: readAgentRecord }, limits);
        const runId = known.get(id)?.runId ?? agent.latestRunId;
        known.set(id, { ...known.get(id), agent, runId });
        return { agent, runId };
    };
    const current = async (id, limits) => {
        const { agent, runId } = known.get(id) ?? {};
        return agent !== undefined && runId !== undefined ? { agent, runId } : await readRecord(id, limits);
    };
    const branchesOf = async (id, run, limits) => {
        if (run.branches.length > 0)
            return run.branches;
        const earlier = known.get(id)?.branches;
        if (earlier !== undefined)
            return earlier;
        const path = `${turn_at(id)}/runs?${new URLSearchParams({ limit: String(EARLIER_RUNS) })}`;
        const call = { what: "Listing the agent's runs", path, parse: readRunPage };
        const page = await read(call, { ...limits, isPoll: true }).catch(() => undefined);
        return page && (page.entries.find(({ branches }) => branches.length > 0)?.branches ?? []);
    };
    return {
        agent: async (id, limits) => {
            const { agent, runId } = await current(id, limits);
            if (runId === undefined)
                return bareAgent(agent);
            const path = `${turn_at(id)}/runs/${encodeURIComponent(runId)}`;
            const run = await read({ what: "Reading the agent", path, parse: readRun }, limits);
            const branches = await branchesOf(id, run, limits);
            known.set(id, { ...known.get(id), branches });
            return agentOf(agent, { ...run, branches: branches ?? [] });
        },
        record: async (id, limits) => known.get(id)?.agent ?? (await readRecord(id, limits)).agent,
        remember: (agent, runId) => known.set(agent.id, { agent, runId, branches: [] }),
        attach: (id, runId) => known.set(id, { ...known.get(id), runId }),
        attached: (id) => known.get(id)?.runId,
        runOf: async (id, limits) => {
            const runId = known.get(id)?.runId ?? (await readRecord(id, limits)).runId;
            if (runId !== undefined)
                return runId;
            throw new errors/* CursorApiError */.ZW("Finding the agent's turn", { status: 409, apiErrorBody: { code: "run_not_found" } });
        },
    };
}
function turn_at(id) {
    return `/v1/agents/${encodeURIComponent(id)}`;
}
function agentOf(agent, run) {
    const { summary, branches, createdAt, durationMs } = run;
    const own = branches.find(({ repository }) => isSame(repository, agent.repository)) ?? onlyOne(branches);
    return {
        ...bareAgent(agent),
        status: run.status,
        runId: run.id,
        ...(summary !== undefined && { summary }),
        ...(createdAt !== undefined && { turnBeganAt: createdAt }),
        ...(durationMs !== undefined && { turnTookMs: durationMs }),
        ...(own?.branchName !== undefined && { branchName: own.branchName }),
        ...(own?.prUrl !== undefined && { prUrl: own.prUrl }),
    };
}
function bareAgent({ latestRunId: _, ...agent }) {
    return agent;
}
function onlyOne(all) {
    return all.length === 1 ? all[0] : undefined;
}
function isSame(one, other) {
    const plain = (url) => url
        .toLowerCase()
        .replace(/^[a-z+]+:\/\//, "")
        .replace(/(?:\.git)?\/*$/, "");
    return other !== undefined && plain(one) === plain(other);
}

;







function cursorClientV1(options) {
    const requests = (0,cursor_requests/* requestsOver */.$)(options);
    const { read, readList, readPages, command } = requests;
    const known = openTurns(requests);
    const conversation = (id, limits) => {
        const path = `/v0/agents/${encodeURIComponent(id)}/conversation`;
        return readList({ what: "Reading the conversation", path, parse: schema/* readMessages */.Ne }, limits);
    };
    return {
        takesAgentId: true,
        listShowsTurns: false,
        hasStream: true,
        launch: async (request, limits) => {
            const { agent, run } = await launch(requests, request, limits);
            known.remember(agent, run.id);
            return agentOf(agent, run);
        },
        followUp: async (id, { mode, ...prompt }, limits) => {
            const body = { prompt: promptBody(prompt), ...(mode === "plan" && { mode }) };
            const call = { what: "Sending the follow-up", method: "POST", path: `${at(id)}/runs` };
            const run = await requests.send({ ...call, body, parse: readNewRun }, limits);
            known.attach(id, run.id);
        },
        stop: async (id, limits) => {
            const runId = await known.runOf(id, limits);
            await command({ what: "Stopping the agent", method: "POST", path: `${atRun(id, runId)}/cancel` }, limits);
        },
        remove: (id, limits) => command({ what: "Deleting the agent", method: "DELETE", path: at(id) }, limits),
        agent: (id, limits) => known.agent(id, limits),
        agents: (filter, limits) => {
            const call = { what: "Listing agents", path: "/v1/agents", parse: readAgentPage };
            return readPages(call, filter?.prUrl === undefined ? {} : { prUrl: filter.prUrl }, limits);
        },
        withRepository: async (entry, limits) => {
            const { repository, ref } = await known.record(entry.id, limits);
            return { ...entry, repository, ref };
        },
        conversation,
        ...runCalls(options, requests, known, conversation),
        attach: known.attach,
        usage: async (id, limits) => {
            const runId = await known.runOf(id, limits);
            const path = `${at(id)}/usage?${new URLSearchParams({ runId })}`;
            return await read({ what: "Reading the usage", path, parse: (body) => readUsage(body, runId) }, limits);
        },
        ...filesAndAccount(requests),
        serverTimeMs: () => options.transport.serverTimeMs(),
    };
}
function filesAndAccount(requests) {
    const { read, readList, readListOnce } = requests;
    return {
        artifacts: (id, limits) => readList({ what: "Listing artifacts", path: `${at(id)}/artifacts`, parse: readArtifacts }, limits),
        artifactLink: (id, path, limits) => {
            const address = `${at(id)}/artifacts/download?${new URLSearchParams({ path })}`;
            return read({ what: "Asking for an artifact", path: address, parse: readArtifactLink }, limits);
        },
        me: (limits) => read({ what: "Reading the key's owner", path: "/v1/me", parse: readKeyOwner }, limits),
        models: async (limits) => (await listModels(requests, limits)).map(({ id }) => id),
        repositories: (limits) => readListOnce({ what: "Listing repositories", path: "/v1/repositories", parse: readRepositories }, limits),
    };
}
async function listModels({ readList }, limits) {
    return await readList({ what: "Listing models", path: "/v1/models", parse: readModels }, limits);
}
async function launch(requests, request, limits) {
    const call = { what: "Launching the agent", method: "POST", path: "/v1/agents", parse: readLaunched };
    const send = (model) => requests.send({ ...call, body: launchBody(request, model) }, limits);
    try {
        return await send();
    }
    catch (error) {
        const model = lacksVariant(error) ? await modelFor(requests, request, limits) : undefined;
        if (model?.params === undefined)
            throw error;
        return await send(model);
    }
}
function lacksVariant(error) {
    return (error instanceof errors/* CursorApiError */.ZW && error.status === 400 && /known variant/.test(error.apiErrorBody.message ?? ""));
}
async function modelFor(requests, { model }, limits) {
    const models = await listModels(requests, { ...limits, timeoutMs: undefined }).catch(() => []);
    return models.find(({ id }) => id === model);
}


}),

4675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
L: () => (/* binding */ retry)
});
async function retry(policy, attempt) {
    for (let made = 1;; made++) {
        try {
            return await attempt(made);
        }
        catch (error) {
            const delayMs = made < policy.maxAttempts ? policy.delayMs(error, made) : undefined;
            if (delayMs === undefined || policy.signal?.aborted)
                throw error;
            policy.onRetry?.(error, delayMs);
            await policy.clock.sleep(delayMs, policy.signal);
        }
    }
}


})

};
