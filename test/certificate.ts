import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

export type Certificate = { readonly key: string; readonly cert: string }

/** A self-signed certificate for these names, such as `DNS:api.test` or `IP:127.0.0.1`; undefined without openssl. */
export function makeCertificate(...names: readonly string[]): Certificate | undefined {
  const folder = mkdtempSync(join(tmpdir(), "falconer-tls-"))
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")]
  const request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=falconer-test"
  const options = ["-addext", `subjectAltName=${names.join(",")}`, "-keyout", key, "-out", cert]
  try {
    execFileSync("openssl", [...request.split(" "), ...options], { stdio: "ignore" })
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") }
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true })
  }
}
