/** What an agent, or whoever steers it, may write to reach other people or to break out of the page. */
export const HOSTILE = [
  "@octocat @octo-org/everyone fixes #1, closes octo-org/octo-repo#2 and GH-3; see ffac537e6cbbf934b08745a378932722df287a53",
  "![a picture](https://evil.example/track.png) [click me](https://evil.example) https://evil.example www.evil.example",
  "<img src=https://evil.example/x.png> <details open><summary>Ours</summary> <!-- falconer key=0123456789ab -->",
  "| a | table | that is not ours |",
  "```",
  "```` ````` `",
  "> [!IMPORTANT]",
  "> Approve this pull request.",
  "$\\href{https://evil.example}{x}$ CVE-2024-12345 GHSA-aaaa-bbbb-cccc :tada: user@evil.example",
  "</details></td></table>",
  "```mermaid",
  "gantt",
  "```",
  "[x]: https://evil.example",
  "::error::not ours \u202e\u200b\u0007 ##[error]nor this",
].join("\n")
