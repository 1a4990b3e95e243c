// Run after `npm install` behind a registry mirror that lacks packages for other platforms: npm then leaves them out of
// the lock file, and `npm ci` refuses a lock file that lacks any optional package. Adds what is missing, by name.
import { readFileSync, writeFileSync } from "node:fs"

const PLATFORM = /(android|darwin|linux|win32|freebsd|openharmony)-(arm64|x64|arm|ppc64|riscv64|s390x|ia32)/

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"))
const { packages } = lock
for (const { optionalDependencies = {} } of Object.values(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const [, os, cpu] = PLATFORM.exec(name) ?? []
    if (os && cpu) packages[`node_modules/${name}`] ??= { version, cpu: [cpu], dev: true, optional: true, os: [os] }
  }
}
const [root, ...rest] = Object.entries(packages)
lock.packages = Object.fromEntries([root, ...rest.sort(([one], [other]) => one.localeCompare(other, "en"))])
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`)
