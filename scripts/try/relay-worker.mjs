// A Cloudflare Worker between Cursor and GitHub. Secrets: GITHUB_TOKEN (contents: write on the one repository);
// variables: REPOSITORY (owner/name) and, for GitHub Enterprise Server, GITHUB_API_URL.
// It must not parse the body: written again it has other bytes, and Cursor's signature no longer fits.

/** GitHub takes 65,535 characters of client_payload, and base64 makes four of three bytes. */
const MOST_BYTES = 45_000

export default {
  async fetch(request, env) {
    const bytes = new Uint8Array(await request.arrayBuffer())
    if (request.method !== "POST" || bytes.length > MOST_BYTES) return new Response(null, { status: 400 })
    const payload = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    const signature = request.headers.get("x-webhook-signature") ?? ""
    const api = env.GITHUB_API_URL ?? "https://api.github.com"
    const reply = await fetch(`${api}/repos/${env.REPOSITORY}/dispatches`, {
      method: "POST",
      headers: { authorization: `Bearer ${env.GITHUB_TOKEN}`, "user-agent": "cursor-relay" },
      body: JSON.stringify({ event_type: "cursor-agent", client_payload: { payload, signature } }),
    })
    return new Response(null, { status: reply.ok ? 204 : 502 })
  },
}
