import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestContext } from "node:test"
import { startClock } from "../../simulator/clock.ts"
import { type CursorCloud, startCursorCloud } from "../../simulator/cursor/cloud.ts"
import type { GitHubOptions } from "../../simulator/github/options.ts"
import { type SimulatedGitHub, startGitHub } from "../../simulator/github/start.ts"
import { makeCertificate } from "../certificate.ts"
import { HOME } from "./payloads.ts"
import { API_KEY, GITHUB_TOKEN, homeRepository } from "./scene.ts"

const certificates = new Map<string, ReturnType<typeof makeCertificate>>()

/** A certificate for these names and addresses, made once; undefined without openssl. */
export function certificateFor(...hosts: readonly string[]) {
  const names = hosts.map((host) => (/^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`))
  const known = certificates.get(names.join())
  const certificate = known ?? makeCertificate(...names)
  certificates.set(names.join(), certificate)
  return certificate
}

export type OverTls = {
  readonly cursor: CursorCloud
  readonly github: SimulatedGitHub
  /** The port behind each host's name. */
  readonly ports: Readonly<Record<string, number>>
  /** A file with the certificate that NODE_EXTRA_CA_CERTS has to name. */
  readonly authority: string
}

/** Both services over TLS under these names, with a certificate that no public authority vouches for. */
export async function startOverTls(
  context: TestContext,
  cursorHost: string,
  githubHost: string,
  github: Pick<GitHubOptions, "prefix"> = {},
): Promise<OverTls> {
  const tls = certificateFor(cursorHost, githubHost)
  assert.ok(tls)
  const clock = startClock()
  const cursor = await startCursorCloud({
    clock,
    tls,
    keys: [{ key: API_KEY }],
    repositories: [{ name: HOME.fullName, defaultBranch: "master" }],
  })
  const permissions = { issues: "write", contents: "read" } as const
  const token = { value: GITHUB_TOKEN, kind: "installation", login: "github-actions[bot]", permissions } as const
  const hub = await startGitHub({ clock, tls, tokens: [token], repositories: [homeRepository()], ...github })
  const folder = mkdtempSync(join(tmpdir(), "falconer-ca-"))
  const authority = join(folder, "ca.pem")
  writeFileSync(authority, tls.cert)
  const portOf = (address: string) => Number(new URL(address).port)
  context.after(async () => {
    rmSync(folder, { recursive: true })
    await Promise.all([cursor.close(), hub.close()])
  })
  return {
    cursor,
    github: hub,
    ports: { [cursorHost]: portOf(cursor.url), [githubHost]: portOf(hub.apiUrl) },
    authority,
  }
}
