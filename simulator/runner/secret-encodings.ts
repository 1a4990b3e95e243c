type Encoding = (value: string) => string

/**
 * The forms of a secret that the runner masks besides the secret itself (ValueEncoders, as registered in HostContext
 * of actions/runner 2.336.0). Empty forms and repeats are left out.
 */
export function encodingsOf(secret: string): readonly string[] {
  const forms = encodings.map((encode) => encode(secret)).filter((form) => form !== "")
  return [...new Set(forms)]
}

const encodings: readonly Encoding[] = [
  (value) => base64Shifted(value, 0),
  (value) => base64Shifted(value, 1),
  (value) => base64Shifted(value, 2),
  (value) => value.replaceAll('"', '\\"'),
  (value) => value.replaceAll("'", "''"),
  jsonEscaped,
  uriEscaped,
  xmlEscaped,
  withoutDoubleQuotes,
  powershellBeforeAmpersand,
  powershellAfterAmpersand,
]

// Base64 of "user:secret" depends on where the secret falls among the groups of three bytes, hence the shifts.
function base64Shifted(value: string, shift: number): string {
  const bytes = Buffer.from(value, "utf8")
  return (bytes.length > shift ? bytes.subarray(shift) : bytes).toString("base64")
}

function jsonEscaped(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1)
  // Newtonsoft.Json escapes these three as well.
  return escaped.replace(/[\u0085\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
}

function uriEscaped(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

const xmlEntities: Readonly<Record<string, string>> = {
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "&": "&amp;",
}

function xmlEscaped(value: string): string {
  return value.replace(/[<>"'&]/g, (char) => xmlEntities[char] ?? char)
}

function withoutDoubleQuotes(value: string): string {
  return value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : ""
}

// PowerShell may colour or split a secret at its ampersands when it prints an error.
const shortestPowershellPart = 6

function powershellBeforeAmpersand(value: string): string {
  if (!value.includes("&")) return ""
  const end = value.includes("&+") ? value.indexOf("&+") + 2 : value.lastIndexOf("&") + 1
  return end >= shortestPowershellPart ? value.slice(0, end) : ""
}

function powershellAfterAmpersand(value: string): string {
  if (!value.includes("&")) return ""
  const start = value.includes("&+") ? value.indexOf("&+") + 3 : value.lastIndexOf("&") + 1
  const part = value.slice(start)
  return part.length >= shortestPowershellPart ? part : ""
}
