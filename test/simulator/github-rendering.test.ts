import assert from "node:assert/strict"
import { test } from "node:test"
import type { Rendering } from "../../simulator/github/options.ts"
import type { SimulatedGitHub } from "../../simulator/github/start.ts"
import { ask, clientOf, REPOSITORIES, startFor } from "./github-fixture.ts"

const TEXTS = `... on Issue { body bodyHTML } ... on PullRequest { body bodyHTML }
  ... on IssueComment { body bodyHTML lastEditedAt editor { login } userContentEdits(first: 5) { totalCount } }
  ... on PullRequestReview { body bodyHTML state comments(first: 10) { nodes { path line diffHunk bodyHTML } } }
  ... on PullRequestReviewComment { body bodyHTML path line }`

const node = (github: SimulatedGitHub, id: string): Promise<unknown> =>
  clientOf(github).graphql(`query ($id: ID!) { node(id: $id) { __typename ${TEXTS} } }`, { id })

const htmlOf = async (github: SimulatedGitHub, body: string, repository = "octo/shop"): Promise<string> => {
  const id = github.addComment({ repository, number: 1, author: "rea", body })
  const reply = (await node(github, `IC_${id}`)) as { node: { bodyHTML: string } }
  return reply.node.bodyHTML
}

test("texts are rendered, sanitised and decorated as on GitHub", async (t) => {
  const github = await startFor(t)
  const cases: readonly (readonly [markdown: string, html: RegExp])[] = [
    ["It is.", /^<p dir="auto">It is\.<\/p>$/],
    ["a\nb", /<p dir="auto">a<br>\nb<\/p>/],
    ["<!-- x --><script>y</script><span hidden style='a:b' class=c>z</span>", /^<span>z<\/span>\s*$/],
    ["- [x] done", /<li class="task-list-item"><input type="checkbox" [^>]*checked> done<\/li>/],
    ["- [ ] \n<!-- x -->", /^<ul dir="auto">\n<li>\[ \]<\/li>\n<\/ul>\s*$/],
    ["```js\n1\n```", /<div class="highlight highlight-source-js[^>]*><pre [^>]*><span class="pl-s1">1<\/span>/],
    ["```hidden-words\n1\n```", /<pre class="notranslate" lang="hidden-words"><code>1/],
    ["> [!TIP]\n> x", /<div class="markdown-alert markdown-alert-tip"/],
    ["@rea #12 :tada:", /user-mention[^>]*>@rea<.*issue-link[^>]*>#12<.*<g-emoji [^>]*>🎉</],
    ["$a$ ~~b~~", /<math-renderer [^>]*>\$a\$<\/math-renderer> <del>b<\/del>/],
    ["a[^1]\n\n[^1]: b", /<sup><a href="#user-content-fn-1-abc".*<section data-footnotes="" class="footnotes">/s],
    ["|a|\n|-|\n|b|surplus|", /<markdown-accessiblity-table><table>(?!.*surplus).*<td>b<\/td>/s],
    [
      "![a](https://x.example/a.png)",
      /<img src="https:\/\/camo\.[^"]*" alt="a" data-canonical-src="https:\/\/x\.example/,
    ],
  ]
  for (const [markdown, html] of cases) assert.match(await htmlOf(github, markdown), html, markdown)
  assert.deepEqual(github.violations, [])
})

test("an attachment of a private repository is shown at a signed address", async (t) => {
  const github = await startFor(t)
  const asset = "01234567-89ab-cdef-0123-456789abcdef"
  const markdown = `![a](https://github.com/user-attachments/assets/${asset})`
  assert.match(await htmlOf(github, markdown, "octo/vault"), /src="https:\/\/private-user-images\.[^"]+\?jwt=/)
  assert.doesNotMatch(await htmlOf(github, markdown), /jwt/)
})

