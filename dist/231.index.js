export const id = 231;
export const ids = [231];
export const modules = {

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

/***/ 4231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ACT: () => (/* binding */ ACT),
  ASK: () => (/* binding */ ASK),
  readImages: () => (/* reexport */ readImages)
});

// EXTERNAL MODULE: ./build/agent/launch-key.js
var launch_key = __webpack_require__(2517);
// EXTERNAL MODULE: ./build/model/agent-status.js
var agent_status = __webpack_require__(8606);
// EXTERNAL MODULE: ./build/agent/at-most-once.js
var at_most_once = __webpack_require__(1151);
;// CONCATENATED MODULE: ./build/agent/send-follow-up.js



const LOOKS_MS = [2_000, 5_000, 10_000, 20_000];
const MOST_SENDINGS = 2;
async function sendFollowUp(options) {
    for (let sendings = 1;; sendings++) {
        const sent = await send(options);
        if (sent.kind !== "in-doubt" || options.cancelled.aborted)
            return sent;
        options.onNews({ kind: "in-doubt", error: sent.error });
        const search = await lookRepeatedly(options);
        if (search.kind === "found")
            return search;
        if (search.kind === "failed")
            return { ...sent, lookError: search.error };
        options.onNews({ kind: "not-found" });
        if (sendings >= MOST_SENDINGS || (0,agent_status/* endOf */.p)(options.before.status) === undefined)
            return sent;
    }
}
function countWithKey(messages, followUpKey) {
    return messages.filter((message) => hasKey(message, followUpKey)).length;
}
function hasKey(message, followUpKey) {
    return message.type === "user_message" && (0,launch_key/* followUpKeyIn */.Zv)(message.text) === followUpKey;
}
async function send(options) {
    const { client, agentId, prompt, onNews } = options;
    const onRetry = (error, pauseMs) => onNews({ kind: "retrying", error, pauseMs });
    const sent = await (0,at_most_once/* sendAtMostOnce */.S)({ ...options, onRetry }, (signal) => client.followUp(agentId, prompt, { signal }));
    return sent.kind === "answered" ? { kind: "sent" } : sent;
}
async function lookRepeatedly(options) {
    const { clock, cancelled } = options;
    const lostMs = clock.nowMs();
    try {
        for (const atMs of LOOKS_MS) {
            await clock.sleep(Math.max(0, lostMs + atMs - clock.nowMs()), cancelled);
            if (await isThere(options))
                return { kind: "found" };
        }
        return { kind: "none" };
    }
    catch (error) {
        return { kind: "failed", error };
    }
}
async function isThere({ client, agentId, followUpKey, before, cancelled }) {
    const messages = await client.conversation(agentId, { signal: cancelled });
    if (countWithKey(messages, followUpKey) > countWithKey(before.messages, followUpKey))
        return true;
    const { status } = await client.agent(agentId, { signal: cancelled });
    return (0,agent_status/* endOf */.p)(before.status) !== undefined && status !== before.status;
}

;// CONCATENATED MODULE: ./build/agent/new-turn.js


const CAP_MS = 2 * 60_000;
function newTurn(options) {
    const { statusBefore, clock } = options;
    const wasIdle = statusBefore !== undefined && (0,agent_status/* endOf */.p)(statusBefore) !== undefined;
    let hasBegun = false;
    let doubtedMs;
    return async (agent, signal) => {
        const end = (0,agent_status/* endOf */.p)(agent.status);
        if (end === undefined)
            hasBegun ||= wasIdle;
        if (end === undefined)
            return false;
        hasBegun ||= agent.status !== (wasIdle ? statusBefore : "FINISHED");
        hasBegun ||= await isAnswered(options, agent.id, signal);
        if (hasBegun)
            return true;
        if (doubtedMs === undefined)
            options.onDoubt();
        doubtedMs ??= clock.nowMs();
        if (clock.nowMs() - doubtedMs < CAP_MS)
            return false;
        options.onCap(CAP_MS);
        return true;
    };
}
async function isAnswered({ client, followUpKey }, id, signal) {
    try {
        return hasAnswer(await client.conversation(id, { signal, isPoll: true }), followUpKey);
    }
    catch {
        return false;
    }
}
function hasAnswer(messages, followUpKey) {
    const ours = messages.findLastIndex((message) => hasKey(message, followUpKey));
    return ours >= 0 && messages.slice(ours + 1).some(({ type }) => type === "assistant_message");
}

