// Run after `npm install` behind a registry mirror that lacks packages for other platforms: npm then leaves them out of
// the lock file, and `npm ci` refuses a lock file that lacks any optional package. Adds what is missing, by name, and with
// the C library that it is for: without that npm downloads a program for both (96 MB of Biome's).
// It also takes out which Node a package wants when that is newer than the one that npm may run on here: our scripts run
// on Node 24 whatever npm runs on (scripts/node24.mjs), so its warning would be wrong.
import { readFileSync, writeFileSync } from "node:fs"

const PLATFORM = /(android|darwin|linux|win32|freebsd|openharmony)-(arm64|x64|arm|ppc64|riscv64|s390x|ia32)/

/** Packages that want a newer Node than `engines` in package.json, and get it. */
const RUN_ON_NODE_24 = ["@cursor/sdk"]

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"))
const { packages } = lock
for (const { optionalDependencies = {} } of Object.values(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const [, os, cpu] = PLATFORM.exec(name) ?? []
    if (!os || !cpu) continue
    const entry = { version, cpu: [cpu], dev: true, optional: true, os: [os] }
    packages[`node_modules/${name}`] ??= entry
    const libc = /-musl/.test(name) ? "musl" : /-gnu/.test(name) ? "glibc" : undefined
    if (libc) packages[`node_modules/${name}`].libc ??= [libc]
  }
}
for (const name of RUN_ON_NODE_24) delete packages[`node_modules/${name}`].engines
const [root, ...rest] = Object.entries(packages)
lock.packages = Object.fromEntries([root, ...rest.sort(([one], [other]) => one.localeCompare(other, "en"))])
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`)
