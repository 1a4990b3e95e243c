/** How much of a page is searched for its title. */
const MAX_HEAD_LENGTH = 16 * 1024
const MAX_TITLE_LENGTH = 100

/**
 * Whether a reply is a web page: something in front of the API has answered, for the API itself sends JSON and, in
 * trouble, plain text or nothing.
 */
export function isWebPage(text: string, contentType: string): boolean {
  const start = /\S/.exec(text)?.[0]
  if (start === "<") return true
  return start !== undefined && start !== "{" && start !== "[" && /^text\/html\b/i.test(contentType)
}

/**
 * The title of a web page in one line, without control and invisible characters; undefined for a page without one.
 * Never the page's source.
 */
export function pageTitle(page: string): string | undefined {
  const head = page.slice(0, MAX_HEAD_LENGTH)
  const start = /<title[^<>]{0,200}>/i.exec(head)
  if (!start) return undefined
  const rest = head.slice(start.index + start[0].length)
  const title = rest
    .slice(0, Math.max(0, rest.indexOf("<")))
    .replace(/&[#\w]{1,10};|[\s\p{C}]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim()
  if (title === "") return undefined
  return title.length <= MAX_TITLE_LENGTH ? title : `${title.slice(0, MAX_TITLE_LENGTH - 1)}…`
}