// EXTERNAL MODULE: ./build/authorize/authorize.js + 2 modules
var authorize = __webpack_require__(962);
// EXTERNAL MODULE: ./build/inputs/operation.js
var operation = __webpack_require__(9001);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/http/download-error.js
var download_error = __webpack_require__(2534);
// EXTERNAL MODULE: ./build/inputs/images.js
var inputs_images = __webpack_require__(4832);
// EXTERNAL MODULE: ./build/inputs/input-error.js
var input_error = __webpack_require__(2699);
// EXTERNAL MODULE: ./build/inputs/prompt-file.js
var prompt_file = __webpack_require__(1987);
// EXTERNAL MODULE: ./build/inputs/values.js
var values = __webpack_require__(3368);
// EXTERNAL MODULE: ./build/run/load-network.js
var load_network = __webpack_require__(7699);
;// CONCATENATED MODULE: ./build/prompt/images/dimensions.js
function readImageFacts(bytes) {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const type = typeOf(view);
    const size = type === undefined ? undefined : SIZE_OF[type](view);
    if (type === undefined || !size || size.width < 1 || size.height < 1)
        return undefined;
    return { type, ...size };
}
function typeOf(bytes) {
    if (bytes.subarray(0, 8).equals(PNG_MAGIC))
        return "png";
    if (bytes.subarray(0, 3).equals(JPEG_MAGIC))
        return "jpeg";
    const start = bytes.toString("latin1", 0, 6);
    if (start === "GIF87a" || start === "GIF89a")
        return "gif";
    return start.startsWith("RIFF") && bytes.toString("latin1", 8, 12) === "WEBP" ? "webp" : undefined;
}
const PNG_MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG_MAGIC = Buffer.from([0xff, 0xd8, 0xff]);
const SIZE_OF = {
    png: pngSize,
    jpeg: jpegSize,
    gif: (bytes) => (bytes.length < 10 ? undefined : { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
    webp: webpSize,
};
function pngSize(bytes) {
    if (bytes.length < 24 || bytes.toString("latin1", 12, 16) !== "IHDR")
        return undefined;
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
function isFrameHeader(marker) {
    return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
function jpegSize(bytes) {
    for (let at = 2; at + 9 < bytes.length;) {
        if (bytes[at] !== 0xff)
            return undefined;
        const marker = bytes.readUInt8(at + 1);
        if (marker === 0xff) {
            at += 1;
            continue;
        }
        const length = bytes.readUInt16BE(at + 2);
        if (isFrameHeader(marker))
            return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
        if (marker === 0xda || length < 2)
            return undefined;
        at += 2 + length;
    }
    return undefined;
}
function webpSize(bytes) {
    if (bytes.length < 30)
        return undefined;
    switch (bytes.toString("latin1", 12, 16)) {
        case "VP8 ":
            if (bytes.readUIntBE(23, 3) !== 0x9d012a)
                return undefined;
            return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
        case "VP8L": {
            if (bytes[20] !== 0x2f)
                return undefined;
            const bits = bytes.readUInt32LE(21);
            return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
        }
        case "VP8X":
            return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
        default:
            return undefined;
    }
}

// EXTERNAL MODULE: ./build/text/attachment-address.js
var attachment_address = __webpack_require__(7836);
;// CONCATENATED MODULE: ./build/prompt/images/fetch-attachment.js


const LIMIT_MS = 60_000;
const MOST_REDIRECTS = 3;
async function fetchAttachment(means, attachment, mostBytes) {
    const { clock, userAgent, cancelled, runner } = means;
    let { url } = attachment;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        const chunks = [];
        const order = { url, mostBytes, timeoutMs: LIMIT_MS, clock, userAgent, signal: cancelled };
        const end = await means.download(order, (bytes) => {
            chunks.push(bytes);
        });
        if (end.kind === "whole")
            return Buffer.concat(chunks);
        const next = (0,attachment_address/* parseRedirect */.q)(url, end.location, runner.serverUrl);
        if (!next)
            break;
        url = next.url;
    }
    throw new download_error/* DownloadError */.n("astray", {});
}

;// CONCATENATED MODULE: ./build/prompt/images/images-in.js

const IMAGE = /!\[[^\]]*\]\(\s*<?(https:[^)\s>]+)|<img\b[^>]*?\bsrc\s*=\s*["']?(https:[^"'\s>]+)/gi;
const HTML_COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
function imagesIn(trigger, serverUrl) {
    if (trigger.kind === "none")
        return [];
    const texts = "remark" in trigger ? [trigger.subject.body, trigger.remark.body] : [trigger.subject.body];
    const addresses = texts.flatMap((text) => [...text.replaceAll(HTML_COMMENT, "").matchAll(IMAGE)].map(([, one, other]) => one ?? other ?? ""));
    return [...new Set(addresses)].flatMap((address) => (0,attachment_address/* parseAttachment */.Z)(address, serverUrl) ?? []);
}

;// CONCATENATED MODULE: ./build/prompt/images/read-images.js










const MOST_BYTES = 15 * 1024 * 1024;
const KINDS = "a png, jpeg, gif or webp image";
function readImages(step, trigger) {
    const slots = step.inputs.images.map((source) => slotOf(step, trigger, source));
    return {
        all: async () => {
            const images = [];
            for (const slot of slots)
                images.push(...(await slot()));
            if (images.length <= inputs_images/* MOST_IMAGES */.d)
                return images;
            step.warn(`The event brings more images than fit: Cursor takes ${inputs_images/* MOST_IMAGES */.d}, so the last were left out.`);
            return images.slice(0, inputs_images/* MOST_IMAGES */.d);
        },
    };
}
function slotOf(step, trigger, source) {
    switch (source.kind) {
        case "file": {
            const image = readFile(step, source.path);
            return async () => [image];
        }
        case "attachment":
            return async () => [await fetchNamed(step, source.attachment)];
        case "event":
            return () => fetchFromEvent(step, trigger);
    }
}
function readFile(step, given) {
    const path = (0,prompt_file/* pathInside */._)(step.runner.workspace, given);
    if (path === undefined) {
        const advice = "a file inside the workspace. Check the path, and that `actions/checkout` ran before this step.";
        return (0,values/* refuse */.TR)("images", given, advice);
    }
    const stats = (0,external_node_fs_.statSync)(path);
    if (!stats.isFile())
        return (0,values/* refuse */.TR)("images", given, "a regular file.");
    if (stats.size > MOST_BYTES) {
        return (0,values/* refuse */.TR)("images", given, `small enough: it has ${stats.size} bytes and ${MOST_BYTES} are the most.`);
    }
    return (imageOf(step, given, (0,external_node_fs_.readFileSync)(path)) ?? (0,values/* refuse */.TR)("images", given, `${KINDS}. Its content decides, not its name.`));
}
async function fetchNamed(step, attachment) {
    try {
        const image = await fetchImage(step, attachment);
        return image ?? (0,values/* refuse */.TR)("images", placeOf(attachment), `${KINDS}. What GitHub keeps there is something else.`);
    }
    catch (error) {
        if (!(error instanceof download_error/* DownloadError */.n))
            throw error;
        throw new input_error/* InputError */.d(`Input \`images\`: an attachment could not be fetched: ${error.message}. ${PRIVATE}`);
    }
}
function placeOf({ url }) {
    const { origin, pathname } = new URL(url);
    return origin + pathname;
}
const PRIVATE = "GitHub gives attachments of private repositories to signed-in people only: put such an image into the workspace and name its path.";
async function fetchFromEvent(step, trigger) {
    const images = [];
    for (const attachment of imagesIn(trigger, step.runner.serverUrl)) {
        if (images.length >= inputs_images/* MOST_IMAGES */.d)
            break;
        try {
            const image = await fetchImage(step, attachment);
            if (image)
                images.push(image);
            else
                step.warn(`An image of the event was left out: it is not ${KINDS}.`);
        }
        catch (error) {
            if (!(error instanceof download_error/* DownloadError */.n))
                throw error;
            step.warn(`An image of the event was left out: ${error.message}.`);
        }
    }
    return images;
}
async function fetchImage(step, attachment) {
    const { download } = await (0,load_network/* loadNetwork */.V)();
    const { clock, userAgent, cancelled, runner } = step;
    const bytes = await fetchAttachment({ clock, userAgent, cancelled, runner, download }, attachment, MOST_BYTES);
    return imageOf(step, new URL(attachment.url).pathname.split("/").at(-1) ?? "attachment", bytes);
}
function imageOf(step, name, bytes) {
    const facts = readImageFacts(bytes);
    if (!facts)
        return undefined;
    step.log.info(lineFor(name, facts, bytes.length));
    return { data: bytes.toString("base64"), dimension: { width: facts.width, height: facts.height } };
}
function lineFor(name, { type, width, height }, bytes) {
    return `Image ${name}: ${type}, ${width} × ${height} pixels, ${bytes} bytes`;
}

// EXTERNAL MODULE: ./build/prompt/plan-launch.js + 2 modules
var plan_launch = __webpack_require__(4689);
// EXTERNAL MODULE: ./build/agent/sanitized-agent.js
var sanitized_agent = __webpack_require__(9283);
// EXTERNAL MODULE: ./build/inputs/address.js
var inputs_address = __webpack_require__(6528);
// EXTERNAL MODULE: ./build/inputs/api-key.js
var api_key = __webpack_require__(1574);
;// CONCATENATED MODULE: ./build/queries/ask.js




async function withCursor(step, task) {
    const { inputs, clock, random, userAgent, runner } = step;
    if (inputs.apiKey === undefined)
        throw (0,api_key/* missingKey */.a)({ isFork: false, actor: runner.actor });
    const { openCursor } = await (0,load_network/* loadNetwork */.V)();
    const cursor = openCursor({ apiUrl: inputs.apiUrl, apiKey: inputs.apiKey, clock, random, userAgent });
    try {
        return await task(cursor);
    }
    finally {
        await cursor.close();
    }
}
function ask(step, question) {
    return withCursor(step, ({ client }) => question(client, { signal: step.cancelled }));
}
function repositoryOf(step, agent) {
    const { repository } = step.inputs;
    if (agent.repository === undefined)
        return repository;
    const address = agent.repository.includes("://") ? agent.repository : `https://${agent.repository}`;
    return (0,inputs_address/* parseRepository */.SU)(address, step.runner.serverUrl) ?? repository;
}
function expectationFor(step, agent) {
    const { owner, name, url } = repositoryOf(step, agent);
    return { owner, name, serverUrl: new URL(url).origin, apiUrl: step.inputs.apiUrl };
}
function sanitize(step, agent) {
    const { agent: shown, withheld } = (0,sanitized_agent/* sanitizedAgent */.l)(agent, expectationFor(step, agent));
    for (const field of withheld) {
        step.warn(`Cursor's answer names ${field} in a form that is not allowed here, so it is left out.`);
    }
    return shown;
}

// EXTERNAL MODULE: ./build/report/announce.js
var announce = __webpack_require__(7044);
// EXTERNAL MODULE: ./build/report/catalogue.js
var catalogue = __webpack_require__(4486);
// EXTERNAL MODULE: ./build/report/problem-from-error.js
var problem_from_error = __webpack_require__(4150);
// EXTERNAL MODULE: ./build/run/agent-session.js
var agent_session = __webpack_require__(7462);
// EXTERNAL MODULE: ./build/run/follow-agent.js + 2 modules
var follow_agent = __webpack_require__(6145);
// EXTERNAL MODULE: ./build/run/open-session.js
var open_session = __webpack_require__(8969);
;// CONCATENATED MODULE: ./build/run/follow-up.js















async function followUp(step, record, order) {
    const { inputs } = step;
    const { trigger } = order;
    const agentId = (0,operation/* requireAgentId */.sb)(inputs);
    const images = readImages(step, trigger);
    const authorization = await (0,authorize/* authorize */.G)(step, trigger);
    if (authorization.kind === "refused")
        return authorization.outcome;
    const apiKey = (0,open_session/* requireKey */.X)(step, trigger);
    const message = messageOf({ step, order, apiKey }, authorization.senderPermission, await images.all());
    record.followingUp(message.sent);
    (0,announce/* announceFollowUp */.KB)(step.log, agentId, message.sent, inputs);
    const { repository } = inputs;
    const { launchKey } = message.sent;
    const session = await (0,open_session/* openSession */.f)(step, record, {
        trigger,
        apiKey,
        launchKey,
        repository,
        asksForPullRequest: false,
    });
    try {
        return await (0,agent_session/* endSession */.ky)(session, await sendAndFollow(session, agentId, message));
    }
    finally {
        await session.cursor.close();
    }
}
function messageOf(given, senderPermission, images) {
    const { inputs, runner } = given.step;
    const launchKey = (0,launch_key/* launchKeyOf */.aq)(given.apiKey, runner, inputs.matrixLeg);
    const lastLine = (0,launch_key/* followUpLine */.$e)(runner.runUrl, launchKey);
    const { text, facts } = (0,plan_launch/* writePrompt */.U)({ ...given.order, inputs, senderPermission, lastLine });
    return { text, images, sent: { launchKey, prompt: facts } };
}
async function sendAndFollow(session, agentId, message) {
    const handed = await deliver(session, agentId, message);
    if (handed.kind === "none")
        return handed.outcome;
    const { agent, agentOrigin } = handed;
    const known = { ...session, expected: expectationFor(session.step, agent) };
    await (0,agent_session/* agentStarted */.LO)(known, agent, agentOrigin);
    return await follow(known, agent, message.sent.launchKey, agentOrigin === "attached" ? undefined : agent.status);
}
async function deliver(session, agentId, message) {
    const { step, cursor, savedState, transcript } = session;
    try {
        const agent = await cursor.client.agent(agentId, { signal: step.cancelled });
        const messages = await cursor.client.conversation(agentId, { signal: step.cancelled });
        const before = { status: agent.status, messages };
        transcript.passOver(messages);
        if (isSentAlready(step, before, message.sent.launchKey))
            return { kind: "handed", agent, agentOrigin: "attached" };
        savedState.note({ agentId });
        const result = await follow_up_send(session, before, agentId, message);
        if (result.kind === "sent" || result.kind === "found")
            return { kind: "handed", agent, agentOrigin: "followed-up" };
        return { kind: "none", outcome: await unsent(session, agent, message, result) };
    }
    catch (error) {
        return {
            kind: "none",
            outcome: step.cancelled.aborted ? notSent() : { kind: "error", problem: (0,problem_from_error/* problemFromError */.m)(error) },
        };
    }
}
function isSentAlready(step, { status, messages }, launchKey) {
    const end = (0,agent_status/* endOf */.p)(status);
    return step.runner.runAttempt > 1 && countWithKey(messages, launchKey) > 0 && (end ?? "finished") === "finished";
}
function follow_up_send(session, before, agentId, message) {
    const { step, cursor } = session;
    const { text, images } = message;
    return sendFollowUp({
        ...cursor,
        clock: step.clock,
        random: step.random,
        agentId,
        prompt: { text, ...(images.length > 0 && { images }) },
        followUpKey: message.sent.launchKey,
        before,
        deadlineMs: step.clock.nowMs() + step.inputs.timeoutMs,
        cancelled: step.cancelled,
        abandoned: step.abandoned,
        onNews: (news) => step.log.info(newsLine(news)),
    });
}
async function follow(session, agent, followUpKey, statusBefore) {
    const { step, cursor } = session;
    if (step.cancelled.aborted)
        return await (0,follow_agent/* cancelSession */.B_)(session, (0,agent_session/* sanitized */.A6)(session, agent));
    if (!step.inputs.wait)
        return { kind: "launched", agent: (0,agent_session/* sanitized */.A6)(session, agent) };
    const isOver = newTurn({
        client: cursor.client,
        clock: step.clock,
        followUpKey,
        statusBefore,
        onDoubt: () => step.log.info("The status may still be the one of the turn before; waiting for a sign of the new turn."),
        onCap: (capMs) => step.warn(`No sign of a new turn was seen within ${capMs / 60_000} minutes, so the status was taken as it stands.`),
    });
    return await (0,follow_agent/* watchAgent */.Z8)(session, agent, { lookAtOnce: statusBefore === undefined, isOver });
}
async function unsent(session, agent, { sent }, result) {
    if (result.kind === "not-sent")
        return notSent();
    const shown = sanitize(session.step, agent);
    if (session.step.cancelled.aborted)
        return await (0,follow_agent/* cancelSession */.B_)(session, shown);
    const why = (0,problem_from_error/* problemFromError */.m)(result.lookError ?? result.error).message;
    const message = `It cannot be told whether the follow-up reached the agent (follow-up key ${sent.launchKey}). ${why}`;
    return { kind: "unknown", agent: shown, problem: (0,catalogue/* problem */.C)("follow-up-in-doubt", { message }) };
}
function notSent() {
    const message = "The workflow run was cancelled before the follow-up was sent.";
    return { kind: "cancelled", disposition: "none", problem: (0,catalogue/* problem */.C)("cancelled", { message }) };
}
function newsLine(news) {
    switch (news.kind) {
        case "retrying":
            return `${(0,problem_from_error/* problemFromError */.m)(news.error).message} Nothing was sent; trying again in ${Math.ceil(news.pauseMs / 1000)} s.`;
        case "in-doubt":
            return `${(0,problem_from_error/* problemFromError */.m)(news.error).message} The follow-up may have arrived all the same, so the conversation is read before anything is sent again.`;
        case "not-found":
            return "The conversation does not show the follow-up, and the agent does not work on it.";
    }
}

// EXTERNAL MODULE: ./build/cursor/errors.js
var errors = __webpack_require__(9116);
// EXTERNAL MODULE: ./build/report/comment.js + 2 modules
var comment = __webpack_require__(3727);
// EXTERNAL MODULE: ./build/report/conversation.js
var conversation = __webpack_require__(176);
// EXTERNAL MODULE: ./build/report/outputs.js
var outputs = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/report/reactions.js
var reactions = __webpack_require__(4067);
;// CONCATENATED MODULE: ./build/run/wait.js










const LATE_PAUSES_MS = [5_000, 10_000, 15_000];
async function wait(step, record) {
    const id = (0,operation/* requireAgentId */.sb)(step.inputs);
    const watching = { ...step, inputs: { ...step.inputs, onCancel: "leave" } };
    return await withCursor(watching, async (cursor) => {
        const agent = await firstReading(watching, cursor.client, id);
        const shown = sanitize(watching, agent);
        (0,outputs/* setOutputs */.n0)((0,outputs/* agentOutputs */.cp)(shown));
        record.seen(shown, "joined");
        (0,announce/* announceAgent */.RR)(step.log, shown, "joined");
        const outcome = await (0,follow_agent/* watchAgent */.Z8)(watchFlight(watching, record, cursor, agent), agent, { lookAtOnce: true });
        return outcome.kind === "cancelled"
            ? { ...outcome, problem: (0,catalogue/* problem */.C)("cancelled", { message: LEFT_ALONE }) }
            : outcome;
    });
}
const LEFT_ALONE = "The workflow run was cancelled; the agent was left working, because this step only waits for it.";
async function firstReading(step, client, id) {
    for (const pauseMs of LATE_PAUSES_MS) {
        try {
            return await client.agent(id, { signal: step.cancelled });
        }
        catch (error) {
            if (!(error instanceof errors/* CursorApiError */.ZW) || error.status !== 404)
                throw error;
            await step.clock.sleep(pauseMs, step.cancelled);
        }
    }
    return await client.agent(id, { signal: step.cancelled });
}
function watchFlight(step, record, cursor, agent) {
    return {
        step,
        record,
        cursor,
        reporter: comment/* silentReporter */.P,
        reactions: reactions/* noReactions */.Uq,
        savedState: { note: () => { } },
        transcript: (0,conversation/* openTranscript */.B$)(step, cursor.client),
        expected: expectationFor(step, agent),
        asksForPullRequest: false,
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/report/table.js
var table = __webpack_require__(1799);
// EXTERNAL MODULE: ./build/text/count.js
var count = __webpack_require__(5093);
// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __webpack_require__(1065);
;// CONCATENATED MODULE: ./build/queries/cell.js

const CELL_LENGTH = 200;
function cell(text) {
    return text === undefined || text.trim() === "" ? "" : (0,markdown/* inlineCode */.ti)(text, CELL_LENGTH);
}

// EXTERNAL MODULE: ./build/text/budget.js
var budget = __webpack_require__(4713);
;// CONCATENATED MODULE: ./build/queries/result.js

const RESULT_BYTES = 60 * 1024;
const TEXT_BYTES = 16 * 1024;
function fitting(entries) {
    let bytes = 0;
    const tooMany = entries.findIndex((entry) => {
        bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
        return bytes > RESULT_BYTES;
    });
    return tooMany < 0 ? { kept: entries, complete: true } : { kept: entries.slice(0, tooMany), complete: false };
}
function agentResult(agent, shown) {
    return {
        id: agent.id,
        name: agent.name === undefined ? undefined : (0,budget/* cutToBytes */.zP)(agent.name, TEXT_BYTES).text,
        status: shown.status,
        source: { repository: agent.repository, ref: agent.ref },
        target: { url: shown.url, branchName: shown.branchName, prUrl: shown.pullRequest?.url },
        summary: shown.summary === undefined ? undefined : (0,budget/* cutToBytes */.zP)(shown.summary, TEXT_BYTES).text,
        createdAt: agent.createdAt,
        linesAdded: agent.linesAdded,
        linesRemoved: agent.linesRemoved,
        filesChanged: agent.filesChanged,
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/queries/artifacts/fetch-artifact.js







const FILE_LIMIT_MS = 10 * 60_000;
const ATTEMPTS = 3;
const PAUSE_MS = 2_000;
async function fetchArtifact(order) {
    const { step, client, agentId, absolutePath } = order;
    for (let made = 1;; made++) {
        const { url } = await client.artifactLink(agentId, absolutePath, { signal: step.cancelled });
        try {
            return await save(order, requireStorageLink(url, step.inputs.apiUrl));
        }
        catch (error) {
            if (!(error instanceof download_error/* DownloadError */.n) || error.kind === "too-large" || made >= ATTEMPTS)
                throw error;
            await step.clock.sleep(PAUSE_MS, step.cancelled);
        }
    }
}
function requireStorageLink(link, apiUrl) {
    const url = URL.canParse(link) ? new URL(link) : undefined;
    const isHere = (0,inputs_address/* isLoopback */.U9)(new URL(apiUrl).hostname) && url !== undefined && (0,inputs_address/* isLoopback */.U9)(url.hostname);
    const isStorage = url?.protocol === "https:" && !url.username && !url.password && (0,inputs_address/* isPublicHost */.sw)(url.hostname);
    if (url && (isHere || isStorage))
        return url.href;
    throw new errors/* InvalidResponseError */.tF("artifact link", "url", "an https address of a public host");
}
async function save({ step, target, mostBytes }, url) {
    const { download } = await (0,load_network/* loadNetwork */.V)();
    const part = (0,external_node_path_.join)((0,external_node_path_.dirname)(target), `.${(0,external_node_crypto_.randomUUID)()}.part`);
    const file = await (0,promises_.open)(part, "wx");
    let bytes = 0;
    try {
        const limits = { url, mostBytes, timeoutMs: FILE_LIMIT_MS, signal: step.cancelled };
        const end = await download({ ...limits, clock: step.clock, userAgent: step.userAgent }, async (chunk) => {
            await file.appendFile(chunk);
            bytes += chunk.length;
        });
        if (end.kind === "redirect")
            throw new download_error/* DownloadError */.n("refused", {});
        await file.close();
        await (0,promises_.rename)(part, target);
        return bytes;
    }
    catch (error) {
        await file.close().catch(() => { });
        await (0,promises_.rm)(part, { force: true });
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/queries/artifacts/safe-folder.js



const FOLDER = {
    input: "path",
    what: "a folder inside the workspace. Write a relative path such as `cursor-artifacts`.",
};
function stepsInWorkspace(path, workspace, asked = FOLDER) {
    const root = (0,external_node_fs_.realpathSync)(workspace);
    const steps = (0,external_node_path_.relative)(root, (0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.join)(root, path));
    const isInside = steps !== "" && steps !== ".." && !steps.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(steps);
    if (isInside && !steps.split(external_node_path_.sep).some((step) => step.toLowerCase() === ".git"))
        return steps.split(external_node_path_.sep);
    return (0,values/* refuse */.TR)(asked.input, path, asked.what);
}
function makeFolder(root, steps) {
    let folder = root;
    for (const step of steps) {
        folder = (0,external_node_path_.join)(folder, step);
        const kind = kindOf(folder);
        if (kind === "other")
            throw new BlockedPath(step);
        if (kind === "nothing")
            (0,external_node_fs_.mkdirSync)(folder);
    }
    return folder;
}
class BlockedPath extends Error {
    name = "BlockedPath";
    constructor(step) {
        super(`"${step}" is there already and is no folder`);
    }
}
function kindOf(path) {
    const stats = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (!stats)
        return "nothing";
    return stats.isDirectory() ? "folder" : "other";
}

;// CONCATENATED MODULE: ./build/queries/artifacts/safe-path.js
const PREFIX = "/opt/cursor/artifacts/";
const LONGEST_SEGMENT = 200;
const UNUSABLE = /["*/:<>?\\|\p{Cc}\p{Cf}]/gu;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
function safePath(absolutePath) {
    const relative = absolutePath.startsWith(PREFIX) ? absolutePath.slice(PREFIX.length) : absolutePath;
    const segments = relative.split(/[/\\]/).filter((segment) => segment !== "" && segment !== ".");
    if (segments.length === 0 || segments.some((segment) => /^[.\s]*\.[.\s]*$/.test(segment)))
        return undefined;
    return segments.map(safeName);
}
function safeName(segment) {
    const plain = segment.replaceAll(UNUSABLE, "_").replace(/[. ]+$/, "_");
    const named = DEVICE.test(plain) ? `_${plain}` : plain;
    const harmless = /^\.git$/i.test(named) ? "_git" : named;
    return Array.from(harmless).slice(0, LONGEST_SEGMENT).join("");
}
function untaken(segments, taken) {
    const folders = segments.slice(0, -1);
    const file = segments.at(-1) ?? "";
    const dot = file.lastIndexOf(".");
    const [stem, extension] = dot > 0 ? [file.slice(0, dot), file.slice(dot)] : [file, ""];
    for (let number = 1;; number++) {
        const path = [...folders, number === 1 ? file : `${stem}-${number}${extension}`];
        const key = path.join("/").toLowerCase();
        if (taken.has(key))
            continue;
        taken.add(key);
        return path;
    }
}

;// CONCATENATED MODULE: ./build/queries/artifacts/artifacts.js















const MEGABYTE = 1024 * 1024;
const MOST_FILE_BYTES = 256 * MEGABYTE;
const artifacts_MOST_BYTES = 1024 * MEGABYTE;
async function artifacts(step, record) {
    const agentId = (0,operation/* requireAgentId */.sb)(step.inputs);
    const folder = stepsInWorkspace(step.inputs.path, step.runner.workspace);
    (0,outputs/* setOutputs */.n0)({ agentId });
    const fetched = await ask(step, async (client, limits) => {
        const found = await client.artifacts(agentId, limits);
        return await fetchAll({ step, client, agentId, folder, root: (0,external_node_fs_.realpathSync)(step.runner.workspace) }, found);
    });
    recordFindings(record, step.inputs.path, fetched);
    const failed = fetched.filter(({ kind }) => kind === "failed");
    if (failed.length === 0)
        return { kind: "ok" };
    const message = `${(0,count/* counted */.h)(failed.length, "artifact")} of ${fetched.length} could not be downloaded; the others are in place.`;
    return { kind: "error", problem: (0,catalogue/* problem */.C)("artifacts-incomplete", { message }) };
}
async function fetchAll(place, found) {
    const { step } = place;
    const taken = new Set();
    const fetched = [];
    let left = artifacts_MOST_BYTES;
    for (const [index, artifact] of found.entries()) {
        const one = await fetchOne(place, artifact, taken, left);
        if (one.kind === "saved")
            left -= one.bytes;
        fetched.push(one);
        step.log.info(`${index + 1}/${found.length}  ${artifact.absolutePath}: ${wordsFor(one)}`);
        if (one.kind !== "saved")
            step.warn(`${artifact.absolutePath} was not downloaded: ${one.why}.`);
    }
    return fetched;
}
async function fetchOne(place, artifact, taken, left) {
    const { step, client, agentId, root, folder } = place;
    const safe = safePath(artifact.absolutePath);
    if (safe === undefined)
        return { kind: "skipped", artifact, why: "its path leads out of the folder" };
    const mostBytes = Math.min(MOST_FILE_BYTES, left);
    if (artifact.sizeBytes > mostBytes)
        return { kind: "skipped", artifact, why: tooLarge(left) };
    const path = untaken(safe, taken);
    try {
        const parent = makeFolder(root, [...folder, ...path.slice(0, -1)]);
        const target = (0,external_node_path_.join)(parent, path.at(-1) ?? "");
        const { absolutePath } = artifact;
        const bytes = await fetchArtifact({ step, client, agentId, absolutePath, target, mostBytes });
        return { kind: "saved", artifact, path: [...folder, ...path].join("/"), bytes };
    }
    catch (error) {
        if (step.cancelled.aborted)
            throw error;
        if (error instanceof download_error/* DownloadError */.n && error.kind === "too-large") {
            return { kind: "skipped", artifact, why: tooLarge(left) };
        }
        return { kind: "failed", artifact, why: whyFailed(error) };
    }
}
function tooLarge(left) {
    const limit = left < MOST_FILE_BYTES ? `all files together may have ${artifacts_MOST_BYTES}` : `a file may have ${MOST_FILE_BYTES}`;
    return `it is too large; ${limit} bytes`;
}
function whyFailed(error) {
    const isKnown = [download_error/* DownloadError */.n, BlockedPath, errors/* CursorApiError */.ZW, errors/* CursorConnectionError */.B$, errors/* InvalidResponseError */.tF].some((kind) => error instanceof kind);
    if (isKnown && error instanceof Error)
        return error.message;
    return `the file could not be written (${error instanceof Error && "code" in error ? error.code : "unknown"})`;
}
function wordsFor(one) {
    return one.kind === "saved" ? `${one.bytes} bytes, as ${one.path}` : `${one.kind}: ${one.why}`;
}
function recordFindings(record, folder, fetched) {
    const saved = fetched.filter(({ kind }) => kind === "saved");
    const { kept, complete } = fitting(fetched.map((one) => ({
        ...one.artifact,
        ...(one.kind === "saved" ? { path: one.path } : { [one.kind]: one.why }),
    })));
    record.found({
        headline: `${(0,count/* counted */.h)(saved.length, "artifact")} downloaded`,
        result: { artifacts: kept, complete },
        lines: saved.length > 0 ? [`They are in ${folder}; \`actions/upload-artifact\` takes this as its \`path\`.`] : [],
        markdown: [
            (0,table/* markdownTable */.Q)(["Artifact", "Bytes", "File"], fetched.map((one) => [
                cell(one.artifact.absolutePath),
                String(one.kind === "saved" ? one.bytes : one.artifact.sizeBytes),
                one.kind === "saved" ? cell(one.path) : `${one.kind}: ${cell(one.why)}`,
            ])),
        ],
    });
}

// EXTERNAL MODULE: ./build/report/conversation-text.js
var conversation_text = __webpack_require__(5018);
;// CONCATENATED MODULE: ./build/queries/conversation.js









const SUMMARY_CHARACTERS = 200_000;
const MESSAGE_BYTES = 16 * 1024;
const PATH_LENGTH = 500;
async function conversation_conversation(step, record) {
    const id = (0,operation/* requireAgentId */.sb)(step.inputs);
    const messages = await ask(step, (client, limits) => client.conversation(id, limits));
    const path = (0,conversation/* writeConversation */.j8)(step.runner.temp, id, messages);
    (0,outputs/* setOutputs */.n0)({ agentId: id, conversationPath: path });
    if (step.inputs.logConversation) {
        for (const [place, { type, text }] of messages.entries()) {
            step.log.quoteGroup(`${(0,conversation_text/* speakerOf */.d)(type)}, message ${place + 1}`, text);
        }
    }
    const { kept, complete } = fitting(messages.map((message) => ({ ...message, text: (0,budget/* cutToBytes */.zP)(message.text, MESSAGE_BYTES).text })));
    record.found({
        headline: `${(0,count/* counted */.h)(messages.length, "message")} in the conversation`,
        result: { id, messages: kept, complete },
        lines: [`The whole conversation is in ${path}.`],
        markdown: [
            `The whole conversation is in ${(0,markdown/* inlineCode */.ti)(path, PATH_LENGTH)}.`,
            ...(0,conversation_text/* conversationParts */.y)(messages, SUMMARY_CHARACTERS),
        ],
    });
    return { kind: "ok" };
}

// EXTERNAL MODULE: ./build/cursor/retry.js
var retry = __webpack_require__(1053);
;// CONCATENATED MODULE: ./build/queries/gated.js


async function approveChange(step, { trigger }) {
    const agentId = (0,operation/* requireAgentId */.sb)(step.inputs);
    const authorization = await (0,authorize/* authorize */.G)(step, trigger);
    return authorization.kind === "refused" ? authorization : { kind: "approved", agentId };
}

;// CONCATENATED MODULE: ./build/queries/delete.js





const ATTEMPT_MS = 30_000;
const PATIENCE_MS = 60_000;
async function deleteAgent(step, record, order) {
    const change = await approveChange(step, order);
    if (change.kind === "refused")
        return change.outcome;
    const id = change.agentId;
    (0,outputs/* setOutputs */.n0)({ agentId: id });
    return await withCursor(step, async ({ client, budget }) => {
        const limits = {
            clock: step.clock,
            random: step.random,
            budget,
            longestPauseMs: PATIENCE_MS,
            signal: step.cancelled,
        };
        const words = await removeOnce(client, id, limits);
        record.found({ headline: words, lines: [`Agent ${id}`], markdown: [`Agent \`${id}\``] });
        return { kind: "ok" };
    });
}
async function removeOnce(client, id, limits) {
    let sent = 0;
    try {
        await (0,retry/* withRetries */.LH)(limits, () => {
            sent++;
            return client.remove(id, { signal: limits.signal, timeoutMs: ATTEMPT_MS });
        });
        return "Cursor agent deleted";
    }
    catch (error) {
        if (!(error instanceof errors/* CursorApiError */.ZW))
            throw error;
        if (sent > 1 && error.status === 404)
            return "Cursor agent deleted";
        if (error.status === 409 && (await isGone(client, id, limits)))
            return "The Cursor agent was deleted already";
        throw error;
    }
}
async function isGone(client, id, { signal }) {
    try {
        await client.agent(id, { signal });
        return false;
    }
    catch (error) {
        if (error instanceof errors/* CursorApiError */.ZW && (error.status === 404 || error.status === 409))
            return true;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/report/explain-refusal.js + 1 modules
var explain_refusal = __webpack_require__(1267);
;// CONCATENATED MODULE: ./build/queries/me.js




async function me(step, record) {
    const identity = await ask(step, identify);
    const words = ownerOf(identity);
    record.found({
        headline: "The API key is accepted",
        result: identity.kind === "user" ? { kind: "user", ...identity.owner } : { kind: "service-account" },
        lines: [`It belongs to ${words}.`],
        markdown: [(0,table/* markdownTable */.Q)(["What", "Value"], [["Belongs to", cell(words)]])],
    });
    return { kind: "ok" };
}
async function identify(client, limits) {
    try {
        return { kind: "user", owner: await client.me(limits) };
    }
    catch (error) {
        if (!(error instanceof errors/* CursorApiError */.ZW) || ![401, 403, 404].includes(error.status))
            throw error;
        await client.models(limits);
        return { kind: "service-account" };
    }
}
function ownerOf(identity) {
    if (identity.kind === "service-account")
        return "a service account";
    const { apiKeyName, userEmail } = identity.owner;
    const [user = "", domain] = userEmail?.split("@") ?? [];
    const whose = domain === undefined ? "" : `, of ${user.slice(0, 1)}…@${domain}`;
    return `the user key "${apiKeyName}"${whose}`;
}

;// CONCATENATED MODULE: ./build/queries/repositories.js







async function repositories(step, record) {
    try {
        repositories_recordFindings(step, record, await ask(step, (client, limits) => client.repositories(limits)));
        return { kind: "ok" };
    }
    catch (error) {
        const unavailable = unavailability(error);
        if (step.cancelled.aborted || !unavailable)
            throw error;
        return { kind: "error", problem: unavailable };
    }
}
function repositories_recordFindings(step, record, found) {
    const { owner, name } = step.inputs.repository;
    const isHere = sees(found, step.inputs.repository);
    const { kept, complete } = fitting(found);
    record.found({
        headline: found.length === 1 ? "1 repository" : `${found.length} repositories`,
        result: { repositories: kept, complete },
        lines: [
            ...found.map((repository) => `${repository.owner}/${repository.name}`),
            `${owner}/${name} is ${isHere ? "" : "not "}among them.`,
        ],
        markdown: [
            (0,table/* markdownTable */.Q)(["Repository"], found.map((repository) => [cell(`${repository.owner}/${repository.name}`)])),
        ],
    });
}
function sees(found, wanted) {
    const plain = (repository) => `${repository.owner}/${repository.name}`.toLowerCase();
    return found.some((repository) => plain(repository) === plain(wanted));
}
function unavailability(error) {
    const limit = "Cursor answers this question once a minute and 30 times an hour for each user";
    if (error instanceof errors/* CursorApiError */.ZW && error.status === 429) {
        return (0,catalogue/* problem */.C)("rate-limit", { message: `The list of repositories is not available now: ${limit}.` });
    }
    if (!(error instanceof errors/* CursorConnectionError */.B$))
        return undefined;
    const { code, message } = (0,problem_from_error/* problemFromError */.m)(error);
    const words = `${message} The question was sent once and is not repeated: ${limit}.`;
    return (0,catalogue/* problem */.C)(code, { message: `The list of repositories is not available now. ${words}` });
}

;// CONCATENATED MODULE: ./build/queries/doctor/checks.js



function good(name, finding) {
    return { name, verdict: "good", finding, remedy: "" };
}
function warning(name, finding, remedy) {
    return { name, verdict: "warning", finding, remedy };
}
function bad(name, finding, remedy) {
    return { name, verdict: "bad", finding, remedy };
}
function checkFindings(checks) {
    const of = (verdict) => checks.filter((check) => check.verdict === verdict).length;
    const widest = Math.max(...checks.map(({ name }) => name.length));
    return {
        headline: `${(0,count/* counted */.h)(checks.length, "check")}: ${of("good")} good, ${(0,count/* counted */.h)(of("warning"), "warning")}, ${of("bad")} bad`,
        result: { checks },
        lines: checks.map(({ name, verdict, finding, remedy }) => `${verdict.padEnd(7)}  ${name.padEnd(widest)}  ${finding} ${remedy}`.trimEnd()),
        markdown: [
            (0,table/* markdownTable */.Q)(["Check", "Verdict", "Finding", "What to do"], checks.map(({ name, verdict, finding, remedy }) => [
                name,
                verdict === "bad" ? "**bad**" : verdict,
                cell(finding),
                remedy,
            ])),
        ],
    };
}

;// CONCATENATED MODULE: ./build/queries/doctor/check-cursor.js







const KEY = "API key";
const MODELS = "Models";
const REPOSITORY = "Repository at Cursor";
async function checkCursor(step) {
    if (step.inputs.apiKey === undefined) {
        const remedy = "Save the key as a secret and pass it as `api-key`.";
        return [bad(KEY, "`api-key` is empty.", remedy), ...unchecked("There is no API key.")];
    }
    return await withCursor(step, async ({ client }) => {
        const key = await checkKey(step, client);
        if (key.verdict !== "good")
            return [key, ...unchecked("The API key does not work.")];
        return [key, await checkModels(step, client), await checkRepository(step, client)];
    });
}
function unchecked(why) {
    return [MODELS, REPOSITORY].map((name) => warning(name, `Not checked. ${why}`, "Mend the row above first."));
}
async function checkKey(step, client) {
    try {
        return good(KEY, `Accepted. It belongs to ${ownerOf(await identify(client, { signal: step.cancelled }))}.`);
    }
    catch (error) {
        return failed(step, KEY, error);
    }
}
async function checkModels(step, client) {
    const { model } = step.inputs;
    try {
        const ids = await client.models({ signal: step.cancelled });
        if (model === undefined || model === "default")
            return good(MODELS, `${(0,count/* counted */.h)(ids.length, "model")} to choose from.`);
        if (ids.includes(model))
            return good(MODELS, `${model} is one of ${(0,count/* counted */.h)(ids.length, "model")}.`);
        return bad(MODELS, `${model} is not in Cursor's list.`, (0,explain_refusal/* modelAdvice */.y)(model, ids));
    }
    catch (error) {
        return failed(step, MODELS, error);
    }
}
async function checkRepository(step, client) {
    const { owner, name } = step.inputs.repository;
    try {
        const found = await client.repositories({ signal: step.cancelled });
        if (sees(found, { owner, name }))
            return good(REPOSITORY, `Cursor sees ${owner}/${name}.`);
        const remedy = "Install the Cursor GitHub app on the repository and check the account's access to it.";
        return bad(REPOSITORY, `Cursor does not see ${owner}/${name}.`, remedy);
    }
    catch (error) {
        const unavailable = step.cancelled.aborted ? undefined : unavailability(error);
        if (!unavailable)
            return failed(step, REPOSITORY, error);
        return warning(REPOSITORY, unavailable.message, "Run the doctor again in a few minutes.");
    }
}
function failed(step, name, error) {
    if (step.cancelled.aborted)
        throw error;
    const { message, detail, remedy } = (0,problem_from_error/* problemFromError */.m)(error);
    return bad(name, detail === undefined ? message : `${message} Cursor said: ${detail}`, remedy);
}

// EXTERNAL MODULE: ./build/event/trigger.js
var event_trigger = __webpack_require__(5435);
// EXTERNAL MODULE: ./build/github/api-error.js
var api_error = __webpack_require__(3273);
// EXTERNAL MODULE: ./build/github/permission.js
var permission = __webpack_require__(9071);
// EXTERNAL MODULE: ./build/github/comment.js
var github_comment = __webpack_require__(79);
;// CONCATENATED MODULE: ./build/github/probe.js


async function mayComment(github, place, signal) {
    try {
        await github.call("Trying an empty comment", ({ request }, limited) => request(`POST ${github_comment/* ON_ISSUE */.sz}`, { ...(0,github_comment.on)(place), body: "", request: { signal: limited } }), signal);
        return "yes";
    }
    catch (error) {
        if (!(error instanceof api_error/* GitHubApiError */.O))
            throw error;
        if (error.status === 422)
            return "likely";
        if (error.denial === "permission")
            return "no";
        if (error.denial === "locked")
            return "locked";
        if (error.denial === "not-found")
            return "unknown";
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/queries/doctor/check-github.js





const GATE = "Permission check";
const COMMENT = "Comments and reactions";
const RIGHT = "Give the job `permissions: issues: write`; for pull requests `pull-requests: write` does as well.";
async function checkGitHub(step) {
    const github = await step.openGitHub();
    if (!github) {
        const remedy = "Leave `github-token` out, so that the job's own token is used.";
        return [bad(GATE, "`github-token` is empty.", remedy), bad(COMMENT, "`github-token` is empty.", remedy)];
    }
    return [await checkGate(step, github), await checkComment(step, github)];
}
async function checkGate(step, github) {
    const { actor, repository } = step.runner;
    try {
        const role = await (0,permission/* permissionOf */.F)(github, repository, actor, step.cancelled);
        return good(GATE, `The token may ask who may do what: ${actor} has ${role} permission.`);
    }
    catch (error) {
        if (!(error instanceof api_error/* GitHubApiError */.O))
            throw error;
        return bad(GATE, `${error.message}.`, "Use the job's own token: events of outsiders cannot be checked without it.");
    }
}
async function checkComment(step, github) {
    const trigger = (0,event_trigger/* readTrigger */.v)(step.runner);
    const number = trigger.kind === "none" ? 1 : trigger.subject.number;
    const place = { ...step.runner.repository, number };
    try {
        switch (await mayComment(github, place, step.cancelled)) {
            case "yes":
                return good(COMMENT, `The token may write on #${number}.`);
            case "likely":
                return good(COMMENT, `GitHub refused an empty comment on #${number} as empty, and not for want of a right.`);
            case "no":
                return warning(COMMENT, `The token may not write on #${number}.`, RIGHT);
            case "locked":
                return warning(COMMENT, `The conversation of #${number} is locked.`, "Run the doctor on another issue's event.");
            case "unknown":
                return warning(COMMENT, `There is no #${number} to try it on.`, `Run the doctor on an issue's event. ${RIGHT}`);
        }
    }
    catch (error) {
        if (!(error instanceof api_error/* GitHubApiError */.O))
            throw error;
        return warning(COMMENT, `${error.message}.`, RIGHT);
    }
}

;// CONCATENATED MODULE: ./build/queries/doctor/doctor.js






const LEAST_NODE = 24;
const CURSOR = "https://api.cursor.com";
async function doctor(step, record) {
    const { proxyFor } = await (0,load_network/* loadNetwork */.V)();
    const checks = [
        checkNode(process.versions.node),
        checkApiUrl(step.inputs.apiUrl),
        checkProxy(proxyFor(step.inputs.apiUrl)?.uri),
        ...(await checkCursor(step)),
        ...(await checkGitHub(step)),
    ];
    record.found(checkFindings(checks));
    const failed = checks.filter(({ verdict }) => verdict === "bad").map(({ name }) => name);
    if (failed.length === 0)
        return { kind: "ok" };
    return { kind: "error", problem: (0,catalogue/* problem */.C)("checks-failed", { message: `Not in order: ${failed.join(", ")}.` }) };
}
function checkNode(version) {
    const isNew = Number.parseInt(version, 10) >= LEAST_NODE;
    return isNew
        ? good("Node", `Version ${version}.`)
        : bad("Node", `Version ${version}; ${LEAST_NODE} is the least.`, "Update the runner: it brings its own Node.");
}
function checkApiUrl(apiUrl) {
    if (apiUrl === CURSOR)
        return good("api-url", `${apiUrl}, Cursor's own.`);
    const finding = `${apiUrl}, not Cursor's own: the API key is sent there.`;
    const remedy = "Leave `api-url` out unless this gateway is yours.";
    return (0,inputs_address/* isLoopback */.U9)(new URL(apiUrl).hostname)
        ? warning("api-url", `${apiUrl}, this very machine.`, "Leave `api-url` out, unless this is a try-out.")
        : warning("api-url", finding, remedy);
}
function checkProxy(proxy) {
    if (proxy === undefined)
        return good("Proxy", "None for this address.");
    return good("Proxy", `Requests go through ${proxy}.`);
}

// EXTERNAL MODULE: ./build/report/facts.js
var facts = __webpack_require__(7872);
;// CONCATENATED MODULE: ./build/queries/list.js







const MOST_AGENTS = 200;
async function list(step, record) {
    const { pullRequest } = step.inputs;
    const filter = pullRequest === undefined ? {} : { prUrl: pullRequest.url };
    const { agents, isAll } = await ask(step, (client, limits) => firstAgents(client.agents(filter, limits)));
    const shown = agents.map((agent) => ({ agent, shown: (0,sanitized_agent/* sanitizedAgent */.l)(agent, expectationFor(step, agent)).agent }));
    const { kept, complete } = fitting(shown.map(({ agent, shown }) => ({ ...agentResult(agent, shown), summary: undefined })));
    const more = isAll ? "" : ", and there are more";
    record.found({
        headline: `${(0,count/* counted */.h)(agents.length, "agent")}${more}`,
        result: { agents: kept, complete: complete && isAll },
        lines: agents.map(({ id, status, name = "" }) => `${id}  ${status}  ${name}`),
        markdown: [
            (0,table/* markdownTable */.Q)(["Agent", "Status", "Task", "Pull request", "Made"], shown.map(({ agent, shown }) => [
                shown.url === undefined ? cell(shown.id) : (0,facts/* link */.nf)(shown.id, shown.url),
                cell(shown.status),
                cell(agent.name),
                shown.pullRequest ? (0,facts/* link */.nf)(`Pull request #${shown.pullRequest.number}`, shown.pullRequest.url) : "",
                cell(agent.createdAt),
            ])),
        ],
    });
    return { kind: "ok" };
}
async function firstAgents(pages) {
    const agents = [];
    for await (const agent of pages) {
        if (agents.length === MOST_AGENTS)
            return { agents, isAll: false };
        agents.push(agent);
    }
    return { agents, isAll: true };
}

;// CONCATENATED MODULE: ./build/queries/models.js




async function models(step, record) {
    const ids = await ask(step, (client, limits) => client.models(limits));
    const { kept, complete } = fitting(ids);
    record.found({
        headline: (0,count/* counted */.h)(ids.length, "model"),
        result: { models: kept, complete },
        lines: ids,
        markdown: [ids.map((id) => `- ${cell(id)}`).join("\n")],
    });
    return { kind: "ok" };
}

;// CONCATENATED MODULE: ./build/queries/status.js



async function status_status(step, record) {
    const id = (0,operation/* requireAgentId */.sb)(step.inputs);
    const agent = await ask(step, (client, limits) => client.agent(id, limits));
    const shown = sanitize(step, agent);
    record.seen(shown);
    const headline = `The agent's status is ${shown.status}`;
    record.found({ headline, result: agentResult(agent, shown), lines: [], markdown: [] });
    return { kind: "ok" };
}

// EXTERNAL MODULE: ./build/agent/stop.js
var stop = __webpack_require__(1984);
;// CONCATENATED MODULE: ./build/queries/stop.js




const stop_ATTEMPT_MS = 30_000;
const stop_PATIENCE_MS = 60_000;
async function stop_stop(step, record, order) {
    const change = await approveChange(step, order);
    if (change.kind === "refused")
        return change.outcome;
    const id = change.agentId;
    return await withCursor(step, async ({ client, budget }) => {
        const agent = await client.agent(id, { signal: step.cancelled });
        record.seen(sanitize(step, agent));
        const done = (headline) => {
            record.found({ headline, lines: [], markdown: [] });
            return { kind: "ok" };
        };
        if ((0,agent_status/* endOf */.p)(agent.status) !== undefined)
            return done("The Cursor agent had ended already");
        const limits = {
            clock: step.clock,
            random: step.random,
            budget,
            longestPauseMs: stop_PATIENCE_MS,
            timeoutMs: stop_ATTEMPT_MS,
        };
        const result = await (0,stop/* stopAgent */.e)(client, id, limits);
        if (result.kind === "failed")
            throw result.error;
        const after = await client.agent(id, { signal: step.cancelled }).catch(() => undefined);
        if (after)
            record.seen(sanitize(step, after));
        return done(result.kind === "stopped" ? "Cursor agent stopped" : "The Cursor agent had ended already");
    });
}

// EXTERNAL MODULE: ./build/cursor/v0/schema.js
var schema = __webpack_require__(8091);
;// CONCATENATED MODULE: ./build/cursor/webhook.js


const WEBHOOK_WINDOW_MS = 15 * 60_000;
const SIGNATURE = /^sha256=([0-9a-f]{64})$/;
function judgeWebhook(body, signature, secrets, today) {
    const digits = SIGNATURE.exec(signature)?.[1];
    if (digits === undefined)
        return { kind: "rejected", why: "malformed-signature" };
    const given = Buffer.from(digits, "hex");
    const fits = secrets.map((secret) => (0,external_node_crypto_.timingSafeEqual)((0,external_node_crypto_.createHmac)("sha256", secret).update(body).digest(), given));
    if (!fits.includes(true))
        return { kind: "rejected", why: "wrong-signature" };
    const change = readStatusChange(body);
    if (!change)
        return { kind: "rejected", why: "unreadable-body" };
    const ageMs = today.getTime() - Date.parse(change.timestamp);
    if (ageMs > WEBHOOK_WINDOW_MS)
        return { kind: "rejected", why: "too-old" };
    if (ageMs < -WEBHOOK_WINDOW_MS)
        return { kind: "rejected", why: "too-new" };
    return { kind: "genuine", change };
}
function payloadBytes(payload) {
    if (payload.startsWith("{"))
        return Buffer.from(payload, "utf8");
    const digits = payload.replaceAll(/[\r\n\t ]/g, "");
    const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(digits) && digits.length % 4 === 0;
    return isBase64 ? Buffer.from(digits, "base64") : undefined;
}
function readStatusChange(body) {
    const value = parse(body);
    if (!(0,schema/* isRecord */.u4)(value))
        return undefined;
    const { event, id, status, timestamp } = value;
    const isComplete = [event, id, status, timestamp].every((field) => typeof field === "string" && field !== "");
    if (!isComplete || Number.isNaN(Date.parse(String(timestamp))))
        return undefined;
    return { event: String(event), id: String(id), status: String(status), timestamp: String(timestamp) };
}
function parse(body) {
    try {
        return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/text/address.js
var address = __webpack_require__(7666);
;// CONCATENATED MODULE: ./build/queries/webhook-memory.js






const webhook_memory_MOST_BYTES = 1024 * 1024;
const LINE = /^(\S{1,40}) ([0-9a-f]{64})$/;
const FILE = {
    input: "webhook-memory",
    what: "a file inside the workspace. Write a relative path such as `.cursor-webhooks`.",
};
function openMemory(path, workspace, today) {
    const file = fileAt(path, workspace);
    const lines = readLines(file, path);
    return {
        holds: (delivery) => lines.some((line) => line.endsWith(` ${identityOf(delivery)}`)),
        keep: (delivery) => {
            const fresh = lines.filter((line) => isFresh(line, today));
            const time = new Date(delivery.timestamp).toISOString();
            (0,external_node_fs_.writeFileSync)(file, [...fresh, `${time} ${identityOf(delivery)}`, ""].join("\n"));
        },
    };
}
function fileAt(path, workspace) {
    const steps = stepsInWorkspace(path, workspace, FILE);
    try {
        return (0,external_node_path_.join)(makeFolder((0,external_node_fs_.realpathSync)(workspace), steps.slice(0, -1)), steps.at(-1) ?? "");
    }
    catch (error) {
        if (!(error instanceof BlockedPath))
            throw error;
        return (0,values/* refuse */.TR)(FILE.input, path, `a path through folders: ${error.message}.`);
    }
}
function readLines(file, path) {
    const stats = (0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false });
    if (!stats)
        return [];
    if (!stats.isFile() || stats.size > webhook_memory_MOST_BYTES)
        return (0,values/* refuse */.TR)(FILE.input, path, "a file that this action wrote.");
    return (0,external_node_fs_.readFileSync)(file, "utf8")
        .split("\n")
        .filter((line) => LINE.test(line));
}
function isFresh(line, today) {
    return today.getTime() - Date.parse(LINE.exec(line)?.[1] ?? "") <= WEBHOOK_WINDOW_MS;
}
function identityOf({ id, status, timestamp }) {
    return (0,external_node_crypto_.createHash)("sha256")
        .update(JSON.stringify([id, status, timestamp]))
        .digest("hex");
}

;// CONCATENATED MODULE: ./build/queries/verify-webhook.js










async function verifyWebhook(step, record) {
    const { payload, signature, secrets } = requireDelivery(step);
    const body = payloadBytes(payload);
    if (body === undefined)
        return rejected("unreadable-payload");
    const verdict = judgeWebhook(body, signature, secrets, step.clock.today());
    if (verdict.kind === "rejected")
        return rejected(verdict.why);
    if (!(0,address/* isAgentId */.TU)(verdict.change.id))
        return rejected("unreadable-body");
    const { change } = verdict;
    const memory = memoryOf(step);
    if (memory?.holds(change))
        return replayed(change.id);
    (0,outputs/* setOutputs */.n0)({ agentId: change.id });
    const agent = step.inputs.apiKey === undefined ? undefined : await readAgent(step, record, change.id);
    verify_webhook_recordFindings(record, change, agent);
    memory?.keep(change);
    return { kind: "ok" };
}
function memoryOf({ inputs, runner, clock }) {
    const { webhookMemory: path } = inputs;
    return path === undefined ? undefined : openMemory(path, runner.workspace, clock.today());
}
async function readAgent(step, record, id) {
    const agent = await ask(step, (client, limits) => client.agent(id, limits));
    const shown = sanitize(step, agent);
    record.seen(shown);
    return agentResult(agent, shown);
}
function requireDelivery({ inputs }) {
    const { webhookPayload: payload, webhookSignature: signature, webhookSecrets: secrets } = inputs;
    const missing = [
        ...(payload === undefined ? ["`webhook-payload` (the raw body, plain or base64)"] : []),
        ...(signature === undefined ? ["`webhook-signature` (the header X-Webhook-Signature)"] : []),
        ...(secrets.length === 0 ? ["`webhook-secret` (the secret that the launch set)"] : []),
    ];
    if (payload !== undefined && signature !== undefined && secrets.length > 0)
        return { payload, signature, secrets };
    throw new input_error/* InputError */.d(`The operation \`verify-webhook\` needs ${missing.join(" and ")}.`);
}
const REASONS = {
    "malformed-signature": "The signature is not `sha256=` and 64 lower-case hexadecimal digits, so the webhook is not believed.",
    "wrong-signature": "The signature does not fit the payload, so the webhook is not believed.",
    "unreadable-payload": "The payload starts with no `{` and is no base64 either, so there is nothing to check.",
    "unreadable-body": "The payload is signed, but it is not what Cursor documents for a `statusChange`.",
    "too-old": "The webhook is signed, but its `timestamp` is more than 15 minutes old.",
    "too-new": "The webhook is signed, but its `timestamp` is more than 15 minutes ahead of this runner's clock.",
};
function rejected(why) {
    const code = why === "too-old" || why === "too-new" ? "webhook-time" : "webhook-signature";
    return { kind: "error", problem: (0,catalogue/* problem */.C)(code, { message: REASONS[why] }) };
}
function replayed(agentId) {
    const message = `This webhook about agent ${agentId} was accepted before, so it is refused now.`;
    return { kind: "error", problem: (0,catalogue/* problem */.C)("webhook-replayed", { message }) };
}
function verify_webhook_recordFindings(record, change, agent) {
    const source = agent === undefined ? "no API key, so the agent was not read" : "from Cursor's API";
    record.found({
        headline: "The webhook is genuine",
        result: { verified: true, webhook: change, agent: agent ?? null },
        lines: [`Agent ${change.id}: ${agent?.status ?? change.status} (${source}).`],
        markdown: [
            (0,table/* markdownTable */.Q)(["What", "Value"], [
                ["Agent", cell(change.id)],
                ["Webhook says", cell(change.status)],
                ["Cursor's API says", agent === undefined ? "not asked: there is no `api-key`" : cell(agent.status)],
                ["Sent", cell(change.timestamp)],
            ]),
        ],
    });
}

;// CONCATENATED MODULE: ./build/queries/all.js














const ACT = {
    "follow-up": followUp,
    stop: stop_stop,
    delete: deleteAgent,
};
const ASK = {
    wait: wait,
    status: status_status,
    conversation: conversation_conversation,
    artifacts: artifacts,
    list: list,
    models: models,
    repositories: repositories,
    me: me,
    "verify-webhook": verifyWebhook,
    doctor: doctor,
};


/***/ })

};