test("every kind of text is found by its node id, old and new", async (t) => {
  const [shop] = REPOSITORIES
  const [pull] = shop?.pullRequests ?? []
  assert.ok(shop && pull)
  const place = { path: "src/till.ts", line: 3, diffHunk: "@@ -1 +1 @@" }
  const reviews = [{ id: 9, author: "mia", body: "No.", comments: [{ id: 10, author: "mia", body: "Why?", place }] }]
  const github = await startFor(t, { repositories: [{ ...shop, pullRequests: [{ ...pull, reviews }] }] })
  const paragraph = (words: string) => `<p dir="auto">${words}</p>`
  const review = {
    __typename: "PullRequestReview",
    body: "No.",
    bodyHTML: paragraph("No."),
    state: "COMMENTED",
    comments: { nodes: [{ ...place, bodyHTML: paragraph("Why?") }] },
  }
  assert.deepEqual(await node(github, "PRR_9"), { node: review })
  const old = (name: string) => Buffer.from(`${name.length}:${name}`).toString("base64")
  assert.deepEqual(await node(github, old("PullRequestReview9")), { node: review })
  const comment = { __typename: "PullRequestReviewComment", body: "Why?", bodyHTML: paragraph("Why?") }
  assert.deepEqual(await node(github, "PRRC_10"), { node: { ...comment, path: "src/till.ts", line: 3 } })
  await assert.rejects(node(github, "PRRC_11"), /Could not resolve to a node with the global id of 'PRRC_11'/)

  const id = github.addComment({ repository: "octo/shop", number: 1, author: "rea", body: "Before" })
  github.editComment({ repository: "octo/shop", id, body: "After", editor: "will" })
  const edited = (await node(github, `IC_${id}`)) as { node: Record<string, unknown> }
  assert.deepEqual(edited.node.editor, { login: "will" })
  assert.deepEqual([edited.node.body, edited.node.bodyHTML], ["After", paragraph("After")])
  assert.deepEqual(edited.node.userContentEdits, { totalCount: 2 })
  assert.deepEqual(github.violations, [])
})

test("REST gives rendered text to whoever asks for it", async (t) => {
  const github = await startFor(t)
  const client = clientOf(github)
  const get = async (route: string, form: string) => {
    const accept = `application/vnd.github.${form}+json`
    const { data } = await ask(client, route, { headers: { accept } })
    const { body, body_html } = data as Record<string, unknown>
    return [body, body_html]
  }
  const issue = "GET /repos/{owner}/{repo}/issues/1"
  assert.deepEqual(await get(issue, "full"), ["It is.", '<p dir="auto">It is.</p>'])
  assert.deepEqual(await get(issue, "html"), [undefined, '<p dir="auto">It is.</p>'])
  assert.deepEqual(await get(issue, "raw"), ["It is.", undefined])
  assert.deepEqual(await get("GET /repos/{owner}/{repo}/pulls/3", "full"), ["Mine.", '<p dir="auto">Mine.</p>'])
  assert.deepEqual(github.violations, [])
})

test("a server can be too old, or give nothing, or refuse", async (t) => {
  const issue = '{ repository(owner: "octo", name: "shop") { issue(number: 1) { body bodyHTML } } }'
  const cases: readonly (readonly [Rendering, RegExp | null])[] = [
    ["absent", /Field 'bodyHTML' doesn't exist/],
    ["forbidden", /Resource not accessible/],
    ["null", null],
  ]
  for (const [rendering, message] of cases) {
    const github = await startFor(t, { rendering })
    const answer = clientOf(github).graphql(issue)
    if (message) await assert.rejects(answer, message)
    else assert.deepEqual(await answer, { repository: { issue: { body: "It is.", bodyHTML: null } } })
    const accept = "application/vnd.github.full+json"
    const { data } = await ask(clientOf(github), "GET /repos/{owner}/{repo}/issues/1", { headers: { accept } })
    assert.ok(!Object.hasOwn(data as object, "body_html"))
    assert.deepEqual(github.violations, [])
  }
})
