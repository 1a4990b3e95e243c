export { changed, HOME, issueComment, labeledIssue, payload, payloads } from "../../simulator/payloads.ts"
